"""Ports without a disk: a shelf, records and a memo writer that keep everything in memory.

They are real implementations of the wizard's ports: what is appended is applied, what is left is
closed, and what is broken on purpose says so with the sentence that a person would see.
"""

import datetime as dt
from collections.abc import Iterable

from riskwiz.core.case import Case, replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import CaseOpened, Event, Subject
from riskwiz.core.interview import Interview
from riskwiz.tui.ports import (
    CaseRecord,
    MemoFailed,
    MemoJob,
    MemoWritten,
    RecordFault,
    ShelfRow,
    shelf_row,
)

TODAY = dt.date(2026, 11, 23)


class MemoryRecord:
    """A journal in a list."""

    def __init__(
        self, edition: Edition, events: Iterable[Event], author: str | None = "M. Meyer"
    ) -> None:
        self.events = list(events)
        self.edition = edition
        self.closed = False
        self.full = False
        self._author = author
        self._interview = Interview(edition, replay(self.events))

    @property
    def title(self) -> str:
        return f"{self.case.subject.name.lower()}.riskcase"

    @property
    def author(self) -> str | None:
        return self._author

    @property
    def case(self) -> Case:
        return self._interview.case

    @property
    def interview(self) -> Interview:
        return self._interview

    def identify(self, name: str) -> None:
        self._author = name

    def append(self, events: Iterable[Event]) -> Interview:
        if self.full:
            raise RecordFault("the disk is full; what was saved before is safe, make room")
        more = tuple(events)
        self._interview = self._interview.after(more)
        self.events.extend(more)
        return self._interview

    def close(self) -> None:
        self.closed = True


class MemoryShelf:
    """A folder of records."""

    def __init__(
        self,
        edition: Edition,
        records: Iterable[MemoryRecord] = (),
        problems: Iterable[ShelfRow] = (),
        assessor: str | None = "M. Meyer",
    ) -> None:
        self.edition = edition
        self.records = list(records)
        self.problems = tuple(problems)
        self._assessor = assessor

    @property
    def folder(self) -> str:
        return "cases"

    @property
    def assessor(self) -> str | None:
        return self._assessor

    def today(self) -> dt.date:
        return TODAY

    def rows(self) -> tuple[ShelfRow, ...]:
        shown = [
            shelf_row(
                one.title,
                one.interview.assessment,
                changed="2026-11-20",
                who=one.author or "",
            )
            for one in self.records
        ]
        return (*shown, *self.problems)

    def create(self, subject: Subject, as_of: dt.date, assessor: str) -> CaseRecord:
        if any(one.case.subject.name == subject.name for one in self.records):
            raise RecordFault(f"there is a case of {subject.name} already; name this one otherwise")
        opened = CaseOpened(
            case=subject.name, subject=subject, as_of=as_of, edition=self.edition.reference
        )
        record = MemoryRecord(self.edition, [opened], assessor)
        self.records.append(record)
        return record

    def open(self, row: ShelfRow) -> CaseRecord:
        found = next((one for one in self.records if one.title == row.path), None)
        if found is None:
            raise RecordFault(f"{row.name} is gone; f5 reads the folder again")
        return found


class MemoryMemo:
    """A memo that is done when it has been looked at a few times."""

    def __init__(self, outcome: MemoWritten | MemoFailed, looks: int = 1) -> None:
        self.outcome = outcome
        self.looks = looks
        self.cancelled = False

    def poll(self) -> MemoWritten | MemoFailed | None:
        self.looks -= 1
        return self.outcome if self.looks < 0 else None

    def cancel(self) -> None:
        self.cancelled = True


class MemoryMemos:
    """Writes memos nowhere, and remembers of which cases."""

    def __init__(self, problem: str | None = None) -> None:
        self.problem = problem
        self.jobs: list[MemoryMemo] = []

    def start(self, record: CaseRecord) -> MemoJob:
        outcome = (
            MemoFailed(self.problem)
            if self.problem
            else MemoWritten(f"cases/{record.title.removesuffix('.riskcase')}.pdf")
        )
        self.jobs.append(MemoryMemo(outcome))
        return self.jobs[-1]
