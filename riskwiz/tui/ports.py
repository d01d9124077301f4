"""What the wizard needs from outside: a shelf of cases, a record that lasts, a writer of memos.

`cli` implements these Protocols over the store and the memo; the tests implement them in memory.
Nothing here loads Textual, so that the wiring can name the ports without paying for screens.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from riskwiz.core.assessment import Assessment, DeterminationResult
from riskwiz.core.enclosure import Progress
from riskwiz.core.event import Event, Subject
from riskwiz.core.interview import Interview
from riskwiz.core.level import LevelRange


class RecordFault(Exception):
    """A case that cannot be opened, made or written; the message is one sentence for a person.

    It says what happened, what is safe, and what to do.
    """


@dataclass(frozen=True)
class Headline:
    """One line of a case's bottom line: who or what, and the level with its range in words.

    `rank` is the stated level's place among `levels` many, from 0.
    """

    label: str
    level: LevelRange
    rank: int = 0
    levels: int = 1


@dataclass(frozen=True)
class ShelfRow:
    """One case of the shelf, or a file that should be one and the sentence that says why not."""

    path: str
    name: str
    subject: str = ""
    as_of: dt.date | None = None
    progress: Progress | None = None
    headlines: tuple[Headline, ...] = ()
    changed: str = ""
    who: str = ""
    signed: bool = False
    problem: str | None = None


class CaseRecord(Protocol):
    """One open case: its interview, and the journal that makes it last."""

    @property
    def title(self) -> str:
        """What the header calls it: the file's name."""
        ...

    @property
    def author(self) -> str | None:
        """Whose name the journal notes beside each event; None until somebody says."""
        ...

    @property
    def interview(self) -> Interview:
        """The case as it stands."""
        ...

    def identify(self, name: str) -> None:
        """Set the author for everything that is appended from now on."""
        ...

    def append(self, events: Iterable[Event]) -> Interview:
        """Write events as one durable commit and return the interview after them.

        Raises RecordFault when they could not be written; then nothing of them is.
        """
        ...

    def close(self) -> None:
        """Let go of the case; nothing needs saving."""
        ...


class Shelf(Protocol):
    """The cases of one folder."""

    @property
    def folder(self) -> str:
        """The folder's name for people."""
        ...

    @property
    def assessor(self) -> str | None:
        """The name to put on a new case (`--as`, RISKWIZ_ASSESSOR), where one is known."""
        ...

    def today(self) -> dt.date:
        """Today's date: proposed as the as-of date of a new case, and for signatures."""
        ...

    def rows(self) -> tuple[ShelfRow, ...]:
        """Return the cases in the order in which they are shown; called in a worker thread.

        A file that cannot be read is a row with its problem. Raises RecordFault when the
        folder itself cannot be read.
        """
        ...

    def create(self, subject: Subject, as_of: dt.date, assessor: str) -> CaseRecord:
        """Make a new case and open it. Raises RecordFault."""
        ...

    def open(self, row: ShelfRow) -> CaseRecord:
        """Open a case of the shelf for editing. Raises RecordFault."""
        ...


@dataclass(frozen=True)
class MemoWritten:
    """The memo is written, and where."""

    path: str


@dataclass(frozen=True)
class MemoFailed:
    """The memo could not be written; one sentence says why and what to do."""

    problem: str


class MemoJob(Protocol):
    """A memo being written elsewhere."""

    def poll(self) -> MemoWritten | MemoFailed | None:
        """Return how it ended, or None while it is under way; never waits."""
        ...

    def cancel(self) -> None:
        """Give up; no half-written file is left."""
        ...


class MemoWriter(Protocol):
    """Writes memos without holding up the screens."""

    def start(self, record: CaseRecord) -> MemoJob:
        """Begin to write the memo of a case as it stands now."""
        ...


def shelf_row(
    path: str, assessment: Assessment, *, changed: str, who: str, name: str | None = None
) -> ShelfRow:
    """Make the shelf's row for a case from its assessment."""
    return ShelfRow(
        path=path,
        name=name or path,
        subject=assessment.subject.name,
        as_of=assessment.as_of,
        progress=assessment.progress,
        headlines=tuple(
            line for one in assessment.determinations for line in headlines(assessment, one)
        ),
        changed=changed,
        who=who,
        signed=bool(assessment.signatures),
    )


def headlines(assessment: Assessment, one: DeterminationResult) -> tuple[Headline, ...]:
    """Return a determination's headline, its levels in the words of the edition.

    Per audience it names the audience most at risk and the one that the edition always names.
    """
    audiences = {a.id: a.short for a in assessment.audiences}
    words = {level.id: level.label for scale in assessment.scales for level in scale.levels}
    places = {
        level.id: (rank, len(scale.levels))
        for scale in assessment.scales
        for rank, level in enumerate(scale.levels)
    }
    return tuple(
        Headline(
            label=f"{one.label}, {audiences[o.audience]}" if o.audience else one.label,
            level=LevelRange(
                stated=words[o.level.stated], low=words[o.level.low], high=words[o.level.high]
            ),
            rank=places[o.level.stated][0],
            levels=places[o.level.stated][1],
        )
        for o in one.outcomes
        if o.audience is None or o.audience in one.headline
    )
