"""A methodology as authored: audiences, scales, factors, tables, determinations, dispositions."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from riskwiz.core.model import Cite, Exact, Identifier, Line, Model, Prose


class MethodologyHead(Model):
    """What a methodology says of itself, and how it counts what is not known."""

    id: Identifier
    title: Line
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    as_of: dt.date
    questionnaires: tuple[Identifier, ...] = Field(min_length=1)
    not_known: Exact
    withheld: Exact
    why: Prose | None = None


class ConfidenceRule(Model):
    """The shares that make confidence high or low (the idea is ICD 203's; the numbers are ours)."""

    high_answered: Exact
    high_strong: Exact
    low_answered: Exact
    low_fair: Exact
    cite: tuple[Cite, ...] = ()


class Audience(Model):
    """People who are exposed in a way of their own."""

    id: Identifier
    label: Line
    short: Annotated[str, Field(min_length=1, max_length=11)]
    help: Prose | None = None


class Level(Model):
    """One word of a scale."""

    id: Identifier
    label: Line


class Scale(Model):
    """Levels from the lowest to the highest."""

    id: Identifier
    levels: tuple[Level, ...] = Field(min_length=2)

    def rank(self, level: str) -> int:
        """Return a level's place from 0; the level must be one of the scale's."""
        return [one.id for one in self.levels].index(level)


class Factor(Model):
    """What the points of some questions add up to."""

    id: Identifier
    label: Line
    title: Line
    scale: Identifier
    per_audience: bool = False
    cut_points: dict[Identifier, Exact]
    why: Prose | None = None
    maximum: Annotated[int, Field(ge=1)] | None = None
    not_known: Exact | None = None
    withheld: Exact | None = None
    cite: tuple[Cite, ...] = ()


class Table(Model):
    """A level from two levels, cell by cell."""

    id: Identifier
    label: Line
    title: Line
    scale: Identifier
    rows: Identifier
    columns: Identifier
    cells: dict[Identifier, tuple[Identifier, ...]]
    cite: tuple[Cite, ...] = ()


class Determination(Model):
    """A question that officials decide, and the level that answers it."""

    id: Identifier
    label: Line
    title: Line
    level: Identifier
    headline: Identifier | None = None
    outside: Prose | None = None


class Disposition(Model):
    """Something that officials can do; they stand from the least to the most restrictive."""

    id: Identifier
    label: Line
    meaning: Prose | None = None


class Rule(Model):
    """A row of the table that leads from levels and findings to a disposition."""

    id: Identifier
    determination: Identifier
    disposition: Identifier
    when: str | None = None
    why: Line
    remedy: Prose | None = None
    cite: tuple[Cite, ...] = ()


class Methodology(Model):
    """The authored file that turns points into levels, determinations and dispositions."""

    schema_: str | None = Field(default=None, alias="$schema")
    methodology: MethodologyHead
    confidence: ConfidenceRule
    audience: tuple[Audience, ...] = ()
    scale: tuple[Scale, ...] = Field(min_length=1)
    factor: tuple[Factor, ...] = Field(min_length=1)
    table: tuple[Table, ...] = ()
    determination: tuple[Determination, ...] = Field(min_length=1)
    disposition: tuple[Disposition, ...] = Field(min_length=1)
    rule: tuple[Rule, ...] = ()
