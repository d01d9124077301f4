"""The assessment: everything that the memo prints and `score --json` gives, as frozen data."""

import datetime as dt

from riskwiz.core.authority import Citation
from riskwiz.core.event import AssessmentSigned, EditionReference, Subject
from riskwiz.core.evidence import Evidence, Link, Support
from riskwiz.core.level import LevelRange
from riskwiz.core.methodology import Audience, ConfidenceRule, Disposition, Scale
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
    columns_levels: tuple[str, ...]
    """The levels of the columns, the lowest first."""
    cells: tuple[tuple[str, tuple[str, ...]], ...]
    """The rows from the highest level down: the row's level, then its cells."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class Basis(Model):
    """What a finding rests on: an answer, and the statuses of the evidence for it."""

    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    ask: str
    """The question, as it was asked."""
    answer: str
    """What was said to it, in words."""
    statuses: tuple[str, ...]
    """The statuses of the evidence for the answer."""
    disputed: tuple[str, ...]
    """Who disputes the evidence, and why."""
    evidence: tuple[str, ...]
    """The ids of the evidence for the answer."""


class FindingResult(Model):
    """A finding that is true, or that could still become true."""

    finding: str
    """The id of the finding."""
    title: str
    """What was found, in a sentence."""
    severity: str
    """How severe it is: a level."""
    truth: str
    """Whether it is true, false or not yet known on the record."""
    could_change: bool
    """Whether open answers could still change that."""
    floor: str | None
    """The level that it sets as a floor, if any."""
    rests_on: tuple[Basis, ...]
    """The answers that it rests on."""
    statuses: tuple[str, ...]
    """The statuses of all evidence that it rests on, never reduced to the best."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class DispositionRange(Model):
    """A disposition as it is stated, and the least and most restrictive that it could still be."""

    stated: str
    """The disposition as it is stated."""
    low: str
    """The least restrictive that it could still be."""
    high: str
    """The most restrictive that it could still be."""


class Outcome(Model):
    """A determination for one audience (or for all alike): level, disposition, and why."""

    audience: str | None
    """The audience; null where it is the same for all."""
    level: LevelRange
    """The level that answers the determination."""
    inputs: dict[str, LevelRange]
    """What its table was read at, each under its factor, table, derived value or question."""
    disposition: DispositionRange
    """What follows."""
    rule: str
    """The id of the rule that matched."""
    why: str
    """The reason, in a sentence."""
    remedy: str | None
    """What would do instead of, or along with, the disposition."""
    confidence: str
    """How far the evidence can be relied on: the lowest of the factors behind it."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class DeterminationResult(Model):
    """The answer to one of the questions that officials decide."""

    determination: str
    """The id of the determination."""
    label: str
    """A word or two for it."""
    title: str
    """The question that officials decide."""
    outcomes: tuple[Outcome, ...]
    """Its answers, one for each audience or one for all."""
    headline: tuple[str, ...]
    """The audiences that the headline names, the one most at risk first."""
    outside: str | None
    """What does not enter this determination."""
    confidence: str
    """The lowest confidence of its outcomes."""
    factors: tuple[str, ...]
    """The ids of the factors behind it."""


class LinkResult(Model):
    """Evidence for an answer, with how far it supports it."""

    link: Link
    """What the evidence says for the answer."""
    support: Support
    """How far it supports the answer."""


class AnswerResult(Model):
    """A question with what was said to it."""

    questionnaire: str
    """The id of the questionnaire."""
    section: str
    """The id of the section."""
    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    kind: str
    """The kind of the question."""
    ask: str
    """The question, as it was asked."""
    standing: str
    """Whether it is answered, unanswered, unknown, withheld or not applicable."""
    required: bool
    """Whether the memo stays a draft until it is answered."""
    benefits: bool
    """Whether it is recorded outside every determination."""
    unverified: bool
    """Whether the question rests on something nobody has checked in a text."""
    answer: str
    """What was said to it, in words."""
    table: tuple[tuple[str, ...], ...]
    """The rows of a table answer in words, the headings first."""
    reason: str | None
    """Why it is unknown, withheld or not applicable."""
    note: str | None
    """What the assessor wanted to say beside the answer."""
    support: Support
    """How well the answer is supported by its best evidence."""
    evidence: tuple[LinkResult, ...]
    """The evidence that the answer rests on."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class SetAside(Model):
    """An answer that is kept and not scored, and why."""

    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    ask: str
    """The question, or its id where the edition has none like it."""
    answer: str
    """What was said to it, in words."""
    why: str
    """Why it is set aside."""


class Concern(Model):
    """Something about an answer or its evidence that the reader should know."""

    question: str | None
    """The id of the question; null where it is about evidence alone."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    evidence: str | None
    """The id of the evidence; null where it is about an answer."""
    message: str
    """What the reader should know."""


class Progress(Model):
    """How far the questions that apply have been answered."""

    asked: int
    """How many questions apply; each row of a grid counts."""
    answered: int
    """How many of them have an answer."""
    open: int
    """How many nobody has said anything to."""
    unknown: int
    """How many could not be determined."""
    withheld: int
    """How many the subject refused to answer."""
    required_open: int
    """How many open ones keep the memo a draft."""
    without_evidence: int
    """How many answers rest on no evidence."""


class EvidenceResult(Model):
    """A piece of evidence and the answers that rest on it."""

    evidence: Evidence
    """The source."""
    used_by: tuple[str, ...]
    """The answers that rest on it."""
    expired: bool
    """Whether it was no longer valid at the as-of date."""


class NamedSection(Model):
    """The title of a section or questionnaire, for headings."""

    id: str
    """The id of the section or questionnaire."""
    title: str
    """Its heading."""
    version: str | None = None
    """The version of a questionnaire; null for a section."""


class Assessment(Model):
    """What follows from a case under its edition."""

    riskwiz: str
    """The version of riskwiz that made the assessment."""
    case: str
    """The id of the case."""
    subject: Subject
    """The company, product or app that is assessed."""
    as_of: dt.date
    """The day as of which it is assessed."""
    marking: str | None
    """The marking of the memo; null for none."""
    edition: EditionReference
    """The edition that was answered, with the hash of every text."""
    edition_title: str
    """The name of the edition."""
    methodology_why: str | None
    """Why the methodology makes the choices that it makes."""
    confidence_rule: ConfidenceRule
    """When evidence makes confidence high or low."""
    final: bool
    """Whether an assessor has signed and nothing required is open; otherwise it is a draft."""
    signatures: tuple[AssessmentSigned, ...]
    """Who signed the assessment as it stands."""
    progress: Progress
    """How far the questions that apply have been answered."""
    audiences: tuple[Audience, ...]
    """The people who are exposed, each in a way of their own."""
    scales: tuple[Scale, ...]
    """The scales of levels."""
    dispositions: tuple[Disposition, ...]
    """What officials can do, from the least to the most restrictive."""
    questionnaires: tuple[NamedSection, ...]
    """The questionnaires, in order."""
    sections: tuple[NamedSection, ...]
    """The sections, in order."""
    factors: tuple[FactorResult, ...]
    """The factors with their scores, levels and accounts of points."""
    tables: tuple[TableResult, ...]
    """The levels that were read from tables."""
    table_grids: tuple[TableGrid, ...]
    """The tables themselves, cell by cell."""
    table_matches: tuple[TableMatch, ...]
    """The levels that were read from tables of several inputs."""
    table_lists: tuple[TableList, ...]
    """The tables of several inputs themselves, row by row."""
    derived_levels: tuple[DerivedLevelResult, ...]
    """The levels that follow from answers by an expression."""
    findings: tuple[FindingResult, ...]
    """The findings that are true, or could still become true."""
    determinations: tuple[DeterminationResult, ...]
    """The answers to the questions that officials decide."""
    answers: tuple[AnswerResult, ...]
    """Every question that applies, with what was said to it."""
    evidence: tuple[EvidenceResult, ...]
    """The evidence, with the answers that rest on it."""
    set_aside: tuple[SetAside, ...]
    """Answers that are kept and not scored."""
    concerns: tuple[Concern, ...]
    """What the reader should know about answers and evidence."""
    authorities: tuple[Citation, ...]
    """Every authority that is cited, once."""

    def label_of_level(self, level: str) -> str:
        """Return a level's word as people read it."""
        return next(one.label for s in self.scales for one in s.levels if one.id == level)

    def label_of(self, name: str) -> str:
        """Return the label of a factor, a table or a derived level."""
        labels = {level.derived: level.label for level in self.derived_levels}
        labels |= {table.table: table.label for table in self.table_grids}
        labels |= {table.table: table.label for table in self.table_lists}
        labels |= {factor.factor: factor.label for factor in self.factors}
        return labels[name]

    def label_of_disposition(self, disposition: str) -> str:
        """Return a disposition's words as people read them."""
        return next(d.label for d in self.dispositions if d.id == disposition)

    def determination(self, determination: str) -> DeterminationResult:
        """Return one determination."""
        return next(d for d in self.determinations if d.determination == determination)
