"""Editors for questions with options: choice, multi, and yes or no."""

from collections.abc import Iterator

from textual.widget import Widget

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.core.question import ChoiceQuestion, MultiQuestion, YesNoQuestion
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.messages import ChoiceMade, Edited
from riskwiz.tui.widgets.choice_list import Choice, ChoiceList

_YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


class OptionsEditor(Editor):
    """A list of options."""

    def __init__(
        self,
        edition: Edition,
        key: Key,
        value: Value | None,
        question: ChoiceQuestion | MultiQuestion | YesNoQuestion,
    ) -> None:
        super().__init__(edition, key, value)
        self.question = question
        choices = (
            _YES_NO
            if isinstance(question, YesNoQuestion)
            else tuple(Choice(o.id, o.label, exclusive=o.exclusive) for o in question.option)
        )
        self.options = ChoiceList(choices, self._chosen(), many=isinstance(question, MultiQuestion))

    def compose(self) -> Iterator[Widget]:
        """Show the options."""
        yield self.options

    def _chosen(self) -> tuple[str, ...]:
        if isinstance(self.value, bool):
            return ("yes" if self.value else "no",)
        if isinstance(self.value, tuple):
            return tuple(str(one) for one in self.value)
        return () if self.value is None else (str(self.value),)

    @property
    def draft(self) -> object | None:
        """The options that are chosen, as the kind of question wants them."""
        chosen = self.options.chosen
        if isinstance(self.question, MultiQuestion):
            return None if not chosen and self.value is None else chosen
        if not chosen:
            return None
        return chosen[0] == "yes" if isinstance(self.question, YesNoQuestion) else chosen[0]

    @property
    def field(self) -> Widget:
        """The list."""
        return self.options

    def drop(self) -> None:
        """Choose again what is saved."""
        self.options.choose(self._chosen())

    def on_choice_made(self, event: ChoiceMade) -> None:
        """Say that something was chosen."""
        event.stop()
        self.post_message(Edited())
