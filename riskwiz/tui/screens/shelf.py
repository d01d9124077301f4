"""The shelf: the cases of a folder, one row each; open one, begin one, or make one of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.tui.dialogs.confirm import ConfirmScreen
from riskwiz.tui.dialogs.keys_help import KeysHelp
from riskwiz.tui.dialogs.page import PageScreen
from riskwiz.tui.display import content, muted, stack
from riskwiz.tui.keys import SHELF, bindings
from riskwiz.tui.messages import CaseOpenedHere
from riskwiz.tui.ports import AnswersRefused, CaseRecord, Example, RecordFault, Shelf
from riskwiz.tui.screens.shelf_lines import described, example_line, headings, holds
from riskwiz.tui.widgets.header import Header
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.line_list import LineList
from riskwiz.tui.widgets.text_fields import LineField

if TYPE_CHECKING:
    from riskwiz.tui.shelf_rows import ShelfRow


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
        self._examples: tuple[Example, ...] = ()
        self._was_read = False
        self._made: CaseRecord | None = None

    def compose(self) -> ComposeResult:
        """Show the rows under their headings."""
        yield Header()
        yield LineField(hint="words of a subject, a file or a name; esc shows all", id="find")
        yield Static(markup=False, id="headings")
        yield Static(markup=False, id="empty")
        yield LineList()
        with Vertical(id="foot"):
            yield Static(markup=False, id="quiet")
            yield KeyLine(SHELF)

    def on_mount(self) -> None:
        """Name the folder; the rows come when they have been read."""
        self.query_one(Header).show_title("Cases", self._shelf.folder)
        self.query_one("#empty").display = False
        self.query_one("#find").display = False
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Read the folder, once the screen is painted: a case may have changed since."""
        self.call_after_refresh(self.action_reload)

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self.call_after_refresh(self._show)

    def on_descendant_focus(self) -> None:
        """Show the keys that work here."""
        self.query_one(KeyLine).refresh()

    def action_reload(self) -> None:
        """Read the folder again."""
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            rows, problem = self._shelf.rows(), ""
        except RecordFault as fault:
            rows, problem = (), str(fault)
        examples = () if rows else self._shelf.examples()
        self.app.call_from_thread(self._take, rows, examples, problem)

    def _take(
        self, rows: tuple[ShelfRow, ...], examples: tuple[Example, ...], problem: str
    ) -> None:
        self._rows, self._examples, self._was_read = rows, examples, True
        if problem:
            self.say(f"! {problem}")
        self._show()

    def say(self, text: str) -> None:
        """Say something in the quiet line above the keys."""
        style = "$text-error" if text.startswith("!") else "$text-muted"
        self.query_one("#quiet", Static).update(content(text, style))

    @property
    def _wanted(self) -> str:
        return self.query_one("#find", LineField).value

    @property
    def _found(self) -> list[ShelfRow]:
        return [row for row in self._rows if holds(row, self._wanted)]

    def _show(self) -> None:
        listed = self.query_one(OptionList)
        width, place = max(36, self.size.width - 4), listed.highlighted
        options = list(self._options(width))
        listed.set_options(options)
        listed.highlighted = min(place or 0, len(options) - 1) if options else None
        listed.display = bool(options)
        if options and self.focused is None:
            listed.focus()
        heads = self.query_one("#headings", Static)
        heads.update(headings(width))
        heads.display = bool(self._rows)
        empty = self.query_one("#empty", Static)
        nothing = _nothing_here(self._shelf.folder, explore=bool(self._examples))
        if self._rows:
            nothing = [muted("No case holds these words; esc shows all.")]
        empty.update(stack(nothing) if self._was_read else muted("reading the folder …"))
        empty.display = not self._found

    def _options(self, width: int) -> Iterator[Option]:
        found = self._found
        for place, row in enumerate(found):
            yield Option(described(row, width), id=f"row-{place}")
        if not self._rows:
            for place, example in enumerate(self._examples):
                yield Option(example_line(example, width), id=f"example-{place}")

    @property
    def _here(self) -> ShelfRow | None:
        """The row under the cursor; none where it is a worked case."""
        place, found = self.query_one(OptionList).highlighted, self._found
        return found[place] if place is not None and place < len(found) else None

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._show()

    @on(Input.Submitted, "#find")
    def _entered(self) -> None:
        self.query_one(OptionList).focus()

    def action_search(self) -> None:
        """Find a case."""
        field = self.query_one("#find", LineField)
        field.display = True
        field.focus()

    def action_escape(self) -> None:
        """Show all cases again."""
        field = self.query_one("#find", LineField)
        field.value = ""
        field.display = False
        self.query_one(OptionList).focus()
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the case, or make one of what is no case yet."""
        kind, _, place = (event.option.id or "").partition("-")
        if kind == "example":
            example = self._examples[int(place)]
            self._open(lambda: self._shelf.explore(example))
            return
        row = self._found[int(place)]
        if row.problem is not None:
            self.say(f"! {row.name}: {row.problem}")
        elif row.answers:
            self._take_in(row.path)
        else:
            self._open(lambda: self._shelf.open(row))

    def _open(self, opening: Callable[[], CaseRecord]) -> None:
        try:
            record = opening()
        except AnswersRefused as fault:
            self.say(f"! {fault}")
            lines = [content(line) for line in fault.report.splitlines()]
            self.app.push_screen(PageScreen("What is wrong with the answer file", lines))
        except RecordFault as fault:
            self.say(f"! {fault}")
        else:
            self.say("")
            self.post_message(CaseOpenedHere(record))

    def action_new(self) -> None:
        """Begin a new case."""
        from riskwiz.tui.screens.shelf_forms import new_case_form  # noqa: PLC0415  (see there)

        self.app.push_screen(new_case_form(self._shelf, self._keep), self._open_made)

    def action_duplicate(self) -> None:
        """Make a case with the same answers as of another date."""
        from riskwiz.tui.screens.shelf_forms import duplicate_form  # noqa: PLC0415  (see there)

        row = self._here
        if row is not None and row.problem is None and not row.answers:
            form = duplicate_form(self._shelf, row, self._keep)
            self.app.push_screen(form, self._open_made)

    def _keep(self, record: CaseRecord) -> None:
        self._made = record

    def _open_made(self, taken: bool | None) -> None:
        if taken and self._made is not None:
            self.post_message(CaseOpenedHere(self._made))
        self._made = None

    def action_take_in(self) -> None:
        """Make a case of an answer file that is named."""
        from riskwiz.tui.screens.shelf_forms import import_prompt  # noqa: PLC0415  (see there)

        def taken(path: str) -> None:
            self.call_after_refresh(self._take_in, path)

        self.app.push_screen(import_prompt(taken))

    def on_paste(self, event: events.Paste) -> None:
        """Take in an answer file that is dropped on the terminal, which pastes its path."""
        if not isinstance(self.focused, Input) and ".toml" in event.text[-8:]:
            event.stop()
            self._take_in(event.text.strip())

    def _take_in(self, path: str) -> None:
        assessor = self._shelf.assessor
        if assessor is not None:
            self._open(lambda: self._shelf.take_in(path, assessor))
            return

        from riskwiz.tui.screens.shelf_forms import name_prompt  # noqa: PLC0415  (see there)

        def taken(name: str) -> None:
            self.call_after_refresh(self._open, lambda: self._shelf.take_in(path, name))

        self.app.push_screen(name_prompt(taken))

    def action_delete(self) -> None:
        """Delete a case, after asking."""
        row = self._here
        if row is None or row.answers:
            return

        def said(wanted: bool | None) -> None:
            if not wanted:
                return
            try:
                self._shelf.delete(row)
            except RecordFault as fault:
                self.say(f"! {fault}")
            else:
                self.say(f"deleted {row.name}")
            self.action_reload()

        told = (
            f"The file {row.path} is removed for good: its answers, its evidence and its journal. "
            "A memo that was written stays."
        )
        asked = ConfirmScreen(f"Delete {row.subject or row.name}?", told, "delete it")
        self.app.push_screen(asked, said)

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(KeysHelp([("Shelf", SHELF)]))


def _nothing_here(folder: str, *, explore: bool) -> list[Content]:
    lines = [
        content("No case here yet.", "bold"),
        Content(),
        content("n", "bold $accent") + Content("  begins a new case"),
        content("i", "bold $accent") + Content("  makes one of an answer file; drop it here"),
        Content(),
        muted(f"A case is one file in {folder}."),
    ]
    if explore:
        lines += [Content(), content("Or explore a worked case:", "bold")]
    return lines
