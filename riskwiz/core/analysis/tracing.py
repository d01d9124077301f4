"""Tracing a changed level to the differences that it follows from.

Nothing is guessed: a set of differences explains a change because the first case, with these
differences applied, was assessed and came out as the second.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import comb

from riskwiz.core.analysis.comparison_result import Cause, Trace
from riskwiz.core.analysis.mixtures import Mixtures, Target

MOST_TRIED = 500
"""How many smaller sets are tried at most to show that a set is the smallest."""

Does = Callable[[Iterable[int]], bool]
"""Whether the first case with some differences applied comes out as the second."""


def trace(mixtures: Mixtures, target: Target) -> Trace:
    """Find the differences that a change follows from: alone, needed, and together.

    The set of those that do it together is found by leaving out more and more, the weakest
    first, so it is the same for the same cases.
    """
    whole = mixtures.whole
    wanted = mixtures.value(whole, target)

    def does(applied: Iterable[int]) -> bool:
        return mixtures.value(frozenset(applied), target) == wanted

    alone = [one for one in sorted(whole) if does([one])]
    needed = [one for one in sorted(whole) if not does(whole - {one})]
    together = alone[:1] or _together(does, _weakest_first(mixtures, target))
    return Trace(
        alone=_causes(mixtures, alone),
        needed=_causes(mixtures, needed),
        together=_causes(mixtures, sorted(together)),
        smallest=_is_smallest(does, sorted(whole), len(together)),
    )


def _causes(mixtures: Mixtures, places: Iterable[int]) -> tuple[Cause, ...]:
    return tuple(mixtures.causes[place] for place in places)


def _together(does: Does, kept: list[int]) -> list[int]:
    """Leave out half of what is left, then quarters, down to single ones, while the rest does."""
    size, left_out = len(kept), True
    while size > 1 or left_out:
        size = (size + 1) // 2
        left_out, start = False, 0
        while start < len(kept):
            rest = kept[:start] + kept[start + size :]
            if does(rest):
                kept, left_out = rest, True
            else:
                start += size
    return kept


def _weakest_first(mixtures: Mixtures, target: Target) -> list[int]:
    """Order the causes by how far each by itself moves the scores behind the target."""
    strength = {place: mixtures.distance(frozenset([place]), target) for place in mixtures.whole}
    return sorted(mixtures.whole, key=lambda place: (strength[place], place))


def _is_smallest(does: Does, places: Sequence[int], size: int) -> bool:
    """Say whether no smaller set does it, where there are few enough to try them all."""
    sizes = range(2, size)  # of one alone it is known already
    if sum(comb(len(places), n) for n in sizes) > MOST_TRIED:
        return False
    return not any(does(some) for n in sizes for some in combinations(places, n))
