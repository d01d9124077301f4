"""What can go wrong with a case file, each as one sentence for the person in front of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreFault(Exception):
    """A case file cannot be read or written; its text says where, what, and what to do."""


class UnfitCase(StoreFault):
    """The file itself is at fault: opening it again will not help."""


class NotACase(UnfitCase):
    """There is no file, or it is something other than a case."""


class DamagedCase(UnfitCase):
    """The file was a case, and is no longer what was written."""


class NewerCase(UnfitCase):
    """The file was written by a riskwiz that is newer than this one."""


class CaseExists(UnfitCase):
    """A case would be made where there is a file already."""


class CaseLocked(StoreFault):
    """Another program is writing to the case."""


class CaseHeld(StoreFault):
    """Another program holds the case; it can still be read."""

    def __init__(self, message: str, holder: str) -> None:
        """Say so, and who holds it and since when."""
        super().__init__(message)
        self.holder = holder


class CaseChanged(StoreFault):
    """Another program has written to the case since it was opened."""


class DiskFault(StoreFault):
    """The disk, or the right to use it, is at fault."""


_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_WAIT = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PRIMARY = 0xFF
"""The bits of SQLite's extended result code that hold the primary one."""

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and try again",
    sqlite3.SQLITE_IOERR: "the disk does not take it; is it full, or was it taken out?",
    sqlite3.SQLITE_CANTOPEN: "it, or its folder, cannot be opened for writing",
    sqlite3.SQLITE_READONLY: "it, or its folder, may not be written to",
    sqlite3.SQLITE_PERM: "it may not be written to",
}


@contextmanager
def faults_of(path: Path, doing: str) -> Iterator[None]:
    """Turn what SQLite says while something is done with a file into a StoreFault."""
    try:
        yield
    except sqlite3.Error as error:
        raise _fault(path, doing, error) from error
    except UnicodeDecodeError as error:  # SQLite's own message may quote what it cannot read
        raise damaged(path, "SQLite cannot read its tables") from error


def _fault(path: Path, doing: str, error: sqlite3.Error) -> StoreFault:
    code = getattr(error, "sqlite_errorcode", None)
    said = " ".join(str(error).split())
    if code is None or code & _PRIMARY in _DAMAGE or code & _PRIMARY == sqlite3.SQLITE_ERROR:
        return damaged(path, f"SQLite says: {said}")
    if code & _PRIMARY in _WAIT:
        return CaseLocked(
            f"{path} cannot be {doing}: another program is writing to it; "
            "wait for it or close it, then try again"
        )
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return DiskFault(
            f"{path} cannot be {doing}: it was moved, removed or replaced while it was open; "
            "put it back, then open it again"
        )
    reason = _REASONS.get(code & _PRIMARY, f"SQLite says: {said}")
    return DiskFault(f"{path} cannot be {doing}: {reason}")


def damaged(path: Path, what: str) -> DamagedCase:
    """Say that a file is no longer what was written, and how that shows."""
    return DamagedCase(f"{path} is damaged: {what}; use a copy from before the damage")
