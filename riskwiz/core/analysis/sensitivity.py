"""How far each cut point could lie elsewhere before a disposition becomes another.

One cut point is moved at a time, anywhere between its neighbours, by working everything out
again. A level changes only where the cut point passes a score, so trying the scores and the
stretches between them tries everything: the result is exact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from riskwiz.core.analysis.chain import Chain, CutKey, OutcomeKey, Reading
from riskwiz.core.methodology import Factor
from riskwiz.core.model import Exact, Model

_TOP = Fraction(100)


class CutPointReach(Model):
    """Where one cut point can lie without making one disposition another."""

    factor: str
    """The factor that the cut point belongs to."""
    level: str
    """The level that begins at it."""
    cut_point: Exact
    """Where it lies, on the score of 100."""
    least: Exact
    """The cut point below it, or 0: it stays above."""
    most: Exact
    """The cut point above it, or 100: it stays below."""
    determination: str
    """The id of the determination."""
    audience: str | None
    """The audience; null where it is the same for all."""
    disposition: str
    """What follows as stated, and wherever the cut point lies between `low` and `high`."""
    low: Exact
    """The disposition stays down to here."""
    low_included: bool
    """Whether it stays at that very score."""
    high: Exact
    """The disposition stays up to here."""
    high_included: bool
    """Whether it stays at that very score."""
    below: str | None
    """What follows just below; null where the disposition stays down to the neighbour."""
    above: str | None
    """What follows just above; null where the disposition stays up to the neighbour."""


def sensitivity(chain: Chain) -> tuple[CutPointReach, ...]:
    """Say for each cut point and disposition how far the one can move without the other."""
    return tuple(reach for key in chain.cut_points for reach in _cut_point(chain, key))


@dataclass(frozen=True)
class _Stretches:
    """The stretches in which a cut point passes no score, with what follows in each.

    A score that lies between two stretches belongs to the lower one, as it reaches a cut point
    that it equals; to the upper one where a level begins only above its cut point.
    """

    ends: tuple[Fraction, ...]
    readings: tuple[Reading, ...]
    exclusive: bool

    def place(self, cut_point: Fraction) -> int:
        """Return the stretch that a cut point lies in."""
        find = bisect_right if self.exclusive else bisect_left
        return find(self.ends[1:-1], cut_point)

    def alike(self, outcome: OutcomeKey, place: int) -> tuple[int, int]:
        """Return the first and last stretch around a place with the same disposition."""
        found = [one.outcomes[outcome].disposition for one in self.readings]
        first = last = place
        while first > 0 and found[first - 1] == found[place]:
            first -= 1
        while last + 1 < len(found) and found[last + 1] == found[place]:
            last += 1
        return first, last


def _cut_point(chain: Chain, key: CutKey) -> Iterator[CutPointReach]:
    factor = chain.edition.factors[key[0]]
    least, most = _neighbours(chain, factor, key[1])
    behind = {chain.stated.scores[f] for f in chain.factors if f[0] == key[0]}
    ends = (least, *sorted(score for score in behind if least < score < most), most)
    readings = tuple(chain.read(cut_points={key: (low + high) / 2}) for low, high in pairwise(ends))
    stretches = _Stretches(ends, readings, factor.cut_points_exclusive)
    for outcome in chain.outcome_keys():
        yield _reach(chain, key, outcome, stretches)


def _neighbours(chain: Chain, factor: Factor, level: str) -> tuple[Fraction, Fraction]:
    levels = chain.edition.scales[factor.scale].levels
    cuts = [Fraction(0), *(factor.cut_points[n.id] for n in levels if n.id in factor.cut_points)]
    place = cuts.index(factor.cut_points[level], 1)
    return cuts[place - 1], cuts[place + 1] if place + 1 < len(cuts) else _TOP


def _reach(chain: Chain, key: CutKey, outcome: OutcomeKey, stretches: _Stretches) -> CutPointReach:
    at = chain.cut_points[key]
    first, last = stretches.alike(outcome, stretches.place(at))
    found = [one.outcomes[outcome].disposition for one in stretches.readings]
    low, high = stretches.ends[first], stretches.ends[last + 1]
    return CutPointReach(
        factor=key[0],
        level=key[1],
        cut_point=at,
        least=stretches.ends[0],
        most=stretches.ends[-1],
        determination=outcome[0],
        audience=outcome[1],
        disposition=found[first],
        low=low,
        low_included=stretches.exclusive and (first > 0 or low == 0),
        high=high,
        high_included=not stretches.exclusive and (last + 1 < len(found) or high == _TOP),
        below=found[first - 1] if first > 0 else None,
        above=found[last + 1] if last + 1 < len(found) else None,
    )
