"""What the enclosures list: answers in words, evidence, progress, concerns."""

import datetime as dt

import pytest

from riskwiz.core.answer import State
from riskwiz.core.event import Event, EvidenceAdded, EvidenceLinked, NoteWritten
from riskwiz.core.evidence import Evidence, Link, Status
from tests.editions import (
    AS_OF,
    AUDIENCES,
    DECISION,
    FACTOR,
    HEAD,
    ONE,
    assessed,
    begin,
    build,
    given,
    key,
)

ASKED = (
    ONE
    + """
[[section.question]]
id = "c"
kind = "choice"
ask = "C?"
required = true
status = "unverified"
cite = ["rule s. 1"]
option = [
  { id = "can", label = "Could" },
  { id = "did", label = "Did", needs = ["demonstrated", "admitted"] },
]
[[section.question]]
id = "m"
kind = "multi"
ask = "M?"
option = [
  { id = "x", label = "X", needs = ["adjudicated"] },
  { id = "y", label = "Y" },
]
[[section.question]]
id = "y"
kind = "yes_no"
ask = "Y?"
needs = ["settled"]
[[section.question]]
id = "g"
kind = "grid"
ask = "G?"
option = [{ id = "can", label = "Could" }, { id = "did", label = "Did", needs = ["admitted"] }]
[[section.question]]
id = "t"
kind = "table"
ask = "T?"
[[section.question.column]]
id = "who"
label = "Who"
kind = "text"
[[section.question.column]]
id = "price"
label = "Price"
kind = "money"
currency = "EUR"
[[section]]
id = "good"
title = "Good"
benefits = true
[[section.question]]
id = "b"
kind = "text"
ask = "B?"
"""
)
RULE = """
[authorities.rule]
title = "New Rule"
kind = "law"
from = 2025-01-01
verified = false
"""
METHODOLOGY = HEAD + AUDIENCES + FACTOR + "per_audience = true\n" + DECISION
EDITION = build(ASKED, METHODOLOGY, RULE)


def evidence(name: str, **more: object) -> EvidenceAdded:
    """Make a piece of evidence."""
    source = {"id": name, "title": f"On {name}", "publisher": "P", "reliability": "A"} | more
    return EvidenceAdded(evidence=Evidence.model_validate(source))


def link(where: str, name: str, status: Status) -> EvidenceLinked:
    """Link evidence with an answer."""
    at = key(where)
    tie = Link(evidence=name, credibility=1, status=status)
    return EvidenceLinked(question=at.question, row=at.row, link=tie)


@pytest.mark.parametrize(
    ("where", "value", "status", "message"),
    [
        ("c", "did", None, "needs evidence that is demonstrated or admitted; it has none"),
        ("c", "did", Status.ALLEGED, "is demonstrated or admitted; its evidence is alleged"),
        ("c", "did", Status.ADMITTED, None),
        ("c", "can", None, None),
        ("m", ["y"], None, None),
        ("m", ["x", "y"], Status.CLAIMED, "needs evidence that is adjudicated"),
        ("m", ["x"], Status.ADJUDICATED, None),
        ("y", True, Status.ALLEGED, "needs evidence that is settled; its evidence is alleged"),
        ("y", False, None, None),
        ("g.public", "did", Status.CAPABILITY, "is admitted; its evidence is capability"),
        ("g.public", "did", Status.ADMITTED, None),
    ],
)
def test_weaker_evidence_than_an_option_needs_is_a_concern(
    where: str, value: object, status: Status | None, message: str | None
) -> None:
    """Capability is not use."""
    events: list[Event] = [given(where, value)]
    if status is not None:
        events += [evidence("e"), link(where, "e", status)]
    found = begin(EDITION).after(events).assessment.concerns
    assert [(c.question, c.row) for c in found] == ([] if message is None else [key(where)])
    assert message is None or message in found[0].message


@pytest.mark.parametrize(
    ("date", "found"),
    [(None, 0), (AS_OF, 0), (AS_OF + dt.timedelta(days=1), 1)],
)
def test_evidence_dated_after_the_as_of_date_is_a_concern(date: object, found: int) -> None:
    """Hindsight is named."""
    one = begin(EDITION).after([evidence("e", date=date)]).assessment
    assert len(one.concerns) == found
    assert all("after the as-of date 2024-06-01" in c.message for c in one.concerns)
    assert [e.used_by for e in one.evidence] == [()]


def test_evidence_lists_the_answers_that_rest_on_it() -> None:
    """And says when it has run out."""
    events: list[Event] = [
        given("c", "can"),
        given("g.public", "can"),
        evidence("old", valid_until=dt.date(2020, 1, 1)),
        link("c", "old", Status.ALLEGED),
        link("g.public", "old", Status.ALLEGED),
    ]
    one = begin(EDITION).after(events).assessment
    assert [(e.used_by, e.expired) for e in one.evidence] == [(("c", "g[public]"), True)]


def test_links_with_evidence_that_is_gone_do_not_crash() -> None:
    """A journal may name what it never added."""
    one = begin(EDITION).after([given("c", "did"), link("c", "gone", Status.ADMITTED)]).assessment
    assert one.answers[0].evidence == ()
    assert one.answers[0].support.value == "none"


def test_progress_counts_what_applies() -> None:
    """Every row of a grid by itself; unknown with a reason is dealt with."""
    events: list[Event] = [
        given("m", State.UNKNOWN),
        given("y", State.WITHHELD),
        given("g.public", "can"),
        given("b", "jobs"),
        evidence("e"),
        link("b", "e", Status.CLAIMED),
    ]
    done = begin(EDITION).after(events).assessment.progress
    assert (done.asked, done.answered, done.open) == (7, 2, 3)
    assert (done.unknown, done.withheld, done.required_open) == (1, 1, 1)
    assert done.without_evidence == 1
    unknown = begin(EDITION).after([given("c", State.UNKNOWN)]).assessment.progress
    assert unknown.required_open == 0


def test_answers_are_listed_in_words() -> None:
    """With reason, note, table, cite at the as-of date, and whether they are benefits."""
    rows = [{"who": "A", "price": 1200000}, {"who": "B"}]
    events: list[Event] = [
        given("c", "did"),
        given("m", ["x", "y"]),
        given("y", State.WITHHELD),
        given("g.public", "can"),
        given("t", rows),
        NoteWritten(question="c", note="N."),
    ]
    one = begin(EDITION).after(events).assessment
    said = {(a.question, a.row): a for a in one.answers}
    assert said["c", None].answer == "Did"
    assert (said["c", None].note, said["c", None].unverified) == ("N.", True)
    assert [(c.text, c.in_force, c.verified) for c in said["c", None].cites] == [
        ("New Rule, s. 1", False, False)
    ]
    assert said["m", None].answer == "X; Y"
    assert (said["y", None].answer, said["y", None].reason) == ("withheld", "so")
    assert said["g", "cleared"].answer == "not answered"
    assert said["t", None].answer == "2 rows"
    assert said["t", None].table == (("Who", "Price"), ("A", "EUR 1,200,000"), ("B", ""))
    assert [a.question for a in one.answers if a.benefits] == ["b"]


def test_the_labels_of_an_assessment_can_be_looked_up() -> None:
    """By the ids that its results use."""
    one = assessed(EDITION)
    assert one.label_of_level("moderate") == "moderate"
    assert one.label_of_disposition("ban") == "ban"
    assert one.determination("decision").label == "Decision"
