"""Ask before something that cannot be taken back, or that needs a nod."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from riskwiz.tui.display import content
from riskwiz.tui.keys import Command, bindings
from riskwiz.tui.widgets.key_line import KeyLine


class ConfirmScreen(ModalScreen[bool]):
    """Says True for yes; everything else is no."""

    COMMANDS_HERE: tuple[Command, ...] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings([Command(("y",), "yes", "", ""), Command(("n", "escape"), "no", "", "")])
    ]

    def __init__(self, title: str, explanation: str, yes: str) -> None:
        super().__init__()
        self._heading, self._explanation = title, explanation
        self.table = (
            Command(("y",), "yes", yes, f"Yes: {yes}"),
            Command(("escape", "n"), "no", "no", "No"),
        )

    def compose(self) -> ComposeResult:
        """Say what it is about."""
        with Vertical(classes="sheet"):
            yield Static(content(self._heading, "bold $accent"), classes="sheet-title")
            yield Static(content(self._explanation), classes="sheet-text")
            yield KeyLine(self.table)

    def on_click(self, event: events.Click) -> None:
        """Leave with a click beside the sheet."""
        if event.widget is self:
            self.action_no()

    def action_yes(self) -> None:
        """Go ahead."""
        self.dismiss(True)  # noqa: FBT003  (dismiss takes the result alone)

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)  # noqa: FBT003  (dismiss takes the result alone)
