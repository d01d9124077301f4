"""The editor for a country: type its name or its code, and see the name."""

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition
from riskwiz.tui.display import clean, content, muted, stack
from riskwiz.tui.editors.line import LineEditor

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
    """A field whose matches stand below it."""

    DEFAULT_CSS = """
    CountryEditor LineField { max-width: 44; }
    CountryEditor Static { padding: 1 0 0 1; height: auto; }
    """

    def __init__(self, edition: Edition, key: Key, value: Value | None) -> None:
        super().__init__(edition, key, value)
        self.below = Static(markup=False)

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
        typed = super().draft
        return None if typed is None else code(self.edition.countries, str(typed))

    @property
    def changed(self) -> bool:
        """Whether another country is meant than what is saved."""
        return self.draft is not None and self.draft != self.value

    def typed(self) -> None:
        """Show what may be meant."""
        self._show_matches()

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
