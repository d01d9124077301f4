"""The editor for a country: type its name or its code, and see the name."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.tui.display import clean, content, muted, stack
from riskwiz.tui.editors.line import LineEditor
from riskwiz.tui.messages import Edited

_SHOWN = 6


def matches(countries: Mapping[str, str], typed: str) -> list[str]:
    """Return the codes of the countries that may be meant, the likeliest first."""
    wanted = typed.strip().casefold()
    if not wanted:
        return []
    exact = [c for c, n in countries.items() if wanted in (c.casefold(), n.casefold())]
    begins = [c for c, n in countries.items() if n.casefold().startswith(wanted)]
    holds = [c for c, n in countries.items() if wanted in n.casefold()]
    return list(dict.fromkeys((*exact, *begins, *holds)))


def code(countries: Mapping[str, str], typed: str) -> str:
    """Return the code that a name or code stands for, or what was typed where that is unclear."""
    found = matches(countries, typed)
    wanted = typed.strip().casefold()
    sure = [c for c in found if wanted in (c.casefold(), countries[c].casefold())]
    if sure:
        return sure[0]
    return found[0] if len(found) == 1 else typed.strip()


class CountryEditor(LineEditor):
    """A field whose matches stand below it; arrows or a click pick one of them."""

    DEFAULT_CSS = """
    CountryEditor LineField { max-width: 44; }
    CountryEditor Static { padding: 1 0 0 1; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "pick(-1)", show=False),
        Binding("down", "pick(1)", show=False),
    ]

    def __init__(self, edition: Edition, key: Key, value: Value | None) -> None:
        super().__init__(edition, key, value)
        self.below = Static(markup=False)
        self._shown: list[str] = []
        self._picked: int | None = None

    def compose(self) -> Iterator[Widget]:
        """Show the field and its matches."""
        yield self.entry
        yield self.below

    def on_mount(self) -> None:
        """Show the name of what is saved."""
        self._show_matches()

    @property
    def draft(self) -> object | None:
        """The code of the country that is meant."""
        if self._picked is not None:
            return self._shown[self._picked]
        typed = super().draft
        return None if typed is None else code(self.edition.countries, str(typed))

    @property
    def changed(self) -> bool:
        """Whether another country is meant than what is saved."""
        return self.draft is not None and self.draft != self.value

    def typed(self) -> None:
        """Show what may be meant."""
        self._picked = None
        self._show_matches()

    def action_pick(self, by: int) -> None:
        """Pick the match above or below."""
        start = self._picked if self._picked is not None else (-1 if by > 0 else len(self._shown))
        self._pick(max(0, min(len(self._shown) - 1, start + by)))

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        place = event.get_content_offset(self.below)
        if place is not None and place.y < len(self._shown):
            self._pick(place.y)

    def _pick(self, place: int) -> None:
        if self._shown:
            self._picked = place
            self._show_matches()
            self.post_message(Edited())

    def _show_matches(self) -> None:
        countries, typed = self.edition.countries, self.entry.value
        found, meant = matches(countries, typed), code(countries, typed)
        sure = meant in countries
        self._shown = [] if sure else found[:_SHOWN]
        if not typed.strip():
            self.below.update(muted("a country's name, or two letters such as CN"))
        elif sure:
            self.below.update(content(f"= {countries[meant]} ({meant})", "$accent"))
        elif not found:
            self.below.update(content("no country is called that"))
        else:
            more = len(found) - len(self._shown)
            rest = muted(f"  ↓ picks one{f'; and {more} more' if more else ''}")
            self.below.update(stack([*map(self._match, range(len(self._shown))), rest]))

    def _match(self, place: int) -> Content:
        one, here = self._shown[place], place == self._picked
        style = "bold $accent" if here else "$text-muted"
        return content(f"{'▸' if here else ' '} {one}  {clean(self.edition.countries[one])}", style)
