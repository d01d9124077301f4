"""The memo as a PDF: what a reader, a screen reader and an archive find in it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from riskwiz.core.canonical import canonical_json
from riskwiz.core.event import MarkingSet, NoteWritten, Subject, SubjectDescribed
from tests.memo.little_case import ANSWERS, TEXTS, little_assessment, said
from tests.memo.printed import draft, final, pages, print_aloud, reader, text

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT, MARGIN = 612.0, 792.0, 55.0


def _made(locale: str, folder: Path) -> Path:
    """Make a locale of the C library in a folder, whether or not this machine has it."""
    source = ["-i", locale.partition(".")[0], "-f", "UTF-8"]
    made = folder / "locales"
    made.mkdir()
    subprocess.run(["localedef", "--no-archive", *source, str(made / locale)], check=True)
    return made


def test_both_determinations_are_on_the_first_page() -> None:
    """The bottom line comes first."""
    first = pages(draft()[0])[0]

    assert "National security. The risk to people with access to classified" in first
    assert "User harm. The level is" in first


def test_benefits_stand_under_their_own_heading() -> None:
    """The campaign is in the memo, after the heading that sets it apart."""
    whole = " ".join(pages(draft()[0]))

    assert whole.index("Outside the determination") < whole.index("small businesses")


def test_an_unsigned_memo_says_draft_on_every_page() -> None:
    """A page that is torn out still says that it is a draft."""
    printed = pages(draft()[0])

    assert len(printed) > 5
    assert all("DRAFT" in page for page in printed)


def test_a_signed_memo_says_draft_nowhere() -> None:
    """A final memo names who signed and when."""
    printed = pages(final()[0])

    assert not any("DRAFT" in page for page in printed)
    assert "FROM: A. Miller" in printed[0]
    assert "2 April 2023" in printed[0]


def test_the_marking_is_on_every_page() -> None:
    """What the assessor marked is marked throughout; what nobody marked is not."""
    assert all(page.count("FOR OFFICIAL EYES") >= 2 for page in pages(final()[0]))
    assert not any("FOR OFFICIAL EYES" in page for page in pages(draft()[0]))


def test_every_page_says_which_it_is_of_how_many() -> None:
    """Nobody can lose a page without its being missed."""
    printed = pages(draft()[0])

    for number, page in enumerate(printed, start=1):
        assert f"Page {number} of {len(printed)}" in page


def test_every_page_names_its_case() -> None:
    """A page that is torn out says where it belongs; the last enclosure has the whole id."""
    assert all("Case little-c" in page for page in pages(draft()[0]))
    assert "little-case" in pages(draft()[0])[-1]


def test_the_pdf_is_tagged_titled_and_has_a_language() -> None:
    """A screen reader knows the title, the language and the structure."""
    catalog: Any = reader(draft()[0]).trailer["/Root"]

    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"
    assert catalog["/StructTreeRoot"]["/K"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = reader(draft()[0]).metadata
    assert metadata is not None
    assert metadata.title == "Risk assessment of Chatter, as of 31\xa0March\xa02023"


def test_every_picture_has_a_text_alternative() -> None:
    """What a picture shows is also said."""
    figures = [o for o in _objects(draft()[0]) if isinstance(o, DictionaryObject)]
    found = [str(o.get("/Alt", "")) for o in figures if o.get("/S") == "/Figure"]

    assert found
    assert all(found)
    assert any(alt.startswith("Threat: score") for alt in found)


def _objects(pdf: bytes) -> Iterator[Any]:
    read = reader(pdf)
    size: Any = read.trailer["/Size"]
    yield from (read.get_object(number) for number in range(1, size))


def test_bookmarks_lead_through_the_memo() -> None:
    """The outline names the parts and the enclosures."""
    titles = [str(one.title) for one in reader(draft()[0]).outline if not isinstance(one, list)]

    assert titles[0] == "1. Bottom line"
    assert titles[-1] == "Enclosure 10. Method and versions"


def test_the_pdf_claims_to_be_archival_and_accessible() -> None:
    """PDF/A-3a and PDF/UA-1 stand in metadata that any program can find."""
    pdf = draft()[0]

    assert b'pdfaid:part="3"' in pdf
    assert b'pdfaid:conformance="A"' in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_sources_are_attached() -> None:
    """With what is attached anyone can work the assessment out again."""
    attached = reader(draft()[0]).attachments

    assert attached["answers.toml"] == [ANSWERS.encode()]
    assert attached["assessment.json"] == [canonical_json(little_assessment()).encode()]
    assert attached["edition/one.toml"] == [TEXTS["one.toml"].encode()]


def test_rendering_is_silent() -> None:
    """WeasyPrint has nothing to complain about: no broken link, font or style."""
    assert draft()[1] == []
    assert final()[1] == []


def test_the_same_case_gives_the_same_bytes() -> None:
    """A memo can be checked by printing it again."""
    assert print_aloud()[0] == draft()[0]


def test_neither_the_time_zone_nor_the_hash_seed_shows(tmp_path: Path) -> None:
    """Another machine's clock, locale and folder leave no trace."""
    turkish = "tr_TR.UTF-8"

    assert _printed_elsewhere(turkish, tmp_path, _made(turkish, tmp_path)) == draft()[0]


@pytest.mark.long
@pytest.mark.parametrize("locale", ["de_DE.UTF-8", "ar_SA.UTF-8", "C.UTF-8", "POSIX"])
def test_no_locale_shows(locale: str, tmp_path: Path) -> None:
    """Other languages' letters, numbers and dates leave none either."""
    made = _made(locale, tmp_path) if "_" in locale else None

    assert _printed_elsewhere(locale, tmp_path, made) == draft()[0]


def _printed_elsewhere(locale: str, folder: Path, made: Path | None) -> bytes:
    program = (
        "import locale, sys; from tests.memo.printed import draft; "
        "locale.setlocale(locale.LC_ALL, ''); sys.stdout.buffer.write(draft()[0])"
    )
    surroundings = os.environ | {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "77",
        "PYTHONPATH": str(ROOT),
        "LC_ALL": locale,
        "TMPDIR": str(folder),
    }
    if made is not None:
        surroundings["LOCPATH"] = str(made)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        check=True,
    )
    return done.stdout


def test_a_very_long_run_is_printed_in_time_and_on_the_page() -> None:
    """A field at its limit without one space neither hangs the printing nor runs off the page."""
    pdf, complaints = print_aloud(
        SubjectDescribed(subject=Subject(name="W" * 400, operator="M" * 400)),
        NoteWritten(question="harmed", note="x" * 20_000),
        MarkingSet(marking="V" * 400),
        said("owners", [{"owner": "O" * 1000}]),
    )

    assert complaints == []
    assert sum(page.count("x") for page in pages(pdf)) >= 20_000
    assert _outside(pdf) == []


def test_nothing_runs_off_the_page() -> None:
    """Every word stands between the margins."""
    assert _outside(draft()[0]) == []
    assert _outside(final()[0]) == []


def _outside(pdf: bytes) -> list[str]:
    place = r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>'
    outside: list[str] = []
    for *corners, word in re.findall(place, text(pdf, "-bbox")):
        left, top, right, bottom = map(float, corners)
        if left < MARGIN or top < 0 or right > WIDTH - MARGIN or bottom > HEIGHT:
            outside.append(word)
    return outside
