"""The history of one answer, as the journal has it: what was said when, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from riskwiz.core.answer import Answer, Key
from riskwiz.core.edition import Edition
from riskwiz.core.event import (
    AboutAnswer,
    AnswerGiven,
    AnswerWithdrawn,
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
        event = entry.event
        if isinstance(event, EvidenceAdded):
            titles[event.evidence.id] = event.evidence.title
        elif isinstance(event, AboutAnswer) and Key(event.question, event.row) == key:
            what = _words(edition, event, titles)
            moments.append(Moment(at=entry.at, by=entry.by, what=what))
    return tuple(moments)


def _words(edition: Edition, event: AboutAnswer, titles: dict[str, str]) -> str:
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
            assert_never(event)
