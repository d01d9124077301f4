"""The shelf of a folder, loaded when it is first read: its screen is painted before that."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskwiz.cli.folder_shelf import FolderShelf
    from riskwiz.core.event import Subject
    from riskwiz.tui.ports import CaseRecord, Example
    from riskwiz.tui.shelf_rows import ShelfRow


class LateShelf:
    """Says at once what it knows without reading anything; for the rest it loads the shelf."""

    def __init__(self, folder: Path, assessor: str | None) -> None:
        """Name the folder."""
        self._folder = folder
        self._assessor = assessor

    @cached_property
    def _shelf(self) -> FolderShelf:
        from riskwiz.cli.folder_shelf import FolderShelf

        return FolderShelf(self._folder, self._assessor)

    @property
    def folder(self) -> str:
        """The folder's name for people."""
        return str(self._folder.resolve())

    @property
    def assessor(self) -> str | None:
        """The name to put on a new case, where one is known."""
        return self._assessor

    def today(self) -> dt.date:
        """Today's date, where the assessor is."""
        return dt.datetime.now().astimezone().date()

    def rows(self) -> tuple[ShelfRow, ...]:
        """Return the cases. Raises RecordFault."""
        return self._shelf.rows()

    def create(self, subject: Subject, as_of: dt.date, assessor: str) -> CaseRecord:
        """Make a new case and open it. Raises RecordFault."""
        return self._shelf.create(subject, as_of, assessor)

    def local(self, at: str) -> str:
        """Write a time of the journal on the clock of whoever looks."""
        return self._shelf.local(at)

    def examples(self) -> tuple[Example, ...]:
        """Return the worked cases that can be explored."""
        return self._shelf.examples()

    def open(self, row: ShelfRow) -> CaseRecord:
        """Open a case. Raises RecordFault."""
        return self._shelf.open(row)

    def explore(self, example: Example) -> CaseRecord:
        """Put a worked case on the shelf, and open it. Raises RecordFault."""
        return self._shelf.explore(example)

    def take_in(self, path: str, assessor: str) -> CaseRecord:
        """Make a case of an answer file, and open it. Raises AnswersRefused or RecordFault."""
        return self._shelf.take_in(path, assessor)

    def duplicate(self, row: ShelfRow, as_of: dt.date, assessor: str) -> CaseRecord:
        """Make a case with the same answers as of another date. Raises RecordFault."""
        return self._shelf.duplicate(row, as_of, assessor)

    def delete(self, row: ShelfRow) -> None:
        """Delete a case for good. Raises RecordFault."""
        self._shelf.delete(row)
