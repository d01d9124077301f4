"""The levels between scores and determinations as text: from answers, or read from tables."""

from collections.abc import Iterator

from riskwiz.cli.tables import table
from riskwiz.core.assessment import Assessment
from riskwiz.core.factor_result import InputResult, TableMatch, TableResult
from riskwiz.core.level import LevelRange


def levels_text(assessment: Assessment) -> Iterator[str]:
    """Yield a line for each level, with its range and what it was read at."""
    rows = [*_derived(assessment), *_read(assessment)]
    if rows:
        yield "Levels"
        yield from table([("of", "audience", "level", "range", "from"), *rows])


def _derived(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    for one in assessment.derived_levels:
        came = "answers" if one.state == "answered" else one.state
        yield (one.label, "all", *_words(assessment, one.level), came)


def _read(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    shorts: dict[str | None, str] = {one.id: one.short for one in assessment.audiences}
    read: list[TableResult | TableMatch] = [*assessment.tables, *assessment.table_matches]
    for one in read:
        audience = shorts.get(one.audience, "all")
        yield (one.label, audience, *_words(assessment, one.level), _at(assessment, one))


def _at(assessment: Assessment, one: TableResult | TableMatch) -> str:
    if isinstance(one, TableMatch):
        words = ", ".join(_input(assessment, each) for each in one.inputs)
        return f"row {one.row}: {words}"
    row, column = assessment.label_of(one.rows), assessment.label_of(one.columns)
    return (
        f"{row} {assessment.label_of_level(one.row.stated)}, "
        f"{column} {assessment.label_of_level(one.column.stated)}"
    )


def _input(assessment: Assessment, one: InputResult) -> str:
    """Say what a table was read at: a level by its label, the option of a question by its id."""
    asked = {answer.question for answer in assessment.answers}
    names = {level.id for scale in assessment.scales for level in scale.levels}
    if one.input in asked or one.word.stated not in names:
        return f"{one.input} {one.word.stated}"
    return f"{one.label} {assessment.label_of_level(one.word.stated)}"


def _words(assessment: Assessment, level: LevelRange) -> tuple[str, str]:
    stated, low, high = map(assessment.label_of_level, (level.stated, level.low, level.high))
    return stated, low if low == high else f"{low} to {high}"
