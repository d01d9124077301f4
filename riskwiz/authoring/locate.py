"""From a key path to its place in a TOML text.

The TOML reader forgets where things stood. A second, tolerant parser is asked only when there is
something to point at.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import tomli

if TYPE_CHECKING:
    from tree_sitter import Node

Location = tuple[str | int, ...]
"""The keys and indexes that lead to a value: `("section", 0, "question", 2, "when")`."""


class Span(NamedTuple):
    """A stretch of one line; line and column count from 1, in characters."""

    line: int
    column: int
    length: int


class Mark(NamedTuple):
    """The nodes of a key and of its value; a table has itself as both, and stands at its header."""

    key: "Node"
    value: "Node"


class Comment(NamedTuple):
    """A comment, and whether it has its line for itself."""

    text: str
    line: int
    column: int
    alone: bool


_DEEPEST = 100
"""How many parts of a dotted key are looked at; no file of riskwiz has more than a few."""

_NEWLINE = re.compile(rb"\n")
_CONTINUED = re.compile(rb"[\x80-\xbf]")
"""Every byte of a character but its first one, in UTF-8."""

_START = Span(1, 1, 1)
_TABLES = {"table", "table_array_element"}


@dataclass(frozen=True)
class Places:
    """The places of all keys of one TOML text, worked out when first asked for."""

    text: str

    def key(self, location: Location) -> Span:
        """Return where a key stands, or the nearest table around it that does stand."""
        mark = self._nearest(location)
        return self._index.span(mark.key) if mark else _START

    def value(self, location: Location) -> Span:
        """Return where a value stands, or the nearest table around it."""
        mark = self._nearest(location)
        return self._index.span(mark.value) if mark else _START

    def within(self, location: Location, offset: int, length: int) -> Span:
        """Return the place of a character inside a text value.

        Inside a text with escapes characters have moved: there the key is marked instead.
        """
        mark = self._index.marks.get(location)
        start = None if mark is None else self._content(mark.value)
        if start is None:
            return self.key(location)
        at = start + offset
        before = self._characters[:at]
        line = before.count("\n") + 1
        column = at - (before.rfind("\n") + 1) + 1
        rest = self._characters[at:].split("\n", 1)[0]
        return Span(line, column, max(1, min(length, len(rest))))

    def _nearest(self, location: Location) -> Mark | None:
        for length in range(len(location), 0, -1):
            mark = self._index.marks.get(location[:length])
            if mark is not None:
                return mark
        return None

    @cached_property
    def _index(self) -> "_Index":
        return _Index(self._bytes)

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode("utf-8", "replace")

    @cached_property
    def _characters(self) -> str:
        return self._bytes.decode()

    def _content(self, node: "Node") -> int | None:
        """Return at which character the content of a text begins, if none of it is escaped."""
        if node.type != "string":
            return None
        written = self._bytes[node.start_byte : node.end_byte].decode("utf-8", "replace")
        if written[:1] == '"' and "\\" in written:
            return None
        start = len(self._bytes[: node.start_byte].decode("utf-8", "replace"))
        if written[:3] in {"'''", '"""'}:
            inside = written[3:]
            return start + 3 + (2 if inside[:2] == "\r\n" else 1 if inside[:1] == "\n" else 0)
        return start + 1


def comments(text: str) -> Iterator[Comment]:
    """Yield the comments of a TOML text; a `#` inside a value is none."""
    written = text.encode("utf-8", "replace")
    stack: list[Node] = [_parsed(written)]
    while stack:
        node = stack.pop()
        if node.type == "comment":
            begins = written.rfind(b"\n", 0, node.start_byte) + 1
            before = written[begins : node.start_byte].decode("utf-8", "replace")
            said = written[node.start_byte : node.end_byte].decode("utf-8", "replace").rstrip()
            line = written.count(b"\n", 0, node.start_byte) + 1
            yield Comment(said, line, len(before) + 1, not before.strip())
        stack.extend(reversed(node.children))


@dataclass
class _Index:
    """Walks a syntax tree once, noting each key with the tables around it."""

    text: bytes
    marks: dict[Location, Mark] = field(default_factory=dict)
    counts: dict[Location, int] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.text.isascii():
            self.inner = [found.start() for found in _CONTINUED.finditer(self.text)]
        self.lines = [0, *(found.end() for found in _NEWLINE.finditer(self.text))]
        for node in _parsed(self.text).children:
            if node.type in _TABLES:
                self._table(node)
            elif node.type == "pair":
                self._pair(node, ())

    def _table(self, node: "Node") -> None:
        key = next((c for c in node.children if c.type.endswith("key")), None)
        if key is None:
            return
        names, header = list(self._names(key)), Mark(node, node)
        location: Location = ()
        for place, name in enumerate(names):
            location = (*location, name)
            last = place == len(names) - 1
            if last and node.type == "table_array_element":
                self.counts[location] = self.counts.get(location, -1) + 1
            self.marks.setdefault(location, header)
            if location in self.counts:
                location = (*location, self.counts[location])
                self.marks.setdefault(location, header)
        for child in node.children:
            if child.type == "pair":
                self._pair(child, location)

    def _pair(self, node: "Node", around: Location) -> None:
        stack: list[tuple[Node, Location]] = [(node, around)]
        while stack:
            pair, outer = stack.pop()
            if pair.type != "pair":
                stack.extend(self._inside(pair, outer))
                continue
            key = next((c for c in pair.children if c.type.endswith("key")), None)
            stated = [c for c in pair.children if c.type != "comment"]
            if key is None or not stated:
                continue
            value, location = stated[-1], outer
            mark = Mark(key, value)
            for name in self._names(key):
                location = (*location, name)
                self.marks.setdefault(location, mark)
            stack.extend(self._inside(value, location))

    def _inside(self, node: "Node", location: Location) -> "Iterator[tuple[Node, Location]]":
        if node.type == "inline_table":
            yield from ((child, location) for child in node.children if child.type == "pair")
        elif node.type == "array":
            elements = [
                c for c in node.children if c.type not in {"[", "]", ",", "comment", "ERROR"}
            ]
            for index, element in enumerate(elements):
                at = (*location, index)
                self.marks.setdefault(at, Mark(element, element))
                yield element, at

    def _names(self, key: "Node") -> Iterator[str]:
        """Yield the names of a key; of one in very many parts, the first."""
        stack: list[Node] = [key]
        parts: list[Node] = []
        while stack:
            node = stack.pop()
            if node.type == "dotted_key":
                stack.extend(child for child in node.children if child.type != ".")
            else:
                parts.append(node)
        for node in parts[: -_DEEPEST - 1 : -1]:
            written = self.text[node.start_byte : node.end_byte].decode("utf-8", "replace")
            yield _unquoted(written) if node.type == "quoted_key" else written

    def span(self, node: "Node") -> Span:
        """Return the first line of a node; of a table, its header with what stands behind it."""
        start, end = node.start_byte, self.text.find(b"\n", node.start_byte)
        if end < 0:
            end = len(self.text)
        if node.type not in _TABLES:
            end = min(node.end_byte, end)
        line = bisect_right(self.lines, start)
        begins = self.lines[line - 1]
        inside = bisect_left(self.inner, start) - bisect_left(self.inner, begins)
        column = start - begins - inside + 1
        written = self.text[start:end].decode("utf-8", "replace").rstrip()
        return Span(line, column, max(1, len(written)))


def _parsed(text: bytes) -> "Node":
    import tree_sitter_toml  # noqa: PLC0415  (an edition without mistakes does without it)
    from tree_sitter import Language, Parser  # noqa: PLC0415  (as above)

    return Parser(Language(tree_sitter_toml.language())).parse(text).root_node


def _unquoted(written: str) -> str:
    try:
        return next(iter(tomli.loads(f"{written} = 0")))
    except tomli.TOMLDecodeError:
        return written
