"""The journal: events as JSON, replay, and the chain of hashes."""

import datetime as dt

import pytest
from pydantic import ValidationError

from riskwiz.core.answer import Given, Row, State, answered
from riskwiz.core.canonical import canonical_json, sha256
from riskwiz.core.case import JournalFault, replay
from riskwiz.core.edition_reference import EditionReference, TextReference
from riskwiz.core.event import (
    EVENT,
    GENESIS,
    KINDS,
    AnswerGiven,
    AnswerWithdrawn,
    AssessmentSigned,
    CaseOpened,
    CaseReopened,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    EvidenceUnlinked,
    JournalEntry,
    MarkingSet,
    MitigationRecorded,
    NoteWritten,
    Subject,
    SubjectDescribed,
)
from riskwiz.core.evidence import Evidence, Link, Status

DAY = dt.date(2024, 6, 1)
EDITION = EditionReference(
    id="e", version="1.0.0", texts=(TextReference(path="a.toml", version="1.0.0", sha256="0"),)
)
OPENED = CaseOpened(case="c", subject=Subject(name="Acme"), as_of=DAY, edition=EDITION)
SOURCE = Evidence(
    id="leak", title="Ünïcode 日本", publisher="P", date=DAY, reliability="B", valid_until=DAY
)
LINK = Link(evidence="leak", credibility=2, status=Status.ADMITTED, disputed="no")
SIGNED = AssessmentSigned(name="Ann", role="assessor", date=DAY)
ROW: Row = {"s": "1", "n": 1, "b": False}
EVENTS: list[Event] = [
    OPENED,
    SubjectDescribed(subject=Subject(name="Acme Ltd", operator="O", description="D")),
    AnswerGiven(question="a", given=answered(value=True)),
    AnswerGiven(question="a", given=answered(7)),
    AnswerGiven(question="a", given=answered("19.9")),
    AnswerGiven(question="a", given=answered(())),
    AnswerGiven(question="a", given=answered(("x", "y"))),
    AnswerGiven(question="a", given=answered((ROW, {}))),
    AnswerGiven(question="g", row="public", given=Given(state=State.UNKNOWN, reason="so")),
    AnswerGiven(question="a", given=Given(state=State.WITHHELD)),
    AnswerGiven(question="a", given=Given(state=State.NOT_APPLICABLE, reason="r")),
    AnswerWithdrawn(question="a"),
    NoteWritten(question="a", note="n"),
    NoteWritten(question="a"),
    EvidenceAdded(evidence=SOURCE),
    EvidenceLinked(question="a", link=LINK),
    EvidenceUnlinked(question="a", evidence="leak"),
    MitigationRecorded(mitigation="m", state="agreed", due=dt.date(2025, 1, 1), by="B", note="n"),
    MitigationRecorded(mitigation="m", state="withdrawn"),
    MarkingSet(marking="X"),
    SIGNED,
    CaseReopened(reason="r"),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e.kind)
def test_every_event_comes_back_from_its_json(event: Event) -> None:
    """Types and all: true is not 1, and a list of rows is not a list of words."""
    text = canonical_json(event)
    back = EVENT.validate_json(text)
    assert back == event
    assert type(back) is type(event)
    assert canonical_json(back) == text
    if isinstance(event, AnswerGiven) and isinstance(back, AnswerGiven):
        assert type(back.given.value) is type(event.given.value)


def test_every_kind_of_event_is_tested_and_known() -> None:
    """What is not known is refused by name."""
    assert {event.kind for event in EVENTS} == KINDS
    with pytest.raises(ValidationError, match="case_closed"):
        EVENT.validate_python({"kind": "case_closed"})


def test_every_prefix_of_a_journal_is_a_case() -> None:
    """And replaying it twice gives the same."""
    for end in range(1, len(EVENTS) + 1):
        assert replay(EVENTS[:end]) == replay(iter(EVENTS[:end]))


def test_a_case_is_what_its_events_add_up_to() -> None:
    """The last word on everything counts."""
    case = replay(EVENTS)
    assert (case.subject.name, case.marking, case.signatures) == ("Acme Ltd", "X", ())
    assert case.evidence == {"leak": SOURCE}
    assert {str(k): a.state for k, a in case.answers.items()} == {
        "a": None,
        "g[public]": State.UNKNOWN,
    }


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ([], "a journal begins with case_opened"),
        ([SIGNED], "a journal begins with case_opened"),
        ([OPENED, OPENED], "a case is opened only once"),
        (
            [OPENED, SIGNED, AnswerWithdrawn(question="a")],
            "a signed case is edited only after case_reopened, not by answer_withdrawn",
        ),
        ([OPENED, SIGNED, MarkingSet(marking="X")], "not by marking_set"),
    ],
)
def test_what_is_no_journal_is_refused(events: list[Event], message: str) -> None:
    """With a sentence that says which rule it breaks."""
    with pytest.raises(JournalFault, match=message):
        replay(events)


@pytest.mark.parametrize(
    "given",
    [
        {"state": "answered"},
        {"state": "unknown", "value": "x"},
        {"state": "answered", "value": 1.5},
        {"state": "answered", "value": {"a": 1}},
        {"state": "perhaps"},
        {"state": "unknown", "reason": ""},
        {"state": "answered", "value": True, "more": 1},
    ],
)
def test_an_answer_that_is_none_is_refused(given: dict[str, object]) -> None:
    """A value belongs to `answered` alone."""
    with pytest.raises(ValidationError):
        Given.model_validate(given)


def entries() -> list[JournalEntry]:
    """Chain the events of a journal."""
    chain: list[JournalEntry] = []
    for place, event in enumerate(EVENTS, start=1):
        previous = chain[-1].sha256 if chain else GENESIS
        chain.append(
            JournalEntry(
                sequence=place, at="2024-06-01T00:00:00Z", by="Ann", event=event, previous=previous
            )
        )
    return chain


def test_the_chain_of_hashes_survives_json() -> None:
    """An entry read back has the hash that the next one names."""
    chain = [JournalEntry.model_validate_json(canonical_json(entry)) for entry in entries()]
    assert [e.previous for e in chain[1:]] == [e.sha256 for e in chain[:-1]]
    assert chain[0].previous == GENESIS


@pytest.mark.parametrize(
    "change",
    [
        {"by": "Bo"},
        {"at": "2024-06-01T00:00:01Z"},
        {"sequence": 9},
        {"previous": "f" * 64},
        {"event": MarkingSet(marking="Y")},
    ],
)
def test_any_change_to_an_entry_breaks_the_chain(change: dict[str, object]) -> None:
    """Nothing in an entry is outside its hash."""
    entry = entries()[3]
    assert entry.model_copy(update=change).sha256 != entry.sha256


def test_canonical_json_is_one_text_for_one_value() -> None:
    """Sorted keys, no spaces, letters as they are."""
    assert canonical_json({"b": 1, "a": "é"}) == '{"a":"é","b":1}'
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
