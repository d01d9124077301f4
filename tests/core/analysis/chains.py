"""Chains of little cases, and the random editions that analyses are tried on."""

import os
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from riskwiz.core.analysis.chain import OutcomeKey, Reading
from riskwiz.core.answer import Key
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.mitigation_record import MitigationRecord
from tests.editions import case_of

FEW = settings(max_examples=1000 if os.environ.get("RISKWIZ_LONG") else 15)
"""How often a law is tried that assesses many cases for each edition."""

Outcomes = dict[OutcomeKey, tuple[str, str]]


def case_with(edition: Edition, said: Mapping[Key, object]) -> Case:
    """Make a case with some answers under their keys."""
    return case_of(edition, {_name(key): value for key, value in said.items()})


def promising(draw: Callable[[st.SearchStrategy[Any]], Any], edition: Edition, case: Case) -> Case:
    """Record some of an edition's mitigations in a case."""
    states = st.sampled_from([None, "proposed", "agreed", "verified"])
    drawn = {name: draw(states) for name in edition.mitigations}
    records = {n: MitigationRecord(state=state) for n, state in drawn.items() if state}
    return case.model_copy(update={"mitigations": records})


def _name(key: Key) -> str:
    return key.question if key.row is None else f"{key.question}.{key.row}"


def outcomes(one: Assessment) -> Outcomes:
    """Return the level and disposition of every outcome of an assessment."""
    return {
        (d.determination, o.audience): (o.level.stated, o.disposition.stated)
        for d in one.determinations
        for o in d.outcomes
    }


def read_outcomes(one: Reading) -> Outcomes:
    """Return the level and disposition of every outcome of a reading."""
    return {key: (found.level, found.disposition) for key, found in one.outcomes.items()}
