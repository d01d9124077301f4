"""What the editors have in common whose answer is typed on one line."""

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.messages import Edited, Submitted
from riskwiz.tui.widgets.text_fields import MAX_LINE, LineField


class LineEditor(Editor):
    """A field; enter is done with it."""

    def __init__(
        self, edition: Edition, key: Key, value: Value | None, longest: int = MAX_LINE
    ) -> None:
        super().__init__(edition, key, value)
        self.entry = LineField(self._saved(), max_length=longest)

    def _saved(self) -> str:
        return "" if self.value is None else str(self.value)

    @property
    def draft(self) -> object | None:
        """What stands in the field."""
        text = self.entry.value
        return None if not text and self.value is None else text

    @property
    def changed(self) -> bool:
        """Whether the field differs from what is saved."""
        return self.entry.value != self._saved()

    @property
    def field(self) -> Widget:
        """The field."""
        return self.entry

    def drop(self) -> None:
        """Write again what is saved."""
        self.entry.value = self._saved()

    def typed(self) -> None:
        """Follow what was typed."""

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.typed()
        if self.changed:
            self.post_message(Edited())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Submitted())
