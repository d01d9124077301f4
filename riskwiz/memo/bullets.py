"""Bullets painted where a screen reader hears them: before the item that each stands for.

WeasyPrint paints all bullets of a page after its text, so that what a page shows and what its
structure says come in two orders.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from riskwiz.memo.unfinished import Entries, Reference, UnfinishedPdf, at

_OPENS, _CLOSES = b"\nq\nq", b"\nEMC\nQ\nQ"
"""What stands before and after a bullet on a page: each is painted in a state of its own."""


class _Mark(NamedTuple):
    """A piece of marked content, and what is painted from its end to the next."""

    opening: list[Any]
    painted: bytes


def paint_bullets_in_order(pdf: UnfinishedPdf) -> None:
    """Move every bullet to where its item begins, on each page of a PDF."""
    items: dict[Reference, dict[int, int]] = {}
    for page, bullet, body in _bulleted(pdf):
        items.setdefault(page, {})[bullet] = body
    for page, bodies in items.items():
        stream = at(pdf, at(pdf, page)["Contents"])
        stream.stream = _in_order(stream.stream, bodies)


def _bulleted(pdf: UnfinishedPdf) -> Iterator[tuple[Reference, int, int]]:
    """Yield the page of each item, with the numbers of its bullet and of its first words."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/LI":
            bullet, *bodies = [at(pdf, kid) for kid in element["K"] if isinstance(kid, bytes)]
            if bullet["S"] == "/Lbl":
                page, label = next(_content(pdf, bullet))
                inside = (one for body in bodies for one in _content(pdf, body))
                first = next((number for where, number in inside if where == page), None)
                if first is not None:
                    yield page, label, first


def _content(pdf: UnfinishedPdf, element: Entries) -> Iterator[tuple[Reference, int]]:
    """Yield the page and the number of each piece of content in an element, in order."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield element["Pg"], kid
        elif at(pdf, kid)["Type"] == "/StructElem":
            yield from _content(pdf, at(pdf, kid))


def _in_order(operators: list[Any], bodies: Mapping[int, int]) -> list[Any]:
    """Return the operators of a page with every bullet before the first words of its item."""
    before, marks = _marks(operators)
    kept: list[_Mark] = []
    moved: dict[int, list[Any]] = {}
    for mark in marks:
        bullet, closes, rest = mark.painted.partition(_CLOSES)
        body = bodies.get(_number(mark))
        if body is None or not kept or not closes or not kept[-1].painted.endswith(_OPENS):
            kept.append(mark)
            continue
        kept[-1] = kept[-1]._replace(painted=kept[-1].painted.removesuffix(_OPENS) + rest)
        moved[body] = [_OPENS.strip(), *mark.opening, bullet + closes]
    ordered = list(before)
    for mark in kept:
        ordered += [*moved.get(_number(mark), ()), *mark.opening, mark.painted]
    return ordered


def _marks(operators: list[Any]) -> tuple[list[Any], list[_Mark]]:
    """Return what is painted before the first piece of marked content, and all the pieces."""
    starts = [place - 1 for place, one in enumerate(operators) if isinstance(one, dict)]
    ends = [*starts[1:], len(operators)]
    marks = [
        _Mark(operators[start : start + 2], b"\n".join(map(_written, operators[start + 2 : end])))
        for start, end in zip(starts, ends, strict=True)
    ]
    return operators[: starts[0] if starts else None], marks


def _number(mark: _Mark) -> int:
    return int(mark.opening[1].get("MCID", -1))


def _written(operator: bytes | str) -> bytes:
    return operator.encode("ascii") if isinstance(operator, str) else operator
