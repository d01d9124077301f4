"""What the wizard needs from outside: a shelf of cases, and a record that lasts.

`cli` implements these Protocols over the store and the memo; the tests implement them in memory.
Nothing here loads Textual, so that the wiring can name the ports without paying for screens.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from riskwiz.core.answer import Key
    from riskwiz.core.event import Event, JournalEntry, Subject
    from riskwiz.core.evidence import Evidence
    from riskwiz.core.interview import Interview
    from riskwiz.core.value import Objection
    from riskwiz.tui.shelf_rows import ShelfRow


class RecordFault(Exception):
    """A case that cannot be opened, made or written; the message is one sentence for a person.

    It says what happened, what is safe, and what to do.
    """


class AnswersRefused(RecordFault):
    """An answer file that cannot be taken in: a sentence, and the report of all that is wrong."""

    def __init__(self, message: str, report: str) -> None:
        """Say so, with the report as lines of text."""
        super().__init__(message)
        self.report = report


@dataclass(frozen=True)
class LocalFile:
    """A file on this machine that is evidence: its name and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Example:
    """A worked case to explore."""

    name: str
    subject: str
    as_of: dt.date


class CaseRecord(Protocol):
    """One open case: its interview, and the journal that makes it last."""

    @property
    def title(self) -> str:
        """What the header calls it: the file's name."""
        ...

    @property
    def author(self) -> str | None:
        """Whose name the journal notes beside each event; None until somebody says."""
        ...

    @property
    def held_by(self) -> str | None:
        """Who else has the case open, in words; then it can only be read."""
        ...

    @property
    def interview(self) -> Interview:
        """The case as it stands."""
        ...

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """The journal, as far as it is written."""
        ...

    def trouble(self) -> str | None:
        """Say what would keep the next answer from being saved, where that can be told now."""
        ...

    def attach(self, path: str, *, keep: bool) -> LocalFile:
        """Take a local file as evidence.

        With `keep`, the commit that adds the evidence puts the file inside the case. Raises
        RecordFault.
        """
        ...

    def take_out(self, evidence: Evidence) -> str:
        """Write a file that the case keeps beside it, and say where. Raises RecordFault."""
        ...

    def identify(self, name: str) -> None:
        """Set the author for everything that is appended from now on."""
        ...

    def append(self, events: Iterable[Event]) -> Interview:
        """Write events as one durable commit and return the interview after them.

        Raises RecordFault when they could not be written; then nothing of them is.
        """
        ...

    def close(self) -> None:
        """Let go of the case; nothing needs saving."""
        ...


class Shelf(Protocol):
    """The cases of one folder."""

    @property
    def folder(self) -> str:
        """The folder's name for people."""
        ...

    @property
    def assessor(self) -> str | None:
        """The name to put on a new case (`--as`, RISKWIZ_ASSESSOR), where one is known."""
        ...

    def today(self) -> dt.date:
        """Today's date: proposed as the as-of date of a new case, and for signatures."""
        ...

    def rows(self) -> tuple[ShelfRow, ...]:
        """Return the cases in the order in which they are shown; called in a worker thread.

        A file that cannot be read is a row with its problem. Raises RecordFault when the
        folder itself cannot be read.
        """
        ...

    def create(self, subject: Subject, as_of: dt.date, assessor: str) -> CaseRecord:
        """Make a new case and open it. Raises RecordFault."""
        ...

    def local(self, at: str) -> str:
        """Write a time of the journal on the clock of whoever looks."""
        ...

    def examples(self) -> tuple[Example, ...]:
        """The worked cases that can be explored."""
        ...

    def open(self, row: ShelfRow) -> CaseRecord:
        """Open a case of the shelf, for reading where somebody else holds it.

        Raises RecordFault.
        """
        ...

    def explore(self, example: Example) -> CaseRecord:
        """Put a worked case on the shelf, and open it. Raises RecordFault."""
        ...

    def take_in(self, path: str, assessor: str) -> CaseRecord:
        """Make a case of an answer file, and open it.

        Raises AnswersRefused with all that is wrong with the file, RecordFault for the rest.
        """
        ...

    def duplicate(self, row: ShelfRow, as_of: dt.date, assessor: str) -> CaseRecord:
        """Make a case with the same answers as of another date, and open it. Raises RecordFault."""
        ...

    def delete(self, row: ShelfRow) -> None:
        """Delete a case for good; its memo stays. Raises RecordFault."""
        ...


@runtime_checkable
class ShowsCase(Protocol):
    """A screen of the open case."""

    @property
    def is_mounted(self) -> bool:
        """Whether it can be drawn."""
        ...

    def show_state(self) -> None:
        """Show whether everything is saved, and what there is to say."""
        ...


@runtime_checkable
class LendsTerminal(Protocol):
    """Something that can lend the terminal to the person's own editor."""

    def edited_outside(self, text: str) -> str | Objection:
        """Let the person edit a text in an editor of their own."""
        ...


class LongTextEditor(Protocol):
    """The person's own editor, for texts that are long."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def edit(self, text: str) -> str:
        """Let the person edit a text; the terminal is theirs meanwhile. Raises RecordFault."""
        ...


class Remembered(Protocol):
    """What the wizard keeps on this machine from one time to the next: no case needs it."""

    @property
    def theme(self) -> str | None:
        """The theme that was chosen last."""
        ...

    def place(self, case: str) -> Key | None:
        """Return where a case was left."""
        ...

    def keep_theme(self, theme: str) -> None:
        """Remember a theme."""
        ...

    def keep_place(self, case: str, key: Key) -> None:
        """Remember where a case was left."""
        ...
