"""Scored items: what carries points, how many at most, and how many for an answer."""

from dataclasses import dataclass
from fractions import Fraction

from riskwiz.core.answer import Value
from riskwiz.core.question import (
    ChoiceQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
    band_of,
    option,
)
from riskwiz.core.questionnaire import Derived
from riskwiz.core.value import exact


@dataclass(frozen=True, slots=True)
class Item:
    """A question with points, or a derived number with bands; its maximum in points."""

    id: str
    factor: str
    maximum: int
    source: Question | Derived

    @property
    def per_row(self) -> bool:
        """Whether each audience has an answer, and so points, of its own."""
        return isinstance(self.source, GridQuestion)

    @property
    def label(self) -> str:
        """What the account of points calls the item."""
        return self.source.label if isinstance(self.source, Derived) else self.source.ask


def maximum(source: Question | Derived) -> int | None:
    """Return the largest number of points of a question or derived value; None if unscored.

    For a multi question it is the sum of its options, or the cap (DESIGN 3.2).
    """
    match source:
        case ChoiceQuestion() | GridQuestion():
            points = [o.points for o in source.option if o.points is not None]
            return max(points, default=None)
        case MultiQuestion():
            points = [o.points for o in source.option if o.points is not None]
            total = sum(points)
            return None if not points else _capped(source, total)
        case YesNoQuestion():
            return None if source.points is None else max(source.points.yes, source.points.no)
        case NumberQuestion() | MoneyQuestion() | Derived():
            return max((b.points for b in source.band), default=None)
        case _:
            return None


def points(source: Question | Derived, value: Value) -> tuple[int, str]:
    """Return the points of a value and the words of the rule that gives them."""
    match source:
        case ChoiceQuestion() | GridQuestion():
            chosen = option(source, str(value))
            return (chosen.points or 0, chosen.label) if chosen else (0, "")
        case MultiQuestion():
            chosen_ones = [o for o in source.option if isinstance(value, tuple) and o.id in value]
            total = sum(o.points or 0 for o in chosen_ones)
            capped = _capped(source, total)
            rule = "; ".join(o.label for o in chosen_ones)
            return capped, f"{rule} (capped at {source.cap})" if capped < total else rule
        case YesNoQuestion() if source.points is not None:
            return (source.points.yes, "yes") if value else (source.points.no, "no")
        case NumberQuestion() | MoneyQuestion() | Derived():
            return _band_points(source, exact(value))
        case _:
            return 0, ""


def _capped(source: MultiQuestion, total: int) -> int:
    return total if source.cap is None else min(total, source.cap)


def _band_points(
    source: NumberQuestion | MoneyQuestion | Derived, number: Fraction
) -> tuple[int, str]:
    band = band_of(source.band, number)
    return (band.points, band.label) if band else (0, "below every band")
