"""The memo that is being written while the assessor goes on: asked for, waited for, shown."""

import time
from collections.abc import Callable

from riskwiz.tui.memo_ports import MemoJob, MemoWriter, MemoWritten
from riskwiz.tui.ports import CaseRecord, RecordFault


class MemoDesk:
    """One memo at a time; says how it goes."""

    def __init__(self, memos: MemoWriter, say: Callable[[str], None]) -> None:
        self._memos, self._say = memos, say
        self._job: MemoJob | None = None
        self._since = 0.0
        self._written: dict[str, str] = {}

    @property
    def busy(self) -> bool:
        """Whether a memo is being written."""
        return self._job is not None

    def warm(self) -> None:
        """Let the writer get ready while the assessor works."""
        self._memos.warm()

    def ask(self, record: CaseRecord) -> None:
        """Have the memo of a case written."""
        if self._job is None:
            self._job = self._memos.start(record)
            self._since = time.monotonic()
            self._title = record.title
        self._say(self._waiting(self._job))

    def look(self) -> None:
        """Say how far the memo is, or how it ended."""
        outcome = self._job.poll() if self._job is not None else None
        if outcome is None:
            if self._job is not None:
                self._say(self._waiting(self._job))
            return
        self._job = None
        if isinstance(outcome, MemoWritten):
            self._written[self._title] = outcome.path
            self._say(f"The memo is written: {outcome.path} (v in the review opens it)")
        else:
            self._say(f"! No memo: {outcome.problem}")

    def _waiting(self, job: MemoJob) -> str:
        """Say how far a memo is, as far as anybody can tell."""
        seconds = int(time.monotonic() - self._since)
        parts = [job.progress, f"{seconds} s" if seconds else ""]
        return " · ".join(("Writing the memo …", *filter(None, parts)))

    def show(self, record: CaseRecord) -> None:
        """Open the memo of a case that was written here."""
        path = self._written.get(record.title)
        if path is None:
            self._say("No memo was written since the wizard began: m writes it")
            return
        try:
            self._memos.show(path)
        except RecordFault as fault:
            self._say(f"! {fault}")
        else:
            self._say(f"Opening {path}")

    def preview(self, record: CaseRecord) -> str:
        """Return the memo as text. Raises RecordFault."""
        return self._memos.preview(record)

    def cancel(self) -> None:
        """Give up."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
