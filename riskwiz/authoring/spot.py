"""Places in the files of an edition, and what stands there."""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from riskwiz.authoring.locate import Location
from riskwiz.core.question import Question
from riskwiz.core.questionnaire import Questionnaire, Section

T_co = TypeVar("T_co", covariant=True)


class Spot(NamedTuple):
    """A place in the files of an edition: which file, and the keys that lead there."""

    path: str
    location: Location

    def __truediv__(self, step: str | int) -> "Spot":
        """Go one key or index further in."""
        return Spot(self.path, (*self.location, step))


@dataclass(frozen=True)
class Placed(Generic[T_co]):
    """Something authored, and where it stands."""

    it: T_co
    spot: Spot


@dataclass(frozen=True)
class PlacedQuestion(Placed[Question]):
    """A question with its section and questionnaire."""

    section: Section
    questionnaire: Questionnaire

    @property
    def factor(self) -> str | None:
        """The factor that the question's points count towards."""
        return self.it.factor or self.section.factor or self.questionnaire.questionnaire.factor
