"""What plain mode needs from outside: a record of the case that lasts."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from riskwiz.core.event import Event, JournalEntry
from riskwiz.core.interview import Interview


class RecordFault(Exception):
    """Something that could not be written; the message is one sentence for a person."""


class Record(Protocol):
    """One open case: its interview, the journal that makes it last, and its memo."""

    @property
    def interview(self) -> Interview:
        """The case as it stands."""
        ...

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """The journal as it was when the case was opened, or later."""
        ...

    @property
    def author(self) -> str:
        """Whose name the journal notes beside each event; proposed for a signature."""
        ...

    @property
    def held_by(self) -> str | None:
        """Who else has the case open, in words; then it can only be read."""
        ...

    def today(self) -> dt.date:
        """Today's date, for signatures."""
        ...

    def append(self, events: Iterable[Event]) -> Interview:
        """Write events as one durable commit and return the interview after them.

        Raises RecordFault when they could not be written; then nothing of them is.
        """
        ...

    def memo(self) -> str:
        """Write the memo of the case as it stands and return its path.

        Raises RecordFault when it could not be written.
        """
        ...

    def preview(self) -> str:
        """Return the memo of the case as it stands as text, a paragraph a line.

        A heading begins with `#`. Raises RecordFault when it could not be made.
        """
        ...
