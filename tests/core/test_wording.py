"""Wording: answers as people read them."""

import pytest
from pydantic import TypeAdapter

from riskwiz.core.answer import Row, Value
from riskwiz.core.question import Question, TableQuestion
from riskwiz.core.wording import table_words, words
from tests.editions import ONE, build

EDITION = build(
    ONE + '[[section.question]]\nid = "a"\nkind = "date"\nask = "A?"\n', countries={"CN": "China"}
)
OPTIONS = [{"id": "x", "label": "The X"}, {"id": "y", "label": "The Y"}]
QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def question(kind: str, **more: object) -> Question:
    """Make a question of a kind."""
    return QUESTION.validate_python({"id": "q", "ask": "Q?", "kind": kind} | more)


@pytest.mark.parametrize(
    ("one", "value", "text"),
    [
        (question("choice", option=OPTIONS), "x", "The X"),
        (question("choice", option=OPTIONS), "gone", "gone"),
        (question("multi", option=OPTIONS), ("x", "y"), "The X; The Y"),
        (question("multi", option=OPTIONS), "x", "x"),
        (question("yes_no"), True, "yes"),
        (question("yes_no"), False, "no"),
        (question("number"), "1234567.25", "1,234,567.25"),
        (question("number", unit="people"), "-1234", "-1,234 people"),
        (question("number"), "-0.5", "-0.5"),
        (question("number"), "²", "²"),
        (question("number"), "9" * 5000, "9" * 5000),
        (question("percent"), "19.9", "19.9 %"),
        (question("count"), 1000, "1,000"),
        (question("money", currency="EUR"), 1500000, "EUR 1,500,000"),
        (question("date"), "2024-06-01", "2024-06-01"),
        (question("country"), "CN", "China"),
        (question("country"), "QQ", "QQ"),
        (question("table", column=[{"id": "w", "label": "W", "kind": "text"}]), (), "0 rows"),
        (question("table", column=[{"id": "w", "label": "W", "kind": "text"}]), ({},), "1 row"),
    ],
    ids=lambda v: ascii(v)[:30],
)
def test_an_answer_is_said_in_words(one: Question, value: Value, text: str) -> None:
    """Labels for ids, groups of three digits, units and currencies."""
    assert words(EDITION, one, value) == text


def test_a_table_is_said_row_by_row() -> None:
    """Column labels first, every cell in the words of its kind, gaps empty."""
    kinds = ("text", "choice", "number", "count", "percent", "money", "date", "country", "yes_no")
    columns = [
        {
            "id": kind,
            "label": kind.upper(),
            "kind": kind,
            "option": OPTIONS if kind == "choice" else [],
        }
        for kind in kinds
    ]
    one = question("table", column=columns)
    assert isinstance(one, TableQuestion)
    row: Row = {
        "text": "T", "choice": "y", "number": "1000.5", "count": 3, "percent": "5", "money": 12000,
        "date": "2024-01-01", "country": "CN", "yes_no": True,
    }  # fmt: skip
    last: Row = {"yes_no": False}
    assert table_words(EDITION, one, (row, last)) == (
        tuple(kind.upper() for kind in kinds),
        ("T", "The Y", "1,000.5", "3", "5 %", "12,000", "2024-01-01", "China", "yes"),
        ("", "", "", "", "", "", "", "", "no"),
    )
    assert table_words(EDITION, one, "no table") == ()
