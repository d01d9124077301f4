"""The assessment: everything that the memo prints and `score --json` gives, as frozen data."""

import datetime as dt

from riskwiz.core.authority import Citation
from riskwiz.core.edition_reference import EditionReference
from riskwiz.core.enclosure import AnswerResult, Concern, EvidenceResult, Progress, SetAside
from riskwiz.core.event import AssessmentSigned, Subject
from riskwiz.core.factor_result import (
    DerivedLevelResult,
    FactorResult,
    TableGrid,
    TableList,
    TableMatch,
    TableResult,
)
from riskwiz.core.level import LevelRange
from riskwiz.core.methodology import Audience, ConfidenceRule, Disposition, Scale
from riskwiz.core.mitigation_record import MitigationState, StageName
from riskwiz.core.model import Model


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
    """A finding that is true on the record, or not yet known."""

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


class MitigationResult(Model):
    """A mitigation that is recorded in the case, and what it changes."""

    mitigation: str
    """The id of the mitigation."""
    label: str
    """What is promised, in a few words."""
    help: str | None
    """What it asks, and what it does not."""
    verified_by: str | None
    """What shows that it is kept."""
    state: MitigationState
    """Whether it is proposed, agreed, or verified to be kept."""
    due: dt.date | None
    """The day by which it is to be kept; null for a standing one."""
    overdue: bool
    """Whether that day has passed without its being verified; it then counts at no stage."""
    kept: bool
    """Whether the levels take it as kept: it is verified."""
    by: str | None
    """Who verified it, or whose word it is."""
    note: str | None
    """Anything else that a reader should know."""
    effects: tuple[str, ...]
    """What it changes while it is kept, one sentence an answer."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class StageLevel(Model):
    """The level of a factor or a table at a stage of the mitigations."""

    name: str
    """The id of the factor or table."""
    audience: str | None
    """The audience; null where it is the same for all."""
    level: LevelRange
    """The level."""


class StageOutcome(Model):
    """A determination at a stage of the mitigations, for one audience or for all alike."""

    determination: str
    """The id of the determination."""
    audience: str | None
    """The audience; null where it is the same for all."""
    level: LevelRange
    """The level that answers the determination."""
    disposition: DispositionRange
    """What follows."""
    rule: str
    """The id of the rule that matched."""
    why: str
    """The reason, in a sentence."""


class StageResult(Model):
    """What the case comes to while some of its mitigations are taken as kept."""

    stage: StageName
    """Which: none of them, those verified, those agreed too, or those proposed too."""
    mitigations: tuple[str, ...]
    """The ids of the mitigations that are taken as kept; those overdue never are."""
    levels: tuple[StageLevel, ...]
    """The levels of the factors, then of the tables."""
    outcomes: tuple[StageOutcome, ...]
    """The determinations with their dispositions."""

    def outcome(self, determination: str, place: int) -> StageOutcome:
        """Return the outcome of a determination that stands at a place among its outcomes."""
        return [one for one in self.outcomes if one.determination == determination][place]


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
    mitigations: tuple[MitigationResult, ...]
    """The mitigations that are recorded, in the order of the methodology."""
    stages: tuple[StageResult, ...]
    """Levels and dispositions with none, with those verified, those agreed, those proposed.

    Everything else is as at the stage of those verified. Empty where no mitigation is recorded.
    """
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
