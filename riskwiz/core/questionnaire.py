"""A questionnaire as authored: sections of questions, derived values, findings."""

from typing import Annotated, Literal

from pydantic import Field

from riskwiz.core.golden import GoldenCase
from riskwiz.core.model import Cite, Identifier, Line, Model, Prose
from riskwiz.core.question import Band, Question


class Section(Model):
    """Questions that belong together; hiding a section hides all of them."""

    id: Identifier
    """The id of the section."""
    title: Line
    """The heading of the section."""
    intro: Prose | None = None
    """What assessors should know before its first question."""
    factor: Identifier | None = None
    """The factor of its questions, where it is not the questionnaire's."""
    when: str | None = None
    """The condition under which its questions are asked; without one they always are.

    An expression over earlier questions, in single quotes: 'hq_country == "CN"'.
    """
    benefits: bool = False
    """Whether its answers are recorded outside every determination; they carry no points."""
    question: tuple[Question, ...] = Field(min_length=1)
    """The questions, in the order in which they are asked."""


class Derived(Model):
    """A value that follows from answers; a derived number may carry points by bands."""

    id: Identifier
    """The id of the derived value; expressions further down use it."""
    label: Line
    """What it is called in the account of points."""
    kind: Literal["boolean", "number", "list", "level"]
    """Whether it is true or false, a number, a list of words, or a level of a scale."""
    value: str
    """The expression that gives it, in single quotes: 'sum(owners.map(o, o.share))'."""
    scale: Identifier | None = None
    """The scale of a derived level, one word of which the expression gives."""
    factor: Identifier | None = None
    """The factor that its points count towards; only a number with bands has one."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""
    band: tuple[Band, ...] = ()
    """The bands that give points, from the lowest number up."""


class Floor(Model):
    """The level that a factor has at least while a finding is true."""

    factor: Identifier
    """The factor that is raised."""
    level: Identifier
    """The level that it has at least."""
    audiences: tuple[Identifier, ...] = ()
    """The audiences that this holds for; all where none is named."""


class Finding(Model):
    """A rule over answers; where it is true it stands in the memo, and may set a floor."""

    id: Identifier
    """The id of the finding; rules can ask whether it is true."""
    title: Line
    """What was found, in one sentence for the memo."""
    severity: Identifier
    """How severe it is: a level of the scale."""
    when: str
    """The expression that makes it true, in single quotes; more concerning answers must."""
    floor: Floor | None = None
    """The level that a factor has at least while the finding is true."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""


class Contradiction(Model):
    """Answers that cannot all be right; while they stand, the reader is told.

    It changes no score: which of the answers is wrong is for the assessor to find out.
    """

    id: Identifier
    """The id of the contradiction."""
    says: Line
    """What does not fit together, in one sentence."""
    when: str
    """The expression that is true while it does not, in single quotes."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""


class QuestionnaireHead(Model):
    """What a questionnaire says of itself."""

    id: Identifier
    """The id of the questionnaire: its file's name without .toml."""
    title: Line
    """The name of the questionnaire, as screens and the memo print it."""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Three numbers, such as "1.0.0": what breaks, what is new, what is only reworded."""
    intro: Prose | None = None
    """What assessors should know before they start."""
    factor: Identifier | None = None
    """The factor of its questions, where neither section nor question names another."""


class Questionnaire(Model):
    """One authored file of questions."""

    schema_: str | None = Field(default=None, alias="$schema")
    """The JSON Schema of this file, for editors that do not read the file's first line."""
    questionnaire: QuestionnaireHead
    """What the questionnaire is called."""
    section: tuple[Section, ...] = Field(min_length=1)
    """The sections, in the order in which they are asked."""
    derived: tuple[Derived, ...] = ()
    """Values that follow from answers."""
    finding: tuple[Finding, ...] = ()
    """Findings: what the memo says where certain answers are given."""
    contradiction: tuple[Contradiction, ...] = ()
    """Contradictions: answers that cannot all be right."""
    case: tuple[GoldenCase, ...] = ()
    """Golden cases: answers, and what must follow from them; `riskwiz test` tries them."""

    @property
    def id(self) -> str:
        """The questionnaire's id, which is its file's stem."""
        return self.questionnaire.id

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked."""
        return tuple(q for section in self.section for q in section.question)
