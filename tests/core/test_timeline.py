"""Undo and redo: what stood before comes back by further events."""

import datetime as dt
from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from riskwiz.core.answer import Given, Key, State, answered
from riskwiz.core.case import Case, apply, replay
from riskwiz.core.edition_reference import EditionReference
from riskwiz.core.event import (
    GENESIS,
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
from riskwiz.core.timeline import Timeline, Turn, restoring, timeline_of
from riskwiz.core.value import Objection

DAY = dt.date(2024, 6, 1)
OPENED = CaseOpened(
    case="c", subject=Subject(name="Acme"), as_of=DAY, edition=EditionReference(id="e", version="1")
)
START = replay([OPENED])
YES, NO = (AnswerGiven(question="q", given=answered(value)) for value in ("yes", "no"))


def source(name: str, title: str = "T") -> Evidence:
    """A source."""
    return Evidence(id=name, title=title, publisher="P", reliability="B")


def linked(name: str, credibility: int = 2) -> EvidenceLinked:
    """A link of a source with the question `q`."""
    link = Link.model_validate(
        {"evidence": name, "credibility": credibility, "status": Status.ADMITTED}
    )
    return EvidenceLinked(question="q", link=link)


def told(case: Case, *events: Event) -> Case:
    """The case after some events."""
    return reduce(apply, events, case)


def entry(number: int, event: Event) -> JournalEntry:
    """An entry made at a second of its own."""
    at = f"2024-06-01T00:00:{number:02}.000Z"
    return JournalEntry(sequence=number, at=at, by="Ann", event=event, previous=GENESIS)


def turned(outcome: Turn | Objection) -> Turn:
    """The turn, which there must be."""
    assert isinstance(outcome, Turn)
    return outcome


def test_undo_gives_the_earlier_answer_back_and_redo_the_later() -> None:
    """Both are answers like any other."""
    first = told(START, YES)
    now = told(first, NO)

    back = turned(Timeline().after(START).after(first).undo(now))
    forth = turned(back.timeline.redo(told(now, *back.events)))

    assert (back.events, back.key) == ((YES,), Key("q"))
    assert forth.events == (NO,)


def test_an_answer_to_an_open_question_is_undone_by_taking_it_back() -> None:
    """The question is open again."""
    back = turned(Timeline().after(START).undo(told(START, YES)))

    assert back.events == (AnswerWithdrawn(question="q"),)


def test_nothing_is_undone_or_redone_where_nothing_was_said() -> None:
    """Both say so."""
    assert isinstance(Timeline().undo(START), Objection)
    assert isinstance(Timeline().redo(START), Objection)
    assert isinstance(Timeline((), (START,)).redo(START), Objection)


def test_what_is_said_after_an_undo_ends_what_could_be_redone() -> None:
    """As in every editor."""
    now = told(START, YES)
    back = turned(Timeline().after(START).undo(now))

    assert isinstance(back.timeline.after(START).redo(told(START, NO)), Objection)


def test_a_source_that_was_added_stays_and_its_link_goes() -> None:
    """A journal never forgets a source; the answer no longer rests on it."""
    now = told(START, EvidenceAdded(evidence=source("a")), linked("a"))

    back = turned(Timeline().after(START).undo(now))

    assert back.events == (EvidenceUnlinked(question="q", evidence="a"),)
    assert isinstance(Timeline().after(START).undo(told(START, now_source())), Objection)


def now_source() -> EvidenceAdded:
    """A source alone."""
    return EvidenceAdded(evidence=source("b"))


def test_a_marking_and_a_subject_are_undone_without_leading_anywhere() -> None:
    """They are about no answer."""
    described = SubjectDescribed(subject=Subject(name="Beta"))
    now = told(START, described, MarkingSet(marking="CUI"))

    back = turned(Timeline().after(START).undo(now))

    assert back.key is None
    assert told(now, *back.events) == START


def test_a_journal_is_undone_commit_by_commit_but_not_its_beginning() -> None:
    """What an import brought with the case came at once with it, and stays."""
    journal = [entry(0, OPENED), entry(0, YES), entry(1, NO), entry(2, MarkingSet(marking="X"))]
    timeline, now = timeline_of(journal), replay(one.event for one in journal)

    first = turned(timeline.undo(now))
    second = turned(first.timeline.undo(told(now, *first.events)))
    third = second.timeline.undo(told(now, *first.events, *second.events))

    assert first.events == (MarkingSet(marking=None),)
    assert second.events == (YES,)
    assert isinstance(third, Objection)
    assert timeline_of([]) == Timeline()


def test_signing_and_reopening_are_passed_over() -> None:
    """A signature is not undone; what was said before it is, once the case is open again."""
    signed = AssessmentSigned(name="Ann", role="assessor", date=DAY)
    journal: list[Event] = [OPENED, YES, signed, CaseReopened(reason="new filing")]
    now = replay(journal)

    back = turned(timeline_of(map(entry, range(4), journal)).undo(now))

    assert back.events == (AnswerWithdrawn(question="q"),)


_QUESTIONS = st.sampled_from(["q", "r"])
_EVENTS = st.one_of(
    st.builds(AnswerGiven, question=_QUESTIONS, given=st.sampled_from([answered(1), answered(2)])),
    st.builds(AnswerWithdrawn, question=_QUESTIONS),
    st.builds(NoteWritten, question=_QUESTIONS, note=st.sampled_from([None, "n", "m"])),
    st.builds(linked, st.sampled_from("abc"), st.sampled_from([1, 2])),
    st.builds(EvidenceUnlinked, question=st.just("q"), evidence=st.sampled_from("abc")),
    st.builds(EvidenceAdded, evidence=st.builds(source, st.just("a"), st.sampled_from("TU"))),
    st.builds(
        MitigationRecorded,
        mitigation=st.sampled_from("mn"),
        state=st.sampled_from(["proposed", "agreed", "withdrawn"]),
        note=st.sampled_from([None, "x"]),
    ),
    st.builds(MarkingSet, marking=st.sampled_from([None, "X"])),
    st.just(AnswerGiven(question="g", row="public", given=Given(state=State.UNKNOWN, reason="r"))),
)


@given(st.lists(_EVENTS, max_size=8), st.lists(_EVENTS, max_size=8))
@settings(max_examples=100)
def test_any_case_is_restored_from_any_later_one(earlier: list[Event], later: list[Event]) -> None:
    """Answers, notes, links in their order and marking come back; sources only gather."""
    known = [EvidenceAdded(evidence=source(name)) for name in "abc"]
    then = told(START, *known, *earlier)
    now = told(then, *later)

    again = told(now, *restoring(now, then))

    asked = {*then.answers, *again.answers}
    assert all(again.answer(key) == then.answer(key) for key in asked)
    assert (again.marking, again.evidence) == (then.marking, then.evidence)
    assert again.mitigations == then.mitigations


@given(st.lists(_EVENTS, max_size=10))
@settings(max_examples=100)
def test_undoing_everything_and_redoing_it_ends_where_it_began(events: list[Event]) -> None:
    """As far as answers, notes, links and marking go."""
    known: list[Event] = [OPENED, *(EvidenceAdded(evidence=source(name)) for name in "abc")]
    now = replay([*known, *events])
    journal = [entry(0, one) for one in known]
    journal += [entry(place, one) for place, one in enumerate(events, 1)]
    timeline = timeline_of(journal)
    there = now

    while isinstance(turn := timeline.undo(there), Turn):
        there, timeline = told(there, *turn.events), turn.timeline
    while isinstance(turn := timeline.redo(there), Turn):
        there, timeline = told(there, *turn.events), turn.timeline

    asked = {*now.answers, *there.answers}
    assert all(there.answer(key) == now.answer(key) for key in asked)
    assert there.marking == now.marking
