"""The answers that stand for all answers of a question in a search."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, Decimal
from enum import Enum
from fractions import Fraction
from itertools import combinations

from riskwiz.core.expression import CelValue
from riskwiz.core.functions import timestamp
from riskwiz.core.item import points
from riskwiz.core.question import (
    ChoiceQuestion,
    CountryQuestion,
    DateQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    TextQuestion,
    YesNoQuestion,
)
from riskwiz.core.questionnaire import Derived
from riskwiz.core.value import canonical


class Lacking(Enum):
    """What can be said to a question beside a value."""

    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not applicable"


_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^'\\]*)'")
_NUMBER = re.compile(r"(?<![\w.\"'-])\d+(?:\.\d+)?")
_MANY_OPTIONS = 7
_COUNTRY = re.compile(r"[A-Z]{2}")
OTHER = "~"
"""Stands for every country or text that no expression names."""
_FINEST = Decimal("0.000001")
_SHORTEST = dt.timedelta(days=1)


def words(sources: Iterable[str]) -> tuple[str, ...]:
    """Return the words between quotes of some expressions."""
    return tuple(dict.fromkeys(a or b for one in sources for a, b in _QUOTED.findall(one)))


def numbers(sources: Iterable[str]) -> tuple[Decimal, ...]:
    """Return the numbers that stand in some expressions."""
    return tuple(dict.fromkeys(Decimal(n) for one in sources for n in _NUMBER.findall(one)))


def values(
    question: Question,
    sources: Iterable[str],
    members: Iterable[str],
    starts: Iterable[Fraction] = (),
) -> tuple[CelValue, ...]:
    """Return the values that stand for all values of a question, or of one row of a grid.

    `sources` are the expressions that name it, and `members` what is on the lists they name;
    `starts` are numbers at which something begins that is worked out of it.
    A table has none: what is said over it is taken as able to be true and false.
    """
    match question:
        case ChoiceQuestion() | GridQuestion():
            return tuple(option.id for option in question.option)
        case YesNoQuestion():
            return (False, True)
        case MultiQuestion():
            return tuple(_subsets(question))
        case NumberQuestion() | MoneyQuestion():
            return tuple(_around(question, numbers(sources), starts))
        case CountryQuestion():
            named = (one for one in words(sources) if _COUNTRY.fullmatch(one))
            return tuple(dict.fromkeys((*named, *members, OTHER)))
        case TextQuestion():
            return tuple(dict.fromkeys((*words(sources), OTHER)))
        case DateQuestion():
            return tuple(_days(words(sources)))
        case _:
            return ()


def worth_of(source: Question | Derived, answer: CelValue) -> int:
    """Return the points of an answer."""
    stored: object = answer
    if isinstance(answer, float):
        stored = canonical(Decimal(repr(answer)))
    elif isinstance(answer, list):
        stored = tuple(answer)
    return points(source, stored)[0]  # type: ignore[arg-type]


def has_many(question: MultiQuestion) -> bool:
    """Say whether there are too many ways to choose options to try them all."""
    return sum(not option.exclusive for option in question.option) > _MANY_OPTIONS


def around(found: Iterable[Decimal], step: Decimal = _FINEST) -> tuple[Decimal, ...]:
    """Return some numbers with their neighbours, in order."""
    near = {n + move for n in (*found, Decimal(0)) for move in (-step, Decimal(0), step)}
    return tuple(sorted(near))


def _subsets(question: MultiQuestion) -> Iterator[list[str]]:
    alone = [option.id for option in question.option if option.exclusive]
    others = [option.id for option in question.option if not option.exclusive]
    yield from ([one] for one in alone)
    sizes = (1, 2, len(others)) if has_many(question) else range(1, len(others) + 1)
    for size in sizes:
        yield from (list(one) for one in combinations(others, size))


def _around(
    question: NumberQuestion | MoneyQuestion,
    found: tuple[Decimal, ...],
    starts: Iterable[Fraction],
) -> Iterator[CelValue]:
    whole = question.kind in {"count", "money"}
    bands = (band.start for band in question.band)
    limits = (one for one in (question.min, question.max) if one is not None)
    marks = [Decimal(one.numerator) / one.denominator for one in (*bands, *limits, *starts)]
    if whole:
        marks = [one.to_integral_value(ROUND_CEILING) for one in marks]
    for number in around((*found, *marks), Decimal(1) if whole else _FINEST):
        too_small = number < (0 if question.min is None else question.min)
        if question.kind == "number" and question.min is None:
            too_small = False
        if too_small or (question.max is not None and number > question.max):
            continue
        if question.kind == "percent" and question.max is None and number > 100:  # noqa: PLR2004
            continue
        yield int(number) if whole else float(number)


def _days(found: tuple[str, ...]) -> Iterator[dt.datetime]:
    yield timestamp("2000-01-01")
    for word in found:
        try:
            day = timestamp(word)
        except ValueError:
            continue
        yield from (day - _SHORTEST, day, day + _SHORTEST)
