"""An HTML page of ours as text: what a person reads first, before a PDF is written."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "main", "h1", "h2", "h3", "h4", "ul",
     "ol", "dl", "dt", "dd", "li", "table", "caption", "figure", "figcaption", "blockquote",
     "address", "aside", "nav", "br", "hr", "tr", "thead", "tbody"}
)  # fmt: skip
_TIGHT = frozenset({"tr", "li", "thead", "tbody"})
_SILENT = frozenset({"style", "script", "title", "svg", "head"})
_SKIP_LINK = ("class", "skip")
_CELL = "\0"


def page_text(page: str) -> str:
    """Return the words of an HTML page, a paragraph a line, the cells of a row in one."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.end_block()
    return "\n".join(reader.lines).strip() + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._silent = 0
        self._skips = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag == "a":
            self._skips = _SKIP_LINK in attrs
        if tag in _BLOCKS:
            self.end_block(apart=tag not in _TIGHT)
        if tag in {"td", "th"}:
            self._words.append(_CELL)
        if tag in {"h1", "h2", "h3"}:
            self._mark = {"h1": "# ", "h2": "## ", "h3": "### "}[tag]
        elif tag == "li":
            self._mark = "• "

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent -= 1
        if tag == "a":
            self._skips = False
        if tag in _BLOCKS:
            self.end_block(apart=tag not in _TIGHT)

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._skips:
            self._words.append(data)

    def end_block(self, *, apart: bool = True) -> None:
        """Write what was gathered as a paragraph, and a blank line where it stands apart."""
        text = _row("".join(self._words).split(_CELL))
        self._words.clear()
        if text:
            self.lines.append(f"{self._mark}{text}")
            self._mark = ""
        if apart and self.lines and self.lines[-1]:
            self.lines.append("")


def _row(cells: list[str]) -> str:
    """Write the cells of a row in one line; one that is empty between others is a dash."""
    words = [" ".join(cell.split()) for cell in cells]
    while words and not words[-1]:
        words.pop()
    first = next((at for at, one in enumerate(words) if one), 0)
    return " · ".join(one or "–" for one in words[first:])
