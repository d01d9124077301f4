"""Text from cases and editions, made safe to show: never markup, never terminal control.

Textual keeps escape characters in the text it draws, so whatever a person or a file wrote passes
through here before it becomes Content.
"""

import unicodedata
from collections.abc import Iterable

from textual.content import Content

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def clean(text: str, *, lines: bool = False) -> str:
    """Drop what could move the cursor, reorder the line or make its width uncertain."""
    if text.isascii() and text.isprintable():
        return text
    kept = (_kept(one, lines=lines) for one in text)
    return "".join(kept)


def _kept(character: str, *, lines: bool) -> str:
    if character in "\n\u2028\u2029":
        return "\n" if lines else " "
    if character == "\t":
        return "    " if lines else " "
    if unicodedata.category(character) in _DROPPED or ord(character) in _VARIATION_SELECTORS:
        return ""
    return character


def content(text: str, style: str = "", *, lines: bool = False) -> Content:
    """Make Content of text that was authored or typed by somebody."""
    return Content.styled(clean(text, lines=lines), style)


def stack(rows: Iterable[Content]) -> Content:
    """Put rows one under the other."""
    return Content("\n").join(list(rows))


def muted(text: str) -> Content:
    """Make Content that steps back."""
    return content(text, "$text-muted")


def hang(label: Content, text: Content, width: int) -> list[Content]:
    """Wrap text beside a label, every further line indented under the first."""
    indent = label.cell_length
    first, *rest = text.wrap(max(8, width - indent)) or [Content()]
    return [label + first, *(Content(" " * indent) + line for line in rest)]


def cut(text: str, width: int) -> str:
    """Cut text to a width in cells, with an ellipsis where something is left out."""
    return Content(clean(text)).truncate(max(1, width), ellipsis=True).plain


def count(number: int, thing: str) -> str:
    """Say how many there are: `1 row`, `3 rows`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
