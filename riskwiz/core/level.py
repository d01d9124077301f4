"""Levels: from a score by cut points, and from two levels by a table."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from riskwiz.core.methodology import Factor, Scale, Table
from riskwiz.core.model import Model

ANY = "*"
"""What stands in a row of a table of several inputs for any word."""


class LevelRange(Model):
    """A level as it is stated, and the lowest and highest that it could still be."""

    stated: str
    """The level as it is stated."""
    low: str
    """The lowest level that it could still be."""
    high: str
    """The highest level that it could still be."""

    @property
    def certain(self) -> bool:
        """Whether nothing that is open can change the level."""
        return self.low == self.high


def out_of_hundred(points_: Fraction, total: int) -> Fraction:
    """Return 100 × points / denominator, exactly; 0 where nothing can be scored."""
    return Fraction(100) * points_ / total if total else Fraction(0)


def level_of(score: Fraction, factor: Factor, scale: Scale) -> str:
    """Return the highest level whose cut point the score reaches, or exceeds where it must."""
    points = {level.id: factor.cut_points.get(level.id) for level in scale.levels[1:]}
    reached = [
        level
        for level, point in points.items()
        if point is not None and (score > point if factor.cut_points_exclusive else score >= point)
    ]
    return reached[-1] if reached else scale.levels[0].id


def rank_at_share(words: Sequence[str], share: Fraction) -> int:
    """Return the rank of the word for what is not known: so far up as the share says."""
    place = ceil(share * (len(words) - 1))
    return max(0, min(place, len(words) - 1))


def at_least(level: str, floors: list[str], scale: Scale) -> str:
    """Return the highest of a level and its floors."""
    return max((level, *floors), key=scale.rank)


def cell(table: Table, row: str, column: str, columns: Scale) -> str:
    """Return the level in one cell of a table."""
    return table.cells[row][columns.rank(column)]


def decided(table: Table, words: Sequence[str]) -> int:
    """Return the place of the first row of a table of several inputs that matches some words."""
    return next(
        place
        for place, row in enumerate(table.decide)
        if all(one in (ANY, word) for one, word in zip(row, words, strict=False))
    )
