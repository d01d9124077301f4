"""The editor for answers that are one line: numbers, money, dates and short texts."""

from collections.abc import Iterator

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.core.question import (
    DateQuestion,
    MoneyQuestion,
    NumberQuestion,
    TextQuestion,
)
from riskwiz.tui.display import muted
from riskwiz.tui.editors.line import LineEditor

LineQuestion = NumberQuestion | MoneyQuestion | DateQuestion | TextQuestion
_LONGEST_NUMBER = 60


class EntryEditor(LineEditor):
    """A field with its unit beside it and its form below it."""

    DEFAULT_CSS = """
    EntryEditor Horizontal { height: auto; }
    EntryEditor LineField { width: 1fr; max-width: 60; }
    EntryEditor .unit { width: auto; padding: 0 1; }
    EntryEditor .form { padding: 1 0 0 1; color: $text-muted; }
    """

    def __init__(
        self, edition: Edition, key: Key, value: Value | None, question: LineQuestion
    ) -> None:
        longest = question.max_length if isinstance(question, TextQuestion) else _LONGEST_NUMBER
        super().__init__(edition, key, value, longest)
        self.question = question

    def compose(self) -> Iterator[Widget]:
        """Show the field, its unit and its form."""
        with Horizontal():
            if isinstance(self.question, MoneyQuestion):
                yield Static(muted(self.question.currency), classes="unit")
            yield self.entry
            if isinstance(self.question, NumberQuestion):
                yield Static(muted(_unit(self.question)), classes="unit")
        yield Static(muted(form(self.question)), classes="form")


def _unit(question: NumberQuestion) -> str:
    return "%" if question.kind == "percent" else question.unit or ""


def form(question: LineQuestion) -> str:
    """Say how an answer is written."""
    match question:
        case DateQuestion():
            return "a date, such as 2026-01-22"
        case MoneyQuestion():
            return f"whole {question.currency}, such as 1,500,000{_limits(question)}"
        case NumberQuestion(kind="percent"):
            return f"a percentage, such as 19.9{_limits(question)}"
        case NumberQuestion(kind="count"):
            return f"a whole number{_limits(question)}"
        case NumberQuestion():
            return f"a number, such as 12.5{_limits(question)}"
        case TextQuestion():
            return f"one line, at most {question.max_length:,} characters"


def _limits(question: NumberQuestion | MoneyQuestion) -> str:
    low, high = question.min, question.max
    if low is not None and high is not None:
        return f"; from {low} to {high}"
    if low is not None:
        return f"; {low} or more"
    return f"; {high} or less" if high is not None else ""
