"""Printed memos, each printed once for all the tests of a worker, and how to read them back."""

import io
import logging
import subprocess
from functools import cache
from pathlib import Path

import pypdf

from riskwiz.core.event import Event
from riskwiz.memo import Look, render_pdf
from tests.memo.little_case import ANSWERS, MARKED, SIGNED, TEXTS, little_assessment

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
