"""Opening a case file: nothing is taken on trust, and a file that is refused stays untouched."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

from riskwiz.core.canonical import sha256
from riskwiz.core.case import JournalFault, replay
from riskwiz.core.event import CaseOpened, JournalEntry
from riskwiz.store import journal, kept_files
from riskwiz.store.connection import connect
from riskwiz.store.fault import DiskFault, NewerCase, NotACase, damaged, faults_of
from riskwiz.store.format import (
    APPLICATION_ID,
    APPLICATION_ID_AT,
    HEADER_BYTES,
    MAGIC,
    TABLES,
    VERSION,
    VERSION_AT,
)
from riskwiz.store.record import Content, Record


def open(path: Path, *, readonly: bool = False) -> Record:  # noqa: A001  (the word for it)
    """Verify a case file and open it.

    Raises NotACase, DamagedCase or NewerCase for a file that is refused, and CaseLocked or
    DiskFault where it cannot be read now.
    """
    _check_header(path)
    with faults_of(path, "read"):
        try:
            content = _content(path)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            _roll_back(path)
            content = _content(path)
    if readonly:
        return Record(path, content, None)
    with faults_of(path, "opened"):
        return Record(path, content, connect(path, "rw"))


def _check_header(path: Path) -> None:
    """Refuse what is no case before SQLite so much as looks at it."""
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except FileNotFoundError as error:
        raise NotACase(f"there is no file {path}; check the name") from error
    except IsADirectoryError as error:
        raise NotACase(f"{path} is a folder, not a case; name a .riskcase file") from error
    except OSError as error:
        if error.errno in {errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP}:
            raise NotACase(f"there is no file {path}; check the name") from error
        raise DiskFault(f"{path} cannot be read: {error.strerror}") from error
    if not header:
        raise NotACase(f"{path} is empty, not a case; name a .riskcase file that riskwiz made")
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        raise NotACase(f"{path} is not a case; name a .riskcase file that riskwiz made")
    if _number(header, APPLICATION_ID_AT) != APPLICATION_ID:
        raise NotACase(f"{path} is a database, but not a case; name a .riskcase file")
    version = _number(header, VERSION_AT)
    if version > VERSION:
        raise NewerCase(
            f"{path} has format {version} and this riskwiz reads up to {VERSION}; "
            "open it with a newer riskwiz"
        )
    if version < 1:
        raise damaged(path, f"it says that it has format {version}, which there never was")


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _roll_back(path: Path) -> None:
    """Let SQLite undo the commit that a program was killed in: nobody was told it was done."""
    with closing(connect(path, "rw")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def _content(path: Path) -> Content:
    with closing(connect(path, "ro")) as connection:
        connection.execute("BEGIN")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        _check_tables(connection, path, version)
        texts = _texts(connection, path)
        entries = tuple(journal.read(connection, path))
        files = kept_files.verified(connection, path) if "files" in TABLES[version] else frozenset()
    _check_journal(path, entries, texts)
    return Content(entries, texts, files)


def _check_tables(connection: sqlite3.Connection, path: Path, version: int) -> None:
    found = dict(connection.execute("SELECT name, sql FROM sqlite_schema"))
    if found != TABLES.get(version):
        raise damaged(path, "its tables are not those of a case")
    said = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(1)")]
    if said != ["ok"]:
        raise damaged(path, f"SQLite says: {' '.join(said[0].split())}")


def _texts(connection: sqlite3.Connection, path: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name, stored, body in connection.execute("SELECT path, sha256, body FROM texts"):
        if sha256(body) != stored:
            raise damaged(path, f"its text {name} does not match its SHA-256")
        texts[name] = body
    return texts


def _check_journal(path: Path, entries: tuple[JournalEntry, ...], texts: dict[str, str]) -> None:
    """Check that the events are a journal, and its texts those that it was answered against."""
    try:
        replay(entry.event for entry in entries)
    except JournalFault as error:
        raise damaged(path, f"its journal is none: {error}") from error
    first = entries[0].event
    if isinstance(first, CaseOpened):
        named = {text.path: text.sha256 for text in first.edition.texts}
        if named != {name: sha256(body) for name, body in texts.items()}:
            raise damaged(path, "its texts are not those that it was answered against")
