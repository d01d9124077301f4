"""Dispositions: the first row that matches, per audience, with the range of those in reach."""

import datetime as dt

import pytest

from riskwiz.core import decision
from riskwiz.core.answer import State
from riskwiz.core.assessment import Assessment, Outcome
from riskwiz.core.edition import EditionFault
from tests.editions import AUDIENCES, DECISION, FACTOR, HEAD, ONE, assessed, build

ASKED = (
    ONE
    + """
[[section.question]]
id = "q"
kind = "choice"
ask = "Q?"
option = [
  { id = "none", label = "None", points = 0 },
  { id = "half", label = "Half", points = 5 },
  { id = "most", label = "Most", points = 10 },
]
[[section.question]]
id = "a"
kind = "yes_no"
ask = "A?"
[[finding]]
id = "f"
title = "F."
severity = "high"
when = 'a'
[[derived]]
id = "d"
label = "D"
kind = "boolean"
value = 'a'
"""
)


def rules(*rows: tuple[str, str | None, str]) -> str:
    """Write a determination over the threat with rules (disposition, when, cites)."""
    head = DECISION[: DECISION.index("[[rule]]")]
    return head + "".join(
        f'[[rule]]\nid = "r{place}"\ndetermination = "decision"\ndisposition = "{to}"\n'
        f'why = "Row {place}."\ncite = [{cites}]\n' + (f"when = '{when}'\n" if when else "")
        for place, (to, when, cites) in enumerate(rows)
    )


def outcome(one: Assessment, audience: str | None = None) -> Outcome:
    """Return the outcome of the only determination."""
    return next(o for o in one.determinations[0].outcomes if o.audience == audience)


def reach(one: Assessment, audience: str | None = None) -> tuple[str, str, str]:
    """Return a disposition as stated, the least and the most restrictive."""
    found = outcome(one, audience).disposition
    return found.stated, found.low, found.high


@pytest.mark.parametrize(
    ("answers", "rule", "expected"),
    [
        ({"q": "none"}, "rule_nothing", ("nothing", "nothing", "nothing")),
        ({"q": "half"}, "rule_watch", ("watch", "watch", "watch")),
        ({"q": "most"}, "rule_ban", ("ban", "ban", "ban")),
        ({}, "rule_watch", ("watch", "nothing", "ban")),
        ({"q": State.WITHHELD}, "rule_ban", ("ban", "nothing", "ban")),
    ],
)
def test_the_first_row_that_matches_decides(
    answers: dict[str, object], rule: str, expected: tuple[str, str, str]
) -> None:
    """The range goes over the rows that the open answers could still reach."""
    one = assessed(build(ASKED), **answers)
    assert (outcome(one).rule, reach(one)) == (rule, expected)


@pytest.mark.parametrize("name", ["f", "d"])
@pytest.mark.parametrize(
    ("a", "expected"),
    [
        (True, ("ban", "ban", "ban")),
        (False, ("nothing", "nothing", "nothing")),
        (None, ("nothing", "nothing", "ban")),
        (State.UNKNOWN, ("nothing", "nothing", "ban")),
        (State.WITHHELD, ("nothing", "nothing", "ban")),
    ],
)
def test_a_rule_may_name_findings_and_derived_values(
    name: str, a: object, expected: tuple[str, str, str]
) -> None:
    """One that is not yet known is not true, and widens the range."""
    edition = build(ASKED, HEAD + FACTOR + rules(("ban", name, ""), ("nothing", None, "")))
    assert reach(assessed(edition, q="none", **({} if a is None else {"a": a}))) == expected


LAWS = """
[authorities.old]
title = "Old Act"
kind = "law"
from = 2010-01-01
until = 2020-01-01
verified = true
[authorities.new]
title = "New Act"
kind = "law"
from = 2020-01-01
verified = true
[authorities.moved]
title = "New Code"
kind = "law"
from = 2024-01-01
verified = true
[[authorities.moved.formerly]]
title = "Old Code"
from = 2015-01-01
until = 2024-01-01
"""


@pytest.mark.parametrize(
    ("cites", "as_of", "rule"),
    [
        ('"old s. 1"', dt.date(2015, 6, 1), "r0"),
        ('"old s. 1"', dt.date(2019, 12, 31), "r0"),
        ('"old s. 1"', dt.date(2020, 1, 1), "r1"),
        ('"old s. 1"', dt.date(2009, 12, 31), "r1"),
        ('"new s. 1"', dt.date(2019, 12, 31), "r1"),
        ('"new s. 1"', dt.date(2020, 1, 1), "r0"),
        ('"old s. 1", "new s. 2"', dt.date(2024, 1, 1), "r0"),
        ('"moved s. 3"', dt.date(2016, 1, 1), "r0"),
        ('"moved s. 3"', dt.date(2014, 1, 1), "r1"),
        ("", dt.date(1900, 1, 1), "r0"),
    ],
)
def test_a_row_on_law_that_is_not_in_force_cannot_match(
    cites: str, as_of: dt.date, rule: str
) -> None:
    """One authority in force at the as-of date is enough; a row without a cite needs none."""
    text = rules(("ban", "true", cites), ("nothing", None, '"old s. 9"'))
    one = assessed(build(ASKED, HEAD + FACTOR + text, LAWS), as_of)
    assert outcome(one).rule == rule
    reachable = {"ban"} if rule == "r0" else {"nothing"}
    assert set(reach(one)) == reachable


def test_a_row_may_depend_on_the_audience() -> None:
    """Each audience gets its own; the headline names the worst and the one always named."""
    methodology = HEAD + AUDIENCES + FACTOR + "per_audience = true\n"
    text = rules(("ban", 'audience == "public"', ""), ("nothing", None, ""))
    text = text.replace('level = "threat"', 'level = "threat"\nheadline = "cleared"')
    one = assessed(build(ASKED, methodology + text), q="none")
    assert reach(one, "public") == ("ban", "ban", "ban")
    assert reach(one, "cleared") == ("nothing", "nothing", "nothing")
    assert one.determinations[0].headline == ("public", "cleared")


def test_the_headline_names_an_audience_once() -> None:
    """Where the one that is always named is the one most at risk."""
    methodology = HEAD + AUDIENCES + FACTOR + "per_audience = true\n" + DECISION
    head = methodology.replace(
        'level = "threat"\n[[disp', 'level = "threat"\nheadline = "cleared"\n[[disp'
    )
    assert assessed(build(ASKED, head)).determinations[0].headline == ("cleared",)
    assert assessed(build(ASKED, methodology)).determinations[0].headline == ("cleared",)
    assert assessed(build(ASKED)).determinations[0].headline == ()


def test_a_rule_that_fails_is_a_fault_of_the_edition() -> None:
    """It is named by its place."""
    edition = build(ASKED, HEAD + FACTOR + rules(("ban", "1 / 0 > 1", ""), ("nothing", None, "")))
    with pytest.raises(EditionFault, match="rule `r0` fails"):
        assessed(edition)


def test_past_the_limit_of_combinations_the_range_is_the_widest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So it is never too narrow."""
    monkeypatch.setattr(decision, "MAX_COMBINATIONS", 1)
    text = rules(("ban", "f && false", ""), ("nothing", None, ""))
    edition = build(ASKED, HEAD + FACTOR + text)
    assert reach(assessed(edition)) == ("nothing", "nothing", "ban")
    assert reach(assessed(edition, a=True)) == ("nothing", "nothing", "nothing")


def test_an_outcome_carries_its_reasons() -> None:
    """Level, inputs, the row with its sentence and remedy, and the lowest confidence."""
    text = rules(("ban", None, "")) + 'remedy = "Divest."\n'
    found = outcome(assessed(build(ASKED, HEAD + FACTOR + text), q="most"))
    assert (found.level.stated, found.inputs) == ("high", {})
    assert (found.why, found.remedy, found.confidence) == ("Row 0.", "Divest.", "low")
