"""All combinations of some choices as bits of one whole number, one bit a combination.

What holds in some combinations is a mask: `&`, `|` and `~` then work on all of them at once.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import prod

MOST = 2**16
"""How many combinations are searched."""


@dataclass(frozen=True)
class Grid:
    """The combinations of one choice for each name, of which each has so many."""

    sizes: Mapping[Hashable, int]
    _masks: dict[tuple[Hashable, int], int] = field(default_factory=dict)

    @cached_property
    def count(self) -> int:
        """How many combinations there are."""
        return prod(self.sizes.values())

    @cached_property
    def full(self) -> int:
        """The mask of all combinations."""
        return (1 << self.count) - 1

    @cached_property
    def strides(self) -> dict[Hashable, int]:
        """How far apart combinations lie that differ by one step in a name."""
        found, stride = {}, 1
        for name, size in self.sizes.items():
            found[name] = stride
            stride *= size
        return found

    def mask(self, name: Hashable, choice: int) -> int:
        """Return the combinations in which a name has one choice."""
        if (name, choice) not in self._masks:
            stride, size = self.strides[name], self.sizes[name]
            block = ((1 << stride) - 1) << (choice * stride)
            width = stride * size
            while width < self.count:
                block |= block << width
                width *= 2
            self._masks[name, choice] = block & self.full
        return self._masks[name, choice]

    def moved(self, mask: int, name: Hashable, steps: int) -> int:
        """Return the combinations after a name's choice moved by some steps, the rest as it was.

        Only those that stay among the name's choices may be in the mask.
        """
        shift = steps * self.strides[name]
        return mask << shift if shift >= 0 else mask >> -shift

    def first(self, mask: int) -> dict[Hashable, int]:
        """Return the choices of the first combination of a mask that is not empty."""
        at = (mask & -mask).bit_length() - 1
        return {name: at // self.strides[name] % size for name, size in self.sizes.items()}


def most(full: int, worths: Iterable[tuple[int, Fraction | int]]) -> Fraction:
    """Return the most that some worths, each in its combinations, come to in one combination."""
    return worst(full, worths)[0]


def worst(full: int, worths: Iterable[tuple[int, Fraction | int]]) -> tuple[Fraction, int]:
    """Return the most that some worths come to in one combination, and the combinations of it."""
    sums = {Fraction(0): full}
    for mask, worth in worths:
        split: dict[Fraction, int] = {}
        for total, where in sums.items():
            for sum_, part in ((total + worth, where & mask), (total, where & ~mask)):
                if part:
                    split[sum_] = split.get(sum_, 0) | part
        sums = split
    return max(sums.items())
