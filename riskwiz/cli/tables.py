"""Tables of text: columns aligned by what a terminal shows, not by how many characters it takes."""

import unicodedata
from collections.abc import Iterator, Sequence


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """Yield rows as lines, the columns as wide as they need to be; some aligned to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            _padded(cell, widths[number], to_the_right=number in right)
            for number, cell in enumerate(row)
        )
        yield ("  " + "  ".join(cells)).rstrip()


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _padded(text: str, wanted: int, *, to_the_right: bool) -> str:
    space = " " * (wanted - width(text))
    return space + text if to_the_right else text + space
