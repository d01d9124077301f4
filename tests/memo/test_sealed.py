"""A memo fetches nothing, reads no file, and prints hostile text as text."""

import datetime as dt
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from riskwiz.memo import Look, MemoFault, render_pdf
from riskwiz.memo.fetcher import BASE_URL, SealedFetcher
from riskwiz.memo.html import fill
from riskwiz.memo.pdf import print_pdf
from riskwiz.memo.phrasing import readable
from tests.memo.hostile import (
    LONGEST_PLACE,
    PAYLOADS,
    hostile_analysis,
    hostile_assessment,
    hostile_events,
)
from tests.memo.little_case import ANSWERS, TEXTS
from tests.memo.printed import LOOK, pages, print_aloud
from tests.memo.structure import actions

FEW = PAYLOADS[:: len(PAYLOADS) // 8]
TWENTY = PAYLOADS[:: len(PAYLOADS) // 20][:20]


def test_there_are_two_hundred_payloads() -> None:
    """Scripts, styles, templates, addresses, markup of every kind, directions and long runs."""
    assert len(PAYLOADS) >= 200


@pytest.mark.parametrize("payload", FEW)
def test_hostile_text_stays_text_in_every_field(payload: str) -> None:
    """The elements of the page are those of a harmless one, and every letter is printed."""
    _stays_text(payload)


@pytest.mark.long
def test_every_hostile_text_stays_text_in_every_field() -> None:
    """All of them, each in every field of a case and of its edition at once."""
    for payload in PAYLOADS:
        _stays_text(payload)


def _stays_text(payload: str) -> None:
    long = "x" * LONGEST_PLACE if len(payload) > LONGEST_PLACE else ""
    html, harmless = _page(payload), _page(f"harmless {long}".strip())

    assert _elements(html) == _elements(harmless), payload
    assert _printed(html).count(_letters(readable(payload))) >= _printed(harmless).count("harmless")


@cache
def _page(payload: str) -> str:
    return fill(hostile_assessment(payload), hostile_analysis(payload), ANSWERS, LOOK, {})


def _elements(html: str) -> list[str]:
    # An address of the web may be followed; no other may, and then it is printed alike.
    unlinked = re.sub(r'<a class="url" href="https?://[^"]*">([^<]*)</a>', _as_text, html)
    return re.findall(r"<[a-z!/][^>\s]*", unlinked)


def _as_text(address: re.Match[str]) -> str:
    return f'<span class="url">{address[1]}</span>'


def _printed(html: str) -> str:
    """Return the letters that a reader sees on a page."""
    body = re.sub(r"<svg.*?</svg>", "", html.split("<body>")[1], flags=re.DOTALL)
    return _letters(unescape(re.sub(r"<[a-z/][^>]*>", "", body)))


def _letters(text: object) -> str:
    return re.sub(r"[\s\u200b]", "", str(text)).casefold().removesuffix(".")


@pytest.mark.long
@pytest.mark.parametrize("payload", TWENTY)
def test_hostile_text_is_printed_in_a_pdf(payload: str) -> None:
    """In every field at once, as a PDF: nothing is fetched, executed or lost."""
    assessment = hostile_assessment(payload)
    pdf = render_pdf(assessment, hostile_analysis(payload), ANSWERS, TEXTS, LOOK)

    assert b"root:" not in pdf
    assert actions(pdf) <= {"/URI"}
    printed = _letters(" ".join(pages(pdf)))
    plain = _letters(readable(payload))
    if plain.isascii():
        assert printed.count(plain) > 10


def test_a_page_full_of_hostile_text_prints_as_it_was_written() -> None:
    """Everything at once, as a PDF: nothing is fetched, executed or lost."""
    pieces = PAYLOADS[::30]
    payload = " ".join(pieces)[:390]
    pdf, complaints = print_aloud(*hostile_events(payload)[:-2])

    printed = "".join(" ".join(pages(pdf)).split())
    assert complaints == []
    for piece in pieces[:3]:
        assert "".join(piece.split()) in printed
    assert b"root:" not in pdf


@pytest.mark.parametrize(
    "wanted",
    [
        "http://example.org/x.png",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "ftp://example.org/x.png",
        "data:image/png;base64,AAAA",
        "../../etc/passwd",
        "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "memo.html.j2",
        "missing.png",
    ],
)
def test_a_picture_from_anywhere_else_stops_the_printing(wanted: str) -> None:
    """A template that reaches out of its folder fails loudly instead of losing a picture."""
    page = f'<html lang="en"><title>x</title><body><img alt="x" src="{wanted}"></body></html>'

    with pytest.raises(MemoFault, match="only files of its templates"):
        print_pdf(page, {}, LOOK, dt.date(2023, 3, 31), b"x")


def test_the_fetcher_serves_the_templates_own_files() -> None:
    """Fonts come from the templates' folder."""
    font = "fonts/public-sans-latin-400-normal.woff2"
    served = SealedFetcher(LOOK).fetch(f"{BASE_URL}{font}")

    assert served.read().startswith(b"wOF2")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link is no way around the seal."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "templates" / "x.png").symlink_to(tmp_path / "secret.png")

    with pytest.raises(FatalURLFetchingError):
        SealedFetcher(Look(tmp_path / "templates")).fetch(f"{BASE_URL}x.png")
