"""The part of a network from points to levels: factors, words, tables and decisions.

Levels are kept by rank, the lowest as 0: as stated, and the lowest and highest that they could be.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import Any

from riskwiz.core.answer import Key
from riskwiz.core.decision import Decider, Decision
from riskwiz.core.edition import Edition
from riskwiz.core.entry import Entry, Points, shares_of
from riskwiz.core.expression import CelValue
from riskwiz.core.formula import Interval
from riskwiz.core.methodology import Determination, Factor
from riskwiz.core.network import Network, Slots, picking
from riskwiz.core.path_network import PathNetwork
from riskwiz.core.questionnaire import Finding
from riskwiz.core.ranks import (
    Ranks,
    of_cells,
    of_derived_level,
    of_rows,
    of_score,
    of_word,
    raised,
)
from riskwiz.core.standing import Truth

_BLOCK = 20
"""How many items of a factor are added up together, before their sums are."""

LevelKey = tuple[str, str | None]
"""A factor, table, derived level or question, and the audience where it differs by audience."""


@dataclass
class LevelNetwork:
    """What follows from two paths in a network, and where each part of it lies."""

    edition: Edition
    network: Network
    record: PathNetwork
    range: PathNetwork
    deciders: Mapping[str, Decider]
    points: dict[LevelKey, int] = field(default_factory=dict)
    units: dict[LevelKey, int] = field(default_factory=dict)
    by_score: dict[LevelKey, int] = field(default_factory=dict)
    levels: dict[LevelKey, int] = field(default_factory=dict)
    decisions: dict[LevelKey, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay everything out, each level after those that it follows from."""
        edition = self.edition
        for factor in edition.factors.values():
            for audience in self._audiences(factor.id):
                self._factor(factor, audience)
        for name in edition.derived_levels:
            pair = (self.record.derived[name], self.range.derived[name])
            self.levels[name, None] = self.network.remembered(of_derived_level(edition, name), pair)
        for table in edition.tables.values():
            for name in (n for n in table.inputs if n in edition.questions):
                self._word(name)
            for audience in self._audiences(table.id):
                work = of_rows(edition, table) if table.inputs else of_cells(edition, table)
                reads = tuple(self._at(name, audience) for name in table.reads)
                self.levels[table.id, audience] = self.network.remembered(work, reads)
        for determination in edition.methodology.determination:
            for audience in self._audiences(determination.level):
                self._decision(determination, audience)

    def _audiences(self, name: str) -> tuple[str | None, ...]:
        return tuple(self.edition.audiences) if self.edition.per_audience(name) else (None,)

    def _at(self, name: str, audience: str | None) -> int:
        return self.levels[name, audience if self.edition.per_audience(name) else None]

    def _factor(self, factor: Factor, audience: str | None) -> None:
        key = (factor.id, audience)
        added = self._added if factor.value is None else self._computed
        self.points[key], self.units[key] = added(factor, audience)
        self.by_score[key] = self.levels[key] = self.network.remembered(
            of_score(self.edition, factor, self.units[key]), (self.points[key],)
        )
        floors = tuple(floors_of(self.edition, factor, audience))
        if floors:
            scale = self.edition.scales[factor.scale]
            ranks = [scale.rank(one.floor.level) for one in floors if one.floor is not None]
            truths = (path.findings[f.id] for path in (self.record, self.range) for f in floors)
            reads = (self.by_score[key], *truths)
            self.levels[key] = self.network.remembered(raised(ranks), reads)

    def _added(self, factor: Factor, audience: str | None) -> tuple[int, int]:
        """Lay out the sum of a factor's points, in parts of a point (DESIGN 3.2)."""
        pairs: list[tuple[int, int]] = []
        for item in self.edition.items[factor.id]:
            key = Key(item.id, audience if item.per_row else None)
            if item.id in self.edition.derived:
                pairs.append((self.record.derived[item.id], self.range.derived[item.id]))
            else:
                pairs.append((self.record.entries[key], self.range.entries[key]))
        # Of the items of a factor few change at a time: the others are not added up again.
        blocks = tuple(
            self._block(pairs[start : start + _BLOCK]) for start in range(0, len(pairs), _BLOCK)
        )
        slot = blocks[0] if len(blocks) == 1 else self.network.follows(_total(blocks), blocks)
        return slot, shares_of(factor, self.edition.methodology.methodology).unit

    def _block(self, pairs: list[tuple[int, int]]) -> int:
        record, wide = tuple(r for r, _ in pairs), tuple(w for _, w in pairs)
        return self.network.follows(_sum(picking(record), picking(wide)), (*record, *wide))

    def _computed(self, factor: Factor, audience: str | None) -> tuple[int, int]:
        """Lay out the value of a computed factor; its points are exact, and counted whole."""
        edition, formula = self.edition, self.edition.expressions["factor", factor.id].formula
        names = tuple(dict.fromkeys(edition.points_behind(factor)))
        keys = [(n, audience if edition.factors[n].per_audience else None) for n in names]
        units = [self.units[key] for key in keys]

        def points(found: tuple[Points, ...]) -> Points:
            exact = [
                [Fraction(n) / unit for n in one] for one, unit in zip(found, units, strict=True)
            ]
            named = [(f"{n}.points", one) for n, one in zip(names, exact, strict=True)]
            stated = formula.at({name: one[0] for name, one in named})
            between = formula.between({name: Interval(one[1], one[2]) for name, one in named})
            return Points(stated, between.low, between.high)

        return self.network.remembered(points, tuple(self.points[key] for key in keys)), 1

    def _word(self, name: str) -> None:
        """Lay out the option of a choice question as a word that tables are read at."""
        key = Key(name)
        pair = (self.record.entries[key], self.range.entries[key])
        work = of_word(self.edition, name)
        self.levels[name, None] = self.network.remembered(work, pair)

    def _decision(self, determination: Determination, audience: str | None) -> None:
        decider = self.deciders[determination.id]
        readers = [self._name(name, audience) for name in decider.names]
        ends = [0]
        for reads, _ in readers:
            ends.append(ends[-1] + len(reads))
        works = [work for _, work in readers]

        def decision(found: tuple[Any, ...]) -> Decision:
            parts = (found[a:b] for a, b in pairwise(ends))
            values = [work(part) for work, part in zip(works, parts, strict=True)]
            return decider.decide(dict(zip(decider.names, values, strict=True)))

        slots = tuple(slot for reads, _ in readers for slot in reads)
        self.decisions[determination.id, audience] = self.network.remembered(decision, slots)

    def _name(
        self, name: str, audience: str | None
    ) -> tuple[tuple[int, ...], Callable[[tuple[Any, ...]], Sequence[CelValue]]]:
        """Return where a name of the rules lies, and what it is and could still be there."""
        if name == "audience":
            return (), lambda _: (audience or "",)
        if name in self.edition.findings:
            truths = (self.record.findings[name], self.range.findings[name])
            return truths, lambda found: _booleans(found[0] is Truth.TRUE, found[1])
        if name in self.edition.derived and name not in self.edition.derived_levels:
            pair = (self.record.derived[name], self.range.derived[name])
            return pair, lambda found: _booleans(found[0].kept is True, _settled(found[1]))
        words = self.edition.words_of(name)
        return (self._at(name, audience),), lambda found: _words(words, found[0])


def floors_of(edition: Edition, factor: Factor, audience: str | None) -> Iterator[Finding]:
    """Yield the findings that set a floor of a factor for an audience."""
    for one in edition.findings.values():
        floor = one.floor
        if floor is None or floor.factor != factor.id:
            continue
        if audience is None or not floor.audiences or audience in floor.audiences:
            yield one


def _sum(
    record: Callable[[Slots], tuple[Entry, ...]], wide: Callable[[Slots], tuple[Entry, ...]]
) -> Callable[[Slots], Points]:
    def points(slots: Slots) -> Points:
        stated: Fraction | int = 0
        low: Fraction | int = 0
        high: Fraction | int = 0
        for one in record(slots):
            stated += one.points[0]
        for one in wide(slots):
            _, least, most = one.points
            low += least
            high += most
        return Points(stated, low, high)

    return points


def _total(blocks: tuple[int, ...]) -> Callable[[Slots], Points]:
    pick = picking(blocks)

    def points(slots: Slots) -> Points:
        found = pick(slots)
        return Points(
            sum(one.stated for one in found),
            sum(one.low for one in found),
            sum(one.high for one in found),
        )

    return points


def _settled(wide: Entry) -> Truth:
    """Return what a derived boolean is, whatever the open answers turn out to be."""
    if wide.kept is None:
        return Truth.NOT_YET
    return Truth.TRUE if wide.kept is True else Truth.FALSE


def _booleans(stated: bool, wide: Truth) -> tuple[CelValue, ...]:
    return (stated, not stated) if wide is Truth.NOT_YET else (stated,)


def _words(words: Sequence[str], one: Ranks) -> tuple[CelValue, ...]:
    """Return a level as stated, then the others that it could still be, from the lowest."""
    return (
        words[one.stated],
        *(w for w in words[one.low : one.high + 1] if w != words[one.stated]),
    )
