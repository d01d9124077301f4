"""Two checkers of other people's making find nothing wrong with the memos of the worked cases."""

from pathlib import Path

import outloud
import pytest
from pdfua import validate

from tests.cli.running import run
from tests.memo.excused import EXCUSED
from tests.memo.printed import lost_bookmarks, pages
from tests.memo.structure import lost_links

_DECIDING = 2
CASES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))


@pytest.mark.long
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_checker_finds_anything_that_is_not_excused(case: Path, tmp_path: Path) -> None:
    """Conformance with PDF/UA-1, and what no validator sees: headings, orders, names that say.

    What an official signs takes two pages, and the first enclosure begins on the third.
    """
    pdf = tmp_path / "memo.pdf"
    done = run("memo", case, "-o", pdf)
    assert done.exit_code == 0, done.stderr
    assert "Enclosure 1. " in pages(pdf.read_bytes())[_DECIDING]
    assert lost_links(pdf.read_bytes()) == set()
    assert lost_bookmarks(pdf.read_bytes()) == []

    said = {*_outloud(pdf), *_pdfua(pdf)}

    assert {one for one in said if not any(excuse.covers(one) for excuse in EXCUSED)} == set()


def _outloud(pdf: Path) -> set[str]:
    result = outloud.check(str(pdf))
    assert result.error is None
    found = {
        f"outloud {one.rule}: {one.severity}, page {one.page}, {one.message}"
        for one in result.findings
    }
    crashed = [one for one in result.runs if one.status == "crashed"]
    return found | {f"outloud {one.rule}: {one.reason}" for one in crashed}


def _pdfua(pdf: Path) -> set[str]:
    report = validate(str(pdf))
    found = {f"pdfua {one.rule_id}: {one.message}" for one in report.findings}
    skipped = [one for one in report.outcomes if one.skipped_reason]
    return found | {f"pdfua {one.rule_id}: {one.skipped_reason}" for one in skipped}
