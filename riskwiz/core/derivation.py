"""Working out derived values from the entries of the questions behind them."""

from dataclasses import dataclass, field

from riskwiz.core.answer import Value
from riskwiz.core.case import Hold
from riskwiz.core.cel_values import derived_seen, derived_value
from riskwiz.core.condition import Condition, Entries
from riskwiz.core.edition import EditionFault
from riskwiz.core.effects import less_concerning
from riskwiz.core.entry import Entry, Shares, held_points
from riskwiz.core.expression import CelValue
from riskwiz.core.item import Item
from riskwiz.core.memory import Kept
from riskwiz.core.questionnaire import Derived
from riskwiz.core.standing import Standing, Truth

_MOST_KEPT = 2_000


@dataclass
class Derivation:
    """A derived value: its expression, and an entry for each value that it has had.

    `levels` are the words of a derived level.
    """

    derived: Derived
    condition: Condition
    levels: tuple[str, ...]
    item: Item | None
    shares: Shares
    _kept: Kept[object, Entry] = field(default_factory=lambda: Kept(_MOST_KEPT))

    @property
    def unknown(self) -> Entry:
        """The entry while the value is not known."""
        return self._entry(Standing.UNANSWERED, None, None)

    def entry(self, entries: Entries, hold: Hold | None = None) -> Entry:
        """Return the entry of what the expression gives over some entries.

        `hold` is the value at which mitigations hold it.

        Raises EditionFault where it fails on these answers, or gives what it cannot be.
        """
        if hold is not None and hold.exactly:
            return self._entry(Standing.ANSWERED, hold.value, hold)
        value = self.condition.value(entries)
        if value is Truth.NOT_YET:
            return self._entry(Standing.UNANSWERED, None, hold)
        if isinstance(value, Truth) and self.derived.kind != "boolean":
            return self._entry(Standing.NOT_ASKED, None, hold)
        # A boolean that lacks what is not asked is false.
        kept = self._plain(False if isinstance(value, Truth) else value)
        if hold is not None:
            kept = less_concerning(self.derived, self.levels, kept, hold.value)
        return self._entry(Standing.ANSWERED, kept, hold)

    def _plain(self, value: CelValue) -> Value:
        try:
            kept = derived_value(self.derived, value)
        except ValueError as error:
            raise EditionFault(self.condition.place, str(error)) from error
        if self.derived.kind == "level" and kept not in self.levels:
            raise EditionFault(self.condition.place, f"{kept!r} is no level")
        return kept

    def _entry(self, standing: Standing, kept: Value | None, hold: Hold | None) -> Entry:
        written = (standing, type(kept), kept, hold)
        found = self._kept.get(written)
        if found is not None:
            return found
        made = Entry(
            standing,
            held_points(self.item, self.shares, standing, kept, hold),
            None if kept is None else derived_seen(self.derived, kept),
            kept,
            hold,
        )
        return self._kept.keep(written, made)
