"""WeasyPrint with less memory: a memo of ninety pages fits into what a small machine has.

What is printed is the same, byte for byte; what is only held, and not needed, is let go.
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import Box, ReplacedBox
from weasyprint.html import UA

from riskwiz.memo.unfinished import Stream


class FrugalHTML(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page whose elements have no styles for notes, as a memo has none.

    WeasyPrint makes a style for every element's bullet and for five notes of every element, which
    took seven times the memory of the elements' own styles.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: FBT002  (as it is called)
        return [_without_notes(), *super()._ua_stylesheets(forms)[1:]]


@cache
def _without_notes() -> CSS:
    """Return WeasyPrint's own style sheet with bullets for items only, and without notes."""
    sheet = re.sub(r"^::(foot)?note-.*$", "", UA, flags=re.MULTILINE)
    sheet = re.sub(r"^::marker", "li::marker", sheet, flags=re.MULTILINE)
    return CSS(string=sheet, counter_style=CounterStyle())


def lay_out(page: HTML, **options: object) -> Document:
    """Lay a page out, so that what it takes to draw its pages is let go of once they are drawn."""
    document = page.render(**options)
    *pages, last = document.pages
    return document.copy([*map(_FrugalPage, pages), _LastPage(last)])


_KEPT = (
    "element_tag", "element", "style", "children", "link_annotation", "widget_annotation",
    "is_table_wrapper", "is_header", "colspan", "rowspan",
)  # fmt: skip
"""What the structure is made of, of all that a box knows; all else is for drawing it."""


class _FrugalPage(Page):  # type: ignore[misc]  # WeasyPrint has no types
    """A page that forgets where its boxes stand and how its text is shaped, once it is drawn."""

    def __init__(self, page: Page) -> None:
        self.__dict__ |= vars(page)

    def paint(self, stream: Stream, scale: float = 1) -> None:
        super().paint(stream, scale)
        stream.stream = _joined(stream)
        for box in list(self._page_box.descendants()):
            if isinstance(box, Box) and not isinstance(box, ReplacedBox):
                known = vars(box)
                box.__dict__ = {name: known[name] for name in _KEPT if name in known}


class _LastPage(_FrugalPage):
    """The last page: after it the structure is made, in the memory that drawing took."""

    def paint(self, stream: Stream, scale: float = 1) -> None:
        super().paint(stream, scale)
        with suppress(AttributeError, OSError):  # only the C library of GNU knows it
            ctypes.CDLL(None).malloc_trim(0)


def _joined(stream: Stream) -> list[Any]:
    """Join the operators of a page, but for marks of content, which finishing may change."""
    joined: list[Any] = []
    for mark, same in groupby(_with_marks(stream.stream), key=itemgetter(0)):
        parts = [part for _, part in same]
        joined += parts if mark else [b"\n".join(parts)]
    return joined


def _with_marks(operators: list[Any]) -> Iterator[tuple[bool, Any]]:
    """Yield operators, saying of each whether it belongs to a mark of content."""
    for one, following in pairwise([*operators, b""]):
        plain = isinstance(one, (bytes, str)) and not isinstance(following, dict)
        yield not plain, one.encode("ascii") if plain and isinstance(one, str) else one
