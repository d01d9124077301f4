"""Text fields that take no control characters, however they arrive (typed, pasted, loaded)."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from riskwiz.tui.display import clean
from riskwiz.tui.keys import PROSE, bindings
from riskwiz.tui.messages import TextCut, TextRefused
from riskwiz.tui.ports import LendsTerminal

MAX_LINE = 400


class LineField(Input):
    """One line of text; letters are text here, not commands."""

    def __init__(
        self, value: str = "", *, hint: str = "", max_length: int = MAX_LINE, id: str | None = None
    ) -> None:
        super().__init__(
            clean(value),
            placeholder=clean(hint),
            max_length=max_length,
            select_on_focus=False,
            compact=True,
            id=id,
        )

    def validate_value(self, value: str) -> str:
        """Drop control characters from whatever comes in."""
        return clean(value)

    def _on_paste(self, event: events.Paste) -> None:
        pasted = clean(event.text)[: self.max_length]
        if self.selection.is_empty:
            self.insert_text_at_cursor(pasted)
        else:
            self.replace(pasted, *self.selection)
        event.stop()
        event.prevent_default()


class ProseField(TextArea):
    """Paragraphs of text; enter makes a new line, and ctrl+s saves."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PROSE)]

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(
            clean(value, lines=True),
            compact=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            show_line_numbers=False,
            id=id,
        )

    def action_outside(self) -> None:
        """Write the text in the person's own editor."""
        if not isinstance(self.app, LendsTerminal):
            return
        edited = self.app.edited_outside(self.text)
        if not isinstance(edited, str):
            self.post_message(TextRefused(edited))
        elif edited != self.text:
            self.replace(edited, (0, 0), self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Drop control characters from whatever comes in, and take no more of it than fits."""
        from riskwiz.core.value import MAX_TEXT, Objection  # noqa: PLC0415  (loaded with the case)

        replaced = self.document.get_text_range(*sorted((edit.from_location, edit.to_location)))
        room = max(0, MAX_TEXT - len(self.text) + len(replaced))
        came = clean(edit.text[: 4 * MAX_TEXT], lines=True)
        edit.text = came[:room]
        if len(came) > room:
            message = f"{MAX_TEXT:,} characters fit here; what came after them was left out"
            self.post_message(TextCut(Objection(message=message, help="shorten the text")))
        return super().edit(edit)
