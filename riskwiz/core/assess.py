"""From a case to its assessment: the one pure function that everything else shows or prints."""

from collections.abc import Iterator
from fractions import Fraction

from riskwiz import __version__
from riskwiz.core.assessment import (
    Assessment,
    CutPoint,
    FactorResult,
    FloorResult,
    NamedSection,
    TableGrid,
)
from riskwiz.core.authority import Citation
from riskwiz.core.case import Case
from riskwiz.core.confidence import confidence
from riskwiz.core.determination import Decider, LevelKey, determine, read_tables
from riskwiz.core.edition import Edition
from riskwiz.core.finding import FindingTruth, find, finding_result
from riskwiz.core.level import LevelRange, at_least, level_of
from riskwiz.core.methodology import Factor, Table
from riskwiz.core.path import Truth, View, walk
from riskwiz.core.register import answer_results, concerns, evidence_results, progress, set_aside
from riskwiz.core.scoring import Scorer, out_of_hundred, score


def assess(edition: Edition, case: Case) -> Assessment:
    """Assess a case under its edition.

    Raises EditionFault where an expression of the edition fails on these answers.
    """
    record, wide = walk(edition, case, View.RECORD), walk(edition, case, View.RANGE)
    truths = find(edition, case, record, wide)
    scorer = Scorer(edition, case, record, wide)
    factors = tuple(
        _factor(scorer, truths, factor, audience)
        for factor in edition.factors.values()
        for audience in (tuple(edition.audiences) if factor.per_audience else (None,))
    )
    levels: dict[LevelKey, LevelRange] = {(f.factor, f.audience): f.level for f in factors}
    tables = tuple(read_tables(edition, case, levels))
    confidences = {(f.factor, f.audience): f.confidence.level for f in factors}
    named = {truth.finding.id: truth for truth in truths}
    determinations = tuple(
        determine(Decider(edition, case, one, levels, named, record, wide), confidences)
        for one in edition.methodology.determination
    )
    findings = tuple(
        finding_result(edition, case, record, one)
        for one in truths
        if one.record is Truth.TRUE or one.range is not Truth.FALSE
    )
    answers = answer_results(edition, case, record)
    done = progress(edition, case, record)
    signed = any(s.role == "assessor" for s in case.signatures)
    head = edition.methodology.methodology
    cited: list[Citation] = [
        *(c for f in findings for c in f.cites),
        *(c for d in determinations for o in d.outcomes for c in o.cites),
        *(c for f in factors for c in f.cites),
        *(c for f in factors for i in f.account for c in i.cites),
        *(c for t in tables for c in t.cites),
        *edition.cite(edition.methodology.confidence.cite, case.as_of),
        *(c for a in answers for c in a.cites),
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
        table_grids=tuple(_grid(edition, case, t) for t in edition.tables.values()),
        findings=findings,
        determinations=determinations,
        answers=answers,
        evidence=evidence_results(case),
        set_aside=set_aside(edition, case, record),
        concerns=concerns(edition, case, record),
        authorities=tuple(dict.fromkeys(cited)),
    )


def _factor(
    scorer: Scorer, truths: tuple[FindingTruth, ...], factor: Factor, audience: str | None
) -> FactorResult:
    edition, case = scorer.edition, scorer.case
    scale = edition.scales[factor.scale]
    account = scorer.account(factor, audience)
    result = score(edition, factor, account)
    by_score = LevelRange(
        stated=level_of(out_of_hundred(result.stated, result.denominator), factor, scale),
        low=level_of(out_of_hundred(result.low, result.denominator), factor, scale),
        high=level_of(out_of_hundred(result.high, result.denominator), factor, scale),
    )
    floors = list(_floors(truths, factor, audience))
    true = [level for level, one in floors if one.record is Truth.TRUE]
    certain = [level for level, one in floors if one.range is Truth.TRUE]
    possible = [level for level, one in floors if one.range is not Truth.FALSE]
    level = LevelRange(
        stated=at_least(by_score.stated, true, scale),
        low=at_least(by_score.low, certain, scale),
        high=at_least(by_score.high, possible, scale),
    )
    binding = tuple(
        FloorResult(
            finding=one.finding.id,
            title=one.finding.title,
            level=floor,
            cites=edition.cite(one.finding.cite, case.as_of),
        )
        for floor, one in floors
        if one.record is Truth.TRUE and scale.rank(floor) > scale.rank(by_score.stated)
    )
    return FactorResult(
        factor=factor.id,
        label=factor.label,
        title=factor.title,
        why=factor.why,
        cut_points=tuple(
            CutPoint(level=one.id, start=factor.cut_points.get(one.id, Fraction(0)))
            for one in scale.levels
            if one is scale.levels[0] or one.id in factor.cut_points
        ),
        audience=audience,
        score=result,
        level=level,
        level_of_score=by_score,
        floors=binding,
        confidence=confidence(edition, case, scorer.record, account, certain=level.certain),
        account=account,
        cites=edition.cite(factor.cite, case.as_of),
    )


def _floors(
    truths: tuple[FindingTruth, ...], factor: Factor, audience: str | None
) -> Iterator[tuple[str, FindingTruth]]:
    for one in truths:
        floor = one.finding.floor
        if floor is None or floor.factor != factor.id:
            continue
        if audience is None or not floor.audiences or audience in floor.audiences:
            yield floor.level, one


def _grid(edition: Edition, case: Case, table: Table) -> TableGrid:
    rows = [level.id for level in reversed(edition.scale_of(table.rows).levels)]
    return TableGrid(
        table=table.id,
        label=table.label,
        title=table.title,
        rows=table.rows,
        columns=table.columns,
        columns_levels=tuple(level.id for level in edition.scale_of(table.columns).levels),
        cells=tuple((row, table.cells[row]) for row in rows),
        cites=edition.cite(table.cite, case.as_of),
    )
