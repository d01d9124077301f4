"""The wizard's record of a case, kept in its file."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from riskwiz import store
from riskwiz.cli.exits import Trouble
from riskwiz.cli.local_files import body, fingerprint, named
from riskwiz.cli.target import write_file
from riskwiz.core.edition import Edition
from riskwiz.core.event import Event, EvidenceAdded, JournalEntry
from riskwiz.core.evidence import Evidence
from riskwiz.core.interview import Interview
from riskwiz.tui.ports import LocalFile, RecordFault

_ROOM = 40_000
"""Bytes that must be free for an answer to be saved safely."""


class FileRecord:
    """One open case: what is appended is on the disk before the interview goes on."""

    def __init__(
        self,
        record: store.Record,
        edition: Edition,
        author: str | None,
        hold: store.Hold | None = None,
        held_by: str | None = None,
    ) -> None:
        """Take over an open record and the hold on its file; closing this closes them."""
        self._record = record
        self._author = author
        self._hold = hold
        self._held_by = held_by
        self._interview = Interview(edition, record.case)
        self._attached: dict[str, bytes] = {}
        self._file = _identity(record.path)

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
    def held_by(self) -> str | None:
        """Who else has the case open, in words; then it can only be read."""
        return self._held_by

    @property
    def interview(self) -> Interview:
        """The case as it stands."""
        return self._interview

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """The journal, as far as it is written."""
        return self._record.entries

    @property
    def texts(self) -> Mapping[str, str]:
        """The authored texts that the case is answered against."""
        return self._record.texts

    def identify(self, name: str) -> None:
        """Set the author of everything that is appended from now on."""
        self._author = name

    def append(self, events: Iterable[Event]) -> Interview:
        """Write events in one durable commit. Raises RecordFault when nothing was written."""
        if self._held_by is not None:
            raise RecordFault(f"the case is open for reading: {self._held_by}")
        if self._author is None:
            raise RecordFault("nobody has said yet who answers; give your name first")
        new = tuple(events)
        files = [
            self._attached[event.evidence.sha256]
            for event in new
            if isinstance(event, EvidenceAdded) and event.evidence.sha256 in self._attached
        ]
        try:
            self._record.append(new, self._author, files)
        except store.StoreFault as fault:
            raise RecordFault(str(fault)) from fault
        self._attached.clear()
        self._interview = self._interview.after(new)
        return self._interview

    def trouble(self) -> str | None:
        """Say what would keep the next answer from being saved, where that can be told now."""
        if _identity(self.path) != self._file:
            return (
                f"{self.path} was moved, removed or replaced; what was saved is in the file that "
                "it was: put it back"
            )
        try:
            free = shutil.disk_usage(self.path.parent).free
        except OSError:
            return None
        if free < _ROOM:
            return f"the disk of {self.path} is full; what was saved is safe: make room"
        return None

    def attach(self, path: str, *, keep: bool) -> LocalFile:
        """Take a local file as evidence, and with `keep` put it inside the case when it is added.

        Raises RecordFault.
        """
        file = named(path)
        if keep:
            content = body(file) if file.is_file() else b""
            digest = fingerprint(file)
            self._attached[digest] = content
        else:
            digest = fingerprint(file)
        return LocalFile(name=file.name, sha256=digest)

    def take_out(self, evidence: Evidence) -> str:
        """Write a file that the case keeps beside it, and say where. Raises RecordFault."""
        try:
            content = self._record.file(evidence.sha256 or "")
        except store.StoreFault as fault:
            raise RecordFault(str(fault)) from fault
        if content is None:
            raise RecordFault("the file is not inside the case; the SHA-256 says which it was")
        target = self.path.with_name(f"{self.path.stem}_{Path(evidence.file or 'file').name}")
        try:
            write_file(target, content)
        except Trouble as trouble:
            raise RecordFault(str(trouble)) from trouble
        return str(target)

    def close(self) -> None:
        """Let go of the file."""
        self._record.close()
        if self._hold is not None:
            self._hold.release()
            self._hold = None


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell a file from another that later has its name; None where there is none."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino
