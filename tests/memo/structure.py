"""Reading a PDF's structure tree and its artifacts back, by our own reading of ISO 32000."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Element:
    """A structure element, with what is inside it in reading order."""

    kind: str
    scope: str | None
    kids: tuple["Element", ...]
    content: int
    """How many pieces of marked content it holds itself."""

    def all(self, kind: str) -> Iterator["Element"]:
        """Yield every element of a kind at or below this one, in reading order."""
        if self.kind == kind:
            yield self
        for kid in self.kids:
            yield from kid.all(kind)


def structure(pdf: bytes) -> Element:
    """Return the structure of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _element(opened.Root.StructTreeRoot.K[0])


def _element(found: pikepdf.Object) -> Element:
    inside = found.get("/K", pikepdf.Array())
    kids = list(inside.as_list()) if isinstance(inside, pikepdf.Array) else [inside]
    elements = [k for k in kids if isinstance(k, pikepdf.Dictionary) and "/S" in k]
    attributes = found.get("/A", pikepdf.Dictionary())
    scope = attributes.get("/Scope") if isinstance(attributes, pikepdf.Dictionary) else None
    return Element(
        kind=str(found.S),
        scope=None if scope is None else str(scope),
        kids=tuple(map(_element, elements)),
        content=len(kids) - len(elements),
    )


def loose_content(pdf: bytes) -> int:
    """Count the pieces of marked content that are neither in the structure nor artifacts."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        nums = opened.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
        return sum(
            mcid is None or owners[int(page.obj.StructParents)][int(mcid)] is None
            for page in opened.pages
            for tag, mcid in _marked(page)
            if tag != "/Artifact"
        )


def bullets(pdf: bytes) -> list[tuple[list[int], int]]:
    """Return for each bullet what its page paints next, and the first words of its item."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        painted = {
            page.obj.objgen: [int(mcid) for _, mcid in _marked(page) if mcid is not None]
            for page in opened.pages
        }
        items = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        found = []
        for item in [one for one in items if one.get("/S") == "/LI"]:
            (page, bullet), *words = _content(item)
            if item.K[0].S == "/Lbl":
                order = painted[page]
                first = next(number for where, number in words if where == page)
                found.append((order[order.index(bullet) + 1 :][:1], first))
        return found


def _content(element: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int]]:
    inside: list[Any] = list(element.get("/K", pikepdf.Array()).as_list())
    for kid in inside:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif "/S" in kid:
            yield from _content(kid)


def without_artifacts(pdf: bytes) -> bytes:
    """Return a PDF without what a screen reader passes over."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            instructions = pikepdf.unparse_content_stream(list(_real(page)))
            page.obj.Contents = opened.make_stream(instructions)
        opened.save(kept)
    return kept.getvalue()


def _real(page: pikepdf.Page) -> Iterator[pikepdf.ContentStreamInstruction]:
    inside: list[bool] = []
    for one in pikepdf.parse_content_stream(page):
        assert isinstance(one, pikepdf.ContentStreamInstruction)
        operator = str(one.operator)
        if operator in {"BDC", "BMC"}:
            inside.append(str(one.operands[0]) == "/Artifact")
        if not (any(inside) and operator in {"Tj", "TJ"}):
            yield one
        if operator == "EMC":
            inside.pop()


def artifacts(pdf: bytes) -> list[set[str]]:
    """Return for each page the kinds of artifact on it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [{kind for tag, kind in _kinds(page) if tag == "/Artifact"} for page in opened.pages]


def _marked(page: pikepdf.Page) -> Iterator[tuple[str, pikepdf.Object | None]]:
    for operands, operator in _begun(page):
        if operator == "BDC":
            yield str(operands[0]), operands[1].get("/MCID")


def _kinds(page: pikepdf.Page) -> Iterator[tuple[str, str]]:
    for operands, operator in _begun(page):
        has = operator == "BDC" and "/Type" in operands[1]
        yield str(operands[0]), str(operands[1].Type) if has else ""


def _begun(page: pikepdf.Page) -> Iterator[tuple[list[pikepdf.Object], str]]:
    for one in pikepdf.parse_content_stream(page, "BDC BMC"):
        if str(one.operator) in {"BDC", "BMC"}:
            yield list(one.operands), str(one.operator)


def actions(pdf: bytes) -> set[str]:
    """Return the kinds of action that a PDF holds."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        held = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        inner = [one.A for one in held if "/A" in one and isinstance(one.A, pikepdf.Dictionary)]
        return {str(one.S) for one in inner if "/S" in one} | {
            str(one.S) for one in held if one.get("/Type") == "/Action"
        }


def lost_links(pdf: bytes) -> set[str]:
    """Return the places that links inside a PDF name and that it does not have."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        places = opened.Root.Names.Dests.Names
        known = {str(places[i]) for i in range(0, len(places), 2)}
        wanted = {
            str(a.Dest) for page in opened.pages for a in page.get("/Annots", []) if "/Dest" in a
        }
    assert wanted
    return wanted - known
