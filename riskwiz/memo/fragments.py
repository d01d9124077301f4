"""One structure element for what is one thing: WeasyPrint makes one for each page it runs over.

A table, a list or a paragraph that goes on is joined with its beginning, so that a screen reader
hears one table with one row of headings. Headings that a page repeats leave the structure.
"""

from collections.abc import Iterator
from itertools import groupby

from weasyprint.formatting_structure.boxes import LineBox, PageBox, TextBox

from riskwiz.memo.unfinished import Box, Document, Entries, UnfinishedPdf, at, page_boxes

_NEVER_JOINED = {"/Link", "/Figure"}
"""Elements that hold content themselves, which belongs to one page."""

Part = tuple[Box, Entries]
"""A box of one page, and the structure element that was made of it."""


def join_fragments(document: Document, pdf: UnfinishedPdf) -> None:
    """Join what goes on from page to page in the structure of a PDF."""
    root = at(pdf, at(pdf, pdf.catalog["StructTreeRoot"])["K"][0])
    elements = [at(pdf, one) for one in root["K"]]
    by_page = {page: list(same) for page, same in groupby(elements, key=lambda one: one["Pg"])}
    joiner = _Joiner(pdf)
    before: list[Part] = []
    for page, page_box in zip(pdf.page_references, page_boxes(document), strict=True):
        parts = _paired(list(_outermost(page_box)), by_page.get(page, []))
        if before and parts and joiner.go_on(before[-1], parts[0]):
            root["K"].remove(parts[0][1].reference)
        before = parts


class _Joiner:
    """Remembers what every element was made of, and which other it became part of."""

    def __init__(self, pdf: UnfinishedPdf) -> None:
        self._pdf = pdf
        self._parts: dict[bytes, list[Part]] = {}
        self._whole: dict[bytes, Entries] = {}

    def go_on(self, first: Part, part: Part) -> bool:
        """Join a part with the one before it, if it goes on where that one ended."""
        if not _same(first, part):
            return False
        element = part[1]
        earlier, later = self._inside(first), list(self._inside(part))
        gone = [later.pop(0)] if earlier and later and _repeated(later[0][0]) else []
        if element["S"] == "/TR":
            gone += [b for a, b in zip(earlier, later, strict=False) if self.go_on(a, b)]
        elif earlier and later and self.go_on(earlier[-1], later[0]):
            gone.append(later[0])
        whole = self._whole.get(first[1].reference, first[1])
        self._move(element, whole, {one.reference for _, one in gone})
        return True

    def _inside(self, part: Part) -> list[Part]:
        box, element = part
        if element.reference not in self._parts:
            self._parts[element.reference] = self._read(box, element)
        return self._parts[element.reference]

    def _read(self, box: Box, element: Entries) -> list[Part]:
        kids = [at(self._pdf, kid) for kid in element["K"] if isinstance(kid, bytes)]
        made = [kid for kid in kids if kid["Type"] == "/StructElem"]
        boxes = [box] if _wrapped(box, element) else list(_boxes_inside(box))
        return [one for one in _paired(boxes, made) if not isinstance(one[0], TextBox)]

    def _move(self, element: Entries, whole: Entries, gone: set[bytes]) -> None:
        """Put what is inside an element at the end of the one that it belongs to."""
        for kid in element["K"]:
            if kid in gone:
                continue
            entries = at(self._pdf, kid)
            if entries["Type"] == "/StructElem":
                entries["P"] = whole.reference
            whole["K"].append(kid)
        self._whole[element.reference] = whole
        element.clear()


def _same(first: Part, part: Part) -> bool:
    (first_box, first_element), (box, element) = first, part
    kind = element["S"]
    return (
        box.element is not None
        and box.element is first_box.element
        and box.element_tag == first_box.element_tag
        and kind not in _NEVER_JOINED
        and kind == first_element.get("S", kind)  # none where it was joined before
    )


def _repeated(box: Box) -> bool:
    return getattr(box, "is_header", False)


def _wrapped(box: Box, element: Entries) -> bool:
    """Say whether an item of a list without bullets was made into an item and its body."""
    return element["S"] == "/LI" and (
        box.element_tag in {"dt", "dd"}
        or "list-item" not in box.style["display"]
        or box.style["list_style_type"] == "none"
    )


def _paired(boxes: list[Box], made: list[Entries]) -> list[Part]:
    """Pair boxes with their elements; nothing where there are not as many."""
    return list(zip(boxes, made, strict=True)) if len(boxes) == len(made) else []


def _outermost(box: Box) -> Iterator[Box]:
    """Yield the boxes inside the body of a page."""
    for child in box.children:
        if child.element_tag in {"html", "body"}:
            yield from _outermost(child)
        elif not isinstance(box, PageBox):
            yield child


def _boxes_inside(box: Box) -> Iterator[Box]:
    """Yield the boxes that elements inside an element are made of, in order."""
    for child in box.children:
        inner: Box = getattr(child, "_box", child)  # what is placed absolutely is wrapped
        if isinstance(inner, LineBox) or (box.is_table_wrapper and inner.element_tag == "table"):
            yield from inner.children
        else:
            yield inner
