"""What the assessment says of mitigations: each that is recorded, and each stage of them."""

from collections.abc import Iterable, Sequence

from riskwiz.core.assessment import (
    DeterminationResult,
    MitigationResult,
    StageLevel,
    StageOutcome,
    StageResult,
)
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.effects import effect_words
from riskwiz.core.event import StageName
from riskwiz.core.factor_result import FactorResult, TableMatch, TableResult
from riskwiz.core.mitigation import is_overdue

STAGE_WORDS: dict[StageName, str] = {
    "none": "without any",
    "verified": "with those verified",
    "agreed": "and those agreed",
    "proposed": "and those proposed",
}
"""What the stages are called, each on top of the one before."""


def standing_words(one: MitigationResult) -> str:
    """Say in a few words how a mitigation stands."""
    parts: list[str] = [one.state]
    if one.by:
        parts.append(f"by {one.by}")
    if one.due is not None and one.state != "verified":
        parts.append(f"due {one.due}")
    if one.overdue:
        parts.append("overdue, so it counts as not kept")
    return ", ".join(parts)


def mitigation_results(edition: Edition, case: Case) -> tuple[MitigationResult, ...]:
    """Describe the mitigations that are recorded, in the order of the methodology."""
    return tuple(
        MitigationResult(
            mitigation=one.id,
            label=one.label,
            help=one.help,
            verified_by=one.verified_by,
            state=record.state,
            due=record.due,
            overdue=is_overdue(case, record),
            kept=record.state == "verified",
            by=record.by,
            note=record.note,
            effects=tuple(words for each in one.effect for words in effect_words(edition, each)),
            cites=edition.cite(one.cite, case.as_of),
        )
        for one in edition.mitigations.values()
        if (record := case.mitigations.get(one.id)) is not None
    )


def stage_result(
    stage: StageName,
    which: tuple[str, ...],
    factors: Iterable[FactorResult],
    tables: Iterable[TableResult | TableMatch],
    determinations: Sequence[DeterminationResult],
) -> StageResult:
    """Put what a stage comes to together."""
    return StageResult(
        stage=stage,
        mitigations=which,
        levels=(
            *(StageLevel(name=f.factor, audience=f.audience, level=f.level) for f in factors),
            *(StageLevel(name=t.table, audience=t.audience, level=t.level) for t in tables),
        ),
        outcomes=tuple(
            StageOutcome(
                determination=one.determination,
                audience=outcome.audience,
                level=outcome.level,
                disposition=outcome.disposition,
                rule=outcome.rule,
                why=outcome.why,
            )
            for one in determinations
            for outcome in one.outcomes
        ),
    )
