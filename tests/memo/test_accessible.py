"""What a screen reader finds in a memo: headings that head, one table a table, no page furniture.

The structure is read here by our own hand and not by a checker.
"""

import io
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

import pikepdf

from riskwiz.core.event import Event
from riskwiz.memo.html import fill
from riskwiz.memo.libraries import pdf_libraries
from tests.memo.little_case import ANSWERS, evidence, link, little_assessment, said
from tests.memo.printed import LOOK, draft, lost_bookmarks, pages, print_aloud
from tests.memo.structure import (
    Element,
    artifacts,
    bullets,
    loose_content,
    lost_links,
    structure,
    without_artifacts,
)
from tests.memo.test_html import words

LONG_ROW = " ".join(f"word{number}" for number in range(1500))
MORE: tuple[Event, ...] = (
    *(evidence(f"source_{n}", f"Source number {n}") for n in range(60)),
    evidence("long", "A long source", note=LONG_ROW),
    said("history", "\n".join(f"Line {n} of a long history of the company." for n in range(90))),
)


@cache
def long() -> bytes:
    """Print a memo whose tables, rows and paragraphs run over pages."""
    pdf, complaints = print_aloud(*MORE)
    assert complaints == []
    return pdf


def test_every_heading_of_a_table_says_what_it_heads() -> None:
    """Headings in the head of a table head columns, headings in its body head rows."""
    tables = list(structure(draft()[0]).all("/Table"))

    assert len(tables) > 5
    for table in tables:
        for head in table.all("/THead"):
            assert {one.scope for one in head.all("/TH")} == {"/Column"}
        for body in table.all("/TBody"):
            assert {one.scope for one in body.all("/TH")} <= {"/Row"}
    rows = [one for table in tables for body in table.all("/TBody") for one in body.all("/TH")]
    assert len(rows) > 10


def test_a_table_that_runs_over_pages_is_one_table() -> None:
    """The register of 64 sources is one table, with its headings once, and no row twice."""
    page = fill(little_assessment(*MORE), None, ANSWERS, LOOK, pdf_libraries())
    tables = list(structure(long()).all("/Table"))

    assert len(tables) == page.count("<table")
    register = max(tables, key=lambda table: len(list(table.all("/TR"))))
    assert [kid.kind for kid in register.kids] == ["/THead", "/TBody"]
    assert len(list(register.all("/TR"))) == 1 + 64
    assert all(len(row.kids) == 4 for row in register.all("/TR"))


def test_a_paragraph_that_runs_over_pages_is_one_paragraph() -> None:
    """Every element of the page stands in the structure once, wherever pages end."""
    page = fill(little_assessment(*MORE), None, ANSWERS, LOOK, pdf_libraries())
    tree = structure(long())

    for tag, kind in (("p", "/P"), ("li", "/LI"), ("tr", "/TR"), ("h3", "/H3"), ("ul", "/L")):
        assert len(list(tree.all(kind))) == len(re.findall(rf"<{tag}[ >]", page)), tag


def test_headings_go_down_by_one_level_at_most() -> None:
    """A reader who jumps from heading to heading misses no level."""
    levels = [int(one.kind[2]) for one in _headings(structure(draft()[0]))]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def _headings(element: Element) -> list[Element]:
    own = [element] if re.fullmatch(r"/H[1-6]", element.kind) else []
    return own + [one for kid in element.kids for one in _headings(kid)]


def test_margins_and_repeated_headings_are_artifacts() -> None:
    """Page numbers, running heads and headings that a page repeats are not read aloud."""
    assert loose_content(long()) == 0
    assert all("/Pagination" in kinds for kinds in artifacts(long()))


def test_a_screen_reader_hears_every_word_once() -> None:
    """Without the artifacts the pages say what the page of a browser says, word for word."""
    page = fill(little_assessment(*MORE), None, ANSWERS, LOOK, pdf_libraries())
    page = re.sub(r'<a class="skip".*?</a>', "", page)  # there is nothing to skip on paper
    heard = " ".join(pages(without_artifacts(long())))

    drawn = "".join(re.findall(r"<text[^>]*>([^<]*)", page))
    assert Counter(_letters(heard)) == Counter(_letters(words(page) + drawn))
    assert words(page).count("Reliability Used for") == heard.count("Reliability Used for") == 1
    assert "Page 2 of" not in heard


def test_a_bullet_is_painted_right_before_its_item() -> None:
    """Who copies a page, or reads it as it is painted, gets each bullet at its place."""
    found = bullets(long()) + bullets(draft()[0])

    assert len(found) > 10
    assert all(following == [first] for following, first in found)


def _letters(text: str) -> str:
    """Return what is printed, without spaces, line breaks and bullets."""
    return "".join(re.findall(r"[^\s\u200b\u2022]", text))


def test_links_say_where_they_lead_and_are_printed() -> None:
    """A link is `Question 3` and not `question-3`, and it has the flag that archives ask for."""
    with pikepdf.open(io.BytesIO(draft()[0])) as opened:
        links: list[Any] = [a for page in opened.pages for a in page.get("/Annots", [])]
        named = [(str(one.Contents), str(one.get("/Dest", ""))) for one in links]
        flags = {int(one.F) for one in links}

    assert ("Question 1", "question-1") in named
    assert ("https://example.org/law", "") in named
    assert not any(name == dest for name, dest in named)
    assert flags == {4}


def test_an_attachment_is_listed_once_and_described() -> None:
    """Each attached file appears once, with what it is and of which kind."""
    with pikepdf.open(io.BytesIO(draft()[0])) as opened:
        listed: list[Any] = list(opened.Root.AF.as_list())
        names = [str(one.UF) for one in listed]
        kinds = {str(one.UF): str(one.EF.F.Subtype) for one in listed}
        described = [str(one.Desc) for one in listed]

    assert len(names) == len(set(names)) == 4
    assert kinds["answers.toml"] == "/application/toml"
    assert kinds["assessment.json"] == "/application/json"
    assert all(described)


def test_links_between_parts_resolve() -> None:
    """Every link inside the memo leads to a place in it, and every bookmark to its heading."""
    assert lost_links(long()) == set()
    assert lost_bookmarks(long()) == []


def test_evidence_is_linked_back_to_the_answers_that_use_it() -> None:
    """From the register a reader gets back to each answer."""
    page = fill(
        little_assessment(link("harmed", "paper", "alleged")), None, ANSWERS, LOOK, pdf_libraries()
    )

    row = page.split('<td id="evidence-3">')[1].split("</tr>")[0]
    assert re.findall(r'href="#(question-\d+)"', row) == ["question-2", "question-10"]
