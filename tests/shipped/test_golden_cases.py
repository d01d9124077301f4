"""The golden cases of the shipped edition show what its questionnaires on data and harm do."""

import json
from functools import cache
from pathlib import Path

import pytest

from riskwiz.core.exercise import Exercise, exercised
from riskwiz.core.trial import Trial, try_all
from tests.cli.running import run
from tests.shipped.edition import WORKED, shipped


@cache
def _trials() -> tuple[Trial, ...]:
    return try_all(shipped())


@cache
def _exercises() -> dict[str, Exercise]:
    return {one.sort: one for one in exercised(shipped(), _trials())}


def test_every_golden_case_passes() -> None:
    """What must follow from its answers follows."""
    assert [d for trial in _trials() for d in trial.differences] == []


def test_every_finding_on_data_and_harm_is_made_by_some_case() -> None:
    """So that no finding stands there untried."""
    ours = {
        finding.id
        for one in shipped().questionnaires
        if one.id in {"data_access", "harm"}
        for finding in one.finding
    }

    assert sorted(ours & set(_exercises()["findings"].idle)) == []


def test_every_contradiction_on_data_and_harm_is_noticed_in_some_case() -> None:
    """So that no objection stands there untried."""
    ours = {
        contradiction.id
        for one in shipped().questionnaires
        if one.id in {"data_access", "harm"}
        for contradiction in one.contradiction
    }

    assert ours
    assert sorted(ours & set(_exercises()["contradictions"].idle)) == []


def test_every_cell_of_user_harm_is_reached_by_some_case() -> None:
    """All twenty-five can occur."""
    cells = _exercises()["table cells"]

    assert len([one for one in cells.all if one.startswith("harm:")]) == 25
    assert [one for one in cells.idle if one.startswith("harm:")] == []


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_a_worked_case_contradicts_nothing(path: Path) -> None:
    """No answers that cannot all be right, no evidence from after its day, none too weak."""
    done = run("score", path, "--json")

    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["concerns"] == []
