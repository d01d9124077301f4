"""What happened when: every row of a table with a date, and the days by which promises fall due."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from riskwiz.core.assessment import Assessment
from riskwiz.core.enclosure import AnswerResult

MARKS = 30
"""How many events a timeline shows; the answers list them all."""

_ROWS = 8
_APART = 0.034


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened on a day, or is to happen by it."""

    date: dt.date
    what: str
    question: str | None
    """The question whose answer says so; None for the day on which a mitigation falls due."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A happening on the line: how far along, of 1, and in which row above it."""

    happening: Happening
    along: float
    row: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The latest happenings in order, between the first of them and the as-of date or the last."""

    first: dt.date
    last: dt.date
    marks: tuple[Mark, ...]
    years: tuple[tuple[int, float], ...]
    left_out: int

    @property
    def rows(self) -> int:
        """How many rows of marks stand above the line."""
        return 1 + max(one.row for one in self.marks)


def timeline(assessment: Assessment) -> Timeline | None:
    """Return the timeline of an assessment; None where nothing in it has a date."""
    found = sorted(_happenings(assessment), key=lambda one: (one.date, one.what))
    if not found:
        return None
    shown = found[-MARKS:]
    first = dt.date(shown[0].date.year, 1, 1)
    last = max(assessment.as_of, shown[-1].date)
    days = max(1, (last - first).days)
    along = [round((one.date - first).days / days, 4) for one in shown]
    years = range(first.year, last.year + 1)
    return Timeline(
        first=first,
        last=last,
        marks=tuple(
            Mark(one, place, row)
            for one, place, row in zip(shown, along, _rows(along), strict=True)
        ),
        years=tuple((year, round((dt.date(year, 1, 1) - first).days / days, 4)) for year in years),
        left_out=len(found) - len(shown),
    )


def _happenings(assessment: Assessment) -> Iterator[Happening]:
    for answer in assessment.answers:
        yield from _dated(answer)
    for one in assessment.mitigations:
        if one.due is not None:
            yield Happening(one.due, f"Due: {one.label}", None)


def _dated(answer: AnswerResult) -> Iterator[Happening]:
    dates = [place for place, column in enumerate(answer.columns) if column.kind == "date"]
    if not answer.table or not dates:
        return
    for row in answer.table[1:]:
        if row[dates[0]]:
            said = [w.removesuffix(".") for place, w in enumerate(row) if place not in dates and w]
            yield Happening(dt.date.fromisoformat(row[dates[0]]), "; ".join(said), answer.question)


def _rows(along: list[float]) -> Iterator[int]:
    """Give marks that stand close together rows of their own."""
    ends = [-1.0] * _ROWS
    for place in along:
        row = next((r for r in range(_ROWS) if place - ends[r] >= _APART), 0)
        ends[row] = place
        yield row
