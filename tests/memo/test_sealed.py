"""A memo fetches nothing, reads no file, and prints hostile text as text."""

import datetime as dt
import re
from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from riskwiz.core.event import (
    Event,
    EvidenceAdded,
    MarkingSet,
    NoteWritten,
    Subject,
    SubjectDescribed,
)
from riskwiz.core.evidence import Evidence
from riskwiz.memo import Look, MemoFault
from riskwiz.memo.fetcher import BASE_URL, SealedFetcher
from riskwiz.memo.html import fill
from riskwiz.memo.pdf import print_pdf
from tests.memo.little_case import ANSWERS, link, little_assessment, said
from tests.memo.printed import LOOK, pages, print_aloud

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "<img src=file:///etc/passwd>",
    '"><img src="http://example.org/x.png" onerror="x">',
    "</title></style></svg></td></table>",
    "<style>@import url(http://example.org/x.css); * { display: none }</style>",
    "<svg><image href='http://example.org/x.png'/></svg>",
    "<link rel=attachment href='file:///etc/passwd'>",
    "<!-- -->&amp;&#60;b&#62;",
    "]]> ' \" ` \\ ${7*7} #{7*7} <%= 7*7 %>",
)


def hostile_events(payload: str) -> tuple[Event, ...]:
    """Put a payload into every field that an assessor fills."""
    source = Evidence.model_validate(
        {
            "id": "letter",
            "title": payload,
            "publisher": payload,
            "url": payload,
            "file": payload,
            "note": payload,
            "reliability": "B",
        }
    )
    return (
        SubjectDescribed(subject=Subject(name=payload, operator=payload, description=payload)),
        MarkingSet(marking=payload),
        EvidenceAdded(evidence=source),
        said("history", payload),
        said("owners", [{"owner": payload}]),
        NoteWritten(question="compelled", note=payload),
        NoteWritten(question="campaign", note=payload),
        link("tracked", "letter", "admitted", 1, payload),
    )


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_stays_text_in_every_field(payload: str) -> None:
    """The elements of the page are those of a harmless one, whatever people wrote."""
    harmless = _elements("harmless")

    assert _elements(payload) == harmless


def _elements(payload: str) -> list[str]:
    page = fill(little_assessment(*hostile_events(payload)), None, ANSWERS, LOOK, {})
    return re.findall(r"<[a-z!/][^>\s]*", page)


def test_a_page_full_of_hostile_text_prints_as_it_was_written() -> None:
    """Everything at once, as a PDF: nothing is fetched, executed or lost."""
    payload = " ".join(HOSTILE)[:390]
    pdf, complaints = print_aloud(*hostile_events(payload))

    printed = "".join(" ".join(pages(pdf)).split())
    assert complaints == []
    for piece in HOSTILE[:4]:
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
