"""What an analysis measures: each level and disposition of a case, by name and audience."""

from typing import Literal

from riskwiz.core.model import Model

MeasureKind = Literal["factor", "derived level", "table", "determination", "disposition"]
"""What can be a level or a disposition; the level of a determination is its table's or factor's."""


class Measure(Model):
    """A level or a disposition that follows from a case."""

    kind: MeasureKind
    """Whether it is the level of a factor, table, derived value or determination, or what follows.
    """
    id: str
    """The id of the factor, table, derived value or determination."""
    label: str
    """What it is called, with the audience where it has one."""
    audience: str | None
    """The audience; null where it is the same for all."""


class AnswerWords(Model):
    """A question, or one row of a grid, with an answer in words."""

    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    ask: str
    """The question, as it is asked."""
    answer: str
    """The answer, in words."""
