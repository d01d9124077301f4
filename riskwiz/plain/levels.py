"""The levels between scores and determinations: derived from answers, or read from tables."""

from collections.abc import Iterator

from riskwiz.core.assessment import Assessment
from riskwiz.core.factor_result import TableMatch, TableResult
from riskwiz.core.level import LevelRange


def levels(assessment: Assessment) -> Iterator[str]:
    """Yield a sentence for each derived level, and for each table with its audience."""
    for one in assessment.derived_levels:
        why = "" if one.state == "answered" else f", as it is {one.state}"
        yield f"{one.label}: {level_in_words(assessment, one.level)}{why}"
    audiences: dict[str | None, str] = {one.id: one.label for one in assessment.audiences}
    every: list[TableResult | TableMatch] = [*assessment.tables, *assessment.table_matches]
    for read in every:
        who = f", {audiences[read.audience]}" if read.audience else ""
        yield f"{read.label}{who}: {level_in_words(assessment, read.level)}"


def level_in_words(assessment: Assessment, level: LevelRange) -> str:
    """Say a level, and what it could still be where that is open."""
    stated, low, high = map(assessment.label_of_level, (level.stated, level.low, level.high))
    return stated if low == high else f"{stated} (from {low} to {high})"
