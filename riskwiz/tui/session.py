"""One open case on the screens: says things to the interview, and makes them last at once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from riskwiz.core.answer import Key
from riskwiz.core.answer_history import Moment, answer_history
from riskwiz.core.assessment import Assessment
from riskwiz.core.changes import changes
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.event import Event
from riskwiz.core.interview import Interview, Said
from riskwiz.core.timeline import Timeline, Turn, timeline_of
from riskwiz.core.value import Objection
from riskwiz.tui.ports import CaseRecord, RecordFault


@dataclass(frozen=True)
class Done:
    """Something was said and written; what it changed, in a few words each, and where."""

    changes: tuple[str, ...] = ()
    key: Key | None = None


@dataclass
class Session:
    """The case that is open, and the last thing that the wizard has to say about it."""

    record: CaseRecord
    today: Callable[[], dt.date]
    local: Callable[[str], str] = str
    interview: Interview = field(init=False)
    timeline: Timeline = field(init=False)
    notice: str = ""
    fault: str | None = None
    trouble: str | None = None

    def __post_init__(self) -> None:
        """Take up the case where it stands."""
        self.interview = self.record.interview
        self.timeline = timeline_of(self.record.entries)

    @property
    def edition(self) -> Edition:
        """The edition that the case is answered against."""
        return self.interview.edition

    @property
    def assessment(self) -> Assessment:
        """What follows from the answers so far."""
        return self.interview.assessment

    def say(self, said: Said) -> Done | Objection:
        """Write what was said and take the interview on; an objection changes nothing."""
        if isinstance(said, Objection) or not said:
            return said if isinstance(said, Objection) else Done()
        before = self.interview.case
        told = self._write(said)
        if isinstance(told, Done):
            self.timeline = self.timeline.after(before)
        return told

    def undo(self) -> Done | Objection:
        """Take back the last thing that was said, by saying what stood before."""
        return self._turn(self.timeline.undo(self.interview.case))

    def redo(self) -> Done | Objection:
        """Say again what was undone last."""
        return self._turn(self.timeline.redo(self.interview.case))

    def _turn(self, turn: Turn | Objection) -> Done | Objection:
        if isinstance(turn, Objection):
            return turn
        if self.interview.case.signatures:
            return Objection(message="the case is signed", help="reopen it first, with a reason")
        told = self._write(turn.events)
        if isinstance(told, Objection):
            return told
        self.timeline = turn.timeline
        return Done(told.changes, turn.key)

    def _write(self, events: tuple[Event, ...]) -> Done | Objection:
        if self.record.held_by is not None:
            return Objection(
                message=f"the case is open for reading: {self.record.held_by}",
                help="open it again when it is free",
            )
        before, after = self.interview, self.interview.after(events)
        try:
            told = changes(before, after)
        except EditionFault as fault:
            return Objection(
                message=f"the edition cannot take this answer: {fault}",
                help="nothing was recorded; tell the edition's author",
            )
        try:
            self.record.append(events)
        except RecordFault as fault:
            self.fault = str(fault)
            return Objection(message=f"not saved: {fault}", help="what you entered is still here")
        self.interview, self.fault = after, None
        return Done(told)

    def history(self, key: Key) -> tuple[Moment, ...]:
        """List what was said about an answer, the oldest first."""
        return answer_history(self.edition, self.record.entries, key)

    def first(self, left: Key | None = None) -> Key | None:
        """Return where to take up the interview: where it was left, else what is open first."""
        path = self.interview.path
        if left in path:
            return left
        return self.interview.next_open() or (path[0] if path else None)
