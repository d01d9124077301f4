"""One line that holds one of a few choices: arrows go round, a first letter or digit jumps."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from riskwiz.tui.display import content
from riskwiz.tui.messages import Submitted
from riskwiz.tui.widgets.choice_list import Choice


class PickField(Widget, can_focus=True):
    """A choice on one line of a form."""

    DEFAULT_CSS = """
    PickField { height: 1; width: 1fr; background: $panel; padding: 0 1; }
    PickField:focus { background: $block-cursor-background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
        Binding("enter", "submit", show=False),
    ]
    place: reactive[int | None] = reactive(None)

    def __init__(
        self, choices: Sequence[Choice], value: str = "", *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.choices = tuple(choices)
        ids = [c.id for c in self.choices]
        self.set_reactive(PickField.place, ids.index(value) if value in ids else None)

    @property
    def value(self) -> str:
        """The id of what is picked; empty while nothing is."""
        return "" if self.place is None else self.choices[self.place].id

    def render(self) -> Content:
        """Draw what is picked between two arrows."""
        if self.place is None:
            return Content.styled("◂ choose ▸", "$text-muted")
        return Content.assemble(
            ("◂ ", "$text-muted"), content(self.choices[self.place].label), (" ▸", "$text-muted")
        )

    def action_turn(self, by: int) -> None:
        """Pick the next or the one before, going round."""
        start = self.place if self.place is not None else (-1 if by > 0 else 0)
        self.place = (start + by) % len(self.choices)

    def action_submit(self) -> None:
        """Go to the next field."""
        self.post_message(Submitted())

    def on_key(self, event: events.Key) -> None:
        """Jump to the next choice that begins with what was typed."""
        typed = (event.character or "").casefold()
        if not typed.isalnum():
            return
        event.stop()
        start = 0 if self.place is None else self.place + 1
        round_ = [*range(start, len(self.choices)), *range(start)]
        starts = (at for at in round_ if self.choices[at].label.casefold().startswith(typed))
        self.place = next(starts, self.place)

    def on_click(self) -> None:
        """Pick the next one."""
        self.action_turn(1)
