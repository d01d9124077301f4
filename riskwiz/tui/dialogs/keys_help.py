"""The keys of a screen, made from the key table."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from riskwiz.tui.display import content, hang, muted, stack
from riskwiz.tui.keys import EVERYWHERE, READING, Command, bindings
from riskwiz.tui.widgets.key_line import KeyLine

_KEYS_WIDTH = 16
_WIDTH = 64


class KeysHelp(ModalScreen[None]):
    """Every command of the screen below, with all its keys."""

    COMMANDS_HERE = READING
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READING)]

    def __init__(self, groups: Iterable[tuple[str, Iterable[Command]]], signs: str = "") -> None:
        super().__init__()
        self._groups = [*groups, ("Everywhere", EVERYWHERE)]
        self._signs = signs

    def compose(self) -> ComposeResult:
        """Show the table, scrolling where it does not fit."""
        with Vertical(classes="sheet tall"):
            yield Static(content("Keys", "bold $accent"), classes="sheet-title")
            with VerticalScroll():
                yield Static(stack(self._lines()), markup=False)
            yield KeyLine(READING)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def _lines(self) -> list[Content]:
        lines: list[Content] = []
        for title, table in self._groups:
            lines.append(content(title, "bold"))
            for one in table:
                keys = Content.styled(one.key_names, "$accent")
                gap = Content(" " * max(2, _KEYS_WIDTH - keys.cell_length))
                lines.extend(hang(Content("  ") + keys + gap, Content(one.help), _WIDTH))
            lines.append(Content())
        lines.append(
            muted(
                "In a text field letters are text: escape leaves the field, then letters are "
                "commands; function keys work in both. A click on a key in the bottom line presses "
                "it; a click on riskwiz at the top goes back."
            )
        )
        if self._signs:
            lines.extend(
                [Content(), content("Signs", "bold"), *map(muted, self._signs.split("\n"))]
            )
        return lines

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
