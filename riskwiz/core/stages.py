"""What the assessment says of mitigations: each that is recorded, and each stage of them."""

from riskwiz.core.assessment import (
    MitigationResult,
    StageLevel,
    StageOutcome,
    StageResult,
)
from riskwiz.core.case import Case
from riskwiz.core.determination import disposition_range
from riskwiz.core.edition import Edition
from riskwiz.core.effects import effect_words
from riskwiz.core.methodology import Determination
from riskwiz.core.mitigation import is_overdue
from riskwiz.core.mitigation_record import StageName
from riskwiz.core.outlook import Outlook

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
    edition: Edition, stage: StageName, which: tuple[str, ...], ahead: Outlook
) -> StageResult:
    """Put what a stage comes to together; `ahead` is the outlook with its mitigations kept."""
    return StageResult(
        stage=stage,
        mitigations=which,
        levels=tuple(
            StageLevel(name=name, audience=audience, level=ahead.level((name, audience)))
            for name in (*edition.factors, *edition.tables)
            for audience in _audiences(edition, name)
        ),
        outcomes=tuple(
            _outcome(edition, determination, audience, ahead)
            for determination in edition.methodology.determination
            for audience in _audiences(edition, determination.level)
        ),
    )


def _audiences(edition: Edition, name: str) -> tuple[str | None, ...]:
    return tuple(edition.audiences) if edition.per_audience(name) else (None,)


def _outcome(
    edition: Edition, determination: Determination, audience: str | None, ahead: Outlook
) -> StageOutcome:
    decision = ahead.decision(determination.id, audience)
    rule = edition.rules[decision.rule]
    return StageOutcome(
        determination=determination.id,
        audience=audience,
        level=ahead.level((determination.level, audience)),
        disposition=disposition_range(edition, decision),
        rule=rule.id,
        why=rule.why,
    )
