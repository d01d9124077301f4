"""What can be said to a question: every answer, or where there are too many, telling ones."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from riskwiz.core.answer import Cell, Given, Key, Row, State, Value, answered
from riskwiz.core.compared_words import compared
from riskwiz.core.edition import Edition
from riskwiz.core.item import points
from riskwiz.core.kernel import kernel_of
from riskwiz.core.question import (
    ChoiceQuestion,
    Column,
    CountryQuestion,
    DateQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    TableQuestion,
    YesNoQuestion,
)
from riskwiz.core.value import Objection, canonical, read

MOST_OPTIONS = 4
"""Of how many options of a multi question every combination is tried."""

_MOST_ROWS = 12
_DAYS = ("1900-01-01", "2100-01-01")
_ELSEWHERE = "ZZ"
_COUNTRY = re.compile(r"[A-Z]{2}")
_FIGURES = ("0", "1", "5", "10", "20", "25", "50", "75", "100", "1000000", "1000000000")


@dataclass(frozen=True)
class Sayable:
    """The answers to one question that are tried, the fewest points first.

    They are exhaustive where each answer has the same effect as one of them.
    """

    given: tuple[Given, ...]
    exhaustive: bool


@dataclass(frozen=True)
class Answers:
    """What can be said to each question of an edition."""

    edition: Edition

    def to(self, key: Key) -> Sayable:
        """Return the answers that are tried to a question; refusing is none of them."""
        if key.question not in self._known:
            self._known[key.question] = self._sayable(self.edition.questions[key.question])
        return self._known[key.question]

    def anything(self, key: Key) -> tuple[Given, ...]:
        """Return these answers, and that it cannot be found out, or is refused."""
        return (
            *self.to(key).given,
            Given(state=State.UNKNOWN),
            Given(state=State.WITHHELD),
        )

    @cached_property
    def _known(self) -> dict[str, Sayable]:
        return {}

    @cached_property
    def named(self) -> frozenset[str]:
        """The questions that an expression or a table reads: more than points hangs on them."""
        names = {
            name.split(".")[0]
            for place, one in self.edition.expressions.items()
            if place[0] in {"section", "question", "derived", "finding"}
            for name in one.names
        }
        read_ = {name for table in self.edition.tables.values() for name in table.inputs}
        return frozenset((names | read_) & self.edition.questions.keys())

    @cached_property
    def by_state(self) -> frozenset[str]:
        """The questions of which an expression asks whether they are known, or refused."""
        return frozenset(
            name.split(".")[0]
            for one in self.edition.expressions.values()
            for name in one.names
            if name.split(".")[-1] in {"known", "unknown", "withheld"} and "." in name
        )

    def _sayable(self, question: Question) -> Sayable:
        values, exhaustive = self._values(question)
        valid = {repr(one): one for one in values if not isinstance(read(question, one), Objection)}
        ordered = sorted(valid.values(), key=lambda one: points(question, one)[0])
        given = [answered(one) for one in ordered]
        if question.may_not_apply:
            given.insert(0, Given(state=State.NOT_APPLICABLE))
        return Sayable(tuple(given), exhaustive)

    def _values(self, question: Question) -> tuple[list[Value], bool]:
        is_plain = question.id not in self.named
        match question:
            case ChoiceQuestion() | GridQuestion():
                return [one.id for one in question.option], True
            case YesNoQuestion():
                return [False, True], True
            case MultiQuestion():
                return list(_chosen(question)), len(question.option) <= MOST_OPTIONS
            case NumberQuestion() | MoneyQuestion():
                return list(_figures(question, self._constants(question.id))), is_plain
            case CountryQuestion():
                return list(self._countries()), is_plain
            case DateQuestion():
                return list(_DAYS), is_plain
            case TableQuestion():
                return list(self._tables(question)), is_plain
            case _:
                return ["something"], is_plain

    def _constants(self, name: str) -> list[Fraction]:
        """Return the figures in expressions that name a question, and one on each side of them."""
        found = {
            number
            for each in self.edition.expressions.values()
            if name in each.names
            for number in each.tree.figures()
        }
        return [one + step for one in sorted(found) for step in (-1, 0, 1)]

    def _countries(self) -> Iterator[str]:
        """Yield a country of each reference list, those that are named, and one of none."""
        listed = (sorted(e.value for e in one.entry)[:1] for one in self.edition.lists.values())
        named = sorted(
            one.word for each in self.edition.expressions.values() for one in compared(each.tree)
        )
        words = dict.fromkeys((*(code for codes in listed for code in codes), *named))
        yield from (word for word in words if _COUNTRY.fullmatch(word))
        yield _ELSEWHERE

    def _tables(self, question: TableQuestion) -> Iterator[tuple[Row, ...]]:
        """Yield no rows, and single rows in which one cell after another takes telling values."""
        yield ()
        cells = {column.id: self._cells(column) for column in question.column}
        highest = {name: found[-1] for name, found in cells.items()}
        rows = [
            highest | {name: cell} for name, found in cells.items() for cell in found[:_MOST_ROWS]
        ]
        yield from ((row,) for row in rows)

    def _cells(self, column: Column) -> list[Cell]:
        match column.kind:
            case "choice":
                return [one.id for one in column.option]
            case "yes_no":
                return [False, True]
            case "country":
                return list(dict.fromkeys(self._countries()))
            case "date":
                return list(_DAYS)
            case "percent" | "number":
                return ["0", "100"]
            case "count" | "money":
                return [0, 1_000_000_000]
            case _:
                return ["someone"]


def _chosen(question: MultiQuestion) -> Iterator[tuple[str, ...]]:
    ids = [one.id for one in question.option]
    sizes = range(1, len(ids) + 1) if len(ids) <= MOST_OPTIONS else (1,)
    for size in sizes:
        yield from combinations(ids, size)
    together = tuple(one.id for one in question.option if not one.exclusive)
    if len(ids) > MOST_OPTIONS and together:
        yield together


def answers_of(edition: Edition, as_of: dt.date) -> Answers:
    """Return what can be said under an edition; it is worked out once."""
    return kernel_of(edition, as_of).memory.of(("answers",), lambda: Answers(edition))


def _figures(
    question: NumberQuestion | MoneyQuestion, constants: list[Fraction]
) -> Iterator[Value]:
    """Yield where bands begin, the ends of what can be answered, and figures around them."""
    is_whole = question.kind in {"count", "money"}
    ends = [one for one in (question.min, question.max) if one is not None]
    for one in (
        *ends,
        *constants,
        *(band.start for band in question.band),
        *map(Fraction, _FIGURES),
    ):
        if is_whole:
            yield int(one)
        else:
            yield canonical(Decimal(one.numerator) / Decimal(one.denominator))
