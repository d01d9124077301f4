"""Points to scores of a hundred (DESIGN 3.2)."""

from fractions import Fraction
from math import floor

from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import Score
from riskwiz.core.level import out_of_hundred
from riskwiz.core.methodology import Factor

FactorKey = tuple[str, str | None]
"""A factor, and the audience where it is scored for each apart."""


def denominator(edition: Edition, factor: Factor) -> int:
    """Return what the points of a factor are divided by, the same for every case."""
    if factor.maximum is not None:
        return factor.maximum
    return edition.maxima[factor.id]


def scored(total: int, stated: Fraction, low: Fraction, high: Fraction) -> Score:
    """Put points over their denominator."""
    return Score(
        stated=stated,
        low=low,
        high=high,
        denominator=total,
        stated_percent=round_half_up(out_of_hundred(stated, total)),
        low_percent=round_half_up(out_of_hundred(low, total)),
        high_percent=round_half_up(out_of_hundred(high, total)),
    )


def round_half_up(number: Fraction) -> int:
    """Round to the nearest whole number, a half upwards."""
    return floor(number + Fraction(1, 2))
