"""What carries points in a draft, each answer's points with their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from riskwiz.authoring.draft import Draft, Spot
from riskwiz.core.question import (
    ChoiceQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from riskwiz.core.questionnaire import Derived


class PlacedPoints(NamedTuple):
    """The points of one possible answer, and where they stand in their question."""

    points: int
    around: Spot
    steps: tuple[str | int, ...]

    @property
    def spot(self) -> Spot:
        """Where the points stand."""
        return Spot(self.around.path, (*self.around.location, *self.steps))


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """A question or derived number with points."""

    id: str
    factor: str | None
    points: tuple[PlacedPoints, ...]


def scored(draft: Draft) -> Iterator[ScoredItem]:
    """Yield everything that carries points."""
    for question in draft.questions:
        points = tuple(_points(question.it, question.spot))
        if points:
            yield ScoredItem(question.it.id, question.factor, points)
    for derived in draft.derived:
        points = tuple(_points(derived.it, derived.spot))
        default = draft.questionnaires[derived.spot.path].questionnaire.factor
        if points:
            yield ScoredItem(derived.it.id, derived.it.factor or default, points)


def _points(source: Question | Derived, spot: Spot) -> Iterator[PlacedPoints]:
    match source:
        case ChoiceQuestion() | GridQuestion() | MultiQuestion():
            for index, option in enumerate(source.option):
                if option.points is not None:
                    yield PlacedPoints(option.points, spot, ("option", index, "points"))
        case YesNoQuestion() if source.points is not None:
            yield PlacedPoints(source.points.yes, spot, ("points",))
            yield PlacedPoints(source.points.no, spot, ("points",))
        case NumberQuestion() | MoneyQuestion() | Derived():
            for index, band in enumerate(source.band):
                yield PlacedPoints(band.points, spot, ("band", index, "points"))
        case _:
            return
