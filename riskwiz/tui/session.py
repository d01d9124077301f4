"""One open case on the screens: says things to the interview, and makes them last at once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from riskwiz.core.answer import Key
from riskwiz.core.assessment import Assessment
from riskwiz.core.changes import changes
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.interview import Interview, Said
from riskwiz.core.value import Objection
from riskwiz.tui.ports import CaseRecord, RecordFault


@dataclass(frozen=True)
class Done:
    """Something was said and written; what it changed, in a few words each."""

    changes: tuple[str, ...] = ()


@dataclass
class Session:
    """The case that is open, and the last thing that the wizard has to say about it."""

    record: CaseRecord
    today: Callable[[], dt.date]
    interview: Interview = field(init=False)
    notice: str = ""
    fault: str | None = None

    def __post_init__(self) -> None:
        """Take up the case where it stands."""
        self.interview = self.record.interview

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
        before, after = self.interview, self.interview.after(said)
        try:
            told = changes(before, after)
        except EditionFault as fault:
            return Objection(
                message=f"the edition cannot take this answer: {fault}",
                help="nothing was recorded; tell the edition's author",
            )
        try:
            self.record.append(said)
        except RecordFault as fault:
            self.fault = str(fault)
            return Objection(message=f"not saved: {fault}", help="what you entered is still here")
        self.interview, self.fault = after, None
        return Done(told)

    def first(self) -> Key | None:
        """Return where to take up the interview: the first open question, else the first."""
        path = self.interview.path
        return self.interview.next_open() or (path[0] if path else None)
