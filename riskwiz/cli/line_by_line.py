"""Plain mode, given its record: for screen readers, pipes and slow links."""

import datetime as dt
import io
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from riskwiz import plain, store
from riskwiz.cli import memo_page, new_case
from riskwiz.cli.assessor import account_name
from riskwiz.cli.exits import INPUT, MACHINE, InputTrouble
from riskwiz.cli.file_record import FileRecord
from riskwiz.cli.folder_shelf import FolderShelf
from riskwiz.cli.source import edition_inside
from riskwiz.core.event import Event, JournalEntry
from riskwiz.core.interview import Interview
from riskwiz.tui.ports import RecordFault


class PlainRecord:
    """A case in its file, as plain mode wants it."""

    def __init__(self, record: FileRecord) -> None:
        """Take over an open record."""
        self._record = record

    @property
    def interview(self) -> Interview:
        """The case as it stands."""
        return self._record.interview

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """The journal, as far as it is written."""
        return self._record.entries

    @property
    def author(self) -> str:
        """Whose name the journal notes beside each event."""
        return self._record.author or ""

    @property
    def held_by(self) -> str | None:
        """Who else has the case open, in words; then it can only be read."""
        return self._record.held_by

    def today(self) -> dt.date:
        """Today's date, where the assessor is."""
        return FolderShelf.today()

    def append(self, events: Iterable[Event]) -> Interview:
        """Write events in one durable commit. Raises plain.RecordFault."""
        try:
            return self._record.append(events)
        except RecordFault as fault:
            raise plain.RecordFault(str(fault)) from fault

    def memo(self) -> str:
        """Write the memo beside the case. Raises plain.RecordFault."""
        from riskwiz.cli.memo_worker import write_memo

        target = memo_page.beside(self._record.path, "pdf")
        problem = write_memo(self._record.path, target)
        if problem is not None:
            raise plain.RecordFault(problem)
        return str(target)

    def preview(self) -> str:
        """Return the memo as text. Raises plain.RecordFault."""
        from riskwiz.cli.memo_writer import MemoWriter

        try:
            return MemoWriter().preview(self._record)
        except RecordFault as fault:
            raise plain.RecordFault(str(fault)) from fault


def listen() -> None:
    """Let what is no text come in, before anything is read; the interview objects to it."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


def create(case: Path, edition: Path | None, assessor: str | None) -> FileRecord:
    """Make a new case of what the first lines say: subject, as-of date, assessor if not known."""
    shelf = FolderShelf(case.parent, assessor, edition)
    try:
        described = new_case.ask(shelf.today(), assessor or _unasked())
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo(err=True)  # ends the line of the prompt
        raise InputTrouble(
            f"{case} was not made: the input ended before its subject and as-of date; "
            "give them as the first two lines"
        ) from None
    return shelf.create_file(case, *described)


def open_case(case: Path, assessor: str | None) -> FileRecord:
    """Open a case, for reading where somebody else holds it.

    Who answers is asked for where somebody can be asked.
    """
    record = store.open(case)
    author = assessor or _unasked() or new_case.ask_assessor()
    try:
        return FileRecord(record, edition_inside(record), author, store.hold(case, author))
    except store.CaseHeld as held:
        record.close()
        reading = store.open(case, readonly=True)
        return FileRecord(reading, edition_inside(reading), author, held_by=held.holder)


def converse(record: FileRecord) -> None:
    """Hold the interview; a script learns from the exit code whether all its lines were taken."""
    try:
        ending = plain.run(PlainRecord(record), sys.stdin, sys.stdout)
    finally:
        record.close()
    if ending.fault is not None:
        raise SystemExit(MACHINE)
    if ending.objections and not sys.stdin.isatty():
        raise SystemExit(INPUT)


def _unasked() -> str | None:
    """Return who answers where nobody can be asked; a pipe's lines are all meant as answers."""
    return None if sys.stdin.isatty() else account_name()
