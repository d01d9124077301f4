"""Findings and floors: what they do to levels, and what they rest on."""

import pytest

from riskwiz.core.answer import Key, State
from riskwiz.core.assessment import Assessment
from riskwiz.core.event import EvidenceAdded, EvidenceLinked
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.core.interview import Interview
from tests.editions import (
    AUDIENCES,
    DECISION,
    FACTOR,
    HEAD,
    ONE,
    assessed,
    begin,
    build,
    factor,
    given,
    key,
)

UNKNOWN, WITHHELD, NOT_APPLICABLE = State.UNKNOWN, State.WITHHELD, State.NOT_APPLICABLE


def yes_no(*ids: str, more: str = "may_not_apply = true") -> str:
    """Write yes-no questions without points."""
    return "".join(
        f'[[section.question]]\nid = "{one}"\nkind = "yes_no"\nask = "{one}?"\n{more}\n'
        for one in ids
    )


def finding(when: str, floor: str = "high", more: str = "", name: str = "f") -> str:
    """Write a finding with a floor."""
    set_floor = f'floor = {{ factor = "threat", level = "{floor}"{more} }}\n' if floor else ""
    head = f'[[finding]]\nid = "{name}"\ntitle = "Found {name}."\nseverity = "high"\n'
    return f"{head}when = '{when}'\n{set_floor}"


SCORED = """
[[section.question]]
id = "q"
kind = "choice"
ask = "Q?"
option = [
  { id = "none", label = "None", points = 0 },
  { id = "half", label = "Half", points = 5 },
  { id = "most", label = "Most", points = 10 },
]
"""


def levels(one: Assessment, audience: str | None = None) -> tuple[str, str, str]:
    """Return the threat's level as stated, low and high."""
    level = factor(one, audience=audience).level
    return level.stated, level.low, level.high


@pytest.mark.parametrize(
    ("a", "expected", "binds"),
    [
        pytest.param(True, ("high", "high", "high"), ["f"], id="true"),
        pytest.param(False, ("low", "low", "low"), [], id="false"),
        pytest.param(None, ("low", "low", "high"), [], id="not yet known: unanswered"),
        pytest.param(UNKNOWN, ("low", "low", "high"), [], id="not yet known: unknown"),
        pytest.param(WITHHELD, ("low", "low", "high"), [], id="withheld fires nothing by itself"),
        pytest.param(NOT_APPLICABLE, ("low", "low", "low"), [], id="not applicable"),
    ],
)
def test_a_floor_lifts_the_level_while_its_finding_is_true(
    a: object, expected: tuple[str, str, str], binds: list[str]
) -> None:
    """Floors that are true lift the low end; those not yet known lift only the high end."""
    edition = build(ONE + SCORED + yes_no("a") + finding("a"))
    one = assessed(edition, q="none", **({} if a is None else {"a": a}))
    assert levels(one) == expected
    assert [f.finding for f in factor(one).floors] == binds
    assert factor(one).level_of_score.stated == "low"


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        (WITHHELD, ("high", "low", "high")),
        (UNKNOWN, ("low", "low", "high")),
        (True, ("low", "low", "low")),
        (None, ("low", "low", "high")),
    ],
)
def test_withheld_fires_where_it_is_written(a: object, expected: tuple[str, str, str]) -> None:
    """`q.withheld` is true on the record; an answer could still make it false."""
    edition = build(ONE + SCORED + yes_no("a") + finding("a.withheld"))
    assert levels(assessed(edition, q="none", **({} if a is None else {"a": a}))) == expected


def test_a_floor_below_the_level_of_the_score_does_not_bind() -> None:
    """It is not printed as if it had changed anything; the finding still is."""
    edition = build(ONE + SCORED + yes_no("a") + finding("a", "moderate"))
    high = assessed(edition, q="most", a=True)
    assert levels(high)[0] == "high"
    assert factor(high).floors == ()
    assert [f.finding for f in high.findings] == ["f"]
    even = assessed(edition, q="half", a=True)
    assert (levels(even)[0], factor(even).floors) == ("moderate", ())


def test_the_highest_of_several_floors_counts() -> None:
    """Each that lies above the level of the score is named."""
    text = finding("a", "moderate", name="f") + finding("b", "high", name="g")
    edition = build(ONE + SCORED + yes_no("a", "b") + text)
    one = assessed(edition, q="none", a=True, b=True)
    assert levels(one) == ("high", "high", "high")
    assert [(f.finding, f.level) for f in factor(one).floors] == [("f", "moderate"), ("g", "high")]
    assert levels(assessed(edition, q="none", a=True)) == ("moderate", "moderate", "high")


def test_a_floor_may_hold_for_some_audiences_only() -> None:
    """The others keep the level of their score."""
    methodology = HEAD + AUDIENCES + FACTOR + "per_audience = true\n" + DECISION
    text = finding("a", more=', audiences = ["cleared"]')
    one = assessed(build(ONE + SCORED + yes_no("a") + text, methodology), q="none", a=True)
    assert levels(one, "cleared") == ("high", "high", "high")
    assert levels(one, "public") == ("low", "low", "low")
    everyone = build(ONE + SCORED + yes_no("a") + finding("a"), methodology)
    assert levels(assessed(everyone, q="none", a=True), "public")[0] == "high"


def test_findings_that_are_true_or_could_be_are_listed() -> None:
    """One that is false for good is not."""
    text = "".join(finding(w, "", name=n) for w, n in (("a", "f"), ("!a", "g"), ("b", "h")))
    one = assessed(build(ONE + yes_no("a", "b") + text), a=True)
    assert [(f.finding, f.truth, f.could_change) for f in one.findings] == [
        ("f", "true", False),
        ("h", "not yet known", True),
    ]
    said = assessed(build(ONE + yes_no("a") + finding("a.unknown", "")), a=UNKNOWN)
    assert [(f.truth, f.could_change) for f in said.findings] == [("true", True)]


@pytest.mark.parametrize(
    ("when", "answers", "rests"),
    [
        ("a", {"a": True, "b": True}, ["a: yes"]),
        ("a && b", {"a": True, "b": True}, ["a: yes", "b: yes"]),
        ("a || b", {"a": True, "b": False}, ["a: yes"]),
        ("a || b", {"a": True}, ["a: yes"]),
        ("a || b", {"a": True, "b": WITHHELD}, ["a: yes"]),
        ("a || b", {"a": True, "b": True}, ["a: yes", "b: yes"]),
        ("a || b || c", {"a": True, "b": True, "c": False}, ["a: yes", "b: yes"]),
        ("a || b || c", {"a": True, "b": True, "c": WITHHELD}, ["a: yes", "b: yes"]),
        ("a || b || c", {"a": True, "b": True, "c": True}, ["a: yes", "b: yes", "c: yes"]),
        ("a && (b || c)", {"a": True, "b": True, "c": False}, ["a: yes", "b: yes"]),
        ("(a && b) || (c && d)", dict.fromkeys("abcd", True), [f"{q}: yes" for q in "abcd"]),
        ("!a", {"a": False}, ["a: no"]),
        ("a.withheld", {"a": WITHHELD}, ["a: withheld"]),
        ("a.unknown", {"a": UNKNOWN}, ["a: unknown"]),
        ("!a.known", {"a": NOT_APPLICABLE}, ["a: not applicable"]),
        ("either", {"a": True, "b": False}, ["a: yes"]),
        ("either && c", {"a": False, "b": True, "c": True}, ["c: yes", "b: yes"]),
        ("true", {"a": True}, []),
    ],
)
def test_a_finding_rests_on_the_answers_that_make_it_true(
    when: str, answers: dict[str, object], rests: list[str]
) -> None:
    """Not on one that is named and plays no part, nor on what was not said."""
    derived = '[[derived]]\nid = "either"\nlabel = "E"\nkind = "boolean"\nvalue = "a || b"\n'
    edition = build(ONE + yes_no("a", "b", "c", "d") + derived + finding(when, ""))
    (found,) = assessed(edition, **answers).findings
    assert sorted(f"{b.question}: {b.answer}" for b in found.rests_on) == sorted(rests)


def _linked(interview: Interview, name: str, evidence: str, status: Status) -> Interview:
    source = Evidence(id=evidence, title=evidence, publisher="P", reliability="A")
    where = key(name)
    link = Link(evidence=evidence, credibility=1, status=status, disputed="Acme: no")
    return interview.after(
        [
            EvidenceAdded(evidence=source),
            EvidenceLinked(question=where.question, row=where.row, link=link),
        ]
    )


def test_a_finding_lists_every_status_and_dispute_of_its_answers() -> None:
    """Capability is not use: statuses are never reduced to the best, nor borrowed."""
    interview = begin(build(ONE + yes_no("a", "b", "c") + finding("a || b || c", "")))
    interview = interview.after([given("a", True), given("b", True), given("c", False)])
    interview = _linked(interview, "a", "leak", Status.CAPABILITY)
    interview = _linked(interview, "a", "court", Status.ALLEGED)
    interview = _linked(interview, "b", "paper", Status.CLAIMED)
    interview = _linked(interview, "c", "ruling", Status.ADJUDICATED)
    (found,) = interview.assessment.findings
    assert found.statuses == ("claimed", "alleged", "capability")
    first, second = found.rests_on
    assert (first.statuses, first.evidence) == (("alleged", "capability"), ("leak", "court"))
    assert first.disputed == ("Acme: no", "Acme: no")
    assert second.evidence == ("paper",)


def test_a_finding_about_one_audience_rests_on_that_row() -> None:
    """Evidence about another audience lends it nothing."""
    grid = """
[[section.question]]
id = "g"
kind = "grid"
ask = "G?"
option = [{ id = "low", label = "L", points = 0 }, { id = "top", label = "T", points = 2 }]
"""
    methodology = HEAD + AUDIENCES + FACTOR + "per_audience = true\n" + DECISION
    interview = begin(build(ONE + grid + finding('g["public"] == "top"', ""), methodology))
    interview = interview.after([given("g.public", "top"), given("g.cleared", "top")])
    interview = _linked(interview, "g.public", "blog", Status.ALLEGED)
    interview = _linked(interview, "g.cleared", "court", Status.ADJUDICATED)
    (found,) = interview.assessment.findings
    assert [Key(b.question, b.row) for b in found.rests_on] == [Key("g", "public")]
    assert (found.statuses, found.rests_on[0].answer) == (("alleged",), "T")
