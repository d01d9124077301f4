"""The top line: which case, as of when, and whether everything is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widgets import Static

from riskwiz.tui.display import clean, content, cut, muted

if TYPE_CHECKING:
    from riskwiz.tui.session import Session


_NAME = "riskwiz"
_LEAST = 40, 12


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
            (_NAME, "bold $accent"), "   ", (cut(case.subject.name, 36), "bold"), marking
        )
        self._show(left, _state(session))

    def show_title(self, title: str, right: str) -> None:
        """Name the screen."""
        self._show(
            Content.assemble((_NAME, "bold $accent"), "   ", content(title, "bold")),
            muted(right),
        )

    def on_click(self, event: events.Click) -> None:
        """Go back one screen with a click on the name."""
        place = event.get_content_offset(self)
        if place is not None and place.x < len(_NAME):
            back = "leave" if hasattr(self.screen, "action_leave") else "back"
            self.call_later(self.screen.run_action, back)

    def on_resize(self) -> None:
        """Keep the right part at the right."""
        self._show(self._left, self._right)

    def _show(self, left: Content, right: Content) -> None:
        self._left, self._right = left, right
        gap = max(1, self.content_size.width - left.cell_length - right.cell_length)
        line = left + Content(" " * gap) + right
        self.update(_too_small() if self._is_too_small else line)

    @property
    def _is_too_small(self) -> bool:
        size = self.app.size
        return size.width < _LEAST[0] or size.height < _LEAST[1]


def _too_small() -> Content:
    least = "x".join(map(str, _LEAST))
    return Content.styled(f"! window too small: {least} at least", "bold $text-error")


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
