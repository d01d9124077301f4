"""The skeleton of an expression: what stands between its `&&`, `||`, `!` and `? :`.

The parts between them, its atoms, are left to the language itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STRANGE = re.compile(r"//|'''|\"\"\"|\b[rRbB]{1,2}['\"]")
_PIECE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\|\||&&|[?:()\[\]{}]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Atom:
    """A part of an expression that has no `&&`, `||`, `!` or `? :` around its parts."""

    source: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a part."""

    inner: "Skeleton"


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts joined by `&&` (all of them) or by `||` (any of them)."""

    parts: "tuple[Skeleton, ...]"
    by_and: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A condition, what holds where it is true, and what holds where it is false."""

    condition: "Skeleton"
    yes: "Skeleton"
    no: "Skeleton"


Skeleton = Atom | Not | Joined | Choice


def skeleton(source: str) -> Skeleton:
    """Take an expression that compiles apart."""
    text = source.strip()
    if _STRANGE.search(text):
        return Atom(text)
    marks = list(_top_level(text))
    question = next((at for at, piece in marks if piece == "?"), None)
    if question is not None:
        colon = _colon(marks, question)
        parts = text[:question], text[question + 1 : colon], text[colon + 1 :]
        return Choice(*map(skeleton, parts))
    for operator in ("||", "&&"):
        places = [at for at, piece in marks if piece == operator]
        if places:
            starts = [0, *(at + 2 for at in places)]
            parts_ = (text[a:b] for a, b in zip(starts, [*places, len(text)], strict=True))
            return Joined(tuple(map(skeleton, parts_)), by_and=operator == "&&")
    if text.startswith("!"):
        inner = text.lstrip("! \n\t\r")
        odd = text.count("!", 0, len(text) - len(inner)) % 2
        return Not(skeleton(inner)) if odd else skeleton(inner)
    if text.startswith("(") and _closing(text) == len(text) - 1:
        return skeleton(text[1:-1])
    return Atom(text)


def atoms(whole: Skeleton) -> Iterator[Atom]:
    """Yield the atoms of an expression, from left to right."""
    match whole:
        case Atom():
            yield whole
        case Not():
            yield from atoms(whole.inner)
        case Joined():
            for part in whole.parts:
                yield from atoms(part)
        case Choice():
            for part in (whole.condition, whole.yes, whole.no):
                yield from atoms(part)


def _pieces(text: str) -> Iterator[tuple[int, str, int]]:
    depth = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece in {")", "]", "}"}:
            depth -= 1
        yield match.start(), piece, depth
        if piece in {"(", "[", "{"}:
            depth += 1


def _top_level(text: str) -> Iterator[tuple[int, str]]:
    for at, piece, depth in _pieces(text):
        if depth == 0 and piece in {"||", "&&", "?", ":"}:
            yield at, piece


def _closing(text: str) -> int:
    return next(at for at, piece, depth in _pieces(text) if piece == ")" and depth == 0)


def _colon(marks: list[tuple[int, str]], question: int) -> int:
    open_ = 0
    for at, piece in marks:
        if at <= question:
            continue
        if piece == "?":
            open_ += 1
        elif piece == ":":
            if open_ == 0:
                return at
            open_ -= 1
    msg = "an expression that compiles has a `:` for each `?`"
    raise AssertionError(msg)
