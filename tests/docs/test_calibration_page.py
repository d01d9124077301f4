"""The page on calibration says what the worked cases give."""

import re
from functools import cache

import pytest

from scripts.calibration import KNOWN, PAGE, Worked, blocks, filled, worked
from tests.shipped.edition import WORKED, shipped


@cache
def _cases() -> tuple[Worked, ...]:
    return worked(shipped())


def test_the_figures_are_those_of_the_worked_cases() -> None:
    """Otherwise: `scripts/write-calibration`, and read what the page says in words."""
    page = PAGE.read_text(encoding="utf-8")

    assert filled(page, blocks(shipped(), _cases())) == page


def test_every_worked_case_has_a_section_with_its_scores() -> None:
    """One section each; threat and vulnerability in it are what the case has today."""
    page = PAGE.read_text(encoding="utf-8")

    assert {one.file for one in KNOWN} >= {path.stem for path in WORKED}
    for one in _cases():
        (told,) = (
            text for text in page.split("\n### ") if f"`examples/{one.known.file}.toml`" in text
        )
        scores = {f.factor: f.score.stated_percent for f in one.assessment.factors}
        for factor in ("threat", "vulnerability"):
            said = re.search(rf"{factor} [a-z ]+ \((\d+)", told)
            assert said is not None, one.known.name
            assert int(said[1]) == scores[factor], one.known.name
        assert f"**{one.public.replace('_', ' ')}**" in told, one.known.name


def test_a_page_without_a_marker_is_refused() -> None:
    """A table has one place, and is not written elsewhere."""
    with pytest.raises(ValueError, match="markers of 'counts'"):
        filled("no markers", {"counts": "1 of 1\n"})
