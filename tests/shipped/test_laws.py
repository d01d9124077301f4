"""The laws of scoring, over random answers to the shipped edition."""

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskwiz.core.answer import Key
from riskwiz.core.assessment import Assessment
from riskwiz.core.event import Event
from riskwiz.core.interview import Interview
from riskwiz.core.path import Truth
from riskwiz.core.question import ChoiceQuestion, GridQuestion, MultiQuestion, NumberQuestion
from riskwiz.core.value import Objection
from tests.editions import begin
from tests.shipped.edition import shipped

Said = dict[Key, Any]

_ANSWERED = 0.8
"""The share of the questions that a random case answers."""


def _ladders() -> dict[Key, list[Any]]:
    """Every scored question with values for it, from the least to the most concerning."""
    found: dict[Key, list[Any]] = {}
    for q in shipped().questions.values():
        if isinstance(q, ChoiceQuestion):
            found[Key(q.id, None)] = [o.id for o in q.option]
        elif isinstance(q, GridQuestion):
            found |= {Key(q.id, a): [o.id for o in q.option] for a in shipped().audiences}
        elif isinstance(q, MultiQuestion):
            alone = [o.id for o in q.option if o.exclusive]
            rest = [o.id for o in q.option if not o.exclusive]
            more = [rest[:n] for n in range(1, len(rest) + 1)]
            found[Key(q.id, None)] = [*([alone] if alone else []), *more]
        elif isinstance(q, NumberQuestion) and q.band:
            found[Key(q.id, None)] = [_written(one.start) for one in q.band]
    return found


def _written(number: Fraction | int) -> str:
    """Write a number as an assessor types it."""
    exact = Fraction(number)
    return format(Decimal(exact.numerator) / Decimal(exact.denominator), "f")


def _interview(said: Said) -> Interview:
    blank = begin(shipped())
    events: list[Event] = []
    for key, value in said.items():
        outcome = blank.answer(key, value)
        assert not isinstance(outcome, Objection), (key, value, outcome)
        events += outcome
    return blank.after(events)


def _heights(one: Assessment) -> Iterator[tuple[str, Any]]:
    """Yield every score, level and disposition as something that can be compared."""
    rank = shipped().scales["level"].rank
    steps = [d.id for d in one.dispositions].index
    for f in one.factors:
        yield f"points of {f.factor}, {f.audience}", f.score.stated
        yield f"level of {f.factor}, {f.audience}", rank(f.level.stated)
    for d in one.determinations:
        for o in d.outcomes:
            yield f"{d.determination}, {o.audience}", steps(o.disposition.stated)


def _asked(interview: Interview) -> set[str]:
    return {name for name, truth in interview.record.asked.items() if truth is Truth.TRUE}


@pytest.mark.long
@settings(max_examples=150)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_more_concerning_answer_never_lowers_anything(seed: int) -> None:
    """With the same questions asked, no score, level or disposition falls where an answer rises."""
    chance = random.Random(seed)  # noqa: S311  (a reproducible draw, nothing secret)
    ladders = _ladders()
    said = {k: chance.choice(v) for k, v in ladders.items() if chance.random() < _ANSWERED}
    scored = {item.id for items in shipped().items.values() for item in items}
    key = chance.choice([k for k in said if k.question in scored and said[k] != ladders[k][-1]])
    higher = ladders[key][ladders[key].index(said[key]) + 1 :]

    before = _interview(said)
    after = _interview(said | {key: chance.choice(higher)})

    if _asked(before) == _asked(after):
        was = dict(_heights(before.assessment))
        fallen = [n for n, now in _heights(after.assessment) if now < was[n]]
        assert fallen == [], key
