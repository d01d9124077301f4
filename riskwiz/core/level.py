"""Levels: from a score by cut points, and from two levels by a table."""

from fractions import Fraction

from riskwiz.core.methodology import Factor, Scale, Table
from riskwiz.core.model import Model


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


def level_of(score: Fraction, factor: Factor, scale: Scale) -> str:
    """Return the highest level whose cut point, a lower inclusive end, the score reaches."""
    reached = [
        level.id
        for level in scale.levels[1:]
        if level.id in factor.cut_points and score >= factor.cut_points[level.id]
    ]
    return reached[-1] if reached else scale.levels[0].id


def at_least(level: str, floors: list[str], scale: Scale) -> str:
    """Return the highest of a level and its floors."""
    return max((level, *floors), key=scale.rank)


def cell(table: Table, row: str, column: str, columns: Scale) -> str:
    """Return the level in one cell of a table."""
    return table.cells[row][columns.rank(column)]


def between(one: LevelRange, scale: Scale) -> tuple[str, ...]:
    """Return every level of a range, the lowest first."""
    low, high = scale.rank(one.low), scale.rank(one.high)
    return tuple(level.id for level in scale.levels[low : high + 1])
