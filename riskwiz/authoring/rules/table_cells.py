"""A table has a cell for every pair of levels, and each cell is a level.

There is a row for every level of what `rows` names, and in it a cell for every level of what
`columns` names, from the lowest to the highest. A table of several inputs has in each row of
`decide` one word of each input, or "*" for any, and then the level; some row matches whatever the
inputs are.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.level_tables import LevelTable, ListTable, level_tables, list_tables
from riskwiz.core.level import ANY
from riskwiz.core.value import nearest

CODE = "RW301"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find missing and strange rows, rows of another width, and cells that are no level."""
    for table in level_tables(draft):
        yield from _rows(draft, table)
        yield from _cells(draft, table)
    for listed in list_tables(draft):
        yield from _words(draft, listed)
        if listed.is_sound:
            yield from _unmatched(draft, listed)


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
        help_ = f"add cells.{missing[0]} = [ … ], one cell each for {', '.join(table.columns)}"
        yield error(CODE, message, draft.key(cells), help_=help_)


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


def _words(draft: Draft, table: ListTable) -> Iterator[Diagnostic]:
    of = (*table.words, table.levels)
    names = (*table.table.inputs, table.table.scale)
    for place, row in enumerate(table.table.decide):
        spot = table.spot / "decide" / place
        if len(row) != len(of):
            yield error(
                CODE,
                f"the row has {len(row)} words; `{table.table.id}` takes {len(of)}",
                draft.value(spot),
                help_=f"one word each for {', '.join(table.table.inputs)}, then the level",
            )
            continue
        for at, (word, words) in enumerate(zip(row, of, strict=True)):
            if word not in words and (word != ANY or at == len(row) - 1):
                meant = nearest(word, list(words))
                yield error(
                    CODE,
                    f"`{names[at]}` has no word `{word}`",
                    draft.value(spot / at),
                    help_=f"did you mean `{meant}`?" if meant else None,
                    note=f"its words are: {', '.join(words)}",
                )


def _unmatched(draft: Draft, table: ListTable) -> Iterator[Diagnostic]:
    rows = table.table.decide
    if not rows or set(rows[-1][:-1]) == {ANY}:
        return  # a table without rows is of no form
    if table.is_small:
        missing = next((words for words, row in table.combinations() if row is None), None)
        if missing is None:
            return
        message = f"no row of `{table.table.id}` matches {', '.join(missing)}"
    else:
        message = f"`{table.table.id}` has too many combinations to try, and no row for the rest"
    any_of_all = ", ".join(f'"{ANY}"' for _ in table.words)
    where = draft.key(table.spot / "decide")
    yield error(CODE, message, where, help_=f'end with a row [{any_of_all}, "…"]')
