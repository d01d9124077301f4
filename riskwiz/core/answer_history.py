"""The history of one answer, as the journal has it: what was said when, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from riskwiz.core.answer import Answer, Key
from riskwiz.core.edition import Edition
from riskwiz.core.event import (
    AnswerGiven,
    AnswerWithdrawn,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    EvidenceUnlinked,
    JournalEntry,
    NoteWritten,
)
from riskwiz.core.register import said


@dataclass(frozen=True)
class Moment:
    """One thing that was said about an answer."""

    at: str
    """The time in UTC, as the journal has it."""
    by: str
    """Who said it."""
    what: str
    """What was said, in words."""


def answer_history(
    edition: Edition, entries: Iterable[JournalEntry], key: Key
) -> tuple[Moment, ...]:
    """List what was said about an answer, the oldest first."""
    titles: dict[str, str] = {}
    moments: list[Moment] = []
    for entry in entries:
        if isinstance(entry.event, EvidenceAdded):
            titles[entry.event.evidence.id] = entry.event.evidence.title
        elif _is_about(entry.event, key):
            what = _words(edition, entry.event, titles)
            moments.append(Moment(at=entry.at, by=entry.by, what=what))
    return tuple(moments)


def _is_about(event: Event, key: Key) -> bool:
    return (
        isinstance(
            event, AnswerGiven | AnswerWithdrawn | NoteWritten | EvidenceLinked | EvidenceUnlinked
        )
        and Key(event.question, event.row) == key
    )


def _words(edition: Edition, event: Event, titles: dict[str, str]) -> str:
    match event:
        case AnswerGiven():
            words = said(edition, edition.questions[event.question], Answer(given=event.given))
            return f"{words}: {event.given.reason}" if event.given.reason else words
        case AnswerWithdrawn():
            return "taken back"
        case NoteWritten():
            return f"note: {event.note}" if event.note else "note removed"
        case EvidenceLinked():
            link = event.link
            title = titles.get(link.evidence, link.evidence)
            disputed = f", disputed: {link.disputed}" if link.disputed else ""
            return f"evidence: {title} ({link.status.value}, {link.credibility}{disputed})"
        case EvidenceUnlinked():
            return f"evidence removed: {titles.get(event.evidence, event.evidence)}"
        case _:
            return event.kind.replace("_", " ")
