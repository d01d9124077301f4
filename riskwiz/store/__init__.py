"""The store: one SQLite file per case, which can be handed over and still says the same.

`create` makes a case file, `open` verifies one and opens it, and each `Record.append` is one
durable commit. Every fault that a disk or a file can cause is a `StoreFault` with a sentence.
"""

from riskwiz.store.creation import create
from riskwiz.store.fault import (
    CaseChanged,
    CaseExists,
    CaseLocked,
    DamagedCase,
    DiskFault,
    NewerCase,
    NotACase,
    StoreFault,
    UnfitCase,
)
from riskwiz.store.opening import open  # noqa: A004  (the word of the vocabulary)
from riskwiz.store.record import Record

__all__ = [
    "CaseChanged",
    "CaseExists",
    "CaseLocked",
    "DamagedCase",
    "DiskFault",
    "NewerCase",
    "NotACase",
    "Record",
    "StoreFault",
    "UnfitCase",
    "create",
    "open",
]
