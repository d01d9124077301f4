"""The assessment carries the method that it was made with, so that the memo need not know it."""

import datetime as dt
from fractions import Fraction

from riskwiz.core.authority import Authority, citation
from tests.editions import DECISION, FACTOR, HEAD, ONE, assessed, build, factor

SCORED = (
    ONE
    + """
[[section.question]]
id = "a"
kind = "yes_no"
ask = "A?"
points = { yes = 4 }
"""
)


def test_a_factor_says_where_each_of_its_levels_begins() -> None:
    """The lowest level begins at 0, the others at their cut points, exactly."""
    one = factor(assessed(build(SCORED)))

    begins = [(cut.level, cut.start) for cut in one.cut_points]
    assert begins == [
        ("low", Fraction(0)),
        ("moderate", Fraction(40)),
        ("high", Fraction(70)),
    ]


def test_a_factor_says_why_it_is_cut_where_it_is() -> None:
    """The author's reason goes with the result; without one there is none."""
    reasoned = build(SCORED, f'{HEAD}{FACTOR}why = "Three parts."\n{DECISION}')

    assert factor(assessed(reasoned)).why == "Three parts."
    assert factor(assessed(build(SCORED))).why is None


def test_the_shares_that_make_confidence_go_with_the_assessment() -> None:
    """A reader can check what `low confidence` meant."""
    rule = assessed(build(SCORED)).confidence_rule

    assert (rule.high_answered, rule.low_fair) == (Fraction(4, 5), Fraction(2, 5))


def test_a_citation_keeps_title_and_place_apart() -> None:
    """So several places in one authority can be listed under its title once."""
    rules = Authority.model_validate(
        {
            "title": "The rules",
            "kind": "law",
            "from": dt.date(2020, 1, 1),
            "until": dt.date(2024, 1, 1),
            "formerly": [{"title": "The old rules", "from": dt.date(2010, 1, 1)}],
            "verified": True,
        }
    )

    now = citation("rules s. 2(a)", {"rules": rules}, dt.date(2022, 1, 1))
    assert (now.title, now.pin_point, now.text) == ("The rules", "s. 2(a)", "The rules, s. 2(a)")
    before = citation("rules", {"rules": rules}, dt.date(2015, 1, 1))
    assert (before.title, before.pin_point, before.text) == ("The old rules", "", "The old rules")
