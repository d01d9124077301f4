"""Files that a case keeps inside it, each under its SHA-256."""

import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from riskwiz.store.fault import damaged
from riskwiz.store.format import FILES, VERSION

LARGEST = 25_000_000
"""Bytes of a file that a case keeps: a case should still fit into a mail."""


def fingerprint(body: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(body).hexdigest()


def write(connection: sqlite3.Connection, files: Iterable[bytes]) -> None:
    """Keep files, inside the transaction that the caller has begun; one kept already is not twice.

    A case of an older format becomes one of this format.
    """
    bodies = {fingerprint(body): body for body in files}
    if not bodies:
        return
    if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
        connection.execute(FILES)
        connection.execute(f"PRAGMA user_version={VERSION}")
    kept = {name for (name,) in connection.execute("SELECT sha256 FROM files")}
    connection.executemany(
        "INSERT INTO files (sha256, body) VALUES (?, ?)",
        ((name, body) for name, body in bodies.items() if name not in kept),
    )


def verified(connection: sqlite3.Connection, path: Path) -> frozenset[str]:
    """Return the SHA-256 of every file that is kept. Raises DamagedCase where one has changed."""
    found: set[str] = set()
    for name, body in connection.execute("SELECT sha256, body FROM files"):
        if fingerprint(body) != name:
            raise damaged(path, "a file in it does not match its SHA-256")
        found.add(name)
    return frozenset(found)


def read(connection: sqlite3.Connection, name: str) -> bytes | None:
    """Return a kept file by its SHA-256."""
    row = connection.execute("SELECT body FROM files WHERE sha256=?", (name,)).fetchone()
    return None if row is None else bytes(row[0])
