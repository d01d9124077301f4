"""What the columns of a table add up to, exactly."""

from riskwiz.core.answer import Row
from riskwiz.core.question import TableQuestion
from riskwiz.core.table_totals import table_totals

COLUMNS = [
    {"id": "name", "label": "Name", "kind": "text"},
    {"id": "share", "label": "Share", "kind": "percent"},
    {"id": "staff", "label": "Staff", "kind": "count"},
    {"id": "paid", "label": "Paid", "kind": "money", "currency": "USD"},
    {"id": "change", "label": "Change", "kind": "number"},
]
TABLE = TableQuestion.model_validate({"id": "t", "ask": "T?", "kind": "table", "column": COLUMNS})


def test_columns_of_figures_are_added_exactly() -> None:
    """1.8 + 18.2 is 20, not nearly 20; texts are not added, and a missing cell counts nothing."""
    rows: list[Row] = [
        {"name": "A", "share": "1.8", "staff": 1200, "paid": 5, "change": "-0.75"},
        {"name": "B", "share": "18.2", "staff": 34, "change": "0.5"},
    ]

    totals = table_totals(TABLE, rows)

    assert totals == {"share": "20 %", "staff": "1,234", "paid": "USD 5", "change": "-0.25"}


def test_a_table_without_rows_has_no_totals() -> None:
    """There is nothing to add."""
    assert table_totals(TABLE, []) == {}
