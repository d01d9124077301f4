"""A field to find with above a list: whatever is typed goes into the field, wherever one is."""

from typing import ClassVar, TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from riskwiz.tui.keys import LIST, bindings
from riskwiz.tui.widgets.text_fields import LineField

Chosen = TypeVar("Chosen")


class FindingScreen(ModalScreen[Chosen | None]):
    """Types into the field and moves in the list; enter takes what is under the cursor."""

    COMMANDS_HERE = LIST
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(one for one in LIST if one.action == "cancel"),
        Binding("down", "into_list", show=False),
    ]

    def on_key(self, event: events.Key) -> None:
        """Type in the field what is typed in the list; a slash is only the way there."""
        if event.character is None or not event.is_printable:
            return
        if not isinstance(self.focused, Input):
            event.stop()
            self.action_find()
            if event.key != "slash":
                self.query_one(LineField).insert_text_at_cursor(event.character)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(OptionList).action_select()

    def action_into_list(self) -> None:
        """Go from the field to the list."""
        self.query_one(OptionList).focus()

    def action_find(self) -> None:
        """Go to the field."""
        self.query_one(LineField).focus()

    def action_cancel(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
