"""What stands in a memo, in the order in which it stands there: groupings, nothing computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from riskwiz.core.assessment import Assessment, FindingResult, Outcome, StageResult
from riskwiz.core.authority import Citation
from riskwiz.core.canonical import canonical_json, sha256
from riskwiz.core.enclosure import AnswerResult
from riskwiz.core.evidence import Status
from riskwiz.core.factor_result import FactorResult, FloorResult, ItemResult, TableGrid, TableList
from riskwiz.memo.answered import (
    AnsweredQuestion,
    AnsweredQuestionnaire,
    Fact,
    answered,
    by_question,
    facts,
)
from riskwiz.memo.back_references import CitedBy, cited_by, of_confidence
from riskwiz.memo.drawing import Tornado, tornadoes
from riskwiz.memo.owners import OwnerTree, owner_trees
from riskwiz.memo.severities import Severity, gravest, severities
from riskwiz.memo.timeline import Timeline, timeline

if TYPE_CHECKING:
    from riskwiz.core.analysis.analysis_result import Analysis
    from riskwiz.core.analysis.sensitivity import CutPointReach

_REFERENCE = 8
"""How many letters of a case's id tell it from others that an office has."""


@dataclass(frozen=True, slots=True)
class SameDisposition:
    """The outcomes of one determination that the same rule decides."""

    label: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class BindingCutPoint:
    """A cut point that a disposition hangs on, and the audiences for which it does."""

    reach: CutPointReach
    audiences: tuple[str, ...]
    of: int


@dataclass(frozen=True)
class Contents:
    """An assessment as the memo lays it out."""

    assessment: Assessment

    @cached_property
    def sha256(self) -> str:
        """The hash of the assessment in its canonical form."""
        return sha256(canonical_json(self.assessment))

    @property
    def reference(self) -> str:
        """The beginning of the case's id, which every page carries; the last enclosure has all."""
        return self.assessment.case[:_REFERENCE]

    @property
    def assessors(self) -> tuple[str, ...]:
        """Who signed as assessor, each once: the memo is from them."""
        signed = (one.name for one in self.assessment.signatures if one.role == "assessor")
        return tuple(dict.fromkeys(signed))

    @cached_property
    def findings(self) -> tuple[FindingResult, ...]:
        """The findings that are true on the record, the most severe first."""
        true = [f for f in self.assessment.findings if f.truth == "true"]
        return tuple(sorted(true, key=lambda f: self.place(f.severity), reverse=True))

    @cached_property
    def severities(self) -> tuple[Severity, ...]:
        """The findings by severity, numbered through."""
        return severities(self.findings)

    @cached_property
    def gravest(self) -> tuple[Severity, ...]:
        """The findings that stand on the pages that decide: the gravest, as many as they hold."""
        return gravest(self.severities)

    @cached_property
    def left_out(self) -> tuple[tuple[str, int], ...]:
        """How many findings of each severity those pages do not hold."""
        shown = {one.level: len(one.findings) for one in self.gravest}
        rest = [(one.level, len(one.findings) - shown.get(one.level, 0)) for one in self.severities]
        return tuple((level, count) for level, count in rest if count)

    @cached_property
    def not_applicable(self) -> int:
        """How many answers say that their question does not apply."""
        return sum(one.standing == "not applicable" for one in self.assessment.answers)

    def number_of(self, finding: str) -> int:
        """Return the number that a finding has in the memo, from 1."""
        return [one.finding for one in self.findings].index(finding) + 1

    def highest_floor(self, factor: FactorResult) -> FloorResult:
        """Return the floor that holds a factor up the most."""
        return max(factor.floors, key=lambda one: self.place(one.level))

    def rests_on(
        self, finding: FindingResult
    ) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Return the questions that a finding rests on, by the statuses of their evidence."""
        found: dict[tuple[str, ...], dict[str, None]] = {}
        for basis in finding.rests_on:
            found.setdefault(basis.statuses, {})[basis.question] = None
        return tuple((statuses, tuple(questions)) for statuses, questions in found.items())

    @cached_property
    def possible_findings(self) -> tuple[FindingResult, ...]:
        """The findings that missing answers could still make true."""
        return tuple(f for f in self.assessment.findings if f.truth != "true" and f.could_change)

    @cached_property
    def binding(self) -> tuple[FactorResult, ...]:
        """The factors whose level a floor holds up."""
        return tuple(f for f in self.assessment.factors if f.floors)

    def raised(self, factor: FactorResult) -> bool:
        """Tell whether floors raise a factor's level, or an end of its range, above its points."""
        return factor.level != factor.level_of_score

    @property
    def floors_raise(self) -> bool:
        """Tell whether they do so for any factor."""
        return any(map(self.raised, self.assessment.factors))

    @cached_property
    def by_rule(self) -> tuple[SameDisposition, ...]:
        """The outcomes of each determination, those that one rule decides together."""
        found: list[SameDisposition] = []
        for one in self.assessment.determinations:
            rules: dict[str, list[Outcome]] = {}
            for outcome in one.outcomes:
                rules.setdefault(outcome.rule, []).append(outcome)
            found.extend(SameDisposition(one.label, tuple(same)) for same in rules.values())
        return tuple(found)

    @cached_property
    def facts(self) -> dict[str, tuple[Fact, ...]]:
        """The answers that findings rest on, by the status of their evidence, kept apart."""
        used = {(b.question, b.row) for f in self.findings for b in f.rests_on}
        answers = [
            a
            for a in self.assessment.answers
            if (a.question, a.row) in used and a.standing == "answered"
        ]
        found = {status: tuple(facts(answers, status)) for status in Status}
        return {status.value: facts for status, facts in found.items() if facts}

    def standing(self, standing: str) -> tuple[AnswerResult, ...]:
        """Return the answers inside the determinations that stand in one way, such as withheld."""
        return tuple(
            a for a in self.assessment.answers if a.standing == standing and not a.benefits
        )

    def outside(self, standing: str) -> int:
        """Return how many answers outside the determinations stand in that way."""
        return sum(a.standing == standing and a.benefits for a in self.assessment.answers)

    @cached_property
    def stages(self) -> tuple[StageResult, ...]:
        """The stages of the mitigations: that without any, that of this memo, and what adds to it.

        Empty but for one where no mitigation counts at any stage.
        """
        found: list[StageResult] = []
        for stage in self.assessment.stages:
            if not found or stage.mitigations != found[-1].mitigations:
                found.append(stage)
        return tuple(found)

    @cached_property
    def stages_agree(self) -> bool:
        """Whether every stage of the mitigations has the same levels and dispositions, as stated.

        A memo prints those of a stage beside one another only where they differ.
        """
        said = {
            tuple((one.level.stated, one.disposition.stated) for one in stage.outcomes)
            for stage in self.stages
        }
        return len(said) == 1

    @cached_property
    def passed_over(self) -> tuple[ItemResult, ...]:
        """The items that were not asked or do not apply, each once, under the first factor."""
        lines = [line for one in self.assessment.factors for line in one.account]
        apart = [one for one in lines if one.state in {"not asked", "not applicable"}]
        return tuple({(one.item, one.state): one for one in apart}.values())

    @cached_property
    def owner_trees(self) -> tuple[OwnerTree, ...]:
        """The chains of owners that answers give, as they are drawn."""
        return owner_trees(self.assessment)

    @cached_property
    def timeline(self) -> Timeline | None:
        """What happened when, as it is drawn."""
        return timeline(self.assessment)

    def tornadoes(self, analysis: Analysis) -> tuple[Tornado, ...]:
        """Return what drives each factor, as it is drawn."""
        return tornadoes(self.assessment, analysis)

    def binding_cut_points(self, analysis: Analysis) -> tuple[BindingCutPoint, ...]:
        """Return the cut points that dispositions hang on, audiences with the same together."""
        found: dict[tuple[object, ...], list[CutPointReach]] = {}
        for one in analysis.sensitivity:
            if one.below or one.above:
                same = (one.factor, one.level, one.disposition, one.below, one.above)
                found.setdefault((*same, one.low, one.high), []).append(one)
        return tuple(
            BindingCutPoint(
                reaches[0],
                tuple(self.audience(one.audience) for one in reaches if one.audience),
                len(self.assessment.audiences),
            )
            for reaches in found.values()
        )

    def marked_row(self, table: TableList, number: int) -> tuple[str, ...]:
        """Return who is decided by one row of a table of several inputs."""
        return tuple(
            self.short(match.audience) if match.audience else "this case"
            for match in self.assessment.table_matches
            if match.table == table.table and match.row == number
        )

    def row_words(self, table: TableList, row: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a row's inputs; nothing where any word fits."""
        called = zip(row[:-1], table.words, strict=True)
        return tuple(labels.get(word, "") for word, labels in called)

    def cited_by(self, authority: str) -> CitedBy:
        """Return what cites an authority."""
        return cited_by(authority, self.assessment, self.findings)

    @cached_property
    def confidence_cites(self) -> tuple[Citation, ...]:
        """The cites behind the rule by which confidence is rated."""
        return of_confidence(self.assessment)

    @cached_property
    def benefits(self) -> tuple[AnsweredQuestion, ...]:
        """The questions on benefits and advocacy, in full."""
        return by_question(a for a in self.assessment.answers if a.benefits)

    @cached_property
    def answers(self) -> tuple[AnsweredQuestionnaire, ...]:
        """Every question that applies, by questionnaire and section."""
        return answered(self.assessment)

    @cached_property
    def factors(self) -> tuple[tuple[FactorResult, ...], ...]:
        """The factors, those that are scored per audience together."""
        by_factor = groupby(self.assessment.factors, key=lambda f: f.factor)
        return tuple(tuple(same) for _, same in by_factor)

    def marks(self, grid: TableGrid, row: str, column: str) -> tuple[str, ...]:
        """Return who stands in one cell of a table: `this case`, or the audiences' short names."""
        return tuple(
            self.short(t.audience) if t.audience else "this case"
            for t in self.assessment.tables
            if t.table == grid.table and t.row.stated == row and t.column.stated == column
        )

    def audience(self, audience: str) -> str:
        """Return an audience's label."""
        return next(a.label for a in self.assessment.audiences if a.id == audience)

    def short(self, audience: str) -> str:
        """Return an audience's short name."""
        return next(a.short for a in self.assessment.audiences if a.id == audience)

    def named(self, factor_or_table: str) -> str:
        """Return the label of a factor or a table."""
        return self.assessment.label_of(factor_or_table)

    def place(self, level: str) -> tuple[int, int]:
        """Return a level's place on its scale, from 1, and how many levels the scale has."""
        scale = next(s for s in self.assessment.scales if level in [one.id for one in s.levels])
        return scale.rank(level) + 1, len(scale.levels)
