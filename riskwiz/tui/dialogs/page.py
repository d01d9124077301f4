"""A page to read over the screen below: a cite, a history, a report, the memo as text."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from riskwiz.tui.display import content, stack
from riskwiz.tui.keys import READING, bindings
from riskwiz.tui.widgets.key_line import KeyLine


class PageScreen(ModalScreen[None]):
    """Lines under a title, scrolling where they do not fit."""

    COMMANDS_HERE = READING
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READING)]

    def __init__(self, title: str, lines: Sequence[Content]) -> None:
        super().__init__()
        self._heading, self._lines = title, tuple(lines)

    def compose(self) -> ComposeResult:
        """Show the page."""
        with Vertical(classes="sheet tall wide"):
            yield Static(content(self._heading, "bold $accent"), classes="sheet-title")
            with VerticalScroll():
                yield Static(stack(self._lines), markup=False)
            yield KeyLine(READING)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
