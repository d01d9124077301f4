"""A case: the state to which the events of its journal add up."""

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from typing import assert_never

from riskwiz.core.answer import Answer, Key, Value
from riskwiz.core.edition_reference import EditionReference
from riskwiz.core.event import (
    AboutAnswer,
    AnswerGiven,
    AnswerWithdrawn,
    AssessmentSigned,
    CaseOpened,
    CaseReopened,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    EvidenceUnlinked,
    MarkingSet,
    MitigationRecorded,
    NoteWritten,
    Subject,
    SubjectDescribed,
)
from riskwiz.core.evidence import Evidence
from riskwiz.core.mitigation_record import MitigationRecord
from riskwiz.core.model import Model


class Hold(Model):
    """The value at which mitigations hold an answer or a derived value."""

    value: Value
    """The value, in its canonical form."""
    exactly: bool
    """Whether it has this value whatever the record says; else it has at most this one."""
    mitigations: tuple[str, ...]
    """The mitigations that hold it there."""


class Case(Model):
    """One subject assessed as of a date."""

    id: str
    subject: Subject
    as_of: dt.date
    edition: EditionReference
    answers: dict[Key, Answer] = {}
    evidence: dict[str, Evidence] = {}
    mitigations: dict[str, MitigationRecord] = {}
    marking: str | None = None
    signatures: tuple[AssessmentSigned, ...] = ()
    holds: dict[Key, Hold] = {}
    """What mitigations hold: nothing in a case as it was recorded (see `core.mitigation`).

    A derived value stands under a key without a row.
    """

    def answer(self, key: Key) -> Answer:
        """Return the answer of a key; an empty one where nothing was said."""
        return self.answers.get(key, _EMPTY)


_EMPTY = Answer()


class JournalFault(ValueError):
    """A journal that is none: it is empty, or begins or goes on with the wrong event."""


def replay(events: Iterable[Event]) -> Case:
    """Add the events of a journal up to a case.

    The first event opens the case; every non-empty prefix of a journal is a valid case.
    Raises JournalFault where the events are no journal.
    """
    entries = iter(events)
    first = next(entries, None)
    if not isinstance(first, CaseOpened):
        msg = "a journal begins with case_opened"
        raise JournalFault(msg)
    case = Case(id=first.case, subject=first.subject, as_of=first.as_of, edition=first.edition)
    return reduce(apply, entries, case)


def apply(case: Case, event: Event) -> Case:
    """Return the case after one more event."""
    match event:
        case CaseOpened():
            msg = "a case is opened only once"
            raise JournalFault(msg)
        case AssessmentSigned():
            return _with(case, signatures=(*case.signatures, event))
        case CaseReopened():
            return _with(case, signatures=())
        case _ if case.signatures:
            msg = f"a signed case is edited only after case_reopened, not by {event.kind}"
            raise JournalFault(msg)
        case SubjectDescribed():
            return _with(case, subject=event.subject)
        case MarkingSet():
            return _with(case, marking=event.marking)
        case MitigationRecorded():
            return _with(case, mitigations=_recorded(case.mitigations, event))
        case EvidenceAdded():
            return _with(case, evidence={**case.evidence, event.evidence.id: event.evidence})
        case _:
            key = Key(event.question, event.row)
            return _with(case, answers={**case.answers, key: _answer(case.answer(key), event)})


def _recorded(
    mitigations: dict[str, MitigationRecord], event: MitigationRecorded
) -> dict[str, MitigationRecord]:
    if event.state == "withdrawn":
        return {one: was for one, was in mitigations.items() if one != event.mitigation}
    record = MitigationRecord(state=event.state, due=event.due, by=event.by, note=event.note)
    return {**mitigations, event.mitigation: record}


def _answer(
    answer: Answer,
    event: AboutAnswer,
) -> Answer:
    match event:
        case AnswerGiven():
            return answer.model_copy(update={"given": event.given})
        case AnswerWithdrawn():
            return answer.model_copy(update={"given": None})
        case NoteWritten():
            return answer.model_copy(update={"note": event.note})
        case EvidenceLinked():
            others = tuple(li for li in answer.links if li.evidence != event.link.evidence)
            return answer.model_copy(update={"links": (*others, event.link)})
        case EvidenceUnlinked():
            kept = tuple(li for li in answer.links if li.evidence != event.evidence)
            return answer.model_copy(update={"links": kept})
        case _:
            assert_never(event)


def _with(case: Case, **changes: object) -> Case:
    return case.model_copy(update=changes)
