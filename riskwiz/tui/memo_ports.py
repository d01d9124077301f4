"""What the wizard needs for memos: a writer that works elsewhere, a preview, something to show one.

Nothing here loads Textual, so that the wiring can name the ports without paying for screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from riskwiz.tui.ports import CaseRecord


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

    @property
    def progress(self) -> str:
        """How far it is, in a few words; empty while nobody can tell."""
        ...

    def cancel(self) -> None:
        """Give up; no half-written file is left."""
        ...


class MemoWriter(Protocol):
    """Writes memos without holding up the screens."""

    def warm(self) -> None:
        """Get ready in the background."""
        ...

    def start(self, record: CaseRecord) -> MemoJob:
        """Begin to write the memo of a case as it stands now."""
        ...

    def preview(self, record: CaseRecord) -> str:
        """Return the memo of a case as text; called in a worker thread. Raises RecordFault."""
        ...

    def show(self, path: str) -> None:
        """Open a memo in whatever shows such files here. Raises RecordFault."""
        ...
