"""A process of its own that writes memos: loads WeasyPrint at once, then waits to be asked.

Each line on standard input names a case and where its memo goes, as JSON; each line on standard
output says how far it is, or how it went. The end of the input ends it, and so does the wizard's.
"""

import datetime as dt
import json
import logging
import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TextIO

from riskwiz.cli.exits import Trouble
from riskwiz.cli.memo_page import memo
from riskwiz.cli.shipped import memo_templates
from riskwiz.cli.source import open_case
from riskwiz.cli.target import write_file
from riskwiz.core.edition import EditionFault
from riskwiz.memo import Look, MemoFault
from riskwiz.memo.pdf import print_pdf
from riskwiz.store import StoreFault


def write_memo(case: Path, target: Path) -> str | None:
    """Write the memo of a case as a PDF; return the sentence that says why it could not."""
    try:
        write_file(target, memo(open_case(case), "pdf"))
    except (EditionFault, StoreFault, Trouble) as fault:
        return str(fault)
    return None


def _warm() -> None:
    """Print an empty page, which loads what takes longest.

    A library that is missing is told when a memo is asked for.
    """
    with suppress(ImportError, OSError, MemoFault):
        print_pdf("<p>.</p>", {}, Look(memo_templates()), dt.date.min, b"warm")


def _ended(_signal: int, _frame: FrameType | None) -> None:
    """End as if by itself, so that no half-written file is left."""
    raise SystemExit(0)


class _Steps(logging.Handler):
    """Tells how far WeasyPrint is: it logs each page that it has laid out."""

    def __init__(self, replies: TextIO) -> None:
        super().__init__()
        self._replies = replies

    def emit(self, record: logging.LogRecord) -> None:
        page = re.search(r"Page (\d+)", record.getMessage())
        if page:
            said = json.dumps({"progress": f"page {page[1]}"})
            print(said, file=self._replies, flush=True)


def _serve(requests: TextIO, replies: TextIO) -> None:
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(_Steps(replies))
    for line in requests:
        asked = json.loads(line)
        problem = write_memo(Path(asked["case"]), Path(asked["target"]))
        print(json.dumps({"problem": problem}), file=replies, flush=True)


def main() -> None:
    """Serve until the input ends."""
    signal.signal(signal.SIGTERM, _ended)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is a key of the wizard's
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # whatever a library prints is no reply
    _warm()
    _serve(sys.stdin, replies)


if __name__ == "__main__":
    main()
