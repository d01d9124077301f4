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
    low: Exact
    high: Exact
    denominator: int
    stated_percent: int
    low_percent: int
    high_percent: int


class ItemResult(Model):
    """One line of the account of points."""

    item: str
    row: str | None
    label: str
    state: str
    rule: str
    stated: Exact
    low: Exact
    high: Exact
    maximum: int
    cites: tuple[Citation, ...]


class FloorResult(Model):
    """A floor that binds: the finding that sets it, and the level."""

    finding: str
    title: str
    level: str
    cites: tuple[Citation, ...]


class ConfidenceResult(Model):
    """How good the evidence is: never part of a score (ICD 203)."""

    level: str
    answered: Exact
    strong: Exact
    fair: Exact
    answered_percent: int
    strong_percent: int
    fair_percent: int


class CutPoint(Model):
    """The score from which on a factor has a level; the lowest level starts at 0."""

    level: str
    start: Exact


class FactorResult(Model):
    """A factor's score, level and confidence, for one audience where it is scored per audience."""

    factor: str
    label: str
    title: str
    why: str | None
    cut_points: tuple[CutPoint, ...]
    audience: str | None
    score: Score
    level: LevelRange
    level_of_score: LevelRange
    floors: tuple[FloorResult, ...]
    confidence: ConfidenceResult
    account: tuple[ItemResult, ...]
    cites: tuple[Citation, ...]


class TableResult(Model):
    """A level read from a table, with the levels that it was read at."""

    table: str
    label: str
    title: str
    audience: str | None
    rows: str
    columns: str
    row: LevelRange
    column: LevelRange
    level: LevelRange
    cites: tuple[Citation, ...]


class TableGrid(Model):
    """A declared table as it is printed: rows from the highest level, columns from the lowest."""

    table: str
    label: str
    title: str
    rows: str
    columns: str
    columns_levels: tuple[str, ...]
    cells: tuple[tuple[str, tuple[str, ...]], ...]
    cites: tuple[Citation, ...]


class Basis(Model):
    """What a finding rests on: an answer, and the statuses of the evidence for it."""

    question: str
    row: str | None
    ask: str
    answer: str
    statuses: tuple[str, ...]
    disputed: tuple[str, ...]
    evidence: tuple[str, ...]


class FindingResult(Model):
    """A finding that is true, or that could still become true."""

    finding: str
    title: str
    severity: str
    truth: str
    could_change: bool
    floor: str | None
    rests_on: tuple[Basis, ...]
    statuses: tuple[str, ...]
    cites: tuple[Citation, ...]


class DispositionRange(Model):
    """A disposition as it is stated, and the least and most restrictive that it could still be."""

    stated: str
    low: str
    high: str


class Outcome(Model):
    """A determination for one audience (or for all alike): level, disposition, and why."""

    audience: str | None
    level: LevelRange
    inputs: dict[str, LevelRange]
    disposition: DispositionRange
    rule: str
    why: str
    remedy: str | None
    confidence: str
    cites: tuple[Citation, ...]


class DeterminationResult(Model):
    """The answer to one of the questions that officials decide."""

    determination: str
    label: str
    title: str
    outcomes: tuple[Outcome, ...]
    headline: tuple[str, ...]
    outside: str | None
    confidence: str
    factors: tuple[str, ...]


class LinkResult(Model):
    """Evidence for an answer, with how far it supports it."""

    link: Link
    support: Support


class AnswerResult(Model):
    """A question with what was said to it."""

    questionnaire: str
    section: str
    question: str
    row: str | None
    kind: str
    ask: str
    standing: str
    required: bool
    benefits: bool
    unverified: bool
    answer: str
    table: tuple[tuple[str, ...], ...]
    reason: str | None
    note: str | None
    support: Support
    evidence: tuple[LinkResult, ...]
    cites: tuple[Citation, ...]


class SetAside(Model):
    """An answer that is kept and not scored, and why."""

    question: str
    row: str | None
    ask: str
    answer: str
    why: str


class Concern(Model):
    """Something about an answer or its evidence that the reader should know."""

    question: str | None
    row: str | None
    evidence: str | None
    message: str


class Progress(Model):
    """How far the questions that apply have been answered."""

    asked: int
    answered: int
    open: int
    unknown: int
    withheld: int
    required_open: int
    without_evidence: int


class EvidenceResult(Model):
    """A piece of evidence and the answers that rest on it."""

    evidence: Evidence
    used_by: tuple[str, ...]
    expired: bool


class NamedSection(Model):
    """The title of a section or questionnaire, for headings."""

    id: str
    title: str
    version: str | None = None


class Assessment(Model):
    """What follows from a case under its edition."""

    riskwiz: str
    case: str
    subject: Subject
    as_of: dt.date
    marking: str | None
    edition: EditionReference
    edition_title: str
    methodology_why: str | None
    confidence_rule: ConfidenceRule
    final: bool
    signatures: tuple[AssessmentSigned, ...]
    progress: Progress
    audiences: tuple[Audience, ...]
    scales: tuple[Scale, ...]
    dispositions: tuple[Disposition, ...]
    questionnaires: tuple[NamedSection, ...]
    sections: tuple[NamedSection, ...]
    factors: tuple[FactorResult, ...]
    tables: tuple[TableResult, ...]
    table_grids: tuple[TableGrid, ...]
    findings: tuple[FindingResult, ...]
    determinations: tuple[DeterminationResult, ...]
    answers: tuple[AnswerResult, ...]
    evidence: tuple[EvidenceResult, ...]
    set_aside: tuple[SetAside, ...]
    concerns: tuple[Concern, ...]
    authorities: tuple[Citation, ...]

    def label_of_level(self, level: str) -> str:
        """Return a level's word as people read it."""
        return next(one.label for s in self.scales for one in s.levels if one.id == level)

    def label_of_disposition(self, disposition: str) -> str:
        """Return a disposition's words as people read them."""
        return next(d.label for d in self.dispositions if d.id == disposition)

    def determination(self, determination: str) -> DeterminationResult:
        """Return one determination."""
        return next(d for d in self.determinations if d.determination == determination)
