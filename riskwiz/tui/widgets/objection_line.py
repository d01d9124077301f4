"""Why something cannot be taken, in words, beside where it was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from riskwiz.tui.display import clean

if TYPE_CHECKING:
    from riskwiz.core.value import Objection


class ObjectionLine(Static):
    """Takes no room while there is nothing to object to."""

    DEFAULT_CSS = "ObjectionLine { height: auto; padding: 1 1 0 1; display: none; }"

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, objection: Objection | None) -> None:
        """Show an objection, or none."""
        self.display = objection is not None
        if objection is not None:
            message = clean(objection.message)
            message = message[:1].upper() + message[1:]
            self.update(
                Content.assemble(
                    ("! ", "bold $text-error"),
                    (message, "$text-error"),
                    (f": {clean(objection.help)}." if objection.help else ".", ""),
                )
            )
            self.call_after_refresh(self.scroll_visible, animate=False)

    def hint(self, text: str) -> None:
        """Show what to do instead, where nothing is wrong."""
        self.display = True
        self.update(Content.styled(clean(text), "$text-warning"))
