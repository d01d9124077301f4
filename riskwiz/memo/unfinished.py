"""A PDF between its making and its writing, as WeasyPrint hands it to a finisher.

These are the few attributes of WeasyPrint 70 and pydyf that finishing needs; neither has types.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

Reference = bytes
"""How one object of a PDF names another: `12 0 R`."""


class Entries(Protocol):
    """A dictionary of a PDF."""

    reference: Reference

    def __getitem__(self, key: str, /) -> Any: ...  # noqa: ANN401  (an entry may be anything)
    def __setitem__(self, key: str, value: object, /) -> None: ...
    def __contains__(self, key: object, /) -> bool: ...
    def get(self, key: str, default: object = None, /) -> Any: ...  # noqa: ANN401
    def pop(self, key: str, default: object, /) -> Any: ...  # noqa: ANN401
    def clear(self) -> None: ...


class Stream(Protocol):
    """A stream of a PDF: the operators of a page, or the bytes of a file."""

    stream: list[Any]
    extra: dict[str, Any]
    compress: bool


class UnfinishedPdf(Protocol):
    """A PDF before it is written."""

    catalog: Entries
    objects: list[Any]
    page_references: Sequence[Reference]


class Markup(Protocol):
    """An element of the page that was printed."""

    attrib: Mapping[str, str]

    def itertext(self) -> Iterable[str]: ...


class Box(Protocol):
    """A box of a page, or the part of it that a page holds."""

    element: Markup | None
    element_tag: str | None
    children: Sequence["Box"]
    link_annotation: Entries | None
    is_table_wrapper: bool
    style: Mapping[str, Any]

    def descendants(self) -> Iterable["Box"]: ...


class Page(Protocol):
    """A page that was laid out."""

    _page_box: Box


class Document(Protocol):
    """What was laid out, page by page."""

    pages: list[Page]


def at(pdf: UnfinishedPdf, reference: Reference) -> Any:  # noqa: ANN401  (an object of a PDF may be anything)
    """Return the object that a reference names."""
    return pdf.objects[int(reference.split()[0])]


def page_boxes(document: Document) -> list[Box]:
    """Return the box of each page."""
    return [page._page_box for page in document.pages]  # noqa: SLF001  (WeasyPrint shows it nowhere else)
