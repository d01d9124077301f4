"""The wizard's record of a case, kept in its file."""

from collections.abc import Iterable
from pathlib import Path

from riskwiz import store
from riskwiz.core.edition import Edition
from riskwiz.core.event import Event
from riskwiz.core.interview import Interview
from riskwiz.tui.ports import RecordFault


class FileRecord:
    """One open case: what is appended is on the disk before the interview goes on."""

    def __init__(self, record: store.Record, edition: Edition, author: str | None) -> None:
        """Take over an open record; closing this closes it."""
        self._record = record
        self._author = author
        self._interview = Interview(edition, record.case)

    @property
    def path(self) -> Path:
        """The case's file."""
        return self._record.path

    @property
    def title(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def author(self) -> str | None:
        """Whose name is noted beside each event; None until somebody says."""
        return self._author

    @property
    def interview(self) -> Interview:
        """The case as it stands."""
        return self._interview

    def identify(self, name: str) -> None:
        """Set the author of everything that is appended from now on."""
        self._author = name

    def append(self, events: Iterable[Event]) -> Interview:
        """Write events in one durable commit. Raises RecordFault when nothing was written."""
        if self._author is None:
            raise RecordFault("nobody has said yet who answers; give your name first")
        new = tuple(events)
        try:
            self._record.append(new, self._author)
        except store.StoreFault as fault:
            raise RecordFault(str(fault)) from fault
        self._interview = self._interview.after(new)
        return self._interview

    def close(self) -> None:
        """Let go of the file."""
        self._record.close()
