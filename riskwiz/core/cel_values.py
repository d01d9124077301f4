"""Answers as expressions compare them: decimals as doubles, dates as timestamps, rows as maps."""

from decimal import Decimal
from math import isfinite
from typing import assert_never

from riskwiz.core.answer import Value
from riskwiz.core.expression import CelValue
from riskwiz.core.functions import timestamp
from riskwiz.core.question import Column, Question, TableQuestion
from riskwiz.core.questionnaire import Derived
from riskwiz.core.value import canonical


def cel_value(question: Question, value: Value) -> CelValue:
    """Turn a canonical value into what expressions compare."""
    if isinstance(question, TableQuestion) and isinstance(value, tuple):
        columns = {c.id: c for c in question.column}
        return [
            {key: _cell(columns[key], cell) for key, cell in row.items()}
            for row in value
            if isinstance(row, dict)
        ]
    if isinstance(value, tuple):
        return list(value)
    return _scalar(question.kind, value)


def derived_value(derived: Derived, value: CelValue) -> Value:
    """Return a derived value as it is kept.

    Raises ValueError where it is a number that is none.
    """
    if isinstance(value, float) and not isfinite(value):
        msg = "it gives no finite number"
        raise ValueError(msg)
    match derived.kind:
        case "boolean":
            return value is True
        case "number":
            return value if isinstance(value, int) else canonical(Decimal(repr(value)))
        case "list":
            return tuple(str(one) for one in value) if isinstance(value, list) else ()
        case "level":
            return str(value)
        case _:
            assert_never(derived.kind)


def derived_seen(derived: Derived, kept: Value) -> CelValue:
    """Turn a derived value as it is kept into what expressions compare."""
    if isinstance(kept, tuple):
        return list(map(str, kept))
    return float(kept) if derived.kind == "number" else kept


def _cell(column: Column, cell: bool | int | str) -> CelValue:
    # Inside a table the runtime takes no timestamps; an expression's own text turns these into one.
    return str(cell) if column.kind == "date" else _scalar(column.kind, cell)


def _scalar(kind: str, value: bool | int | str) -> CelValue:
    if kind in {"number", "percent"}:
        return float(value)
    return timestamp(str(value)) if kind == "date" else value
