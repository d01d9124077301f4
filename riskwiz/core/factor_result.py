"""What a factor, a table or a derived level came to, with the account of its points."""

from riskwiz.core.authority import Citation
from riskwiz.core.level import LevelRange
from riskwiz.core.model import Exact, Model


class Score(Model):
    """Points over a denominator, as exact fractions, and per hundred rounded half up."""

    stated: Exact
    """The points as stated."""
    low: Exact
    """The fewest points that the open answers could still lead to."""
    high: Exact
    """The most points that the open answers could still lead to."""
    denominator: int
    """What the points are divided by, the same for every case."""
    stated_percent: int
    """The stated score of 100, rounded half up; levels are read on the exact fraction."""
    low_percent: int
    """The lowest score of 100, rounded half up."""
    high_percent: int
    """The highest score of 100, rounded half up."""


class ItemResult(Model):
    """One line of the account of points."""

    item: str
    """The id of the question or derived value."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    label: str
    """What the item is called."""
    state: str
    """Whether it is answered, unanswered, unknown, withheld, not applicable or not asked."""
    rule: str
    """Why it has these points, in words."""
    stated: Exact
    """Its points as stated."""
    low: Exact
    """The fewest points that it could still have."""
    high: Exact
    """The most points that it could still have."""
    maximum: int
    """The most points that any answer to it gives."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class FloorResult(Model):
    """A floor that binds: the finding that sets it, and the level."""

    finding: str
    """The id of the finding."""
    title: str
    """The finding, in a sentence."""
    level: str
    """The level that the factor has at least."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class ConfidenceResult(Model):
    """How good the evidence is: never part of a score (ICD 203)."""

    level: str
    """How far the evidence can be relied on: low, moderate or high."""
    answered: Exact
    """The share of the asked items that is answered, weighted by their points."""
    strong: Exact
    """The share that has strong evidence."""
    fair: Exact
    """The share that has evidence that is fair or better."""
    answered_percent: int
    """The share answered, per hundred, rounded half up."""
    strong_percent: int
    """The share with strong evidence, per hundred, rounded half up."""
    fair_percent: int
    """The share with fair or strong evidence, per hundred, rounded half up."""


class CutPoint(Model):
    """The score from which on a factor has a level; the lowest level starts at 0."""

    level: str
    """The id of the level."""
    start: Exact
    """The score of 100 from which on the level holds."""
    included: bool = True
    """Whether the level holds at that score itself, or only above it."""


class FactorResult(Model):
    """A factor's score, level and confidence, for one audience where it is scored per audience."""

    factor: str
    """The id of the factor."""
    label: str
    """A word or two for it."""
    title: str
    """What the factor is about."""
    why: str | None
    """Why its cut points lie where they lie."""
    cut_points: tuple[CutPoint, ...]
    """The scores at which its levels start."""
    audience: str | None
    """The audience; null where it is the same for all."""
    score: Score
    """Its points and score."""
    level: LevelRange
    """Its level, with the floors that hold."""
    level_of_score: LevelRange
    """Its level by the score alone."""
    floors: tuple[FloorResult, ...]
    """The findings that raise it above the level of its score."""
    confidence: ConfidenceResult
    """How good the evidence behind it is."""
    account: tuple[ItemResult, ...]
    """Every item with its points, so that the sum can be redone by hand.

    Of a computed factor, a line for each factor whose points its value is worked out from.
    """
    value: str | None = None
    """How a computed factor follows from the lines of its account; null where they are added."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class TableResult(Model):
    """A level read from a table, with the levels that it was read at."""

    table: str
    """The id of the table."""
    label: str
    """A word or two for it."""
    title: str
    """What the table is."""
    audience: str | None
    """The audience; null where it is the same for all."""
    rows: str
    """The factor or table whose level chose the row."""
    columns: str
    """The factor or table whose level chose the column."""
    row: LevelRange
    """The level that chose the row."""
    column: LevelRange
    """The level that chose the column."""
    level: LevelRange
    """The level that was read."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class InputResult(Model):
    """What a table of several inputs was read at."""

    input: str
    """The id of the factor, table, derived level or question."""
    label: str
    """What it is called."""
    word: LevelRange
    """Its level, or the option that was chosen."""


class TableMatch(Model):
    """A level read from a table of several inputs, with the row that matched."""

    table: str
    """The id of the table."""
    label: str
    """A word or two for it."""
    title: str
    """What the table is."""
    audience: str | None
    """The audience; null where it is the same for all."""
    inputs: tuple[InputResult, ...]
    """What the table was read at, in order."""
    row: int
    """The row that matched, from 1."""
    level: LevelRange
    """The level that was read."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class DerivedLevelResult(Model):
    """A level that follows from answers by an expression."""

    derived: str
    """The id of the derived value."""
    label: str
    """What it is called."""
    scale: str
    """The id of the scale that it is a level of."""
    state: str
    """Whether it is answered, unanswered (not known yet) or not asked."""
    level: LevelRange
    """The level."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class TableList(Model):
    """A declared table of several inputs as it is printed: the first row that matches counts."""

    table: str
    """The id of the table."""
    label: str
    """A word or two for it."""
    title: str
    """What the table is."""
    inputs: tuple[str, ...]
    """The ids of the factors, tables, derived levels and questions that it is read at."""
    labels: tuple[str, ...]
    """What they are called."""
    words: tuple[dict[str, str], ...]
    """What the words of each input are called, by their ids."""
    rows: tuple[tuple[str, ...], ...]
    """Its rows: a word of each input, or `*` for any, and the level."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class TableGrid(Model):
    """A declared table as it is printed: rows from the highest level, columns from the lowest."""

    table: str
    """The id of the table."""
    label: str
    """A word or two for it."""
    title: str
    """What the table is."""
    rows: str
    """The factor or table whose level chooses the row."""
    columns: str
    """The factor or table whose level chooses the column."""
    labels: tuple[str, str]
    """What chooses the row is called, and what chooses the column."""
    words: tuple[dict[str, str], dict[str, str]]
    """What the words of the rows are called by their ids, and those of the columns."""
    columns_levels: tuple[str, ...]
    """The levels of the columns, the lowest first."""
    cells: tuple[tuple[str, tuple[str, ...]], ...]
    """The rows from the highest level down: the row's level, then its cells."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""
