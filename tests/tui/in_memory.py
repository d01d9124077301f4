"""Ports without a disk: a shelf, records and a memo writer that keep everything in memory.

They are real implementations of the wizard's ports: what is appended is applied, what is left is
closed, and what is broken on purpose says so with the sentence that a person would see.
"""

import datetime as dt
from collections.abc import Iterable

from riskwiz.core.answer import Key
from riskwiz.core.canonical import sha256
from riskwiz.core.case import Case, replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import GENESIS, CaseOpened, Event, JournalEntry, Subject
from riskwiz.core.evidence import Evidence
from riskwiz.core.interview import Interview
from riskwiz.tui.memo_ports import MemoFailed, MemoJob, MemoWritten
from riskwiz.tui.ports import AnswersRefused, CaseRecord, Example, LocalFile, RecordFault
from riskwiz.tui.shelf_rows import ShelfRow, shelf_row

TODAY = dt.date(2026, 11, 23)


class MemoryRecord:
    """A journal in a list; each commit is made a minute after the one before."""

    def __init__(
        self, edition: Edition, events: Iterable[Event], author: str | None = "M. Meyer"
    ) -> None:
        self.events = list(events)
        self.edition = edition
        self.closed = False
        self.full = False
        self.held: str | None = None
        self.lost: str | None = None
        self.kept: dict[str, str] = {}
        self._commits = [len(self.events)]
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

    @property
    def held_by(self) -> str | None:
        return self.held

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        entries: list[JournalEntry] = []
        for number, event in enumerate(self.events, 1):
            minute = sum(number > end for end in self._commits)
            at, by = f"2026-11-20T09:{minute:02}:00.000Z", self._author or ""
            previous = entries[-1].sha256 if entries else GENESIS
            entries.append(
                JournalEntry(sequence=number, at=at, by=by, event=event, previous=previous)
            )
        return tuple(entries)

    def trouble(self) -> str | None:
        return self.lost

    def attach(self, path: str, *, keep: bool) -> LocalFile:
        if "missing" in path:
            raise RecordFault(f"{path} does not exist; check the name")
        name = path.rpartition("/")[2]
        digest = sha256(path)
        if keep:
            self.kept[digest] = name
        return LocalFile(name=name, sha256=digest)

    def take_out(self, evidence: Evidence) -> str:
        if evidence.sha256 not in self.kept:
            raise RecordFault("the file is not inside the case; the SHA-256 says which it was")
        return f"cases/{evidence.file}"

    def identify(self, name: str) -> None:
        self._author = name

    def append(self, events: Iterable[Event]) -> Interview:
        if self.full:
            raise RecordFault("the disk is full; what was saved before is safe, make room")
        more = tuple(events)
        self._interview = self._interview.after(more)
        self.events.extend(more)
        self._commits.append(len(self.events))
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

    def local(self, at: str) -> str:
        return at[:16].replace("T", " ")

    def examples(self) -> tuple[Example, ...]:
        return (Example("tiktok_2023-03", "TikTok", dt.date(2023, 3, 31)),)

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

    def explore(self, example: Example) -> CaseRecord:
        return self.create(Subject(name=example.subject), example.as_of, "M. Meyer")

    def take_in(self, path: str, assessor: str) -> CaseRecord:
        if "bad" in path:
            report = "error[RW503]: `staff`: is not a number\n  --> bad.toml:4:9"
            raise AnswersRefused("bad.toml cannot be taken in: 1 error", report)
        name = path.rpartition("/")[2].removesuffix(".toml")
        return self.create(Subject(name=name), TODAY, assessor)

    def duplicate(self, row: ShelfRow, as_of: dt.date, assessor: str) -> CaseRecord:
        of = next(one for one in self.records if one.title == row.path)
        opened = CaseOpened(
            case="copy", subject=of.case.subject, as_of=as_of, edition=self.edition.reference
        )
        record = MemoryRecord(self.edition, [opened, *of.events[1:]], assessor)
        self.records.append(record)
        return record

    def delete(self, row: ShelfRow) -> None:
        self.records = [one for one in self.records if one.title != row.path]

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

    @property
    def progress(self) -> str:
        return "page 3"

    def cancel(self) -> None:
        self.cancelled = True


class MemoryMemos:
    """Writes memos nowhere, and remembers of which cases."""

    def __init__(self, problem: str | None = None, looks: int = 1) -> None:
        self.problem = problem
        self.looks = looks
        self.jobs: list[MemoryMemo] = []
        self.shown: list[str] = []

    def start(self, record: CaseRecord) -> MemoJob:
        outcome = (
            MemoFailed(self.problem)
            if self.problem
            else MemoWritten(f"cases/{record.title.removesuffix('.riskcase')}.pdf")
        )
        self.jobs.append(MemoryMemo(outcome, self.looks))
        return self.jobs[-1]

    def warm(self) -> None:
        """There is nothing to load."""

    def preview(self, record: CaseRecord) -> str:
        if self.problem:
            raise RecordFault(self.problem)
        return f"# Risk assessment of {record.interview.case.subject.name}\n\nNo action.\n"

    def show(self, path: str) -> None:
        self.shown.append(path)


class MemoryRemembered:
    """Remembers as long as the test."""

    def __init__(self, theme: str | None = None) -> None:
        self._theme = theme
        self.places: dict[str, Key] = {}

    @property
    def theme(self) -> str | None:
        return self._theme

    def place(self, case: str) -> Key | None:
        return self.places.get(case)

    def keep_theme(self, theme: str) -> None:
        self._theme = theme

    def keep_place(self, case: str, key: Key) -> None:
        self.places[case] = key
