"""Computed factors: what their expressions may say, and what they give over ranges of points."""

from fractions import Fraction

import pytest

from riskwiz.core.expression import Declarations, Expression, Language
from riskwiz.core.formula import Interval

LANGUAGE = Language(Declarations(types={"a.points": "double", "b.points": "double"}, orders={}))


@pytest.mark.parametrize(
    ("source", "offset", "message"),
    [
        ("{1: a.points}[1]", 0, "a computed factor is worked out from points alone"),
        ("[a.points] == [3.0] ? 1.0 : 2.0", 0, "a computed factor is a number, and no list"),
        ("count([[a.points]])", 7, "a computed factor is a number, and no list"),
        (
            'a.points > 1.0 || "x" == "y" ? 1.0 : 2.0',
            18,
            "a computed factor takes numbers, true and false alone",
        ),
        ("3u == 4u ? 1.0 : 2.0", 0, "a computed factor takes numbers, true and false alone"),
        ("null == null ? 1.0 : 2.0", 0, "a computed factor takes numbers, true and false alone"),
        ("double == double ? 1.0 : 2.0", 0, "a computed factor is worked out from points alone"),
        ("a.points * double(2)", 17, "`double` cannot stand in a computed factor"),
        (
            "sum(a.points > 1.0 ? [1.0] : [2.0])",
            3,
            "write out what sum takes: [a.points, b.points]",
        ),
        ("mean([])", 4, "mean takes at least one number"),
        (
            "a.points / b.points",
            9,
            "a computed factor is divided only by a number written out, not 0",
        ),
        ("a.points / 0.0", 9, "a computed factor is divided only by a number written out, not 0"),
        (
            "round_half_up(a.points, count([b.points]))",
            13,
            "write out how many places it is rounded to, 0 to 12",
        ),
        (
            "round_half_up(a.points, 1000000000)",
            13,
            "write out how many places it is rounded to, 0 to 12",
        ),
        ("(a.points > 1.0) < true ? 1.0 : 2.0", 17, "true and false have no order"),
        ("a.points * 1e999", 11, "the number is too large"),
        ("a.points / 1e999", 11, "the number is too large"),
    ],
)
def test_what_cannot_be_worked_out_exactly_is_refused_with_its_place(
    source: str, offset: int, message: str
) -> None:
    """Nothing is guessed, nothing fails later, and nothing takes for ever."""
    outcome = LANGUAGE.compile(source, points=True)
    assert isinstance(outcome, tuple)
    assert (offset, message) in [(one.offset, one.message) for one in outcome]


A = (2, 5)
B = (4, 4)


@pytest.mark.parametrize(
    ("source", "low", "high"),
    [
        ("-a.points", -5, -2),
        ("sum([a.points, b.points])", 6, 9),
        ("sum([])", 0, 0),
        ("product([a.points, -1.0])", -5, -2),
        ("mean([a.points, b.points, 0.0])", 2, 3),
        ("max([a.points, b.points])", 4, 5),
        ("round_half_up(a.points / 4.0, 0)", 1, 1),
        # a is certainly at least 2, certainly under 6, and may be 3 or not
        ("a.points >= 2.0 ? 1.0 : 9.0", 1, 1),
        ("a.points > 5.0 ? 1.0 : 9.0", 9, 9),
        ("a.points == 3.0 ? 1.0 : 9.0", 1, 9),
        ("a.points != 6.0 ? 1.0 : 9.0", 1, 1),
        ("b.points == 4.0 ? 1.0 : 9.0", 1, 1),
        ("true ? a.points : 9.0", 2, 5),
        ("(a.points > 1.0) == (b.points > 4.0) ? 1.0 : 9.0", 9, 9),
        ("(a.points > 3.0) != true ? 1.0 : 9.0", 1, 9),
        ("(a.points > 3.0 ? b.points > 3.0 : b.points < 9.0) ? 1.0 : 9.0", 1, 1),
        ("(a.points > 3.0 ? b.points > 3.0 : b.points > 9.0) ? 1.0 : 9.0", 1, 9),
        ("a.points > 3.0 || b.points > 3.0 ? 1.0 : 9.0", 1, 1),
        ("!(a.points > 1.0 && b.points > 3.0) ? 1.0 : 9.0", 9, 9),
        ("count([a.points > 1.0, a.points > 3.0, a.points > 5.0])", 1, 2),
        ("count([a.points, b.points])", 2, 2),
        ("count([a.points, a.points > 9.0])", 2, 2),
        ("count([])", 0, 0),
    ],
)
def test_a_formula_gives_the_least_and_the_greatest_that_it_could_be(
    source: str, low: int, high: int
) -> None:
    """While `a` has 2 to 5 points and `b` has 4."""
    outcome = LANGUAGE.compile(source, points=True)
    assert isinstance(outcome, Expression), outcome
    points = {
        "a.points": Interval(*map(Fraction, A)),
        "b.points": Interval(*map(Fraction, B)),
    }
    assert outcome.formula.between(points) == Interval(Fraction(low), Fraction(high))
