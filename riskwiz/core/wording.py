"""Answers in the words that people read: labels instead of ids, figures with their units."""

import re
from collections.abc import Mapping

from riskwiz.core.answer import Cell, Value
from riskwiz.core.edition import Edition
from riskwiz.core.question import (
    ChoiceQuestion,
    Column,
    CountryQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Option,
    Question,
    TableQuestion,
    YesNoQuestion,
)


def words(edition: Edition, question: Question, value: Value) -> str:
    """Say an answer's value in words; one that no longer fits is said as it stands."""
    match question:
        case ChoiceQuestion() | GridQuestion():
            return _label(question.option, str(value))
        case MultiQuestion() if isinstance(value, tuple):
            return "; ".join(_label(question.option, str(one)) for one in value)
        case YesNoQuestion():
            return "yes" if value else "no"
        case NumberQuestion():
            return _number(value, "%" if question.kind == "percent" else question.unit)
        case MoneyQuestion():
            return f"{question.currency} {_number(value, None)}"
        case CountryQuestion():
            return country(edition.countries, str(value))
        case TableQuestion() if isinstance(value, tuple):
            return f"{len(value)} row{'s' if len(value) != 1 else ''}"
        case _:
            return str(value)


def table_words(
    edition: Edition, question: TableQuestion, value: Value
) -> tuple[tuple[str, ...], ...]:
    """Say a table answer as rows of words, its column labels first."""
    if not isinstance(value, tuple):
        return ()
    head = tuple(column.label for column in question.column)
    rows = [
        tuple(
            cell_words(edition.countries, column, row[column.id]) if column.id in row else ""
            for column in question.column
        )
        for row in value
        if isinstance(row, dict)
    ]
    return (head, *rows)


def cell_words(countries: Mapping[str, str], column: Column, cell: Cell) -> str:
    """Say one cell of a table in words."""
    match column.kind:
        case "choice":
            return _label(column.option, str(cell))
        case "yes_no":
            return "yes" if cell else "no"
        case "country":
            return country(countries, str(cell))
        case "percent":
            return _number(cell, "%")
        case "money":
            return f"{column.currency or ''} {_number(cell, None)}".strip()
        case "number" | "count":
            return _number(cell, None)
        case _:
            return str(cell)


def country(countries: Mapping[str, str], code: str) -> str:
    """Return a country's name by its ISO 3166 code; the code itself where it is not known."""
    return countries.get(code, code)


def _label(options: tuple[Option, ...], chosen: str) -> str:
    return next((o.label for o in options if o.id == chosen), chosen)


def _number(value: object, unit: str | None) -> str:
    # The sign stands apart: as a whole number, the -0 of -0.5 would lose it.
    written = re.fullmatch(r"(-?)([0-9]{1,40})(\.[0-9]+)?", str(value))
    figure = f"{written[1]}{int(written[2]):,}{written[3] or ''}" if written else str(value)
    return f"{figure} {unit}" if unit else figure
