"""The store: one SQLite file per case, which can be handed over and still says the same.

`create` makes a case file, `open` verifies one and opens it, and each `Record.append` is one
durable commit. Every fault that a disk or a file can cause is a `StoreFault` with a sentence.
"""

from riskwiz.store.creation import create
from riskwiz.store.fault import (
    CaseChanged,
    CaseExists,
    CaseHeld,
    CaseLocked,
    DamagedCase,
    DiskFault,
    NewerCase,
    NotACase,
    StoreFault,
    UnfitCase,
)
from riskwiz.store.hold import Hold, hold
from riskwiz.store.kept_files import LARGEST
from riskwiz.store.opening import open  # noqa: A004  (the word of the vocabulary)
from riskwiz.store.record import Record

__all__ = [
    "LARGEST",
    "CaseChanged",
    "CaseExists",
    "CaseHeld",
    "CaseLocked",
    "DamagedCase",
    "DiskFault",
    "Hold",
    "NewerCase",
    "NotACase",
    "Record",
    "StoreFault",
    "UnfitCase",
    "create",
    "hold",
    "open",
]
