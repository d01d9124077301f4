"""Tables in plain mode: one cell a line."""

import pytest

from tests.plain.talks import talk

ONE = {"name": "One", "share": "10"}
TWO = {"name": "Two", "share": "20"}
BOTH = "One\n10\n\nTwo\n20\n\n\n"


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param("One\n10\n\n\n", (ONE,), id="an empty line ends it"),
        pytest.param(BOTH, (ONE, TWO), id="row after row"),
        pytest.param("none\n", (), id="a table without rows"),
        pytest.param("=none\n\n\n\n", ({"name": "none"},), id="a name that is a word"),
        pytest.param("One\nmuch\n10\n9\n\n\n", (ONE,), id="a refused cell is asked again"),
        pytest.param("One\nback\nTwo\n20\n\n\n", (TWO,), id="back begins a row anew"),
        pytest.param("Two\n20\n\nback\nOne\n10\n\n\n", (ONE,), id="back takes out the last row"),
        pytest.param("One\n10\nhelp\n\n\n", (ONE,), id="help explains"),
        pytest.param("One\n10\n\n=\nTwo\n20\n\n\n", (ONE, TWO), id="a needed cell is asked for"),
        pytest.param(f"{BOTH}goto holders\nremove 1\n", (TWO,), id="a row is removed"),
        pytest.param(
            "One\n10\n\n\ngoto holders\nadd\nTwo\n20\n\n\n", (ONE, TWO), id="rows are added"
        ),
        pytest.param(f"{BOTH}goto holders\nOne\n10\n\n\n", (ONE,), id="begun anew"),
        pytest.param(f"{BOTH}goto holders\n\n", (ONE, TWO), id="kept"),
    ],
)
def test_a_table_is_entered_cell_by_cell(lines: str, rows: object) -> None:
    """The table that was meant is the answer."""
    assert talk(f"goto holders\n{lines}").record.value("holders") == rows


def test_a_table_is_one_answer() -> None:
    """However many rows, one event is recorded."""
    assert len(talk(f"goto holders\n{BOTH}").record.answers) == 1


@pytest.mark.parametrize("lines", ["=\n", "One\n10\n\nback\nback\n", "One\nback\n\n"])
def test_a_table_can_be_left(lines: str) -> None:
    """Nothing of it is recorded, and the question is asked again."""
    done = talk(f"goto holders\n{lines}skip\n7\n")

    assert done.record.value("holders") is None
    assert done.record.value("staff") == 7


def test_a_full_table_ends_itself() -> None:
    """Five hundred rows fit; the line after them goes to the next question."""
    done = talk("goto holders\n" + "A\n\n\n" * 500 + "7\n")

    rows = done.record.value("holders")
    assert isinstance(rows, tuple)
    assert (len(rows), done.record.value("staff")) == (500, 7)
