"""Scores and levels: denominators, rounding, cut points, accounts that add up."""

from fractions import Fraction

import pytest

from riskwiz.core.answer import State
from riskwiz.core.scoring import round_half_up
from tests.editions import DECISION, FACTOR, HEAD, METHODOLOGY, ONE, assessed, build, factor


def choices(*maxima: int) -> str:
    """Write questions q0, q1 ... of which each has the points 0, 1 and its maximum."""
    return ONE + "".join(
        f"""
[[section.question]]
id = "q{place}"
kind = "choice"
ask = "Q{place}?"
option = [
  {{ id = "none", label = "None", points = 0 }},
  {{ id = "one", label = "One", points = 1 }},
  {{ id = "most", label = "Most", points = {most} }},
]
"""
        for place, most in enumerate(maxima)
    )


def test_the_denominator_is_the_same_for_every_case() -> None:
    """It is the sum of the maxima, whatever is answered, closed or not applicable."""
    edition = build(choices(4, 5, 6).replace('ask = "Q1?"', "ask = \"Q1?\"\nwhen = 'q0.known'"))
    for answers in ({}, {"q0": "most"}, {"q0": State.UNKNOWN}, {"q1": "most", "q2": "one"}):
        assert factor(assessed(edition, **answers)).score.denominator == 15


@pytest.mark.parametrize(("declared", "percent", "level"), [(77, 13, "low"), (20, 50, "moderate")])
def test_a_factor_may_declare_its_maximum(declared: int, percent: int, level: str) -> None:
    """The declared number is the denominator, whatever the items add up to."""
    own = f"{HEAD}{FACTOR}maximum = {declared}\n{DECISION}"
    one = factor(assessed(build(choices(10, 10), own), q0="most", q1="none"))
    assert one.score.denominator == declared
    assert (one.score.stated_percent, one.level.stated) == (percent, level)


@pytest.mark.parametrize(
    ("number", "whole"),
    [("0", 0), ("1/2", 1), ("49/100", 0), ("5/2", 3), ("7/2", 4), ("99.5", 100), ("249/100", 2)],
)
def test_halves_are_rounded_up(number: str, whole: int) -> None:
    """Not to the even neighbour, as Python's round would."""
    assert round_half_up(Fraction(number)) == whole


@pytest.mark.parametrize(
    ("cut", "level"),
    [
        ("33.333333333333333333333333333333", "high"),
        ("100/3", "high"),
        ("33.333333333333333333333333333334", "low"),
    ],
)
def test_a_level_is_decided_on_the_exact_fraction(cut: str, level: str) -> None:
    """One third of the points reaches 100/3 and not a hair more; the rounded score is 33."""
    own = FACTOR.replace('moderate = "40", high = "70"', f'moderate = "{cut}", high = "{cut}"')
    one = factor(assessed(build(choices(3), HEAD + own + DECISION), q0="one"))
    assert one.score.stated_percent == 33
    assert one.level.stated == level


@pytest.mark.parametrize(
    ("answers", "score", "level"),
    [
        ({"q0": "none", "q1": "none"}, 0, "low"),
        ({"q0": "one", "q1": "none"}, 10, "low"),
        ({"q0": "none", "q1": "most"}, 40, "moderate"),
        ({"q0": "one", "q1": "most"}, 50, "moderate"),
        ({"q0": "most", "q1": "one"}, 70, "high"),
        ({"q0": "most", "q1": "most"}, 100, "high"),
    ],
)
def test_a_cut_point_is_the_lower_inclusive_end(
    answers: dict[str, object], score: int, level: str
) -> None:
    """With cuts at 40 and 70, exactly 40 is moderate and exactly 70 is high."""
    one = factor(assessed(build(choices(6, 4)), **answers))
    assert (one.score.stated_percent, one.level.stated) == (score, level)


def test_a_rounded_score_never_lifts_a_level() -> None:
    """39.5 prints as 40 and is still low."""
    own = HEAD + FACTOR + "maximum = 200\n" + DECISION
    one = factor(assessed(build(choices(79), own), q0="most"))
    assert one.score.stated_percent == 40
    assert one.level.stated == "low"


def test_the_account_adds_up_to_the_score() -> None:
    """Stated, low and high are each the sum of their column."""
    edition = build(choices(7, 5, 3, 2))
    one = factor(assessed(edition, q0="one", q1=State.UNKNOWN, q2=State.WITHHELD))
    assert one.score.stated == 1 + Fraction(5, 2) + 3 + 1 == sum(i.stated for i in one.account)
    assert one.score.low == 1 == sum(i.low for i in one.account)
    assert one.score.high == 1 + 5 + 3 + 2 == sum(i.high for i in one.account)
    assert [i.item for i in one.account] == ["q0", "q1", "q2", "q3"]


def test_an_item_belongs_to_the_nearest_factor_that_is_named() -> None:
    """The question's own factor, else its section's, else its questionnaire's."""
    second = FACTOR.replace('"threat"', '"second"')
    third = FACTOR.replace('"threat"', '"third"')
    asked = """
[[section]]
id = "s1"
title = "S1"
[[section.question]]
id = "a"
kind = "yes_no"
ask = "A?"
points = { yes = 1 }
[[section]]
id = "s2"
title = "S2"
factor = "second"
[[section.question]]
id = "b"
kind = "yes_no"
ask = "B?"
points = { yes = 2 }
[[section.question]]
id = "c"
kind = "yes_no"
ask = "C?"
factor = "third"
points = { yes = 4 }
"""
    head = ONE.replace('[[section]]\nid = "s"\ntitle = "S"\n', "")
    edition = build(head + asked, HEAD + FACTOR + second + third + DECISION)
    one = assessed(edition, a=True, b=True, c=True)
    assert {f.factor: int(f.score.stated) for f in one.factors} == {
        "threat": 1,
        "second": 2,
        "third": 4,
    }


def test_a_factor_without_items_scores_nothing() -> None:
    """Nothing is divided by zero."""
    second = FACTOR.replace('"threat"', '"second"')
    edition = build(choices(3), HEAD + FACTOR + second + DECISION)
    one = factor(assessed(edition), "second")
    assert (one.score.denominator, one.score.stated_percent, one.level.stated) == (0, 0, "low")


def test_a_factor_may_skip_levels_of_its_scale() -> None:
    """A level without a cut point is never reached, and is not among those that are printed."""
    skipping = METHODOLOGY.replace('moderate = "40", high = "70"', 'high = "50"')
    edition = build(choices(2), skipping)
    low, high = (factor(assessed(edition, q0=said)) for said in ("none", "one"))
    assert (low.level.stated, high.level.stated) == ("low", "high")
    assert {one.level: int(one.start) for one in high.cut_points} == {"low": 0, "high": 50}
