"""The editor for long texts."""

from collections.abc import Iterator

from textual import on
from textual.widget import Widget
from textual.widgets import Static, TextArea

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.core.question import TextQuestion
from riskwiz.tui.display import clean, muted
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.messages import Edited, TextCut, TextRefused
from riskwiz.tui.widgets.text_fields import ProseField


class ProseEditor(Editor):
    """Paragraphs; enter makes a new line, ctrl+s saves."""

    DEFAULT_CSS = """
    ProseEditor ProseField { height: 8; }
    ProseEditor Static { padding: 0 0 0 1; }
    """

    def __init__(
        self, edition: Edition, key: Key, value: Value | None, question: TextQuestion
    ) -> None:
        super().__init__(edition, key, value)
        self.question = question
        self.area = ProseField(self._saved())
        self.below = Static(markup=False)

    def compose(self) -> Iterator[Widget]:
        """Show the text and its length."""
        yield self.area
        yield self.below

    def on_mount(self) -> None:
        """Say how much fits."""
        self._count()

    def _saved(self) -> str:
        return "" if self.value is None else clean(str(self.value), lines=True)

    @property
    def draft(self) -> object | None:
        """What is written."""
        return None if not self.area.text and self.value is None else self.area.text

    @property
    def changed(self) -> bool:
        """Whether the text differs from what is saved."""
        return self.area.text != self._saved()

    @property
    def field(self) -> Widget:
        """The text."""
        return self.area

    def drop(self) -> None:
        """Write again what is saved."""
        self.area.load_text(self._saved())

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._count()
        if self.changed:
            self.post_message(Edited())

    @on(TextCut)
    def _cut(self, event: TextCut) -> None:
        """Pass it on behind the edit, which drops the objections before it."""
        event.stop()
        self.post_message(TextRefused(event.objection))

    def _count(self) -> None:
        length = len(self.area.text)
        self.below.update(muted(f"{length:,} of {self.question.max_length:,} characters; ^s saves"))
