"""From a case to its assessment: the one pure function that everything else shows or prints.

What mitigations hold while they are verified is taken as kept. What the other stages of them come
to is in `stages`; the registers say what was said, whatever is held.
"""

from dataclasses import dataclass

from riskwiz import __version__
from riskwiz.core.account import Accountant
from riskwiz.core.assessment import Assessment, DeterminationResult, NamedSection, StageResult
from riskwiz.core.authority import Citation
from riskwiz.core.case import Case
from riskwiz.core.concerns import concerns
from riskwiz.core.confidence import answers_confidence, supports_of
from riskwiz.core.derived_levels import derived_levels
from riskwiz.core.determination import Determiner
from riskwiz.core.edition import Edition
from riskwiz.core.factor_reading import FactorReader
from riskwiz.core.factor_result import (
    FactorResult,
    TableGrid,
    TableList,
    TableMatch,
    TableResult,
)
from riskwiz.core.finding import finding_result
from riskwiz.core.methodology import Table
from riskwiz.core.mitigation import STAGES, kept_at, mitigated
from riskwiz.core.outlook import Outlook, outlook
from riskwiz.core.path import Truth, walk
from riskwiz.core.register import answer_results, evidence_results, progress, set_aside
from riskwiz.core.stages import mitigation_results, stage_result
from riskwiz.core.table_reading import TableReader


@dataclass(frozen=True, slots=True)
class _Followed:
    """What follows from the answers of a case, put into words."""

    outlook: Outlook
    factors: tuple[FactorResult, ...]
    read: tuple[TableResult | TableMatch, ...]
    determinations: tuple[DeterminationResult, ...]


def _followed(edition: Edition, case: Case, ahead: Outlook) -> _Followed:
    """Put levels and dispositions into words."""
    truths = {one.finding.id: one for one in ahead.findings()}
    supports = supports_of(case)
    factors = tuple(FactorReader(Accountant(edition, case, ahead), truths, supports).read())
    confidences = {(f.factor, f.audience): f.confidence.level for f in factors}
    for name in {
        n for d in edition.methodology.determination for n in edition.read_behind(d.level)
    }:
        if name not in edition.factors:
            certain = ahead.level((name, None)).certain
            confidences[name, None] = answers_confidence(
                edition, supports, ahead.record, name, certain=certain
            ).level
    determiner = Determiner(edition, case, ahead, confidences)
    return _Followed(
        outlook=ahead,
        factors=factors,
        read=tuple(TableReader(edition, case, ahead).read()),
        determinations=tuple(map(determiner.determine, edition.methodology.determination)),
    )


def assess(edition: Edition, case: Case) -> Assessment:
    """Assess a case under its edition.

    Raises EditionFault where an expression of the edition fails on these answers.
    """
    kept = mitigated(edition, case, kept_at(case, "verified"))
    ahead = outlook(edition, kept)
    followed = _followed(edition, kept, ahead)
    record = ahead.record if kept is case else walk(edition, case)
    factors, read, determinations = followed.factors, followed.read, followed.determinations
    levels = tuple(derived_levels(edition, kept, ahead))
    tables = tuple(one for one in read if isinstance(one, TableResult))
    matches = tuple(one for one in read if isinstance(one, TableMatch))
    findings = tuple(
        finding_result(edition, kept, ahead.record, one)
        for one in ahead.findings()
        if one.record is not Truth.FALSE
    )
    answers = answer_results(edition, case, record)
    done = progress(edition, case, record)
    signed = any(s.role == "assessor" for s in case.signatures)
    head = edition.methodology.methodology
    mitigations = mitigation_results(edition, case)
    cited: list[Citation] = [
        *(c for f in findings for c in f.cites),
        *(c for d in determinations for o in d.outcomes for c in o.cites),
        *(c for f in factors for c in f.cites),
        *(c for f in factors for i in f.account for c in i.cites),
        *(c for t in read for c in t.cites),
        *(c for d in levels for c in d.cites),
        *edition.cite(edition.methodology.confidence.cite, case.as_of),
        *(c for a in answers for c in a.cites),
        *(c for m in mitigations for c in m.cites),
    ]
    return Assessment(
        riskwiz=__version__,
        case=case.id,
        subject=case.subject,
        as_of=case.as_of,
        marking=case.marking,
        edition=case.edition,
        edition_title=head.title,
        methodology_why=head.why,
        confidence_rule=edition.methodology.confidence,
        final=signed and done.required_open == 0,
        signatures=case.signatures,
        progress=done,
        audiences=edition.methodology.audience,
        scales=edition.methodology.scale,
        dispositions=edition.methodology.disposition,
        questionnaires=tuple(
            NamedSection(id=q.id, title=q.questionnaire.title, version=q.questionnaire.version)
            for q in edition.questionnaires
        ),
        sections=tuple(NamedSection(id=s.id, title=s.title) for s in edition.sections),
        factors=factors,
        tables=tables,
        table_grids=tuple(_grid(edition, case, t) for t in edition.tables.values() if not t.inputs),
        table_matches=matches,
        table_lists=tuple(_list(edition, case, t) for t in edition.tables.values() if t.inputs),
        derived_levels=levels,
        findings=findings,
        determinations=determinations,
        mitigations=mitigations,
        stages=_stages(edition, case, ahead),
        answers=answers,
        evidence=evidence_results(case),
        set_aside=set_aside(edition, case, record),
        concerns=concerns(edition, case, record),
        authorities=tuple(dict.fromkeys(cited)),
    )


def _stages(edition: Edition, case: Case, verified: Outlook) -> tuple[StageResult, ...]:
    """Work out each stage of the mitigations; none where none is recorded."""
    if not case.mitigations:
        return ()
    found = {kept_at(case, "verified"): verified}
    results: list[StageResult] = []
    for stage in STAGES:
        which = kept_at(case, stage)
        if which not in found:
            found[which] = outlook(edition, mitigated(edition, case, which))
        results.append(stage_result(edition, stage, which, found[which]))
    return tuple(results)


def _grid(edition: Edition, case: Case, table: Table) -> TableGrid:
    down, across = table.reads
    rows = tuple(reversed(edition.words_of(down)))
    return TableGrid(
        table=table.id,
        label=table.label,
        title=table.title,
        rows=down,
        columns=across,
        labels=(edition.label_of(down), edition.label_of(across)),
        words=(edition.word_labels(down), edition.word_labels(across)),
        columns_levels=edition.words_of(across),
        cells=tuple((row, table.cells[row]) for row in rows),
        cites=edition.cite(table.cite, case.as_of),
    )


def _list(edition: Edition, case: Case, table: Table) -> TableList:
    return TableList(
        table=table.id,
        label=table.label,
        title=table.title,
        inputs=table.inputs,
        labels=tuple(map(edition.label_of, table.inputs)),
        words=tuple(map(edition.word_labels, table.inputs)),
        rows=table.decide,
        cites=edition.cite(table.cite, case.as_of),
    )
