"""A list of options with (•) or [x], chosen by digits, arrows or a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget

from riskwiz.tui.display import content, hang
from riskwiz.tui.messages import ChoiceMade


@dataclass(frozen=True)
class Choice:
    """One option: its id, its words, and whether it stands alone."""

    id: str
    label: str
    exclusive: bool = False


class ChoiceList(Widget, can_focus=True):
    """One option of several, or any number of them.

    With one to choose, moving chooses, as a radio button does; with many, space ticks.
    """

    DEFAULT_CSS = "ChoiceList { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home", "move(-999)", show=False),
        Binding("end", "move(999)", show=False),
        Binding("space", "tick", show=False),
    ]

    def __init__(
        self,
        choices: Sequence[Choice],
        chosen: Sequence[str] = (),
        *,
        many: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.choices = tuple(choices)
        self.many = many
        self.chosen = tuple(chosen)
        self.cursor = self._first_cursor()
        self._typed = ""

    def _first_cursor(self) -> int | None:
        ids = [c.id for c in self.choices]
        places = [ids.index(one) for one in self.chosen if one in ids]
        return min(places) if places else (0 if self.many else None)

    def choose(self, chosen: Sequence[str]) -> None:
        """Show other options as chosen, without telling anybody."""
        self.chosen, self._typed = tuple(chosen), ""
        self.cursor = self._first_cursor()
        self.refresh()  # no option takes more lines for being chosen

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Say how many lines the options take at a width."""
        return sum(len(lines) for lines in self._lines(width))

    def render(self) -> Content:
        """Draw the options."""
        width = self.content_size.width or self.size.width
        return Content("\n").join([line for lines in self._lines(width) for line in lines])

    def _lines(self, width: int) -> list[list[Content]]:
        return [self._option_lines(place, width) for place in range(len(self.choices))]

    def _option_lines(self, place: int, width: int) -> list[Content]:
        choice, here = self.choices[place], place == self.cursor and self.has_focus
        ticked = choice.id in self.chosen
        box = ("[x]" if ticked else "[ ]") if self.many else ("(•)" if ticked else "( )")
        pointer = "▸" if here else " "
        style = "bold" if ticked else ""
        label = Content.assemble(
            (pointer, "bold $accent"),
            (f"{place + 1:>2} ", "$text-muted"),
            (box, "bold $accent" if ticked else "$text-muted"),
            " ",
        )
        return hang(label, content(choice.label, style), width)

    def action_move(self, by: int) -> None:
        """Move the cursor; with one to choose this chooses."""
        self._typed = ""
        last = len(self.choices) - 1
        start = self.cursor if self.cursor is not None else (-1 if by > 0 else last + 1)
        self._point(max(0, min(last, start + by)), tick=False)

    def action_tick(self) -> None:
        """Tick or untick the option under the cursor."""
        self._typed = ""
        self._point(self.cursor or 0, tick=True)

    def _point(self, place: int, *, tick: bool) -> None:
        self.cursor = place
        if tick or not self.many:
            self._take(self.choices[place])
        self.refresh()  # no option takes more lines for being chosen
        self.call_after_refresh(self._keep_in_view)

    def _take(self, choice: Choice) -> None:
        before = self.chosen
        if not self.many:
            self.chosen = (choice.id,)
        elif choice.id in self.chosen:
            self.chosen = tuple(one for one in self.chosen if one != choice.id)
        else:
            alone = {c.id for c in self.choices if c.exclusive}
            kept = () if choice.exclusive else tuple(c for c in self.chosen if c not in alone)
            self.chosen = tuple(c.id for c in self.choices if c.id in {*kept, choice.id})
        if self.chosen != before:
            self.post_message(ChoiceMade(self.chosen))

    def on_key(self, event: events.Key) -> None:
        """Choose by number; past nine, two digits typed one after the other are one number."""
        if event.character is None or not event.character.isdecimal():
            self._typed = ""
            return
        event.stop()
        for typed in (self._typed + event.character, event.character):
            number = int(typed) if typed.isascii() else 0
            if 1 <= number <= len(self.choices) and (not self.many or len(typed) == 1):
                self._typed = typed
                self._point(number - 1, tick=True)
                return

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        line = event.get_content_offset(self)
        if line is None:
            return
        top = 0
        for place, lines in enumerate(self._lines(self.content_size.width)):
            if top <= line.y < top + len(lines):
                self._point(place, tick=True)
            top += len(lines)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def _keep_in_view(self) -> None:
        around = next((a for a in self.ancestors if isinstance(a, ScrollableContainer)), None)
        if around is None or self.cursor is None:
            return
        heights = [len(lines) for lines in self._lines(self.content_size.width)]
        top = self.virtual_region.y + sum(heights[: self.cursor])
        parent = self.parent
        while isinstance(parent, Widget) and parent is not around:
            top += parent.virtual_region.y
            parent = parent.parent
        region = Region(0, top, 1, heights[self.cursor])
        around.scroll_to_region(region, animate=False)
