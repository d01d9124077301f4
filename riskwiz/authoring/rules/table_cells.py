"""A table has a cell for every pair of levels, and each cell is a level.

There is a row for every level of what `rows` names, and in it a cell for every level of what
`columns` names, from the lowest to the highest.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.level_tables import LevelTable, level_tables
from riskwiz.core.value import nearest

CODE = "RW301"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find missing and strange rows, rows of another width, and cells that are no level."""
    for table in level_tables(draft):
        yield from _rows(draft, table)
        yield from _cells(draft, table)


def _rows(draft: Draft, table: LevelTable) -> Iterator[Diagnostic]:
    cells = table.spot / "cells"
    for row in table.table.cells:
        if row not in table.rows:
            meant = nearest(row, list(table.rows))
            yield error(
                CODE,
                f"`{table.table.rows}` has no level `{row}`",
                draft.key(cells / row),
                help_=f"did you mean `{meant}`?" if meant else "take the row out",
            )
    missing = [row for row in table.rows if row not in table.table.cells]
    if missing:
        message = f"the table `{table.table.id}` has no row for {', '.join(missing)}"
        yield error(CODE, message, draft.key(cells))


def _cells(draft: Draft, table: LevelTable) -> Iterator[Diagnostic]:
    for row, cells in table.table.cells.items():
        spot = table.spot / "cells" / row
        if len(cells) != len(table.columns):
            yield error(
                CODE,
                f"the row `{row}` has {len(cells)} cells; `{table.table.columns}` has "
                f"{len(table.columns)} levels",
                draft.value(spot),
                help_=f"one cell each for {', '.join(table.columns)}",
            )
        for index, cell in enumerate(cells):
            if cell not in table.levels:
                meant = nearest(cell, list(table.levels))
                yield error(
                    CODE,
                    f"`{cell}` is no level",
                    draft.value(spot / index),
                    help_=f"did you mean `{meant}`?" if meant else None,
                    note=f"the levels are: {', '.join(table.levels)}",
                )
