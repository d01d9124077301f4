"""The bottom line: the keys that matter here, as many as fit."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, TextArea

from riskwiz.tui.keys import Command, Field, key_name

_GAP = "  "


class KeyLine(Widget):
    """Made from the key table; the last command (help) always fits. A click presses the key."""

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0 1; color: $text-muted; }"

    def __init__(self, table: Sequence[Command]) -> None:
        super().__init__()
        self.commands = tuple(table)

    def show(self, table: Sequence[Command]) -> None:
        """Show other commands."""
        self.commands = tuple(table)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the keys anew."""
        self.refresh()

    def render(self) -> Content:
        """Draw as many commands as fit, the most useful first."""
        return Content(_GAP).join([part for _, part in self._shown()])

    def on_click(self, event: events.Click) -> None:
        """Press the key of the command that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        right = 0
        for key, part in self._shown():
            right += part.cell_length + len(_GAP)
            if place.x < right:
                self.app.simulate_key(key)
                return

    def _shown(self) -> list[tuple[str, Content]]:
        focused = self.screen.focused
        field = Field.LINE if isinstance(focused, Input) else Field.NONE
        field = Field.PARAGRAPHS if isinstance(focused, TextArea) else field
        parts = [
            (key, Content.assemble((key_name(key), "bold $accent"), f" {one.label}"))
            for one in self.commands
            if one.shown and not (one.action == "escape" and field is Field.NONE)
            for key in [one.key_for(field)]
            if key is not None
        ]
        return fitting(parts, self.content_size.width)


def fitting(parts: list[tuple[str, Content]], width: int) -> list[tuple[str, Content]]:
    """Return the first commands that fit a width together with the last one."""
    if not parts:
        return []
    *others, last = parts
    kept: list[tuple[str, Content]] = []
    room = width - last[1].cell_length
    for key, part in others:
        room -= part.cell_length + len(_GAP)
        if room < 0:
            break
        kept.append((key, part))
    return [*kept, last]
