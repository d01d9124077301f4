"""Journal entries as rows of a case file: written, and read back with their hashes checked."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from riskwiz.core.canonical import canonical_json, sha256
from riskwiz.core.event import EVENT, GENESIS, KINDS, Event, JournalEntry
from riskwiz.store.fault import NewerCase, damaged

Row = tuple[int, str, str, str, str, str, str]
"""sequence, at, by, kind, payload, previous, sha256."""


def chained(
    entries: tuple[JournalEntry, ...], events: Iterable[Event], at: str, by: str
) -> tuple[JournalEntry, ...]:
    """Make the next entries of a journal of some events."""
    sequence = len(entries)
    previous = entries[-1].sha256 if entries else GENESIS
    added: list[JournalEntry] = []
    for number, event in enumerate(events, start=sequence + 1):
        entry = JournalEntry(sequence=number, at=at, by=by, event=event, previous=previous)
        previous = entry.sha256
        added.append(entry)
    return tuple(added)


def write(connection: sqlite3.Connection, entries: Iterable[JournalEntry]) -> None:
    """Write entries as rows, inside the transaction that the caller has begun."""
    connection.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (e.sequence, e.at, e.by, e.event.kind, canonical_json(e.event), e.previous, e.sha256)
            for e in entries
        ),
    )


def read(connection: sqlite3.Connection, path: Path) -> Iterator[JournalEntry]:
    """Read the rows back in order.

    Raises DamagedCase where a row is not what was written, NewerCase where it is but this
    riskwiz cannot know what it means.
    """
    previous = GENESIS
    rows = connection.execute(
        "SELECT sequence, at, by, kind, payload, previous, sha256 FROM events ORDER BY sequence"
    )
    for number, row in enumerate(rows, start=1):
        if row[0] != number:
            raise damaged(path, f"entry {number} of its journal is missing")
        entry = _entry(path, row, previous)
        previous = row[6]
        yield entry


def _entry(path: Path, row: Row, expected: str) -> JournalEntry:
    sequence, at, by, kind, payload, previous, stored = row
    try:
        event = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise damaged(path, f"entry {sequence} of its journal is not JSON") from error
    # The hash is taken over what is stored, not over what it parses to: an event that gains an
    # optional field in a later riskwiz must not break the chain of every older case.
    content: dict[str, object] = {
        "sequence": sequence, "at": at, "by": by, "event": event, "previous": previous,
    }  # fmt: skip
    if sha256(canonical_json(content)) != stored:
        raise damaged(path, f"entry {sequence} of its journal does not match its SHA-256")
    if previous != expected:
        raise damaged(path, f"entry {sequence} of its journal does not follow the one before it")
    if not isinstance(event, dict) or event.get("kind") != kind:
        raise damaged(path, f"entry {sequence} of its journal is not of the kind it says")
    if kind not in KINDS:
        raise NewerCase(
            f"{path} holds an event of the kind {kind!r} (entry {sequence}), which this riskwiz "
            "does not know; open it with a newer riskwiz"
        )
    try:
        return JournalEntry(
            sequence=sequence, at=at, by=by, event=EVENT.validate_json(payload), previous=previous
        )
    except ValueError as error:
        raise NewerCase(
            f"{path} holds an event {kind!r} (entry {sequence}) with something in it that this "
            "riskwiz does not know; open it with the riskwiz that wrote it"
        ) from error
