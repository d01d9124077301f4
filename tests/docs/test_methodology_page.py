"""What the page on the methodology says in figures is what the shipped edition has."""

import re

from tests.shipped.edition import ROOT, shipped

PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def _one(pattern: str) -> tuple[int, ...]:
    found = re.findall(pattern, PAGE)
    assert len(found) == 1, pattern
    groups = found[0] if isinstance(found[0], tuple) else (found[0],)
    return tuple(map(int, groups))


def test_the_page_counts_the_items_of_each_factor() -> None:
    """As the edition has them."""
    said = _one(
        r"Threat has (\d+) scored items, vulnerability (\d+), consequence (\d+), "
        r"likelihood of harm (\d+) and severity of harm (\d+)\."
    )

    assert said == tuple(len(items) for items in shipped().items.values())


def test_the_page_adds_the_points_of_threat_up() -> None:
    """Its table sums to the points that it names, which are those of the edition."""
    table = re.search(r"\| Threat, (\d+) points \|.*?\n\n", PAGE, flags=re.DOTALL)
    assert table is not None
    rows = [int(points) for points in re.findall(r"\| (\d+) \|\n", table[0])]

    assert sum(rows) == int(table[1])
    assert int(table[1]) == sum(item.maximum for item in shipped().items["threat"])


def test_close_to_half_of_the_authorities_are_unverified() -> None:
    """Between two fifths and three fifths, which the page says in words."""
    shelf = shipped().authorities.values()
    unverified = sum(not one.verified for one in shelf)

    assert "Close to half of the authorities have not been compared" in PAGE
    assert 2 * len(shelf) <= 5 * unverified <= 3 * len(shelf)


def test_the_glossary_stands_in_order_and_names_each_word_once() -> None:
    """A reader finds a word by its first letter."""
    words = re.findall(r"^\*\*([^*]+)\.\*\*", GLOSSARY, flags=re.MULTILINE)

    assert words == sorted(set(words), key=str.casefold)
