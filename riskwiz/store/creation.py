"""Creating a case file: whole or not at all, and never over another file."""

import errno
import os
import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

from riskwiz.core.canonical import sha256
from riskwiz.core.case import replay
from riskwiz.core.event import Event
from riskwiz.store import journal, kept_files
from riskwiz.store.connection import connect
from riskwiz.store.fault import CaseExists, DiskFault, faults_of
from riskwiz.store.format import APPLICATION_ID, TABLES, VERSION
from riskwiz.store.opening import open as open_case
from riskwiz.store.record import Record, now

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}


def create(
    path: Path,
    events: Sequence[Event],
    texts: Mapping[str, str],
    by: str,
    files: Iterable[bytes] = (),
) -> Record:
    """Make a case file of a journal's events, the first of which opens the case.

    The file is written aside and gets its name when it is whole. Raises CaseExists where there
    is a file already, DiskFault where none can be written. `files` are kept inside the case.
    """
    named = {text.path: text.sha256 for text in replay(events).edition.texts}
    if named != {name: sha256(body) for name, body in texts.items()}:
        raise ValueError("the texts are not those that the case was opened against")
    if os.path.lexists(path):
        raise _exists(path)
    if not path.parent.is_dir():
        raise DiskFault(f"{path} cannot be made: there is no folder {path.parent}")
    aside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with faults_of(path, "made"), closing(connect(aside, "rwc")) as connection:
            _fill(connection, events, texts, by, files)
        _name(aside, path)
    finally:
        for leftover in (aside, aside.with_name(f"{aside.name}-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return open_case(path)


def _fill(
    connection: sqlite3.Connection,
    events: Sequence[Event],
    texts: Mapping[str, str],
    by: str,
    files: Iterable[bytes],
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    for statement in TABLES[VERSION].values():
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO texts VALUES (?, ?, ?)",
        ((name, sha256(body), body) for name, body in sorted(texts.items())),
    )
    journal.write(connection, journal.chained((), events, now(), by))
    kept_files.write(connection, files)
    connection.execute("COMMIT")


def _name(aside: Path, path: Path) -> None:
    """Give the whole file its name; a link, unlike a rename, never replaces another file."""
    try:
        try:
            os.link(aside, path)
        except FileExistsError:
            raise _exists(path) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if os.path.lexists(path):
                raise _exists(path) from None
            aside.rename(path)
        _synchronise(path.parent)
    except OSError as error:
        raise DiskFault(f"{path} cannot be made: {error.strerror}") from error


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exists(path: Path) -> CaseExists:
    return CaseExists(
        f"{path} exists already, and riskwiz does not write over it; "
        "choose another name, or move it away"
    )
