"""The top line: which case, as of when, and whether everything is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from riskwiz.tui.display import clean, content, cut, muted

if TYPE_CHECKING:
    from riskwiz.tui.session import Session


class Header(Static):
    """One calm line; it turns loud only when an answer could not be saved."""

    DEFAULT_CSS = "Header { height: 1; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._left = Content()
        self._right = Content()

    def show_case(self, session: Session) -> None:
        """Name the open case."""
        case = session.interview.case
        marking = f"   {clean(case.marking)}" if case.marking else ""
        left = Content.assemble(
            ("riskwiz", "bold $accent"), "   ", (cut(case.subject.name, 36), "bold"), marking
        )
        self._show(left, _state(session))

    def show_title(self, title: str, right: str) -> None:
        """Name the screen."""
        self._show(
            Content.assemble(("riskwiz", "bold $accent"), "   ", content(title, "bold")),
            muted(right),
        )

    def on_resize(self) -> None:
        """Keep the right part at the right."""
        self._show(self._left, self._right)

    def _show(self, left: Content, right: Content) -> None:
        self._left, self._right = left, right
        gap = max(1, self.content_size.width - left.cell_length - right.cell_length)
        self.update(left + Content(" " * gap) + right)


def _state(session: Session) -> Content:
    as_of = f"as of {session.interview.case.as_of}   "
    if session.fault is not None:
        return muted(as_of) + Content.styled("! NOT SAVED", "bold $text-error")
    if session.trouble is not None:
        return muted(as_of) + Content.styled("! CANNOT SAVE", "bold $text-error")
    if session.record.held_by is not None:
        return muted(as_of) + Content.styled("reading only", "bold $text-warning")
    if session.interview.case.signatures:
        return muted(as_of + "signed")
    return muted(as_of + "every answer is saved")
