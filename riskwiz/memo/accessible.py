"""What WeasyPrint 70 leaves open of PDF/UA-1, mended before the PDF is written.

Table headings say which way they head; what is on the page and not in the structure (margins,
repeated headings) is an artifact; bullets come before their items; links say where they lead; an
attachment is listed once.
"""

from collections.abc import Iterator
from typing import Any

from riskwiz.memo.bullets import paint_bullets_in_order
from riskwiz.memo.conformance import claim_universal_access
from riskwiz.memo.fragments import join_fragments
from riskwiz.memo.unfinished import Box, Document, Entries, UnfinishedPdf, at, page_boxes

_ARTIFACT = b"<</Type /Pagination>>"
_DIRECTION = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}
_KINDS = {".toml": "/application#2ftoml", ".json": "/application#2fjson"}


def finish(document: Document, pdf: UnfinishedPdf) -> None:
    """Make a PDF/A-3a of WeasyPrint's accessible as PDF/UA-1 has it, and say so in it."""
    for page_box in page_boxes(document):
        for box in page_box.descendants():
            _scope(box)
            _name_link(box)
    join_fragments(document, pdf)
    _drop_empty(pdf)
    paint_bullets_in_order(pdf)
    _mark_artifacts(pdf)
    _list_attachments(pdf)
    claim_universal_access(pdf)
    document.pages.clear()  # all is drawn; writing needs room for what they take


def _scope(box: Box) -> None:
    """Let a heading of a table say what it heads, in place of lists of headings in every cell."""
    element: Entries | None = getattr(box, "mark", None)
    if element is None:
        return
    element["A"].pop("Headers", None)
    element.pop("ID", None)
    if element["S"] == "/TH" and box.element is not None:
        element["A"]["Scope"] = _DIRECTION[box.element.attrib.get("scope", "col")]


def _name_link(box: Box) -> None:
    """Name a link by its title, or else by its words: `question-12` says nothing to anyone."""
    if box.link_annotation is not None and box.element is not None:
        words = " ".join("".join(box.element.itertext()).split())
        name = box.element.attrib.get("title") or words
        if name:
            box.link_annotation["Contents"].string = name


def _drop_empty(pdf: UnfinishedPdf) -> None:
    """Drop what a line that breaks right before some words has left of them: nothing."""
    elements: list[Any] = [one for one in pdf.objects if isinstance(one, dict)]
    for element in elements:
        if element.get("S") == "/Span" and not element["K"]:
            at(pdf, element["P"])["K"].remove(element.reference)
            element.clear()


def _mark_artifacts(pdf: UnfinishedPdf) -> None:
    """Mark as artifacts what pages show and the structure does not hold."""
    tree = at(pdf, pdf.catalog["StructTreeRoot"])
    held = set(_held(pdf, tree["K"][0]))
    parents = at(pdf, tree["ParentTree"])["Nums"]
    for page, owners in zip(pdf.page_references, parents[1::2], strict=False):
        for number, owner in enumerate(owners):
            if owner not in held:
                owners[number] = "null"
        loose = {number for number, owner in enumerate(owners) if owner == "null"}
        stream = at(pdf, at(pdf, page)["Contents"]).stream
        for place, operand in enumerate(stream):
            if isinstance(operand, dict) and operand.get("MCID") in loose:
                stream[place - 1 : place + 1] = [b"/Artifact", _ARTIFACT]


def _held(pdf: UnfinishedPdf, reference: bytes) -> Iterator[bytes]:
    """Yield the references of an element and of everything inside it."""
    waiting = [reference]
    while waiting:
        here = waiting.pop()
        yield here
        element = at(pdf, here)
        if element["Type"] == "/StructElem":
            waiting += [kid for kid in element["K"] if isinstance(kid, bytes)]


def _list_attachments(pdf: UnfinishedPdf) -> None:
    """List every attachment once, with its kind wherever it is printed."""
    listed = pdf.catalog.get("AF") or []
    listed[:] = list(dict.fromkeys(listed))
    for reference in listed:
        attachment = at(pdf, reference)
        name = attachment["UF"].string
        kind = _KINDS.get(name[name.rfind(".") :])
        if kind:
            at(pdf, attachment["EF"]["F"]).extra["Subtype"] = kind
