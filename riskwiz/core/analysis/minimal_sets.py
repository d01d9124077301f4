"""All minimal sets that reach something, where adding to a set never takes it away.

Sets that are found and sets that must be missed are dual: what hits every minimal set found so
far, and lies in no other, leaves a rest that reaches nothing, unless the rest hides a set not yet
found. So the search ends when every rest has been tried, and misses none (dualize and advance).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Bits = int
"""A set of places as the bits of a number."""


@dataclass
class MinimalSets:
    """Looks for the minimal sets of `size` places that reach something.

    It stops after `most` sets have been tried, and is then not `exhaustive`.
    """

    size: int
    reaches: Callable[[Bits], bool]
    most: int
    tried: int = 0
    exhaustive: bool = True
    found: list[Bits] = field(default_factory=list)
    _known: dict[Bits, bool] = field(default_factory=dict)

    def run(self) -> list[Bits]:
        """Return every minimal set that is found, the smallest first."""
        whole = (1 << self.size) - 1
        missing: list[Bits] = [0]
        while self.exhaustive:
            rest = next((whole & ~one for one in missing if self._reaches(whole & ~one)), None)
            if rest is None:
                break
            least = self._least(rest)
            self.found.append(least)
            missing = _hitting(missing, least)
        self.found.sort(key=lambda one: (one.bit_count(), one))
        return self.found

    def _least(self, one: Bits) -> Bits:
        """Return a minimal set within one that reaches."""
        for place in _places(one):
            if self._reaches(one & ~place):
                one &= ~place
        return one

    def _reaches(self, one: Bits) -> bool:
        if one not in self._known:
            if self.tried >= self.most:
                self.exhaustive = False
                return False
            self.tried += 1
            self._known[one] = self.reaches(one)
        return self._known[one]


def _hitting(sets: list[Bits], new: Bits) -> list[Bits]:
    """Return the minimal sets that hit what some sets hit, and another set."""
    kept = [one for one in sets if one & new]
    more = {one | place for one in sets if not one & new for place in _places(new)}
    return kept + [one for one in more if not any(one & other == other for other in kept)]


def _places(one: Bits) -> Iterator[Bits]:
    while one:
        place = one & -one
        yield place
        one ^= place
