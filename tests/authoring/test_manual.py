"""The manual has a page for every code, and the committed file is the manual."""

import re
from pathlib import Path

from riskwiz.authoring.manual import manual, pages

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'"(RW\d{3})"')


def test_committed_manual_is_what_the_rules_say() -> None:
    """Otherwise: `python scripts/write-diagnostics`."""
    assert (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8") == manual()


def test_every_code_that_is_ever_given_has_a_page() -> None:
    """Codes stand in the sources between quotes."""
    sources = (ROOT / "riskwiz").rglob("*.py")
    given = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}

    assert given - {page.code for page in pages()} == set()


def test_every_page_has_a_title_and_says_more() -> None:
    """The title is one sentence; what follows helps."""
    for page in pages():
        assert page.title, page.code
        assert "\n" not in page.title
        assert page.text, page.code
