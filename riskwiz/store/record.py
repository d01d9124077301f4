"""The record of a case: its journal and texts in a file, to which answers are appended."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from riskwiz.core.case import Case, replay
from riskwiz.core.event import Event, JournalEntry
from riskwiz.store import journal, kept_files
from riskwiz.store.connection import connect
from riskwiz.store.fault import CaseChanged, DiskFault, faults_of


@dataclass(frozen=True, slots=True)
class Content:
    """What a case file holds."""

    entries: tuple[JournalEntry, ...]
    texts: Mapping[str, str]
    files: frozenset[str] = frozenset()


class Record:
    """An open case file. What `append` has returned from is on the disk, whatever happens next."""

    def __init__(self, path: Path, content: Content, connection: sqlite3.Connection | None) -> None:
        """Hold a verified file; without a connection it can only be read."""
        self.path = path
        self._content = content
        self._connection = connection

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """The journal: what happened, when and by whom."""
        return self._content.entries

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened."""
        return tuple(entry.event for entry in self.entries)

    @property
    def case(self) -> Case:
        """What the events add up to."""
        return replay(self.events)

    @property
    def texts(self) -> Mapping[str, str]:
        """The authored texts that the case was answered against, by path."""
        return self._content.texts

    @property
    def files(self) -> frozenset[str]:
        """The SHA-256 of each file that the case keeps."""
        return self._content.files

    def file(self, name: str) -> bytes | None:
        """Return a file that the case keeps, by its SHA-256; None where it keeps none such."""
        if name not in self.files:
            return None
        with faults_of(self.path, "read"), closing(connect(self.path, "ro")) as connection:
            return kept_files.read(connection, name)

    def append(self, events: Iterable[Event], by: str, files: Sequence[bytes] = ()) -> None:
        """Write events to the disk in one commit, stamped with the time and their author.

        `files` are kept inside the case by the same commit.

        Raises CaseLocked, CaseChanged or DiskFault, after which nothing has been written.
        """
        if self._connection is None:
            raise DiskFault(f"{self.path} is open for reading only; open it for writing")
        added = journal.chained(self.entries, events, now(), by)
        if not added:
            return
        with faults_of(self.path, "written to"):
            self._commit(self._connection, added, files)
        kept = self.files.union(map(kept_files.fingerprint, files))
        self._content = Content((*self.entries, *added), self.texts, kept)

    def _commit(
        self,
        connection: sqlite3.Connection,
        added: tuple[JournalEntry, ...],
        files: Sequence[bytes],
    ) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._check_head(connection)
            journal.write(connection, added)
            kept_files.write(connection, files)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                with suppress(sqlite3.Error):  # the first fault is the one to tell
                    connection.execute("ROLLBACK")

    def _check_head(self, connection: sqlite3.Connection) -> None:
        head = connection.execute(
            "SELECT sequence, sha256 FROM events ORDER BY sequence DESC LIMIT 1"
        ).fetchone()
        if head != (len(self.entries), self.entries[-1].sha256):
            raise CaseChanged(
                f"{self.path} was changed by another program while it was open here; "
                "this answer was not saved: open the case again, then give it anew"
            )

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def now() -> str:
    """Return the time in UTC as ISO 8601 writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
