"""Undo and redo: events that give back what stood before, since a journal is never rewritten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from riskwiz.core.answer import Answer, Key
from riskwiz.core.case import Case, apply, replay
from riskwiz.core.event import (
    AboutAnswer,
    AnswerGiven,
    AnswerWithdrawn,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    EvidenceUnlinked,
    JournalEntry,
    MarkingSet,
    MitigationRecorded,
    NoteWritten,
    SubjectDescribed,
)
from riskwiz.core.value import Objection

_LONGEST = 200


@dataclass(frozen=True)
class Turn:
    """A way back (or forth): the events, where they lead, and the answer that they are about."""

    events: tuple[Event, ...]
    timeline: "Timeline"
    key: Key | None


@dataclass(frozen=True)
class Timeline:
    """The cases before the present one, and those that were undone, the nearest last."""

    past: tuple[Case, ...] = ()
    future: tuple[Case, ...] = ()

    def after(self, before: Case) -> "Timeline":
        """Return the timeline after something was said to the case `before`."""
        return Timeline((*self.past, before)[-_LONGEST:])

    def undo(self, now: Case) -> Turn | Objection:
        """Go back to before the last thing that was said; what a signature covers stays."""
        past = self.past
        while past:
            past, then = past[:-1], past[-1]
            events = tuple(restoring(now, then))
            if events:
                return Turn(events, Timeline(past, (*self.future, now)), _about(events))
        return Objection(message="there is nothing to undo", help="every answer stands as it came")

    def redo(self, now: Case) -> Turn | Objection:
        """Say again what was undone last."""
        future = self.future
        while future:
            future, then = future[:-1], future[-1]
            events = tuple(restoring(now, then))
            if events:
                return Turn(events, Timeline((*self.past, now), future), _about(events))
        return Objection(
            message="there is nothing to redo", help="what is said after an undo takes its place"
        )


def timeline_of(entries: Iterable[JournalEntry]) -> Timeline:
    """Return the timeline of a journal; what was written at once is undone at once.

    The commit that opened the case, with all that an import brought, is not undone.
    """
    commits = [
        [entry.event for entry in group]
        for _, group in groupby(entries, key=lambda e: (e.at, e.by))
    ]
    if not commits:
        return Timeline()
    case, past = replay(commits[0]), []
    for commit in commits[1:]:
        past.append(case)
        del past[:-_LONGEST]
        for event in commit:
            case = apply(case, event)
    return Timeline(tuple(past))


def restoring(now: Case, then: Case) -> Iterator[Event]:
    """Yield the events that make a case what it was; a source that was added since stays."""
    if now.subject != then.subject:
        yield SubjectDescribed(subject=then.subject)
    for one in then.evidence.values():
        if now.evidence.get(one.id) != one:
            yield EvidenceAdded(evidence=one)
    for key in dict.fromkeys((*then.answers, *now.answers)):
        if now.answer(key) is not then.answer(key):
            yield from _answer(key, now.answer(key), then.answer(key))
    yield from _mitigations(now, then)
    if now.marking != then.marking:
        yield MarkingSet(marking=then.marking)


def _mitigations(now: Case, then: Case) -> Iterator[Event]:
    for one in now.mitigations:
        if one not in then.mitigations:
            yield MitigationRecorded(mitigation=one, state="withdrawn")
    for one, record in then.mitigations.items():
        if now.mitigations.get(one) != record:
            yield MitigationRecorded(mitigation=one, **dict(record))


def _answer(key: Key, now: Answer, then: Answer) -> Iterator[Event]:
    if now.given != then.given:
        if then.given is None:
            yield AnswerWithdrawn(question=key.question, row=key.row)
        else:
            yield AnswerGiven(question=key.question, row=key.row, given=then.given)
    if now.note != then.note:
        yield NoteWritten(question=key.question, row=key.row, note=then.note)
    kept = {link.evidence for link in then.links}
    for link in now.links:
        if link.evidence not in kept:
            yield EvidenceUnlinked(question=key.question, row=key.row, evidence=link.evidence)
    present = [link for link in now.links if link.evidence in kept]
    same = 0
    while same < min(len(present), len(then.links)) and present[same] == then.links[same]:
        same += 1
    # A link that is made anew goes to the end, so all from the first that differs are.
    for link in then.links[same:]:
        yield EvidenceLinked(question=key.question, row=key.row, link=link)


def _about(events: tuple[Event, ...]) -> Key | None:
    """Return the first answer that some events are about."""
    for event in events:
        if isinstance(event, AboutAnswer):
            return Key(event.question, event.row)
    return None
