"""A form of a few one-line fields over the screen below; used wherever a record is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from riskwiz.tui.display import clean, content, cut, hang, muted, stack
from riskwiz.tui.keys import FORM, bindings
from riskwiz.tui.messages import Submitted
from riskwiz.tui.widgets.choice_list import Choice
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.objection_line import ObjectionLine
from riskwiz.tui.widgets.pick_field import PickField
from riskwiz.tui.widgets.text_fields import LineField

if TYPE_CHECKING:
    from riskwiz.core.value import Objection

Submit: TypeAlias = "Callable[[dict[str, str]], Objection | None]"
"""Takes the fields by id; an objection keeps the form open with everything in it."""

_LABEL, _LONGEST_LABEL = 15, 28


@dataclass(frozen=True)
class Field:
    """One line of a form; with choices it is picked, else typed."""

    id: str
    label: str
    value: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()


class FormScreen(ModalScreen[bool]):
    """Says True when the form was taken, False when it was left."""

    COMMANDS_HERE = FORM
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(one for one in FORM if one.action != "next_field"),
        # At once, so that what is typed right behind them goes into the other field.
        Binding("tab", "step(1)", show=False, priority=True),
        Binding("shift+tab", "step(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, intro: str, fields: Sequence[Field], submit: Submit) -> None:
        super().__init__()
        self._heading, self._intro, self._submit = title, intro, submit
        self._fields = tuple(fields)
        self._widgets: dict[str, LineField | PickField] = {}
        self._before: dict[str, str] = {}
        self._dropping = False

    def compose(self) -> ComposeResult:
        """Show the title, the fields and what can be picked in the present one."""
        with Vertical(classes="sheet form"):
            yield Static(content(self._heading, "bold $accent"), classes="sheet-title")
            if self._intro:
                yield Static(muted(self._intro), classes="sheet-intro")
            with VerticalScroll(can_focus=False):
                yield from self._rows()
            yield Static(markup=False, id="meanings")
            yield ObjectionLine()
            yield KeyLine(FORM)

    def _rows(self) -> Iterator[Widget]:
        for field in self._fields:
            widget: LineField | PickField = (
                PickField(field.choices, field.value)
                if field.choices
                else LineField(field.value, hint=field.hint)
            )
            self._widgets[field.id] = widget
            label = Static(content(cut(field.label, self._label - 2)), classes="field-label")
            label.styles.width = self._label
            yield Horizontal(label, widget, classes="field")

    @property
    def _label(self) -> int:
        """How wide the column of the labels is."""
        longest = max(Content(clean(one.label)).cell_length for one in self._fields)
        return max(_LABEL, min(_LONGEST_LABEL, longest + 2))

    def on_mount(self) -> None:
        """Begin with the first field."""
        self._before = self._values
        self._stand_at(0)

    def action_step(self, by: int) -> None:
        """Go to the next field or the one before, round and round."""
        self._stand_at((self._here + by) % len(self._widgets))

    @property
    def _here(self) -> int:
        fields = enumerate(self._widgets.values())
        return next((at for at, one in fields if one.has_focus), len(self._widgets) - 1)

    def _stand_at(self, place: int) -> None:
        # Textual would glide to where the field was before its meanings took their room.
        self.set_focus(list(self._widgets.values())[place], scroll_visible=False)

    @property
    def _values(self) -> dict[str, str]:
        return {name: widget.value for name, widget in self._widgets.items()}

    def on_descendant_focus(self) -> None:
        """Show what the present field can hold."""
        self._show_meanings()
        self.query_one(KeyLine).refresh()

    def _show_meanings(self) -> None:
        here = next((f for f in self._fields if self._widgets[f.id] is self.focused), None)
        choices = here.choices if here is not None else ()
        below = self.query_one("#meanings", Static)
        room = max(20, min(78, self.size.width - 10) - below.styles.padding.left - 2)
        lines = [
            line
            for one in choices
            if one.id
            for line in hang(Content("  "), muted(clean(one.label)), room)
        ]
        below.update(stack(lines))
        below.display = bool(lines)
        self.query_one(".form").set_class(bool(lines), "picking")
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    @on(Submitted)
    @on(Input.Submitted)
    def _next_field(self, event: Submitted | Input.Submitted) -> None:
        event.stop()
        if self._here + 1 < len(self._widgets):
            self._stand_at(self._here + 1)
        else:
            self.action_submit()

    @on(Input.Changed)
    def _mended(self, event: Input.Changed) -> None:
        """Drop an objection to what stood there before."""
        event.stop()
        self._dropping = False
        self.query_one(ObjectionLine).show(None)

    def action_submit(self) -> None:
        """Hand the fields over; stay when there is an objection."""
        objection = self._submit(self._values)
        if objection is None:
            self.dismiss(True)  # noqa: FBT003  (dismiss takes the result alone)
        else:
            self.query_one(ObjectionLine).show(objection)

    def action_cancel(self) -> None:
        """Leave without saving; a changed form asks for a second escape."""
        if self._values != self._before and not self._dropping:
            self._dropping = True
            self.query_one(ObjectionLine).hint("Not saved: escape again drops what you entered.")
            return
        self.dismiss(False)  # noqa: FBT003  (dismiss takes the result alone)
