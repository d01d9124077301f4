"""Of every sentence of the shipped edition one can ask "says who?" and find the answer."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from riskwiz.core.authority import split
from tests.cli.running import run
from tests.cli.worked import LATEST, scored
from tests.shipped.edition import shipped


def _cited() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that must rest on something, with what it rests on."""
    edition, methodology = shipped(), shipped().methodology
    yield from ((f"question {one.id}", one.cite) for one in edition.questions.values())
    yield from ((f"derived {one.id}", one.cite) for one in edition.derived.values())
    yield from ((f"finding {one.id}", one.cite) for one in edition.findings.values())
    yield from ((f"factor {one.id}", one.cite) for one in methodology.factor)
    yield from ((f"table {one.id}", one.cite) for one in methodology.table)
    yield from ((f"rule {one.id}", one.cite) for one in methodology.rule)
    yield "confidence", methodology.confidence.cite


def _verified(cite: str) -> bool:
    return shipped().authorities[split(cite)[0]].verified


def test_everything_rests_on_something_that_is_on_the_shelf() -> None:
    """Every question, derived value, finding, factor, table and rule has a cite that resolves."""
    assert [name for name, cites in _cited() if not cites] == []
    shelf = shipped().authorities
    assert [(name, c) for name, cites in _cited() for c in cites if split(c)[0] not in shelf] == []


def test_what_rests_on_nothing_checked_is_marked() -> None:
    """A question none of whose cites was checked in a text says so."""
    bare = [q for q in shipped().questions.values() if not any(map(_verified, q.cite))]

    assert [q.id for q in bare if q.status != "unverified"] == []


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The memo of a worked case, as HTML."""
    page: Path = tmp_path_factory.mktemp("memo") / "memo.html"
    done = run("memo", LATEST, "--format", "html", "-o", page)
    assert done.exit_code == 0, done.stderr
    return page.read_text(encoding="utf-8")


def test_the_score_says_of_each_cite_whether_it_was_checked() -> None:
    """As the shelf has it, for findings, tables and answers alike."""
    cites = [
        c
        for part in ("findings", "answers", "factors")
        for one in scored(LATEST)[part]
        for c in one["cites"]
    ]
    shelf = shipped().authorities

    assert {c["verified"] for c in cites} == {True, False}
    assert [c["text"] for c in cites if c["verified"] != shelf[c["authority"]].verified] == []


def test_the_memo_marks_the_authorities_that_nobody_has_checked(memo: str) -> None:
    """In the list of authorities each is marked unverified that is, and no other."""
    rows = re.findall(r'<td id="authority-\d+">(.*?)</tr>', memo, flags=re.DOTALL)
    marked = {
        unescape(re.findall(r"<b>(.*?)</b>", row)[0]): "unverified</span>" in row for row in rows
    }
    answers = [c for one in scored(LATEST)["answers"] for c in one["cites"]]

    assert {True, False} == set(marked.values())
    assert {c["title"]: not c["verified"] for c in answers}.items() <= marked.items()


def test_the_memo_marks_the_questions_that_rest_on_nothing_checked(memo: str) -> None:
    """Beside each such question stands that what it rests on is unverified."""
    asked = re.findall(r'<p class="ask">(.*?)</p>', memo, flags=re.DOTALL)
    marked = [unescape(one) for one in asked if "(unverified)" in one]
    unverified = {one["ask"] for one in scored(LATEST)["answers"] if one["unverified"]}

    assert unverified
    assert len(marked) == len(unverified)
    assert all(any(ask in one for one in marked) for ask in unverified)
