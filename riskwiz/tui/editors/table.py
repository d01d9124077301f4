"""The editor for a table: its rows in a list, each filled in through a form."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from riskwiz.core.answer import Key, Row, Value
from riskwiz.core.edition import Edition
from riskwiz.core.question import Column, TableQuestion
from riskwiz.core.table_totals import table_totals
from riskwiz.core.value import MAX_ROWS, Objection, read
from riskwiz.core.wording import table_words
from riskwiz.tui.dialogs.form import Field, FormScreen
from riskwiz.tui.display import clean, content, count, cut, hang, muted, stack
from riskwiz.tui.editors.country import code
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.keys import TABLE, bindings
from riskwiz.tui.messages import Submitted, ValueGiven
from riskwiz.tui.widgets.choice_list import Choice
from riskwiz.tui.widgets.line_list import LineList

_NARROWEST, _WHOLE, _WIDEST, _GAP = 5, 10, 60, 2
_YES_NO = (Choice("yes", "yes"), Choice("no", "no"))


class RowList(LineList):
    """The rows; changing one has a key of its own, so enter goes on as it does everywhere."""

    def action_select(self) -> None:
        """Be done with the rows."""
        self.post_message(Submitted())


class TableEditor(Editor):
    """Rows are saved one by one, as soon as their form is."""

    DEFAULT_CSS = """
    TableEditor RowList { height: auto; max-height: 14; }
    TableEditor .below { padding: 1 0 0 1; }
    TableEditor .whole { padding: 1 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TABLE)]

    def __init__(
        self, edition: Edition, key: Key, value: Value | None, question: TableQuestion
    ) -> None:
        super().__init__(edition, key, value)
        self.question = question
        self.saved: tuple[Row, ...] = (
            tuple(row for row in value if isinstance(row, dict)) if isinstance(value, tuple) else ()
        )
        self.head = Static(markup=False)
        self.list = RowList(compact=True)
        self.totals = Static(markup=False)
        self.whole = Static(markup=False, classes="whole")
        self.below = Static(markup=False, classes="below")

    def compose(self) -> Iterator[Widget]:
        """Show the head, the rows and what can be done."""
        yield self.head
        yield self.list
        yield self.totals
        yield self.whole
        yield self.below

    def on_mount(self) -> None:
        """Show the rows that are saved."""
        self._show_rows(0)

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        self._show_rows(self.list.highlighted or 0)

    def on_option_list_option_highlighted(self) -> None:
        """Show in full what the row under the cursor has no room for."""
        self._show_whole()

    @property
    def draft(self) -> object | None:
        """Nothing waits here: every row is saved with its form."""
        return None

    @property
    def field(self) -> Widget:
        """The list of rows."""
        return self.list

    def drop(self) -> None:
        """Nothing waits here."""

    def saved_as(self, value: Value) -> None:
        """Take up the rows as they were saved."""
        self.value = value
        before = len(self.saved)
        self.saved = (
            tuple(r for r in value if isinstance(r, dict)) if isinstance(value, tuple) else ()
        )
        added = len(self.saved) > before
        self._show_rows(len(self.saved) - 1 if added else self.list.highlighted or 0)

    def action_add_row(self) -> None:
        """Fill in a new row."""
        if len(self.saved) < MAX_ROWS:
            self._form("Add a row", {}, len(self.saved))

    def action_change_row(self) -> None:
        """Fill in the row under the cursor anew."""
        place = self.list.highlighted
        if place is not None and place < len(self.saved):
            self._form(f"Row {place + 1}", self.saved[place], place)

    def action_delete_row(self) -> None:
        """Delete the row under the cursor."""
        place = self.list.highlighted
        if place is not None and place < len(self.saved):
            self._give([*self.saved[:place], *self.saved[place + 1 :]])

    def action_shift_row(self, by: int) -> None:
        """Move the row under the cursor up or down."""
        place = self.list.highlighted
        if place is None or not 0 <= place + by < len(self.saved):
            return
        rows = [*self.saved]
        rows.insert(place + by, rows.pop(place))
        self.list.highlighted = place + by
        self._give(rows)

    def action_no_rows(self) -> None:
        """Answer that there is nothing to list."""
        if not self.saved:
            self._give([])

    def _give(self, rows: list[Row]) -> None:
        self.post_message(ValueGiven([dict(row) for row in rows]))

    def _form(self, title: str, row: Row, place: int) -> None:
        def submit(values: dict[str, str]) -> Objection | None:
            raw = {c.id: self._raw(c, values[c.id]) for c in self.question.column}
            kept = {name: cell for name, cell in raw.items() if cell}
            checked = read(self.question, [kept])
            strange = self._strange(kept) if not isinstance(checked, Objection) else checked
            if strange is not None:
                return strange.model_copy(
                    update={"message": strange.message.removeprefix("row 1: ")}
                )
            rows: list[Row] = [*self.saved]
            rows[place : place + 1] = [r for r in checked if isinstance(r, dict)]  # type: ignore[union-attr]
            self._give(rows)
            return None

        fields = [self._field(column, row) for column in self.question.column]
        self.app.push_screen(FormScreen(title, self.question.ask, fields, submit))

    def _field(self, column: Column, row: Row) -> Field:
        cell = row.get(column.id)
        choices = (
            _YES_NO
            if column.kind == "yes_no"
            else tuple(Choice(o.id, o.label) for o in column.option)
        )
        value = "" if cell is None else str(cell)
        if isinstance(cell, bool):
            value = "yes" if cell else "no"
        if choices and not column.required:
            choices = (Choice("", "–"), *choices)
        return Field(
            id=column.id,
            label=column.label,
            value=value,
            hint="; ".join(filter(None, ("" if column.required else "optional", _form_of(column)))),
            choices=choices,
        )

    def _raw(self, column: Column, typed: str) -> str:
        return code(self.edition.countries, typed) if column.kind == "country" else typed.strip()

    def _strange(self, row: dict[str, str]) -> Objection | None:
        known = self.edition.countries
        for column in self.question.column:
            cell = row.get(column.id, "")
            if column.kind == "country" and cell and known and cell not in known:
                return Objection(
                    message=f"{column.label}: {cell!r} is not a country of ISO 3166",
                    help="write its name, or two letters such as CN",
                )
        return None

    def _show_rows(self, place: int) -> None:
        head, *rows = table_words(self.edition, self.question, self.saved) or ((),)
        totals = table_totals(self.question, self.saved)
        first, *others = (totals.get(column.id, "") for column in self.question.column)
        last = (first or "total", *others)
        widths = _widths([head, *rows, last] if totals and head else [head, *rows], self._room)
        self.totals.display = bool(totals)
        if totals:
            self.totals.update(_table_line(last, widths, "bold"))
        self.head.update(_table_line(head, widths, "$text-muted"))
        self.list.set_options(Option(_table_line(row, widths, "")) for row in rows)
        self.list.highlighted = min(place, len(rows) - 1) if rows else None
        self._show_whole()
        said = count(len(rows), "row")
        if not rows:
            said = "no rows: nothing to list" if self.value is not None else "no row yet"
        keys = "a add   c change   d delete" if rows else "a add   0 nothing to list"
        self.below.update(content(said, "bold") + muted(f"   {keys}"))

    @property
    def _room(self) -> int:
        return max(30, self.size.width - 1)

    def _show_whole(self) -> None:
        """Write each cell that was cut in the row under the cursor on lines of its own."""
        head, *rows = table_words(self.edition, self.question, self.saved) or ((),)
        place = self.list.highlighted
        self.whole.display = False
        if place is None or place >= len(rows):
            return
        widths = _widths([head, *rows], self._room)
        cells = zip(head, rows[place], widths, strict=True)
        lines = [
            line
            for label, cell, width in cells
            if Content(clean(cell)).cell_length > width
            for line in hang(muted(f"{label}  "), content(cell), self._room - 1)
        ]
        self.whole.update(stack(lines))
        self.whole.display = bool(lines)


def _form_of(column: Column) -> str:
    return {
        "date": "such as 2026-01-22",
        "percent": "such as 19.9",
        "count": "a whole number",
        "number": "such as 12.5",
        "money": column.currency or "whole units",
        "country": "such as CN, or China",
    }.get(column.kind, "")


def _widths(rows: list[tuple[str, ...]], room: int) -> list[int]:
    """Return how wide the columns are; where they do not fit, the widest give way.

    A date or a figure stays whole while anything longer can give way.
    """
    columns = zip(*rows, strict=True)
    widths = [min(_WIDEST, max(Content(clean(c)).cell_length for c in one)) for one in columns]
    room -= _GAP * (len(widths) - 1)
    long = {place for place, width in enumerate(widths) if width > _WHOLE} or {0}
    for giving in (long, set(range(len(widths)))):
        while sum(widths) > room and max(widths[place] for place in giving) > _NARROWEST:
            widths[max(giving, key=lambda place: widths[place])] -= 1
    return widths


def _table_line(cells: tuple[str, ...], widths: list[int], style: str) -> Content:
    parts = []
    for cell, width in zip(cells, widths, strict=True):
        words = Content(cut(cell, width)) if cell else Content()
        parts.append(words + Content(" " * (width - words.cell_length)))
    line = Content(" " * _GAP).join(parts)
    return line.stylize(style) if style else line
