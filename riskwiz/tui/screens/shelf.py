"""The shelf: the cases of a folder, one row each; open one or begin a new one."""

import datetime as dt
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.core.event import Subject
from riskwiz.core.value import Objection, refused_text
from riskwiz.tui.dialogs.form import Field, FormScreen
from riskwiz.tui.dialogs.keys_help import KeysHelp
from riskwiz.tui.display import content, muted, stack
from riskwiz.tui.keys import SHELF, bindings
from riskwiz.tui.messages import CaseOpenedHere
from riskwiz.tui.ports import CaseRecord, RecordFault, Shelf, ShelfRow
from riskwiz.tui.screens.shelf_lines import described, headings
from riskwiz.tui.widgets.header import Header
from riskwiz.tui.widgets.key_line import KeyLine


class ShelfScreen(Screen[None]):
    """Rows of cases; tells the app which case was opened."""

    COMMANDS_HERE = SHELF
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(one for one in SHELF if one.action != "open")
    ]

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._rows: tuple[ShelfRow, ...] = ()
        self._was_read = False
        self._made: CaseRecord | None = None

    def compose(self) -> ComposeResult:
        """Show the rows under their headings."""
        yield Header()
        yield Static(markup=False, id="headings")
        yield OptionList()
        yield Static(markup=False, id="empty")
        with Vertical(id="foot"):
            yield Static(markup=False, id="quiet")
            yield KeyLine(SHELF)

    def on_mount(self) -> None:
        """Name the folder; the rows come when they have been read."""
        self.query_one(Header).show_title("Cases", self._shelf.folder)
        self.query_one("#empty").display = False
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Read the folder: a case may have changed since."""
        self.action_reload()

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self.call_after_refresh(self._show)

    def action_reload(self) -> None:
        """Read the folder again."""
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            rows, problem = self._shelf.rows(), ""
        except RecordFault as fault:
            rows, problem = (), str(fault)
        self.app.call_from_thread(self._take, rows, problem)

    def _take(self, rows: tuple[ShelfRow, ...], problem: str) -> None:
        self._rows, self._was_read = rows, True
        self.say(f"! {problem}" if problem else "")
        self._show()

    def say(self, text: str) -> None:
        """Say something in the quiet line above the keys."""
        style = "$text-error" if text.startswith("!") else "$text-muted"
        self.query_one("#quiet", Static).update(content(text, style))

    def _show(self) -> None:
        listed = self.query_one(OptionList)
        width, place = max(40, self.size.width - 4), listed.highlighted
        listed.set_options(Option(described(row, width)) for row in self._rows)
        listed.highlighted = min(place or 0, len(self._rows) - 1) if self._rows else None
        listed.display = bool(self._rows)
        if self._rows and self.focused is None:
            listed.focus()
        heads = self.query_one("#headings", Static)
        heads.update(headings(width))
        heads.display = bool(self._rows)
        empty = self.query_one("#empty", Static)
        nothing = _nothing_here(self._shelf.folder)
        empty.update(stack(nothing) if self._was_read else muted("reading the folder …"))
        empty.display = not self._rows

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the case."""
        row = self._rows[event.option_index]
        if row.problem is not None:
            self.say(f"! {row.name}: {row.problem}")
            return
        try:
            record = self._shelf.open(row)
        except RecordFault as fault:
            self.say(f"! {fault}")
            return
        self.post_message(CaseOpenedHere(record))

    def action_new(self) -> None:
        """Begin a new case."""
        fields = [
            Field("subject", "Subject", "", "the company, product or app"),
            Field("operator", "Operator", "", "optional; the company that runs it"),
            Field("as_of", "As of", "", f"{self._shelf.today()} unless you write another"),
            Field("assessor", "Assessor", self._shelf.assessor or "", "your name"),
        ]
        intro = "One subject, assessed as of one date: evidence from after it does not count."
        self.app.push_screen(FormScreen("New case", intro, fields, self._create), self._open_made)

    def _create(self, values: dict[str, str]) -> Objection | None:
        named = {"subject": "the subject", "assessor": "the assessor's name"}
        for name, label in named.items():
            if not values[name].strip():
                return Objection(message=f"{label} is missing", help="fill it in")
        for text in values.values():
            refused = refused_text(text, lines=False)
            if refused is not None:
                return refused
        try:
            typed = values["as_of"].strip()
            as_of = dt.date.fromisoformat(typed) if typed else self._shelf.today()
        except ValueError:
            said = f"{values['as_of']!r} is not a date"
            return Objection(message=said, help="write it as 2026-01-22")
        subject = Subject(
            name=values["subject"].strip(), operator=values["operator"].strip() or None
        )
        try:
            self._made = self._shelf.create(subject, as_of, values["assessor"].strip())
        except RecordFault as fault:
            return Objection(message=str(fault), help="")
        return None

    def _open_made(self, taken: bool | None) -> None:
        if taken and self._made is not None:
            self.post_message(CaseOpenedHere(self._made))
        self._made = None

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(KeysHelp([("Shelf", SHELF)]))


def _nothing_here(folder: str) -> list[Content]:
    return [
        content("No case here yet.", "bold"),
        Content(),
        content("n", "bold $accent") + Content("  begins a new case"),
        Content(),
        muted(f"A case is one file in {folder}. An answer file becomes one with `riskwiz import`."),
    ]
