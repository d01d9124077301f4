"""The functions of expressions: the types that the checker wants, and what each works out.

Numbers are worked with as exact fractions: the shortest text of a double is the decimal that was
answered. A function of several types has, for evaluating, one name for each (`sum_double`), as
the runtime cannot tell lists of numbers from lists of words.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, prod
from typing import Any

from cel_expr_python import cel

from riskwiz.core.ownership import (
    effective_share,
    largest_share_outside,
    share_by_majority,
    share_outside,
    share_untraced,
)

_T = cel.Type
NOTHING = "there is nothing to choose from"
"""What the least, the greatest or the mean of an empty list fails with."""

AS_DAY = "as_day"
"""The function that turns the text of a table's date cell into a day."""

MAX_PLACES = 12
"""The most decimals that `round_half_up` rounds to."""

_MAX_INTEGER = 2**63 - 1
_NUMBERS = {"double": _T.DOUBLE, "int": _T.INT}
_ORDERED = _NUMBERS | {"string": _T.STRING, "timestamp": _T.TIMESTAMP}

OVERLOADED = {
    "sum": {kind: (one, [_T.List(one)]) for kind, one in _NUMBERS.items()},
    "product": {kind: (one, [_T.List(one)]) for kind, one in _NUMBERS.items()},
    "mean": {kind: (_T.DOUBLE, [_T.List(one)]) for kind, one in _NUMBERS.items()},
    "min": {kind: (one, [_T.List(one)]) for kind, one in _ORDERED.items()},
    "max": {kind: (one, [_T.List(one)]) for kind, one in _ORDERED.items()},
    "round_half_up": {kind: (_T.DOUBLE, [one, _T.INT]) for kind, one in _NUMBERS.items()},
}
"""The functions of several types: for each, what it gives and what it takes."""

SHARES: dict[str, Callable[[Sequence[Mapping[str, Any]], frozenset[str]], Fraction]] = {
    "share_of": effective_share,
    "share_outside": share_outside,
    "share_by_majority": share_by_majority,
    "largest_share_outside": largest_share_outside,
}
"""What they work out of a chain of owners, and of the countries on a list."""

UNTRACED = "share_untraced"
"""The function of a chain of owners alone."""

COMPLETED = frozenset({"at_least", "listed", *SHARES})
"""The functions into which riskwiz writes what their words are looked up in."""

NAMES = frozenset({*OVERLOADED, *COMPLETED, UNTRACED, "count", "date", "days_between"})
"""All functions that riskwiz adds to CEL."""


def checked() -> list[cel.FunctionDecl]:
    """Declare the functions as authors write them."""
    two = [_T.STRING, _T.STRING]
    several = [
        cel.FunctionDecl(
            name,
            [_overload(f"{name}_{kind}", gives, takes) for kind, (gives, takes) in kinds.items()],
        )
        for name, kinds in OVERLOADED.items()
    ]
    return [
        *several,
        *_plain(),
        _one("at_least", _T.BOOL, two),
        _one("listed", _T.BOOL, two),
        *(_one(name, _T.DOUBLE, [_T.List(_T.DYN), _T.STRING]) for name in SHARES),
    ]


def evaluated(orders: Mapping[str, Sequence[str]]) -> list[cel.FunctionDecl]:
    """Declare the functions as they are completed; `orders` has the words of each ordered name."""

    def at_least(value: str, name: str, word: str) -> bool:
        words = orders[name]
        return value in words and words.index(value) >= words.index(word)

    def extreme(choose: Callable[..., str]) -> Callable[[str, Iterable[str]], str]:
        return lambda name, words: choose(_some(words), key=orders[name].index)

    string, anything = _T.STRING, _T.List(_T.DYN)
    return [
        *_plain(),
        _one("at_least", _T.BOOL, [string, string, string], at_least),
        _one("listed", _T.BOOL, [string, _T.List(string), string], _listed),
        *(
            _one(name, _T.DOUBLE, [anything, _T.List(string), string], _share(share))
            for name, share in SHARES.items()
        ),
        _one("sum_double", _T.DOUBLE, [anything], lambda one: _double(_total(one))),
        _one("sum_int", _T.INT, [anything], lambda one: _int(_total(one))),
        _one("product_double", _T.DOUBLE, [anything], lambda one: _double(_product(one))),
        _one("product_int", _T.INT, [anything], lambda one: _int(_product(one))),
        *(_one(f"mean_{kind}", _T.DOUBLE, [anything], _mean) for kind in _NUMBERS),
        *(
            _one(f"round_half_up_{kind}", _T.DOUBLE, [one, _T.INT], _rounded)
            for kind, one in _NUMBERS.items()
        ),
        *(
            _one(f"{name}_{kind}", gives, [anything], lambda one, f=choose: f(_some(one)))
            for name, choose in (("min", min), ("max", max))
            for kind, gives in _ORDERED.items()
            if kind != "string"
        ),
        _one("min_string", string, [string, anything], extreme(min)),
        _one("max_string", string, [string, anything], extreme(max)),
        cel.FunctionDecl(AS_DAY, [_overload(AS_DAY, _T.TIMESTAMP, [string], timestamp, of=True)]),
    ]


def timestamp(date: str) -> dt.datetime:
    """Turn an ISO date into the UTC midnight that CEL compares."""
    return dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC)


def half_up(number: Fraction, places: int) -> Fraction:
    """Round to so many decimals, a half upwards."""
    scale = Fraction(10) ** places
    return Fraction(floor(number * scale + Fraction(1, 2))) / scale


def decimal(number: float) -> Fraction:
    """Return the decimal number that a double was written as, exactly."""
    return Fraction(number) if isinstance(number, int) else Fraction(Decimal(repr(number)))


def _plain() -> list[cel.FunctionDecl]:
    """Declare the functions of one type, which are evaluated as they are written."""
    return [
        _one("date", _T.TIMESTAMP, [_T.STRING], timestamp),
        _one("count", _T.INT, [_T.List(_T.DYN)], _count),
        _one("days_between", _T.INT, [_T.TIMESTAMP, _T.TIMESTAMP], _days_between),
        _one(
            UNTRACED,
            _T.DOUBLE,
            [_T.List(_T.DYN)],
            lambda rows: _double(share_untraced(_chain(rows))),
        ),
    ]


def _one(
    name: str, gives: cel.Type, takes: list[cel.Type], impl: Callable[..., Any] | None = None
) -> cel.FunctionDecl:
    return cel.FunctionDecl(name, [_overload(name, gives, takes, impl)])


def _overload(
    name: str,
    gives: cel.Type,
    takes: list[cel.Type],
    impl: Callable[..., Any] | None = None,
    *,
    of: bool = False,
) -> cel.Overload:
    if impl is None:
        return cel.Overload(name, gives, takes, of)
    return cel.Overload(name, gives, takes, of, impl=impl)


def _listed(value: str, members: Iterable[str], _name: str) -> bool:
    return value in list(members)


def _share(
    share: Callable[[Sequence[Mapping[str, Any]], frozenset[str]], Fraction],
) -> Callable[[Iterable[Mapping[str, Any]], Iterable[str], str], float]:
    return lambda rows, members, _name: _double(share(_chain(rows), frozenset(members)))


def _chain(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {k: decimal(v) if isinstance(v, int | float) else v for k, v in row.items()} for row in rows
    ]


def _count(values: Iterable[Any]) -> int:
    found = list(values)
    return sum(found) if found and all(isinstance(v, bool) for v in found) else len(found)


def _days_between(start: dt.datetime, end: dt.datetime) -> int:
    return (end - start).days


def _total(numbers: Iterable[float]) -> Fraction:
    return sum(map(decimal, numbers), Fraction(0))


def _product(numbers: Iterable[float]) -> Fraction:
    return prod(map(decimal, numbers), start=Fraction(1))


def _mean(numbers: Iterable[float]) -> float:
    found = _some(numbers)
    return _double(_total(found) / len(found))


def _rounded(number: float, places: int) -> float:
    if not 0 <= places <= MAX_PLACES:
        msg = f"round_half_up takes 0 to {MAX_PLACES} places"
        raise ValueError(msg)
    return _double(half_up(decimal(number), places))


def _some(values: Iterable[Any]) -> list[Any]:
    found = list(values)
    if not found:
        raise ValueError(NOTHING)
    return found


def _double(number: Fraction) -> float:
    return float(number)


def _int(number: Fraction) -> int:
    if abs(number) > _MAX_INTEGER:
        msg = "the whole number is too large"
        raise ValueError(msg)
    return int(number)
