"""Ask for one piece of text over the screen below: a reason, a note, a marking, a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from riskwiz.tui.display import content, muted
from riskwiz.tui.keys import PROSE, TEXT, Command, bindings
from riskwiz.tui.messages import TextCut, TextRefused
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.objection_line import ObjectionLine
from riskwiz.tui.widgets.text_fields import LineField, ProseField

if TYPE_CHECKING:
    from riskwiz.core.value import Objection

_LONGEST_LINE = 2_000


@dataclass(frozen=True)
class Asked:
    """What is asked for, what stands in the field at first, and what taking it is called."""

    title: str
    explanation: str
    value: str = ""
    paragraphs: bool = False
    longest: int = _LONGEST_LINE
    done: str = "save"


class PromptScreen(ModalScreen[bool]):
    """Says True when the text was taken, False when it was left."""

    COMMANDS_HERE = TEXT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TEXT)]

    def __init__(self, asked: Asked, submit: Callable[[str], Objection | None]) -> None:
        super().__init__()
        self._asked, self._submit = asked, submit
        self._field = (
            ProseField(asked.value)
            if asked.paragraphs
            else LineField(asked.value, max_length=max(asked.longest, len(asked.value)))
        )
        self._before = self._text
        self._dropping = False

    def compose(self) -> ComposeResult:
        """Show what is asked, and the field."""
        with Vertical(classes="sheet"):
            yield Static(content(self._asked.title, "bold $accent"), classes="sheet-title")
            yield Static(muted(self._asked.explanation), classes="sheet-intro")
            yield self._field
            yield ObjectionLine()
            enter = Command(("enter",), "submit", self._asked.done, "")
            save, *_, cancel = TEXT
            yield KeyLine((save, *PROSE, cancel) if self._asked.paragraphs else (enter, cancel))

    def on_mount(self) -> None:
        """Let the person write at once."""
        self._field.focus()

    @property
    def _text(self) -> str:
        return self._field.text if isinstance(self._field, ProseField) else self._field.value

    @on(TextRefused)
    @on(TextCut)
    def _refused(self, event: TextRefused | TextCut) -> None:
        event.stop()
        self.query_one(ObjectionLine).show(event.objection)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _went_on(self, event: Input.Changed | TextArea.Changed) -> None:
        """Ask anew before what was written after the question is dropped."""
        event.stop()
        if self._dropping:
            self._dropping = False
            self.query_one(ObjectionLine).show(None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_submit()

    def action_submit(self) -> None:
        """Hand the text over; stay when there is an objection."""
        objection = self._submit(self._text)
        if objection is None:
            self.dismiss(True)  # noqa: FBT003  (dismiss takes the result alone)
        else:
            self.query_one(ObjectionLine).show(objection)

    def action_cancel(self) -> None:
        """Leave without saving; a changed text asks for a second escape."""
        if self._text.strip() != self._before.strip() and not self._dropping:
            self._dropping = True
            self.query_one(ObjectionLine).hint("Not saved: escape again drops what you wrote.")
            return
        self.dismiss(False)  # noqa: FBT003  (dismiss takes the result alone)
