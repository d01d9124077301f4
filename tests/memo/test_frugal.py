"""Printing in little memory changes nothing of what is printed, and keeps to what was promised."""

import datetime as dt
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from weasyprint import HTML

from riskwiz.memo.accessible import finish
from riskwiz.memo.fetcher import BASE_URL, SealedFetcher
from riskwiz.memo.html import fill
from riskwiz.memo.libraries import pdf_libraries
from riskwiz.memo.pdf import print_pdf
from tests.memo.little_case import ANSWERS, little_assessment
from tests.memo.printed import LOOK

ROOT = Path(__file__).parents[2]
MEGABYTES = 250
_UNITS_A_MEGABYTE = 1024 if sys.platform.startswith("linux") else 1024 * 1024
"""Linux counts the most memory in kilobytes, macOS in bytes."""

MEASURE = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], check=False).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
"""
"""A little program between: a process starts with the most memory of the one that started it."""


def test_frugal_printing_prints_the_same_bytes() -> None:
    """What WeasyPrint prints by itself, finished in the same way, is the same file."""
    page = fill(little_assessment(), None, ANSWERS, LOOK, pdf_libraries())
    plain = HTML(string=page, base_url=BASE_URL, url_fetcher=SealedFetcher(LOOK))

    frugal = print_pdf(page, {}, LOOK, dt.date(2023, 3, 31), b"x")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its colour profile open
        assert frugal == plain.write_pdf(
            finisher=finish, pdf_variant="pdf/a-3a", pdf_identifier=b"x"
        )


@pytest.mark.long
@pytest.mark.parametrize("case", ["tiktok_2023-03", "tiktok_2024-04"])
def test_a_memo_is_written_in_little_memory(case: str, tmp_path: Path) -> None:
    """The command, with all that it loads, stays under 250 MB for the longest memos."""
    memo = ["-m", "riskwiz", "memo", f"examples/{case}.toml", "-o", str(tmp_path / "x.pdf")]

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, sys.executable, *memo],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) / _UNITS_A_MEGABYTE < MEGABYTES
