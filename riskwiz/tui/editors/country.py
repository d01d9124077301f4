"""The editor for a country: type its name or its code, and see the name."""

from collections.abc import Iterator, Mapping

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.tui.display import clean, content, muted, stack
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.messages import Edited, Submitted
from riskwiz.tui.widgets.text_fields import LineField

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


class CountryEditor(Editor):
    """A field whose matches stand below it."""

    DEFAULT_CSS = """
    CountryEditor LineField { max-width: 44; }
    CountryEditor Static { padding: 1 0 0 1; height: auto; }
    """

    def __init__(self, edition: Edition, key: Key, value: Value | None) -> None:
        super().__init__(edition, key, value)
        self.entry = LineField(self._saved())
        self.below = Static(markup=False)

    def compose(self) -> Iterator[Widget]:
        """Show the field and its matches."""
        yield self.entry
        yield self.below

    def on_mount(self) -> None:
        """Show the name of what is saved."""
        self._show_matches()

    def _saved(self) -> str:
        return "" if self.value is None else str(self.value)

    @property
    def draft(self) -> object | None:
        """The code of the country that is meant."""
        text = self.entry.value
        if not text and self.value is None:
            return None
        return code(self.edition.countries, text)

    @property
    def field(self) -> Widget:
        """The field."""
        return self.entry

    def drop(self) -> None:
        """Write again what is saved."""
        self.entry.value = self._saved()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show_matches()
        if self.changed:
            self.post_message(Edited())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Submitted())

    def _show_matches(self) -> None:
        countries, typed = self.edition.countries, self.entry.value
        if not typed.strip():
            self.below.update(muted("a country's name, or two letters such as CN"))
            return
        found, meant = matches(countries, typed), code(countries, typed)
        if meant in countries:
            self.below.update(content(f"= {countries[meant]} ({meant})", "$accent"))
            return
        rows = [muted(f"  {one}  {clean(countries[one])}") for one in found[:_SHOWN]]
        more = len(found) - _SHOWN
        if more > 0:
            rows.append(muted(f"  and {more} more"))
        self.below.update(stack(rows) if rows else Content("no country is called that"))
