"""What carries points in a draft, each answer's points with their place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from riskwiz.authoring.spot import Placed, PlacedQuestion, Spot
from riskwiz.core.question import (
    ChoiceQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from riskwiz.core.questionnaire import Derived, Questionnaire


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


def scored(
    questions: Iterable[PlacedQuestion],
    derived: Iterable[Placed[Derived]],
    files: Mapping[str, Questionnaire],
) -> Iterator[ScoredItem]:
    """Yield everything that carries points."""
    for question in questions:
        points = tuple(_points(question.it, question.spot))
        if points:
            yield ScoredItem(question.it.id, question.factor, points)
    for one in derived:
        points = tuple(_points(one.it, one.spot))
        default = files[one.spot.path].questionnaire.factor
        if points:
            yield ScoredItem(one.it.id, one.it.factor or default, points)


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
