"""The path: which questions apply, derived from the answers and never stored.

Conditions have three values: true, false, and not yet known while an answer that they name is
not known (DESIGN 3.1).
"""

from dataclasses import dataclass
from functools import cached_property

from riskwiz.core.answer import Key, Value
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, Place
from riskwiz.core.entry import Entry
from riskwiz.core.kernel import Kernel, kernel_of
from riskwiz.core.network import Slots
from riskwiz.core.path_network import PathNetwork
from riskwiz.core.standing import OPEN, Standing, Truth, View

__all__ = ["OPEN", "Path", "Standing", "Truth", "View", "asked", "walk"]


@dataclass(frozen=True)
class Path:
    """What applies under the answers of a case, and what follows for derived values."""

    kernel: Kernel
    view: View
    slots: Slots

    @property
    def _network(self) -> PathNetwork:
        return self.kernel.path(self.view)

    @cached_property
    def asked(self) -> dict[str, Truth]:
        """Whether each question applies, in order."""
        return {name: self.slots[slot] for name, slot in self._network.asked.items()}

    @cached_property
    def sections(self) -> dict[str, Truth]:
        """Whether each section applies, in order."""
        return {name: self.slots[slot] for name, slot in self._network.sections.items()}

    @cached_property
    def standings(self) -> dict[Key, Standing]:
        """How each question and row stands, in order."""
        return {key: self.slots[slot].standing for key, slot in self._network.entries.items()}

    @cached_property
    def derived(self) -> dict[str, Value | None]:
        """Every derived value; None where it is not known, or rests on what is not asked."""
        return {name: self.slots[slot].kept for name, slot in self._network.derived.items()}

    def standing(self, key: Key) -> Standing:
        """Return how a question or row stands."""
        return self.standings[key]

    def entry(self, key: Key) -> Entry:
        """Return the entry of a question or row, or of a derived value."""
        if key.question in self._network.derived:
            return self._entry(self._network.derived[key.question])
        return self._entry(self._network.entries[key])

    def truth(self, place: Place, without: frozenset[Key] = frozenset()) -> Truth:
        """Evaluate a condition over what is known, as if some answers were not.

        Raises EditionFault where it fails on these answers.
        """
        condition, reads = self._network.condition(place)
        return condition.truth(self._entries(reads, without))

    def entries(self, place: Place) -> tuple[Entry, ...]:
        """Return the entries that an expression reads."""
        _, reads = self._network.condition(place)
        return self._entries(reads, frozenset())

    def _entry(self, slot: int) -> Entry:
        entry: Entry = self.slots[slot]
        return entry

    def _entries(self, reads: tuple[int, ...], without: frozenset[Key]) -> tuple[Entry, ...]:
        """Return the entries that an expression reads, with some answers hidden."""
        if not without:
            return tuple(map(self._entry, reads))
        keys = self._keys
        return tuple(self._without(slot, keys[slot], without) for slot in reads)

    def _without(self, slot: int, key: Key, without: frozenset[Key]) -> Entry:
        if key in without:
            return self.kernel.entries[key].hidden
        name = key.question
        if name not in self._network.derived:
            return self._entry(slot)
        behind = self.kernel.edition.inputs[name]
        if all(one.question not in behind for one in without):
            return self._entry(slot)
        _, reads = self._network.condition(("derived", name))
        hold = self.slots[self.kernel.holds[name]]
        return self._network.derivations[name].entry(self._entries(reads, without), hold)

    @cached_property
    def _keys(self) -> dict[int, Key]:
        """What lies in each slot that expressions read."""
        network = self._network
        found = {slot: key for key, slot in network.entries.items()}
        return found | {slot: Key(name) for name, slot in network.derived.items()}


def walk(edition: Edition, case: Case, view: View = View.RECORD) -> Path:
    """Walk the questions in order and say which apply under the answers of a case.

    Raises EditionFault where an expression fails on these answers.
    """
    kernel = kernel_of(edition, case.as_of)
    return Path(kernel, view, kernel.filled(case, to=view))


def asked(edition: Edition, case: Case) -> tuple[str, ...]:
    """Return the ids of the questions that apply, in order."""
    return tuple(q for q, truth in walk(edition, case).asked.items() if truth is Truth.TRUE)
