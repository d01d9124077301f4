"""A questionnaire as authored: sections of questions, derived values, findings."""

from typing import Annotated, Literal

from pydantic import Field

from riskwiz.core.model import Cite, Identifier, Line, Model, Prose
from riskwiz.core.question import Band, Question


class Section(Model):
    """Questions that belong together; hiding a section hides all of them."""

    id: Identifier
    title: Line
    intro: Prose | None = None
    factor: Identifier | None = None
    when: str | None = None
    benefits: bool = False
    question: tuple[Question, ...] = Field(min_length=1)


class Derived(Model):
    """A value that follows from answers; a derived number may carry points by bands."""

    id: Identifier
    label: Line
    kind: Literal["boolean", "number"]
    value: str
    factor: Identifier | None = None
    cite: tuple[Cite, ...] = ()
    band: tuple[Band, ...] = ()


class Floor(Model):
    """The level that a factor has at least while a finding is true."""

    factor: Identifier
    level: Identifier
    audiences: tuple[Identifier, ...] = ()


class Finding(Model):
    """A rule over answers; where it is true it stands in the memo, and may set a floor."""

    id: Identifier
    title: Line
    severity: Identifier
    when: str
    floor: Floor | None = None
    cite: tuple[Cite, ...] = ()


class QuestionnaireHead(Model):
    """What a questionnaire says of itself."""

    id: Identifier
    title: Line
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    intro: Prose | None = None
    factor: Identifier | None = None


class Questionnaire(Model):
    """One authored file of questions."""

    schema_: str | None = Field(default=None, alias="$schema")
    questionnaire: QuestionnaireHead
    section: tuple[Section, ...] = Field(min_length=1)
    derived: tuple[Derived, ...] = ()
    finding: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """The questionnaire's id, which is its file's stem."""
        return self.questionnaire.id

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked."""
        return tuple(q for section in self.section for q in section.question)
