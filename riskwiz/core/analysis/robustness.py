"""How robust the result is: what follows under many editions that differ a little from this one.

Each draw is an edition in which every item weighs a little more or less than its author gave
it, all its points alike, and every cut point lies a little higher or lower. The methodology
declares how much, how often and from which seed. Answers stay as they are, and with them what
is asked, what is found and which floors hold.

Everything is counted in whole numbers, so that a score that meets a cut point exactly has the
level (or has it not, where levels begin above their cut points), as in an assessment. The numbers
come from PCG64 as it stands, so that a seed gives the same draws with every version of NumPy.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from riskwiz.core.analysis.chain import Chain, CutKey, OutcomeKey
from riskwiz.core.analysis.robustness_result import (
    FactorRobustness,
    OutcomeRobustness,
    RobustnessResult,
    Share,
)
from riskwiz.core.factor_result import ItemResult
from riskwiz.core.level import decided
from riskwiz.core.level_network import LevelKey
from riskwiz.core.methodology import Robustness, Table
from riskwiz.core.scoring import FactorKey

STEPS = 1000
"""A draw lies on one of so many steps to each side of what the author gave."""

_TOP = 100
_FITS = 2**62

Ranks = npt.NDArray[np.int64]
Whole = npt.NDArray[Any]
"""Whole numbers: of 64 bits where they fit, else Python's, which are slower and always fit."""


def robustness(chain: Chain, declared: Robustness | None = None) -> RobustnessResult | None:
    """Draw editions that differ a little, and count what follows from the answers in each.

    What the methodology declares is used unless something else is given; None where it declares
    nothing.
    """
    declared = declared or chain.edition.methodology.robustness
    if declared is None:
        return None
    draws = Draws(chain, declared)
    levels = draws.levels()
    return RobustnessResult(
        count=declared.count,
        seed=declared.seed,
        spread_of_points=declared.spread_of_points,
        spread_of_cut_points=declared.spread_of_cut_points,
        why=declared.why,
        cites=chain.edition.cite(declared.cite, chain.case.as_of),
        factors=tuple(_factor(chain, key, levels[key]) for key in chain.factors),
        outcomes=tuple(
            _outcome(chain, key, levels, draws.dispositions(key, levels))
            for key in chain.outcome_keys()
        ),
    )


class _Points(NamedTuple):
    """The points of a factor in each draw, in whole numbers: `number` / `unit`, out of `over`."""

    number: Whole
    unit: Whole | int
    over: Whole | int


@dataclass(frozen=True)
class Draws:
    """All draws at once: an array has a place for each. Place 0 is the edition as it is."""

    chain: Chain
    declared: Robustness

    def levels(self) -> dict[LevelKey, Ranks]:
        """Return the rank of every level in each draw."""
        edition = self.chain.edition
        points = self._added()
        found: dict[LevelKey, Ranks] = {
            (name, row): np.full(self.declared.count + 1, edition.words_of(name).index(word))
            for (name, row), word in self.chain.words.items()
        }
        cuts = {key: self._steps() for key in self.chain.cut_points}
        for key in self.chain.factors:
            if key not in points:
                points[key] = self._computed(key, points)
            found[key] = self._level(key, points[key], cuts)
        for table in edition.tables.values():
            for audience in self.chain.audiences(table.id):
                found[table.id, audience] = self._read(table, found, audience)
        return found

    def dispositions(self, key: OutcomeKey, levels: Mapping[LevelKey, Ranks]) -> Ranks:
        """Return the rank of the disposition for an audience in each draw."""
        chain, steps = self.chain, [d.id for d in self.chain.edition.methodology.disposition]
        names = chain.names(key[0])
        facts = {name: chain.facts[name] for name in names if name in chain.facts}
        free = [name for name in names if name not in facts]

        def disposition(words: Sequence[str]) -> int:
            rule = chain.match(key, facts | dict(zip(free, words, strict=True)))
            return steps.index(rule.disposition)

        return self._each(free, key[1], levels, disposition)

    @cached_property
    def _source(self) -> np.random.PCG64:
        return np.random.PCG64(self.declared.seed)

    def _steps(self) -> Ranks:
        """Draw whole numbers from -STEPS to STEPS; that of place 0 is 0."""
        raw = self._source.random_raw(self.declared.count) % np.uint64(2 * STEPS + 1)
        return np.concatenate(([0], raw.astype(np.int64) - STEPS))

    def _added(self) -> dict[FactorKey, _Points]:
        """Add the points of each factor up, every item at its weight in each draw.

        A factor is out of its items' maxima at their weights, or out of its declared maximum.
        """
        chain, spread = self.chain, self.declared.spread_of_points
        whole = STEPS * spread.denominator  # what a weight of 1 is counted as
        parts = {key: _parts(chain, key) for key in chain.accounts}
        kind = {key: self._kind(key, 2 * whole * parts[key]) for key in chain.accounts}
        number, over = (
            {key: np.zeros(self.declared.count + 1, dtype=kind[key]) for key in chain.accounts}
            for _ in range(2)
        )
        for lines in self._items():
            weight = whole + spread.numerator * self._steps()
            for key, line in lines:
                mine = weight.astype(kind[key], copy=False)
                number[key] += mine * int(line.stated * parts[key])
                over[key] += mine * (line.maximum * parts[key])
        return {
            key: _Points(number[key], unit := whole * parts[key], unit * maximum)
            if (maximum := chain.edition.factors[key[0]].maximum) is not None
            else _Points(number[key], whole * parts[key], over[key])
            for key in chain.accounts
        }

    def _items(self) -> Iterator[list[tuple[FactorKey, ItemResult]]]:
        """Yield each item's lines in the accounts: its rows and audiences share one weight."""
        found: dict[str, list[tuple[FactorKey, ItemResult]]] = {}
        for key, lines in self.chain.items.items():
            found.setdefault(key[0], []).extend(lines)
        yield from found.values()

    def _kind(self, key: FactorKey, unit: int) -> type[np.int64] | type[object]:
        """Return the kind of number in which nothing that is compared can overflow."""
        account, factor = self.chain.accounts[key], self.chain.edition.factors[key[0]]
        most = max(sum(line.maximum for line in account), factor.maximum or 0)
        return np.int64 if 2 * _TOP * self._scale(key) * unit * most < _FITS else object

    def _scale(self, key: FactorKey) -> int:
        """Return what a cut point of a factor is multiplied by to be whole in every draw."""
        cuts = self.chain.edition.factors[key[0]].cut_points.values()
        spread = STEPS * self.declared.spread_of_cut_points.denominator
        return lcm(spread, *(cut.denominator for cut in cuts))

    def _computed(self, key: FactorKey, points: Mapping[FactorKey, _Points]) -> _Points:
        """Work the points of a computed factor out, draw by draw and exactly."""
        chain = self.chain
        factors = chain.edition.factors
        behind = [
            (name, key[1] if factors[name].per_audience else None)
            for name in chain.edition.points_behind(factors[key[0]])
        ]
        columns = [_fractions(points[one], self.declared.count + 1) for one in behind]
        found = [
            chain.computed(key, dict(zip(behind, row, strict=True)))
            for row in zip(*columns, strict=True)
        ] or [chain.computed(key, {})] * (self.declared.count + 1)
        number = np.array([one.numerator for one in found], dtype=object)
        unit = np.array([one.denominator for one in found], dtype=object)
        return _Points(number, unit, unit * chain.denominator(key))

    def _level(self, key: FactorKey, points: _Points, cuts: Mapping[CutKey, Ranks]) -> Ranks:
        factor, scale = self.chain.edition.factors[key[0]], self.chain.edition.scale_of(key[0])
        spread, by = self.declared.spread_of_cut_points, self._scale(key)
        over = np.where(points.over == 0, 1, points.over)  # nothing to score: a score of 0
        score = points.number * (_TOP * by)
        ranks = np.zeros(self.declared.count + 1, dtype=np.int64)
        for rank, level in enumerate(scale.levels):
            cut = factor.cut_points.get(level.id)
            if cut is None or rank == 0:
                continue
            start = int(cut * by) + cuts[key[0], level.id] * int(spread * by / STEPS)
            meets = score > start * over if factor.cut_points_exclusive else score >= start * over
            ranks = np.where(meets.astype(bool), rank, ranks)
        floors = [scale.rank(level) for level in self.chain.floors(key, self.chain.facts)]
        return np.maximum(ranks, max(floors, default=0))

    def _read(self, table: Table, levels: Mapping[LevelKey, Ranks], audience: str | None) -> Ranks:
        words = self.chain.edition.words_of(table.id)
        across = self.chain.edition.words_of(table.reads[1]) if not table.inputs else ()

        def level(said: Sequence[str]) -> int:
            if table.inputs:
                return words.index(table.decide[decided(table, said)][-1])
            return words.index(table.cells[said[0]][across.index(said[1])])

        return self._each(table.reads, audience, levels, level)

    def _each(
        self,
        names: Sequence[str],
        audience: str | None,
        levels: Mapping[LevelKey, Ranks],
        of: Callable[[Sequence[str]], int],
    ) -> Ranks:
        """Ask once for each combination of levels that occurs, and answer for every draw."""
        edition = self.chain.edition
        ranks = [levels[n, audience if edition.per_audience(n) else None] for n in names]
        code = np.zeros(self.declared.count + 1, dtype=np.int64)
        for name, one in zip(names, ranks, strict=True):
            code = np.unique(code * len(edition.words_of(name)) + one, return_inverse=True)[1]
        _, places, where = np.unique(code, return_index=True, return_inverse=True)
        words = [edition.words_of(name) for name in names]
        found = [of([w[r[at]] for w, r in zip(words, ranks, strict=True)]) for at in places]
        return np.array(found, dtype=np.int64)[where]


def _parts(chain: Chain, key: FactorKey) -> int:
    """Return what the points of a factor are multiplied by to be whole."""
    return lcm(*(line.stated.denominator for line in chain.accounts[key]))


def _fractions(points: _Points, count: int) -> list[Fraction]:
    units = np.broadcast_to(np.asarray(points.unit), count)
    return [Fraction(int(n), int(u)) for n, u in zip(points.number, units, strict=True)]


def _factor(chain: Chain, key: FactorKey, ranks: Ranks) -> FactorRobustness:
    stated = chain.stated.levels[key]
    levels = _shares(ranks, chain.edition.words_of(key[0]))
    return FactorRobustness(
        factor=key[0],
        audience=key[1],
        level=stated,
        level_kept=_kept(levels, stated),
        levels=levels,
    )


def _outcome(
    chain: Chain, key: OutcomeKey, levels: Mapping[LevelKey, Ranks], steps: Ranks
) -> OutcomeRobustness:
    stated, name = chain.stated.outcomes[key], chain.determination(key[0]).level
    audience = key[1] if chain.edition.per_audience(name) else None
    reached = _shares(levels[name, audience], chain.edition.words_of(name))
    followed = _shares(steps, [one.id for one in chain.edition.methodology.disposition])
    return OutcomeRobustness(
        determination=key[0],
        audience=key[1],
        level=stated.level,
        level_kept=_kept(reached, stated.level),
        levels=reached,
        disposition=stated.disposition,
        disposition_kept=_kept(followed, stated.disposition),
        dispositions=followed,
    )


def _shares(ranks: Ranks, words: Sequence[str]) -> tuple[Share, ...]:
    """Count the words that the draws came to, place 0 left out, the most frequent first."""
    drawn = ranks[1:]
    counts = {words[rank]: int(n) for rank, n in enumerate(np.bincount(drawn)) if n}
    ordered = sorted(counts.items(), key=lambda one: -one[1])
    return tuple(Share(word=w, count=n, share=Fraction(n, len(drawn))) for w, n in ordered)


def _kept(shares: Sequence[Share], word: str) -> Fraction:
    return next((one.share for one in shares if one.word == word), Fraction(0))
