"""Every number that a memo prints is the assessment's or the analysis's, or counts something."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

from riskwiz.cli.source import open_source
from riskwiz.core.analysis.analysis import analyse
from riskwiz.core.analysis.analysis_result import Analysis
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.memo import Look
from riskwiz.memo.html import fill
from riskwiz.memo.phrasing import one_place, percent
from tests.memo.little_case import ANSWERS, little_assessment
from tests.memo.printed import LOOK
from tests.memo.test_template import TRICKS, template

CASES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_REFERENCE = re.compile(r'<a class="ref".*?</a>', re.DOTALL)
_ENCLOSED = re.compile(r'<a class="enclosed".*?</a>|<p class="enclosures">.*?</p>', re.DOTALL)
_HEADING = re.compile(r"(<h2[^>]*>)\d+\. ")
_HASH = re.compile(r'<td class="hash">.*?</td>')
_BLOCK = re.compile(r'<div class="(?:letterhead|opening|closing)">.*?</div>', re.DOTALL)
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


def test_every_number_is_the_assessments() -> None:
    """In the pages that decide and in every table; numbers of parts and references stand apart."""
    one = little_assessment()

    assert strange(fill(one, None, ANSWERS, LOOK, {}), one, None) == set()


def test_a_template_brings_no_number_in(tmp_path: Path) -> None:
    """What a hostile template sets, redefines and closes changes no number outside its blocks."""
    one = little_assessment()
    tricks = TRICKS + "<p>{{ 98765 }} {% set assessment = 43210 %}</p>"
    look = template(tmp_path, letterhead=tricks, opening=tricks, closing=tricks)

    html = fill(one, None, ANSWERS, look, {})

    assert html.count("98765") == 3
    assert strange(html, one, None) == set()
    assert "43210" not in html


def test_a_number_from_elsewhere_is_noticed() -> None:
    """The test above fails where a score is not the one of the assessment."""
    one = little_assessment()
    html = fill(one, None, ANSWERS, LOOK, {}).replace("</main>", "<p>A score of 87.3.</p></main>")

    assert strange(html, one, None) == {"87.3"}


@pytest.mark.long
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_number_of_a_worked_case_is_its_own(case: Path, tmp_path: Path) -> None:
    """The same of the worked cases with their analyses, in our look and in a hostile one."""
    source = open_source(case)
    one, analysis = source.assessment(), analyse(source.edition, source.case)
    assert one == assess(source.edition, source.case)
    looks: list[Look] = [LOOK, template(tmp_path, letterhead=TRICKS, closing=TRICKS)]

    for look in looks:
        assert strange(fill(one, analysis, ANSWERS, look, {}), one, analysis) == set()


def strange(html: str, assessment: Assessment, analysis: Analysis | None) -> set[str]:
    """Return the numbers in the pages that decide and in the tables that nothing accounts for."""
    body = _BLOCK.sub("", html.split("<main>")[1])
    deciding, _, enclosed = body.partition("</main>")
    known = set(_known(assessment, analysis))
    return {
        number
        for part in (deciding, *_TABLE.findall(enclosed))
        for number in _numbers(_words(part))
        if number not in known
    }


def _words(html: str) -> str:
    """Return the words of a page without the numbers of its parts and what leads elsewhere."""
    bare = _HEADING.sub(r"\1", _ENCLOSED.sub("", _REFERENCE.sub("", _HASH.sub("", html))))
    return unescape(re.sub("<[^>]+>", " ", bare)).replace("\u200b", "")


def _numbers(text: str) -> Iterator[str]:
    yield from (one.replace(",", "").rstrip(".") for one in _NUMBER.findall(text))


def _known(assessment: Assessment, analysis: Analysis | None) -> Iterator[str]:
    """Yield the numbers that an assessment and an analysis hold, as a memo may write them."""
    dumps = [assessment.model_dump(mode="json")]
    dumps += [] if analysis is None else [analysis.model_dump(mode="json")]
    for dump in dumps:
        yield from _numbers(json.dumps(dump, ensure_ascii=False))
        yield from _counts(dump)
    standings = Counter(one.standing for one in assessment.answers)
    severities = Counter(one.severity for one in assessment.findings if one.truth == "true")
    yield from map(str, [*standings.values(), *severities.values(), severities.total()])
    # the numbers of findings, of authorities, and of levels on their scale
    for several in (
        assessment.findings,
        assessment.authorities,
        *(one.levels for one in assessment.scales),
    ):
        yield from map(str, range(1, len(several) + 1))


def _counts(value: object) -> Iterator[str]:
    match value:
        case dict():
            for one in value.values():
                yield from _counts(one)
        case list():
            yield str(len(value))
            for one in value:
                yield from _counts(one)
        case int() | float() | str():
            yield from _written(value)
        case _:
            return


def _written(value: float | str) -> Iterator[str]:
    """Yield an exact number as a whole, with one decimal place, and as a share per hundred."""
    try:
        exact = Fraction(str(value))
    except ValueError:
        return
    for one in (exact, 100 * exact):
        yield from map(str, (math.floor(one), math.ceil(one)))
        yield from _numbers(one_place(one))
    if 0 <= exact <= 1:
        yield from _numbers(percent(exact))
