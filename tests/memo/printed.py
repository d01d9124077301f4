"""Printed memos, each printed once for all the tests of a worker, and how to read them back."""

import io
import logging
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import Destination

from riskwiz.core.event import Event
from riskwiz.memo import Look, render_pdf
from tests.memo.little_case import ANSWERS, MARKED, SIGNED, TEXTS, little_assessment

_SLACK, _LINES, _FIRST = 2, 60, 20
"""Points above a bookmark's place, points below it, and letters that are looked for there."""

LOOK = Look(Path(__file__).parents[2] / "templates" / "memo")


class Heard(logging.Handler):
    """Keeps what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def print_aloud(*events: Event) -> tuple[bytes, list[str]]:
    """Print the little case with some more events; return the PDF and WeasyPrint's complaints."""
    heard = Heard()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        return render_pdf(little_assessment(*events), None, ANSWERS, TEXTS, LOOK), heard.messages
    finally:
        logger.removeHandler(heard)


@cache
def draft() -> tuple[bytes, list[str]]:
    """Print the little case as it stands: unsigned."""
    return print_aloud()


@cache
def final() -> tuple[bytes, list[str]]:
    """Print the little case marked, complete and signed."""
    return print_aloud(MARKED, *SIGNED)


def reader(pdf: bytes) -> pypdf.PdfReader:
    """Open a PDF."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def text(pdf: bytes, *options: str) -> str:
    """Return a PDF's text as pdftotext reads it."""
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page, with single spaces."""
    return [" ".join(page.split()) for page in text(pdf).removesuffix("\f").split("\f")]


def lost_bookmarks(pdf: bytes) -> list[str]:
    """Return the bookmarks that lead to a place at which their words do not begin."""
    opened, marks = reader(pdf), list(_flat(reader(pdf).outline))
    assert marks
    return [str(one.title) for one in marks if not _stands_there(pdf, opened, one)]


def _flat(outline: list[Any]) -> Iterator[Destination]:
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


def _stands_there(pdf: bytes, opened: pypdf.PdfReader, mark: Destination) -> bool:
    page = opened.get_destination_page_number(mark)
    assert page is not None
    assert mark.top is not None
    number, height = str(page + 1), float(opened.pages[page].mediabox.height)
    top = str(max(0, int(height - float(mark.top)) - _SLACK))
    place = ["-x", "0", "-y", top, "-W", "1000", "-H", str(_LINES)]
    found = text(pdf, "-layout", "-f", number, "-l", number, *place)
    return _bare(found).startswith(_bare(str(mark.title))[:_FIRST])


def _bare(words: str) -> str:
    return "".join(words.replace("\u200b", "").split())
