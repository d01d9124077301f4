"""Levels by their ranks, the lowest as 0: as stated, and the lowest and highest they could be.

Each function here returns the work of one slot of a network: from the points, entries or ranks
before it to the ranks that follow.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, NamedTuple

from riskwiz.core.decision import MAX_COMBINATIONS
from riskwiz.core.edition import Edition
from riskwiz.core.entry import Entry, Points
from riskwiz.core.level import ANY, cell, decided, level_of, out_of_hundred, rank_at_share
from riskwiz.core.methodology import Factor, Table
from riskwiz.core.scoring import denominator
from riskwiz.core.standing import NOTHING_TO_SCORE, Standing, Truth


class Ranks(NamedTuple):
    """A level by its rank: as stated, and the lowest and highest that it could still be."""

    stated: int
    low: int
    high: int


def of_score(edition: Edition, factor: Factor, unit: int) -> Callable[[tuple[Points]], Ranks]:
    """Rank the score of a factor by its cut points; a point is counted in so many parts."""
    scale, total = edition.scales[factor.scale], denominator(edition, factor)

    def rank(points: Fraction | int) -> int:
        score = out_of_hundred(Fraction(points) / unit, total)
        return scale.rank(level_of(score, factor, scale))

    return lambda found: Ranks(*map(rank, found[0]))


def raised(floors: Sequence[int]) -> Callable[[tuple[Any, ...]], Ranks]:
    """Raise a level to the floors that hold, must hold, or could still hold.

    It reads the level, then the truth of each floor on the record, then each in the range.
    """

    def ranks(found: tuple[Any, ...]) -> Ranks:
        by_score, truths = found[0], found[1:]
        record, wide = truths[: len(floors)], truths[len(floors) :]
        true = (floor for floor, one in zip(floors, record, strict=True) if one is Truth.TRUE)
        certain = (floor for floor, one in zip(floors, wide, strict=True) if one is Truth.TRUE)
        possible = (f for f, one in zip(floors, wide, strict=True) if one is not Truth.FALSE)
        return Ranks(
            max(by_score.stated, *true, 0),
            max(by_score.low, *certain, 0),
            max(by_score.high, *possible, 0),
        )

    return ranks


def of_derived_level(edition: Edition, name: str) -> Callable[[tuple[Entry, Entry]], Ranks]:
    """Rank a derived level among the levels of its scale."""
    words = edition.words_of(name)
    middle = rank_at_share(words, edition.methodology.methodology.not_known)

    def ranks(found: tuple[Entry, Entry]) -> Ranks:
        record, wide = found
        stated = middle
        if record.standing is Standing.ANSWERED:
            stated = words.index(str(record.kept))
        elif record.standing is Standing.NOT_ASKED:
            stated = 0
        if wide.standing is not Standing.UNANSWERED:
            return Ranks(stated, stated, stated)
        return _held(Ranks(stated, 0, len(words) - 1), words, wide)

    return ranks


def of_word(edition: Edition, name: str) -> Callable[[tuple[Entry, Entry]], Ranks]:
    """Rank the answer to a choice question, at which tables are read, among its options."""
    words, head = edition.words_of(name), edition.methodology.methodology

    def ranks(found: tuple[Entry, Entry]) -> Ranks:
        record, wide = found
        if record.standing is Standing.ANSWERED:
            stated = words.index(str(record.kept))
        elif record.standing in NOTHING_TO_SCORE:
            stated = 0
        else:
            is_withheld = record.standing is Standing.WITHHELD
            stated = rank_at_share(words, head.withheld if is_withheld else head.not_known)
        if wide.standing in {Standing.ANSWERED, *NOTHING_TO_SCORE}:
            return Ranks(stated, stated, stated)
        return _held(Ranks(stated, 0, len(words) - 1), words, wide)

    return ranks


def of_cells(edition: Edition, table: Table) -> Callable[[tuple[Ranks, Ranks]], Ranks]:
    """Read a table of two levels at what is stated, and at both corners."""
    down, across = table.reads
    rows, columns = edition.words_of(down), edition.words_of(across)
    levels, scale = edition.words_of(table.id), edition.scale_of(across)

    def rank(row: int, column: int) -> int:
        return levels.index(cell(table, rows[row], columns[column], scale))

    return lambda found: Ranks(*(rank(row, column) for row, column in zip(*found, strict=True)))


def of_rows(edition: Edition, table: Table) -> Callable[[tuple[Ranks, ...]], Ranks]:
    """Find the first row of a table of several inputs that matches, and those that still could."""
    levels = edition.words_of(table.id)
    inputs = [edition.words_of(name) for name in table.inputs]

    def ranks(found: tuple[Ranks, ...]) -> Ranks:
        stated = [words[one.stated] for words, one in zip(inputs, found, strict=True)]
        possible = [words[o.low : o.high + 1] for words, o in zip(inputs, found, strict=True)]
        reached = {levels.index(one) for one in _reachable(table, possible)}
        row = table.decide[decided(table, stated)]
        return Ranks(levels.index(row[-1]), min(reached), max(reached))

    return ranks


def _reachable(table: Table, possible: Sequence[Sequence[str]]) -> set[str]:
    """Return the levels that the inputs can still lead to; past the bound, those of any row."""
    if prod(map(len, possible)) <= MAX_COMBINATIONS:
        return {table.decide[decided(table, words)][-1] for words in product(*possible)}
    return {
        row[-1]
        for row in table.decide
        if all(one == ANY or one in words for one, words in zip(row, possible, strict=False))
    }


def _held(ranks: Ranks, words: Sequence[str], entry: Entry) -> Ranks:
    """Take what is not known as at most the word at which mitigations hold it."""
    if entry.hold is None:
        return ranks
    most = words.index(str(entry.hold.value))
    return Ranks(min(most, ranks.stated), ranks.low, min(most, ranks.high))
