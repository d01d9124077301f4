"""Pick one line of a list over the screen below."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.tui.display import content
from riskwiz.tui.keys import PICK, bindings
from riskwiz.tui.widgets.choice_list import Choice
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.line_list import LineList


class PickScreen(ModalScreen[str | None]):
    """Gives the id of the line that was picked, or None."""

    COMMANDS_HERE = PICK
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(one for one in PICK if one.action == "cancel")
    ]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._heading, self._choices = title, tuple(choices)

    def compose(self) -> ComposeResult:
        """Show the lines."""
        with Vertical(classes="sheet tall"):
            yield Static(content(self._heading, "bold $accent"), classes="sheet-title")
            yield LineList(
                *(Option(content(one.label), id=one.id) for one in self._choices), compact=True
            )
            yield KeyLine(PICK)

    def on_mount(self) -> None:
        """Begin with the first line."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line."""
        self.dismiss(event.option.id)

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)
