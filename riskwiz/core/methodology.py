"""A methodology as authored: audiences, scales, factors, tables, determinations, dispositions."""

import datetime as dt
from typing import Annotated, Any

from pydantic import Field

from riskwiz.core.golden import GoldenCase
from riskwiz.core.model import Cite, Exact, Identifier, Line, Model, Prose


class MethodologyHead(Model):
    """What a methodology says of itself, and how it counts what is not known."""

    id: Identifier
    """The id of the edition."""
    title: Line
    """The name of the edition, as the memo prints it."""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Three numbers, such as "1.0.0": what breaks, what is new, what is only reworded."""
    as_of: dt.date
    """The day up to which the facts and the authorities cited were checked."""
    questionnaires: tuple[Identifier, ...] = Field(min_length=1)
    """The questionnaires in the order in which they are asked, by file name without .toml."""
    not_known: Exact
    """The share of an item's points that counts while its answer is not known: "1/2"."""
    withheld: Exact
    """The share of an item's points that counts where the subject refused to answer: "1"."""
    why: Prose | None = None
    """Why these choices were made, in plain words, for the memo's page on method."""


class ConfidenceRule(Model):
    """The shares that make confidence high or low (the idea is ICD 203's; the numbers are ours)."""

    high_answered: Exact
    """High confidence: at least this share is answered, each question weighed by its points."""
    high_strong: Exact
    """High confidence: at least this share has strong evidence."""
    low_answered: Exact
    """Low confidence: less than this share is answered."""
    low_fair: Exact
    """Low confidence: less than this share has evidence that is fair or better."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""


class Robustness(Model):
    """How much points and cut points are varied to see whether the result stays."""

    spread_of_points: Exact
    """The share by which each item may weigh more or less: "1/5" is a fifth."""
    spread_of_cut_points: Exact
    """How far each cut point may lie higher or lower, on the score of 100: "5"."""
    count: Annotated[int, Field(ge=100, le=1_000_000)]
    """How many editions are drawn."""
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)]
    """Where the draws begin; the same seed gives the same draws."""
    why: Prose | None = None
    """Why the spreads are as wide as they are."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""


class Audience(Model):
    """People who are exposed in a way of their own."""

    id: Identifier
    """The id of the audience, for grids, floors and rules."""
    label: Line
    """Who they are, as screens and the memo say it."""
    short: Annotated[str, Field(min_length=1, max_length=11)]
    """The same in at most eleven characters, for narrow screens."""
    help: Prose | None = None
    """Who belongs to this audience, and who does not."""


class Level(Model):
    """One word of a scale."""

    id: Identifier
    """The id of the level, for cut points, tables and rules."""
    label: Line
    """The word for the level, as people read it."""


class Scale(Model):
    """Levels from the lowest to the highest."""

    id: Identifier
    """The id of the scale."""
    levels: tuple[Level, ...] = Field(min_length=2)
    """The levels, the lowest first."""

    def rank(self, level: str) -> int:
        """Return a level's place from 0; the level must be one of the scale's."""
        return [one.id for one in self.levels].index(level)


class Factor(Model):
    """What the points of some questions add up to."""

    id: Identifier
    """The id of the factor; questions name it, and rules can ask for its level."""
    label: Line
    """A word or two, for screens and headings."""
    title: Line
    """What the factor is about, in a full line."""
    scale: Identifier
    """The scale of levels that the score is read on."""
    per_audience: bool = False
    """Whether it is scored for each audience apart; only then may it have grids."""
    cut_points: dict[Identifier, Exact]
    """The score of 100 from which on each level holds, for all but the lowest: low = "20"."""
    cut_points_exclusive: bool = False
    """Whether a level begins above its cut point, so that the cut point is below it."""
    value: str | None = None
    """The points of a computed factor: an expression over those of factors above it.

    In single quotes: 'raw.points >= 50.0 ? raw.points * 0.85 : raw.points'. It needs a maximum.
    """
    why: Prose | None = None
    """Why the cut points lie where they lie."""
    maximum: Annotated[int, Field(ge=1)] | None = None
    """What the points are divided by, where it is not the sum of all items' most points."""
    not_known: Exact | None = None
    """The share that counts while an answer is not known, where this factor differs."""
    withheld: Exact | None = None
    """The share that counts where an answer is refused, where this factor differs."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""


class Table(Model):
    """A level from two levels, cell by cell; or from several words, row by row."""

    id: Identifier
    """The id of the table; rules can ask for its level."""
    label: Line
    """A word or two, for screens and headings."""
    title: Line
    """What the table is, in a full line."""
    scale: Identifier
    """The scale of the levels in the cells."""
    rows: Identifier | None = None
    """The factor, table above this one or derived level whose level chooses the row."""
    columns: Identifier | None = None
    """The factor, table above this one or derived level whose level chooses the column."""
    cells: dict[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    """A list for each level of the rows: one level per level of the columns, lowest first."""
    inputs: tuple[Identifier, ...] = ()
    """Instead of rows and columns: factors, tables above, derived levels, choice questions."""
    decide: tuple[tuple[Line, ...], ...] = ()
    """The rows over the inputs: a word of each, or "*" for any, then the level; the first wins."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""

    @property
    def reads(self) -> tuple[str, ...]:
        """What the table is read at, in order."""
        return self.inputs or tuple(one for one in (self.rows, self.columns) if one is not None)


class Determination(Model):
    """A question that officials decide, and the level that answers it."""

    id: Identifier
    """The id of the determination; rules name it."""
    label: Line
    """A word or two, for screens and headings."""
    title: Line
    """The question that officials decide."""
    level: Identifier
    """The table or factor whose level answers it."""
    headline: Identifier | None = None
    """The audience that the headline always names beside the one most at risk."""
    outside: Prose | None = None
    """What does not enter this determination, in a sentence for the memo."""


class Disposition(Model):
    """Something that officials can do; they stand from the least to the most restrictive."""

    id: Identifier
    """The id of the disposition; rules name it."""
    label: Line
    """What it is called on screens and in the memo."""
    meaning: Prose | None = None
    """What it means for those whom it concerns."""


class Rule(Model):
    """A row of the table that leads from levels and findings to a disposition."""

    id: Identifier
    """The id of the rule."""
    determination: Identifier
    """The determination that the rule belongs to."""
    disposition: Identifier
    """The disposition that follows where the rule matches."""
    when: str | None = None
    """The condition under which the rule matches; the last rule of a determination has none.

    An expression over `audience`, levels, findings and derived booleans, in single quotes.
    """
    why: Line
    """The reason, in one sentence that an official can read."""
    remedy: Prose | None = None
    """What would do instead of, or along with, the disposition."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""


class Effect(Model):
    """What a mitigation holds: an answer or a derived value, set to a value."""

    set: Identifier
    """The question or derived value that is held."""
    to: Any
    """The value that it is held at, written as in an answer file.

    An option's id, true, 12.5, a list of options; a grid takes one for each audience that it is
    held for: { staff = "mild" }. What is less concerning already stays as it is.
    """


class Mitigation(Model):
    """A promise about answers to come, and what follows for them while it is kept."""

    id: Identifier
    """The id of the mitigation; answer files and golden cases name it."""
    label: Line
    """What is promised, in a few words."""
    help: Prose | None = None
    """What it asks, and what it does not."""
    verified_by: Prose | None = None
    """What shows that it is kept."""
    effect: tuple[Effect, ...] = Field(min_length=1)
    """What it holds, and at which value."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""


class Methodology(Model):
    """The authored file that turns points into levels, determinations and dispositions."""

    schema_: str | None = Field(default=None, alias="$schema")
    """The JSON Schema of this file, for editors that do not read the file's first line."""
    methodology: MethodologyHead
    """What the edition is called, and how it counts what is not known."""
    confidence: ConfidenceRule
    """When the evidence makes confidence high or low."""
    robustness: Robustness | None = None
    """How much points and cut points are varied to see whether the result stays."""
    audience: tuple[Audience, ...] = ()
    """The people who are exposed, each in a way of their own."""
    scale: tuple[Scale, ...] = Field(min_length=1)
    """The scales of levels."""
    factor: tuple[Factor, ...] = ()
    """The factors: what the points of questions add up to."""
    table: tuple[Table, ...] = ()
    """The tables that lead from several levels to one."""
    determination: tuple[Determination, ...] = Field(min_length=1)
    """The questions that officials decide."""
    disposition: tuple[Disposition, ...] = Field(min_length=1)
    """What officials can do, from the least to the most restrictive."""
    rule: tuple[Rule, ...] = ()
    """The rules that lead to a disposition; of each determination the first that matches wins."""
    mitigation: tuple[Mitigation, ...] = ()
    """What a subject can promise, and what it would change; no promise raises a level."""
    case: tuple[GoldenCase, ...] = ()
    """Golden cases: answers, and what must follow from them; `riskwiz test` tries them."""
