"""Tables of NIST SP 800-30 Rev. 1, all cells of G-5 and I-2, stated and at both corners."""

from itertools import product

import pytest

from riskwiz.core.assessment import Assessment
from riskwiz.core.edition import Edition
from tests.editions import HEAD, assessed, build

LEVELS = ("very_low", "low", "moderate", "high", "very_high")
SHORT = {"vl": "very_low", "l": "low", "m": "moderate", "h": "high", "vh": "very_high"}

G_5 = {
    "very_high": "l m h vh vh",
    "high": "l m m h vh",
    "moderate": "l l m m h",
    "low": "vl l l m m",
    "very_low": "vl vl l l l",
}
"""Rows: likelihood of initiation; columns: likelihood of adverse impact, lowest first."""

I_2 = {
    "very_high": "vl l m h vh",
    "high": "vl l m h vh",
    "moderate": "vl l m m h",
    "low": "vl l l l m",
    "very_low": "vl vl vl l l",
}
"""Rows: overall likelihood; columns: impact, lowest first."""


def cell(table: dict[str, str], row: str, column: str) -> str:
    """Read a cell of the transcription above."""
    return SHORT[table[row].split()[LEVELS.index(column)]]


def _factor(name: str) -> str:
    cuts = 'low = "20", moderate = "40", high = "60", very_high = "80"'
    return (
        f'[[factor]]\nid = "{name}"\nlabel = "{name}"\ntitle = "{name}"\n'
        f'scale = "level"\ncut_points = {{ {cuts} }}\n'
    )


def _table(name: str, rows: str, columns: str, cells: dict[str, str]) -> str:
    written = ", ".join(
        f"{row} = [{', '.join(repr(SHORT[c]) for c in line.split())}]"
        for row, line in cells.items()
    )
    return (
        f'[[table]]\nid = "{name}"\nlabel = "{name}"\ntitle = "{name}"\nscale = "level"\n'
        f'rows = "{rows}"\ncolumns = "{columns}"\ncells = {{ {written} }}\n'
    )


def _question(factor: str) -> str:
    options = ", ".join(
        f'{{ id = "{level}", label = "{level}", points = {place} }}'
        for place, level in enumerate(LEVELS)
    )
    return (
        f'[[section.question]]\nid = "q_{factor}"\nkind = "choice"\nask = "{factor}?"\n'
        f'factor = "{factor}"\noption = [{options}]\n'
    )


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Three factors whose levels can be chosen freely, and both tables."""
    scale = ", ".join(f'{{ id = "{level}", label = "{level}" }}' for level in LEVELS)
    head = HEAD[: HEAD.index("[[scale]]")] + f'[[scale]]\nid = "level"\nlevels = [{scale}]\n'
    factors = ("threat", "vulnerability", "consequence")
    methodology = (
        head
        + "".join(map(_factor, factors))
        + _table("likelihood", "threat", "vulnerability", G_5)
        + _table("risk", "likelihood", "consequence", I_2)
        + """
[[determination]]
id = "ns"
label = "NS"
title = "?"
level = "risk"
[[disposition]]
id = "nothing"
label = "nothing"
[[rule]]
id = "only"
determination = "ns"
disposition = "nothing"
why = "."
"""
    )
    asked = '[questionnaire]\nid = "one"\ntitle = "One"\nversion = "1.0.0"\n'
    asked += '[[section]]\nid = "s"\ntitle = "S"\n' + "".join(map(_question, factors))
    return build(asked, methodology)


def stated(one: Assessment, table: str) -> str:
    """Return a table's level as stated."""
    return next(t.level.stated for t in one.tables if t.table == table)


@pytest.mark.parametrize(("row", "column"), list(product(LEVELS, LEVELS)))
def test_every_cell_of_both_tables_is_read(edition: Edition, row: str, column: str) -> None:
    """Likelihood from threat and vulnerability, risk from likelihood and consequence."""
    for consequence in LEVELS:
        one = assessed(edition, q_threat=row, q_vulnerability=column, q_consequence=consequence)
        likelihood = cell(G_5, row, column)
        assert stated(one, "likelihood") == likelihood
        assert stated(one, "risk") == cell(I_2, likelihood, consequence)
        assert all(t.level.certain for t in one.tables)


def test_a_range_is_the_table_at_both_corners(edition: Edition) -> None:
    """With the vulnerability open, likelihood runs from its lowest to its highest cell."""
    one = assessed(edition, q_threat="very_high", q_consequence="high")
    likelihood = next(t for t in one.tables if t.table == "likelihood")
    assert (likelihood.level.low, likelihood.level.high) == ("low", "very_high")
    assert likelihood.level.stated == cell(G_5, "very_high", "moderate") == "high"
    risk = next(t for t in one.tables if t.table == "risk")
    assert (risk.level.low, risk.level.stated, risk.level.high) == ("low", "high", "high")


def test_the_tables_do_not_decrease_and_i_2_is_not_symmetric() -> None:
    """What the ranges rely on."""
    rank = LEVELS.index
    for table in (G_5, I_2):
        grid = [[rank(cell(table, row, column)) for column in LEVELS] for row in LEVELS]
        assert all(line == sorted(line) for line in grid)
        assert all(list(line) == sorted(line) for line in zip(*grid, strict=True))
    assert cell(I_2, "very_high", "very_low") == "very_low"
    assert cell(I_2, "very_low", "very_high") == "low"


def test_the_grid_for_print_begins_with_the_highest_row(edition: Edition) -> None:
    """Columns run from the lowest level, as in the transcription."""
    grids = {g.table: g for g in assessed(edition).table_grids}
    assert [row for row, _ in grids["likelihood"].cells] == list(G_5)
    for row, levels in grids["risk"].cells:
        assert levels == tuple(cell(I_2, row, column) for column in LEVELS)
    assert grids["risk"].columns_levels == LEVELS
