"""The form on paper asks everything that an edition asks, and tells nothing of how it scores."""

import os
import re
from functools import cache
from html import unescape
from pathlib import Path

import outloud
import pytest
from pdfua import validate

from riskwiz.core.edition import Edition
from riskwiz.memo import Look, MemoFault
from riskwiz.memo.form import fill_form, form_pdf
from riskwiz.memo.phrasing import readable
from tests.cli.running import run
from tests.editions import build, made, parse
from tests.memo.form_edition import ASKED, FORM_METHODOLOGY, REFERENCE
from tests.memo.hostile import PAYLOADS, worded
from tests.memo.printed import LOOK, pages, reader, text
from tests.memo.structure import loose_content, structure
from tests.memo.test_html import lines, words

TEMPLATES = Path(__file__).parents[2] / "templates" / "form"
SNAPSHOT = Path(__file__).parent / "snapshots" / "form.html"
FILES = {"form.toml": "# questions\n"}


@cache
def _edition() -> Edition:
    return build(ASKED, FORM_METHODOLOGY, REFERENCE)


@cache
def _page() -> str:
    return fill_form(_edition(), LOOK, TEMPLATES)


@cache
def _pdf() -> bytes:
    return form_pdf(_edition(), FILES, LOOK, TEMPLATES)


def _block(number: int) -> str:
    """Return what stands in the block of a question."""
    begun = _page().split(f'<div class="question" id="question-{number}">')[1]
    return words("<body>" + begun.split('<div class="question"')[0])


def test_the_form_is_the_one_that_was_looked_at() -> None:
    """A change of a template shows as a difference (RISKWIZ_UPDATE_SNAPSHOTS=1 accepts it)."""
    if os.environ.get("RISKWIZ_UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(lines(_page()), encoding="utf-8")

    assert SNAPSHOT.read_text(encoding="utf-8") == lines(_page())


def test_every_question_is_printed_with_its_number_and_id() -> None:
    """Benefits too; the numbers are those of the answer file to fill in."""
    whole = words(_page())

    for number, question in enumerate(_edition().questions.values(), start=1):
        assert f"{number} {question.ask}" in whole
        assert question.id in _block(number)
    assert "recorded in full, and stand outside the determination" in whole


def test_nothing_tells_the_scoring() -> None:
    """No points, no bands, no levels, no factor: who answers must not see what costs what."""
    whole = words(_page())

    assert not re.search(r"\b(37|41|43|47|53|59|61)\b", whole)
    for told in ("above-band", "moderate", "Threat", "points", "score"):
        assert told not in whole


def test_each_kind_has_room_for_its_answer() -> None:
    """Options have letters, numbers their unit and limits, tables their columns."""
    assert "country, by its name or the two letters of ISO 3166 Unknown Withheld Why:" in _block(1)
    assert "a No seat b It observes c One seat Unknown" in _block(2)
    assert "Several may be ticked; “Nothing” only alone. a Nothing b Places c Genes" in _block(3)
    assert "Yes No Unknown Withheld Does not apply Why:" in _block(4)
    assert "per cent, from 0 to 100" in _block(5)
    assert "whole USD, 0 or more" in _block(6)
    assert "whole number, people, 1,000,000 or less" in _block(7)
    assert "year, month, day" in _block(9)
    assert _page().count('<div class="line">') == 2 + 6
    assert "For each group, tick one: a Mild; b Bad." in _block(12)
    assert "Group a b Un\xadknown With\xadheld Cleared people The public" in _block(12)
    assert "Sort: a A state; b A person. No. Owner always Sort letter 1 2 3 4 5" in _block(13)


def test_a_grid_of_many_options_asks_for_a_letter() -> None:
    """Twelve columns of boxes would not fit on the paper."""
    options = ", ".join(f'{{ id = "o{n}", label = "Option {n}" }}' for n in range(12))
    asked = ASKED.replace(
        '[{ id = "mild", label = "Mild" }, { id = "bad", label = "Bad" }]', f"[{options}]"
    )

    page = words(fill_form(build(asked, FORM_METHODOLOGY, REFERENCE), LOOK, TEMPLATES))

    assert "give one letter: a Option 0; b Option 1;" in page
    assert "Group Letter Un\xadknown" in page


def test_conditions_stand_in_words() -> None:
    """Over a section and over a question; letters and numbers are those of the form."""
    assert (
        "This section applies only if question 2 is answered b or c; and question 4 is answered no."
    ) in words(_page())
    assert "Only if question 3 is answered with c." in _block(14)


def test_cites_have_titles_and_say_what_nobody_checked() -> None:
    """What is not in force on the edition's day, or read by nobody, is marked."""
    assert (
        "home · The Law, 1 and 2; "
        "The Bill, 7 (a yardstick, not in force on 1 June 2024) (unverified)"
    ) in _block(1)
    assert "(rests on something that nobody has checked in a text)" in _block(2)


def test_the_pdf_says_what_the_page_says() -> None:
    """Read back from the PDF; every page has its number."""
    printed = pages(_pdf())

    assert "Little" in printed[0]
    assert "Edition little 1.0.0, checked up to 1 June 2024 · 14 questions" in printed[0]
    assert "Only if question 3 is answered with c." in " ".join(printed)
    for number, page in enumerate(printed, start=1):
        assert f"Page {number} of {len(printed)}" in page


def test_the_pdf_is_archival_accessible_and_carries_the_answer_file() -> None:
    """Headings lead to each question, and whoever would rather type has something to type into."""
    opened = reader(_pdf())
    tree = structure(_pdf())

    assert b'pdfaid:part="3"' in _pdf()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in _pdf()
    assert opened.attachments == {"form.toml": [b"# questions\n"]}
    assert len(list(tree.all("/H4"))) == 14
    assert all(one.scope for one in tree.all("/TH"))
    assert loose_content(_pdf()) == 0
    assert [str(one["/Title"]) for one in opened.outline if isinstance(one, dict)] == [
        "What this form is for", "How to answer", "Contents", "Who owns it", "Mitigations",
        "Evidence",
    ]  # fmt: skip


@pytest.mark.long
def test_the_same_edition_gives_the_same_bytes() -> None:
    """A form can be checked by printing it again."""
    assert form_pdf(_edition(), FILES, LOOK, TEMPLATES) == _pdf()


def test_an_agency_sets_paper_colour_and_contact(tmp_path: Path) -> None:
    """The settings of its template for memos hold for the form too; the default is US Letter."""
    (tmp_path / "settings.html.j2").write_text(
        '{% set paper = "A4" %}\n{% set contact = "A. Miller <a@example.org>" %}\n'
    )

    page = fill_form(_edition(), Look(LOOK.shipped, tmp_path), TEMPLATES)

    assert "size: A4;" in page
    assert [round(float(one)) for one in reader(_pdf()).pages[0].mediabox[2:]] == [612, 792]
    assert "ask: A. Miller <a@example.org>" in words(page)


def test_a_wrong_setting_is_said(tmp_path: Path) -> None:
    """In one sentence, with the file."""
    (tmp_path / "settings.html.j2").write_text('{% set paper = "A0" %}')

    with pytest.raises(MemoFault, match=r"settings\.html\.j2: the setting paper is 'Letter' or"):
        fill_form(_edition(), Look(LOOK.shipped, tmp_path), TEMPLATES)


@pytest.mark.parametrize("payload", PAYLOADS[:: len(PAYLOADS) // 8])
def test_hostile_text_stays_text(payload: str) -> None:
    """The elements of the page are those of a harmless one, and every letter is printed."""
    _stays_text(payload)


@pytest.mark.long
def test_every_hostile_text_stays_text() -> None:
    """All of them, in everything that an author words."""
    for payload in PAYLOADS:
        _stays_text(payload)


def _stays_text(payload: str) -> None:
    hostile, harmless = _worded(payload), _worded("harmless")

    assert re.findall(r"<[a-z!/][^>\s]*", hostile) == re.findall(r"<[a-z!/][^>\s]*", harmless)
    printed = "".join(unescape(re.sub(r"<[^>]*>", "", hostile)).split())
    assert printed.count("".join(str(readable(payload)).split())) >= 10


@cache
def _worded(payload: str) -> str:
    texts = [worded(parse(one), payload) for one in (FORM_METHODOLOGY, ASKED, REFERENCE)]
    methodology, asked, reference = texts
    assert isinstance(methodology, dict)
    assert isinstance(asked, dict)
    assert isinstance(reference, dict)
    page = fill_form(made(methodology, (asked,), reference), LOOK, TEMPLATES)
    return re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


PASSED_OVER = ("TBL-012", "TBL-014", "PAG-001")
"""Warnings about room to write in: empty cells, boxes that look like ruled tables, and lines that
stand last on many pages."""


@pytest.mark.long
def test_the_form_of_the_shipped_edition_passes_the_checkers(tmp_path: Path) -> None:
    """Two checkers of other people's making, on the whole form; nothing leaves the paper."""
    pdf = tmp_path / "form.pdf"
    done = run("form", "-o", pdf)
    assert done.exit_code == 0, done.stderr

    found = outloud.check(str(pdf))

    assert found.error is None
    assert {one.message for one in found.findings if one.rule not in PASSED_OVER} == set()
    assert {one.message for one in validate(str(pdf)).findings} == set()
    assert _outside(pdf) == []


def _outside(pdf: Path) -> list[str]:
    """Return the words that leave the sheet's margins of 20 mm at the sides."""
    box = r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>'
    found = re.findall(box, text(pdf.read_bytes(), "-bbox"))
    assert len(found) > 5000
    return [word for left, right, word in found if float(left) < 56 or float(right) > 612 - 56]
