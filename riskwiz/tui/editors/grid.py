"""The editor for a grid: one choice per audience, one row at a time."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from riskwiz.core.answer import Key, State
from riskwiz.core.interview import Interview
from riskwiz.core.question import GridQuestion, option
from riskwiz.tui.display import clean, content, cut, muted, stack
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.messages import ChoiceMade, Edited, KeyChosen
from riskwiz.tui.widgets.choice_list import Choice, ChoiceList

_SHORT = 13


class GridEditor(Editor):
    """The rows with what was said to each, and below them the options of the present row."""

    DEFAULT_CSS = """
    GridEditor .rows { height: auto; padding: 0 0 1 0; }
    GridEditor .who { height: auto; padding: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "row(1)", show=False),
        Binding("shift+tab", "row(-1)", show=False),
    ]

    def __init__(self, interview: Interview, key: Key, question: GridQuestion) -> None:
        given = interview.case.answer(key).given
        super().__init__(interview.edition, key, given.value if given else None)
        self.interview = interview
        self.question = question
        choices = [Choice(o.id, o.label) for o in question.option]
        self.options = ChoiceList(choices, self._chosen())
        self.rows = Static(markup=False, classes="rows")

    def compose(self) -> Iterator[Widget]:
        """Show the rows, who the present row is about, and the options."""
        yield self.rows
        audience = self.edition.audiences[self.key.row or ""]
        yield Static(
            content(audience.label, "bold $accent") + muted(f"  {audience.help or ''}"),
            classes="who",
        )
        yield self.options

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self._show_rows()

    def _chosen(self) -> tuple[str, ...]:
        return () if self.value is None else (str(self.value),)

    @property
    def draft(self) -> object | None:
        """The option that is chosen for the present row."""
        return self.options.chosen[0] if self.options.chosen else None

    @property
    def field(self) -> Widget:
        """The list of options."""
        return self.options

    def drop(self) -> None:
        """Choose again what is saved."""
        self.options.choose(self._chosen())
        self._show_rows()

    def on_choice_made(self, event: ChoiceMade) -> None:
        """Show the choice in its row, too."""
        event.stop()
        self._show_rows()
        self.post_message(Edited())

    def action_row(self, by: int) -> None:
        """Go to another row of the grid."""
        rows = list(self.edition.audiences)
        there = rows[(rows.index(self.key.row or "") + by) % len(rows)]
        self.post_message(KeyChosen(Key(self.key.question, there)))

    def _show_rows(self) -> None:
        width = max(30, self.size.width)
        self.rows.update(stack(self._row(row, width) for row in self.edition.audiences))

    def _row(self, row: str, width: int) -> Content:
        here = row == self.key.row
        short = clean(self.edition.audiences[row].short)
        style = "bold $accent" if here else ""
        pointer = "▸ " if here else "  "
        label = Content.styled(f"{pointer}{short}", style)
        said = self._said(row, here=here)
        gap = " " * max(1, _SHORT + 2 - label.cell_length)
        return (
            label
            + Content(gap)
            + content(cut(said, width - _SHORT - 2), "" if here else "$text-muted")
        )

    def _said(self, row: str, *, here: bool) -> str:
        chosen: object | None = self.draft if here else None
        given = self.interview.case.answer(Key(self.key.question, row)).given
        if chosen is None and given is not None:
            if given.state is not State.ANSWERED:
                return f"{given.state.value.replace('_', ' ')}: {given.reason}"
            chosen = given.value
        found = option(self.question, str(chosen)) if chosen is not None else None
        return f"(•) {found.label}" if found else "○ not answered"
