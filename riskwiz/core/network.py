"""A network of slots: each holds an entry, a truth, points or a level that follows from others.

Every slot is worked out from slots before it and from nothing else. So when some of them change,
only what hangs on them is worked out again, and what has been worked out once from the same
things is not worked out twice.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from riskwiz.core.memory import Kept

Slots = list[Any]
"""What each slot holds; which type it is, those know who made the slot."""

Work = Callable[[Slots], Any]

_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Node:
    """A slot, and how it is worked out from others."""

    slot: int
    work: Work


@dataclass
class Network:
    """Slots in the order in which they follow from each other."""

    start: Slots = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    _readers: list[int] = field(default_factory=list)

    def slot(self, value: object = None) -> int:
        """Make a slot that is filled from outside, and holds a value until then."""
        self.start.append(value)
        self._readers.append(0)
        return len(self.start) - 1

    def follows(self, work: Work, reads: Iterable[int], slot: int | None = None) -> int:
        """Make a slot that follows from others, or say of one that it does."""
        made = self.slot() if slot is None else slot
        mark = 1 << len(self.nodes)
        for one in reads:
            self._readers[one] |= mark
        self.nodes.append(Node(made, work))
        return made

    def remembered(self, work: Callable[[tuple[Any, ...]], Any], reads: tuple[int, ...]) -> int:
        """Make a slot that is worked out once for each combination of what others hold."""
        return self.follows(_remembering(picking(reads), work), reads)

    def followers(self, slot: int) -> frozenset[int]:
        """Return the slots that follow from a slot, through others too."""
        found: set[int] = set()
        waiting = self._readers[slot]
        while waiting:
            first = waiting & -waiting
            waiting ^= first
            node = self.nodes[first.bit_length() - 1]
            found.add(node.slot)
            waiting |= self._readers[node.slot]  # all of which come later
        return frozenset(found)

    def fill(self, slots: Slots, start: int, end: int) -> None:
        """Work out the nodes of a part of the network, whatever their slots hold."""
        for node in self.nodes[start:end]:
            slots[node.slot] = node.work(slots)

    def change(self, slots: Slots, changes: Mapping[int, object]) -> Slots:
        """Return the slots after some changes, with everything that follows from them."""
        found = slots[:]
        waiting = 0
        for slot, value in changes.items():
            if found[slot] is not value:
                found[slot] = value
                waiting |= self._readers[slot]
        while waiting:
            first = waiting & -waiting
            place = first.bit_length()
            waiting ^= first
            node = self.nodes[place - 1]
            value = node.work(found)
            old = found[node.slot]
            if value is not old and value != old:
                found[node.slot] = value
                waiting |= self._readers[node.slot] >> place << place
        return found


def picking(reads: tuple[int, ...]) -> Callable[[Slots], tuple[Any, ...]]:
    """Return what picks some slots out, as a tuple however many they are."""
    if len(reads) > 1:
        return itemgetter(*reads)
    if not reads:
        return lambda _: ()
    only = reads[0]
    return lambda slots: (slots[only],)


def _remembering(
    pick: Callable[[Slots], tuple[Any, ...]], work: Callable[[tuple[Any, ...]], Any]
) -> Work:
    known: Kept[tuple[Any, ...], Any] = Kept(_MOST_KEPT)

    def remembered(slots: Slots) -> object:
        picked = pick(slots)
        found = known.get(picked)
        return known.keep(picked, work(picked)) if found is None else found

    return remembered
