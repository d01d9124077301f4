"""The blocks that an agency's template fills, and what may stand in them.

A block stands beside what riskwiz prints and cannot reach it: it is written anew from what was
read, so its elements are complete; it brings no style sheet and no script, and places nothing
elsewhere on the page.
"""

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from markupsafe import Markup

from riskwiz.memo.fault import MemoFault
from riskwiz.memo.pictures import PICTURES, is_picture

_ELEMENTS = {
    *("a", "abbr", "address", "b", "blockquote", "br", "cite", "div", "em", "hr", "i", "img"),
    *("li", "ol", "p", "small", "span", "strong", "sub", "sup", "u", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
_EMPTY = {"br", "hr", "img"}
_ATTRIBUTES = {"alt", "colspan", "href", "lang", "rowspan", "scope", "src", "style", "title"}
_ADDRESSES = ("https://", "http://", "mailto:")
_STYLES = re.compile(
    r"(background-color|clear|color|float|height|letter-spacing|line-height|text-align|"
    r"text-transform|vertical-align|white-space|width|(border|font|max|padding)(-[a-z]+)*)"
)
_VALUE = re.compile(r"""[#"'a-zA-Z0-9., %]+(-[a-zA-Z0-9., %]+)*""")


class _Reader(HTMLParser):
    """Writes a block anew as it reads it, and stops at what may not stand in one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(convert_charrefs=True)
        self._folder = folder
        self._open: list[str] = []
        self.written: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            raise MemoFault(f"<{tag}> may not stand in a block")
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            _check_attribute(tag, name, value)
        if tag == "img":
            self._check_picture(given)
        written = "".join(f' {name}="{escape(value)}"' for name, value in given.items())
        self.written.append(f"<{tag}{written}>")
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise MemoFault(f"</{tag}> closes nothing that is open")
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002  (it is never shown)
        raise MemoFault("a comment is written {# like this #}, not <!-- like that -->")

    def handle_decl(self, decl: str) -> None:
        raise MemoFault(f"<!{decl[:20]}> may not stand in a block")

    def unknown_decl(self, data: str) -> None:
        raise MemoFault(f"<![{data[:20]} may not stand in a block")

    def handle_pi(self, data: str) -> None:
        raise MemoFault(f"<?{data[:20]} may not stand in a block")

    def close(self) -> None:
        super().close()
        if self._open:
            raise MemoFault(f"<{self._open[-1]}> is not closed")

    def _check_picture(self, given: dict[str, str]) -> None:
        name = given.get("src", "")
        if Path(name).name != name or not name.lower().endswith(PICTURES):
            raise MemoFault(f"a picture is a {', '.join(PICTURES)} file beside the block: {name!r}")
        path = self._folder / name
        if not path.is_file():
            raise MemoFault(f"there is no picture {name} beside the block")
        if path.resolve().parent != self._folder.resolve():
            raise MemoFault(f"the picture {name} is a link to another folder; copy the file here")
        if not is_picture(path):
            raise MemoFault(f"the picture {name} cannot be read: it is damaged, or something else")
        if not given.get("alt", "").strip():
            raise MemoFault(f"the picture {name} needs an alt text that says what it shows")


def clean_block(html: str, path: Path) -> Markup:
    """Return what a block prints, written anew.

    Raises MemoFault, naming the block's file and the line of what it printed.
    """
    reader = _Reader(path.parent)
    try:
        reader.feed(html)
        reader.close()
    except MemoFault as fault:
        line = reader.getpos()[0]
        raise MemoFault(f"{path}, line {line} of what it prints: {fault}") from None
    return Markup("".join(reader.written).strip())  # noqa: S704  (escaped as it was written)


def _check_attribute(tag: str, name: str, value: str) -> None:
    if name not in _ATTRIBUTES:
        raise MemoFault(f"<{tag}> may not have the attribute {name}")
    if name == "href" and not value.lower().startswith(_ADDRESSES):
        raise MemoFault(f"a link may lead to the web or to a mailbox, not to {value[:80]!r}")
    if name == "style":
        for declaration in filter(None, (one.strip() for one in value.split(";"))):
            _check_style(declaration)


def _check_style(declaration: str) -> None:
    name, _, value = (part.strip() for part in declaration.partition(":"))
    if not _STYLES.fullmatch(name.lower()):
        raise MemoFault(f"the style {name[:40]!r} may not stand in a block")
    if not _VALUE.fullmatch(value):
        raise MemoFault(f"the style {declaration[:80]!r} needs a plain value that is not negative")
