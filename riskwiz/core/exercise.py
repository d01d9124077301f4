"""What golden cases exercise, and which options, rules, mitigations and cells no case reaches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskwiz.core.assessment import Assessment
from riskwiz.core.edition import Edition
from riskwiz.core.interview import Interview
from riskwiz.core.item import points
from riskwiz.core.mitigation import kept_at, mitigated
from riskwiz.core.path import Standing, Truth
from riskwiz.core.question import (
    ChoiceQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from riskwiz.core.register import keys
from riskwiz.core.trial import Trial

_SORTS = (
    "options",
    "findings",
    "contradictions",
    "rules",
    "table cells",
    "table rows",
    "mitigations",
)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One sort of things that cases can exercise: all of them, and those that none does."""

    sort: str
    all: tuple[str, ...]
    idle: tuple[str, ...]


def exercised(edition: Edition, trials: Iterable[Trial]) -> tuple[Exercise, ...]:
    """Say of every sort what no golden case exercises."""
    seen: set[tuple[str, str]] = set()
    for trial in trials:
        seen.update(_reached(trial.interview) if trial.interview is not None else ())
    found: dict[str, list[str]] = {sort: [] for sort in _SORTS}
    for sort, name in _everything(edition):
        found[sort].append(name)
    return tuple(
        Exercise(sort, tuple(names), tuple(n for n in names if (sort, n) not in seen))
        for sort, names in found.items()
    )


def _everything(edition: Edition) -> Iterator[tuple[str, str]]:
    for question in edition.questions.values():
        yield from (("options", f"{question.id}: {one}") for one in _choices(question))
    for derived in edition.derived.values():
        yield from (("options", f"{derived.id}: {band.label}") for band in derived.band)
    yield from (("findings", one) for one in edition.findings)
    yield from (("contradictions", one) for one in edition.contradictions)
    yield from (("rules", rule.id) for rule in edition.methodology.rule)
    for table in edition.tables.values():
        for row in edition.words_of(table.rows) if table.rows is not None else ():
            columns = edition.words_of(table.columns or table.rows or "")
            yield from (("table cells", _cell(table.id, row, one)) for one in columns)
        for place, words in enumerate(table.decide, start=1):
            yield "table rows", _row(table.id, place, words)
    yield from (("mitigations", one) for one in edition.mitigations)


def _choices(question: Question) -> tuple[str, ...]:
    match question:
        case ChoiceQuestion() | MultiQuestion() | GridQuestion():
            return tuple(one.id for one in question.option)
        case YesNoQuestion():
            return ("yes", "no")
        case NumberQuestion() | MoneyQuestion():
            return tuple(band.label for band in question.band)
        case _:
            return ()


def _reached(interview: Interview) -> Iterator[tuple[str, str]]:
    """Yield what one case exercises."""
    yield from (("options", one) for one in _answered(interview))
    yield from (("mitigations", one) for one in _kept(interview))
    yield from _followed(interview.edition, interview.assessment)


def _answered(interview: Interview) -> Iterator[str]:
    edition, record = interview.edition, interview.record
    for key in keys(edition):
        given = interview.case.answer(key).given
        if record.standing(key) is Standing.ANSWERED and given is not None:
            question = edition.questions[key.question]
            for one in _chosen(question, given.value):
                yield f"{question.id}: {one}"
    for name, value in record.derived.items():
        if value is not None and edition.derived[name].band:
            yield f"{name}: {points(edition.derived[name], value)[1]}"


def _kept(interview: Interview) -> Iterator[str]:
    """Yield the mitigations that change something: they are verified, and hold other answers."""
    edition, case = interview.edition, interview.case
    for name in kept_at(case, "verified"):
        if mitigated(edition, case, (name,)) != case:
            yield name


def _followed(edition: Edition, assessment: Assessment) -> Iterator[tuple[str, str]]:
    for finding in assessment.findings:
        if finding.truth == Truth.TRUE.value:
            yield "findings", finding.finding
    for concern in assessment.concerns:
        if concern.contradiction is not None:
            yield "contradictions", concern.contradiction
    for determination in assessment.determinations:
        yield from (("rules", outcome.rule) for outcome in determination.outcomes)
    for table in assessment.tables:
        yield "table cells", _cell(table.table, table.row.stated, table.column.stated)
    for match in assessment.table_matches:
        words = edition.tables[match.table].decide[match.row - 1]
        yield "table rows", _row(match.table, match.row, words)


def _chosen(question: Question, value: object) -> tuple[str, ...]:
    match question:
        case ChoiceQuestion() | GridQuestion():
            return (str(value),)
        case MultiQuestion() if isinstance(value, tuple):
            return tuple(map(str, value))
        case YesNoQuestion():
            return ("yes" if value else "no",)
        case NumberQuestion() | MoneyQuestion() if question.band:
            return (points(question, str(value))[1],)
        case _:
            return ()


def _cell(table: str, row: str, column: str) -> str:
    return f"{table}: {row} × {column}"


def _row(table: str, place: int, words: tuple[str, ...]) -> str:
    return f"{table}: row {place} ({', '.join(words)})"
