"""The wizard's memo writer: asks a worker process, and never waits for it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

from riskwiz.cli.exits import Trouble
from riskwiz.tui.memo_ports import MemoFailed, MemoWritten
from riskwiz.tui.ports import CaseRecord, RecordFault

_ROOT = Path(__file__).parents[2]
_PATIENCE_SECONDS = 5.0
_OPENERS = ("xdg-open", "open")


class MemoWriter:
    """Keeps one worker process warm, so that a memo takes no loading."""

    def __init__(self) -> None:
        """Nothing runs before a case is open."""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def _worker(self) -> subprocess.Popen[bytes]:
        """The worker; one that has ended gives way to another."""
        if self._process is None or self._process.poll() is not None:
            self._process = _start_worker()
        return self._process

    def warm(self) -> None:
        """Start the worker; it loads while the assessor works."""
        self._worker  # noqa: B018  (asking for it starts it)

    def start(self, record: CaseRecord) -> "MemoJob":
        """Begin to write the memo of a case beside its file."""
        from riskwiz.cli.file_record import FileRecord
        from riskwiz.cli.memo_page import beside

        if not isinstance(record, FileRecord):
            raise TypeError("only a case in a file has a place for its memo")
        return MemoJob(self._worker, record.path, beside(record.path, "pdf"))

    def preview(self, record: CaseRecord) -> str:
        """Return the memo of a case as text. Raises RecordFault."""
        from riskwiz.cli.file_record import FileRecord
        from riskwiz.cli.memo_page import memo
        from riskwiz.cli.page_text import page_text
        from riskwiz.cli.source import Source
        from riskwiz.core.edition import EditionFault

        if not isinstance(record, FileRecord):
            raise TypeError("only a case in a file has texts to print")
        case = Source(record.interview.edition, record.interview.case, record.texts)
        try:
            return page_text(memo(case, "html").decode())
        except (Trouble, EditionFault) as fault:
            raise RecordFault(str(fault)) from fault

    def show(self, path: str) -> None:
        """Open a memo in whatever shows such files here. Raises RecordFault."""
        opener = next(filter(None, map(shutil.which, _OPENERS)), None)
        if opener is None:
            raise RecordFault(f"nothing here opens files by itself; the memo is {path}")
        try:
            viewer = subprocess.Popen(  # noqa: S603  (the memo that we wrote)
                [opener, path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise RecordFault(f"{opener} does not start: {error.strerror}") from error
        Thread(target=viewer.wait, daemon=True).start()  # it ends when it likes

    def close(self) -> None:
        """End the worker."""
        if self._process is not None:
            _end(self._process)


class MemoJob:
    """One memo that the worker was asked for."""

    def __init__(self, worker: subprocess.Popen[bytes], case: Path, target: Path) -> None:
        """Ask the worker."""
        self._worker = worker
        self._target = target
        self._heard = b""
        self._progress = ""
        self._outcome: MemoWritten | MemoFailed | None = None
        self._ask(case)

    def _ask(self, case: Path) -> None:
        asked = {"case": str(case.absolute()), "target": str(self._target.absolute())}
        requests = self._worker.stdin
        try:
            if requests is not None:
                requests.write(json.dumps(asked).encode() + b"\n")
                requests.flush()
        except BrokenPipeError:
            self._outcome = _worker_lost()

    def poll(self) -> MemoWritten | MemoFailed | None:
        """Return how it ended, or None while it is under way."""
        if self._outcome is None:
            self._outcome = self._hear()
        return self._outcome

    def _hear(self) -> MemoWritten | MemoFailed | None:
        replies = self._worker.stdout
        try:
            heard = os.read(replies.fileno(), 65_536) if replies is not None else b""
        except BlockingIOError:
            return None
        if not heard:
            return _worker_lost()
        self._heard += heard
        *lines, self._heard = self._heard.split(b"\n")
        for said in map(json.loads, lines):
            if "problem" not in said:
                self._progress = str(said["progress"])
                continue
            problem = said["problem"]
            return MemoFailed(problem) if problem else MemoWritten(str(self._target))
        return None

    @property
    def progress(self) -> str:
        """How far it is, in a few words; empty while nobody can tell."""
        return self._progress

    def cancel(self) -> None:
        """Give up; the worker removes what it has written so far and ends."""
        if self.poll() is None:
            self._outcome = MemoFailed("the memo was given up; nothing was written")
            _end(self._worker)


def _start_worker() -> subprocess.Popen[bytes]:
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    worker = subprocess.Popen(
        [sys.executable, "-m", "riskwiz.cli.memo_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
    )
    if worker.stdout is not None:
        os.set_blocking(worker.stdout.fileno(), False)
    return worker


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            pipe.close()


def _worker_lost() -> MemoFailed:
    return MemoFailed("the process that writes memos has ended; ask for the memo again")
