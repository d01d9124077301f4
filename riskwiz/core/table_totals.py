"""What the columns of a table answer add up to."""

from collections.abc import Sequence
from fractions import Fraction

from riskwiz.core.answer import Row
from riskwiz.core.question import TableQuestion
from riskwiz.core.value import exact
from riskwiz.core.wording import cell_words

_ADDED = frozenset({"number", "count", "percent", "money"})


def table_totals(question: TableQuestion, rows: Sequence[Row]) -> dict[str, str]:
    """Return the exact sum of each column of figures, in words, by the column's id."""
    totals: dict[str, str] = {}
    for column in question.column:
        cells = [row[column.id] for row in rows if column.id in row]
        if column.kind in _ADDED and cells:
            total = sum((exact(cell) for cell in cells), Fraction(0))
            totals[column.id] = cell_words({}, column, _decimal(total))
    return totals


def _decimal(number: Fraction) -> str:
    """Write a sum of decimals exactly; its denominator divides a power of ten."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    whole = str(abs(int(number * 10**places))).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{whole[:-places]}.{whole[-places:]}" if places else f"{sign}{whole}"
