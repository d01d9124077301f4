"""A table never decreases along a row, a column or an input.

A higher level on either side must not lead to a lower level, or a more concerning answer could
lower a determination, and the range of a level could not be read from the corners of the table.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.level_tables import LevelTable, ListTable, level_tables, list_tables

CODE = "RW302"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find cells that are lower than the one to the left or the one below."""
    for table in level_tables(draft):
        if _complete(table):
            yield from _decreases(draft, table)
    for listed in list_tables(draft):
        if listed.is_sound and listed.is_small:
            yield from _falls(draft, listed)


def _complete(table: LevelTable) -> bool:
    cells = table.table.cells
    return set(cells) == set(table.rows) and all(
        len(row) == len(table.columns) and set(row) <= set(table.levels) for row in cells.values()
    )


def _decreases(draft: Draft, table: LevelTable) -> Iterator[Diagnostic]:
    ranks = {
        row: [table.levels.index(cell) for cell in table.table.cells[row]] for row in table.rows
    }
    for place, row in enumerate(table.rows):
        for column, rank in enumerate(ranks[row]):
            left = column > 0 and rank < ranks[row][column - 1]
            below = place > 0 and rank < ranks[table.rows[place - 1]][column]
            if left or below:
                other = table.columns[column - 1] if left else table.rows[place - 1]
                side = table.table.columns if left else table.table.rows
                yield error(
                    CODE,
                    f"it falls to `{table.levels[rank]}` where `{side}` rises from `{other}`",
                    draft.value(table.spot / "cells" / row / column),
                    help_="let it stay the same or rise",
                )


def _falls(draft: Draft, table: ListTable) -> Iterator[Diagnostic]:
    """Find rows that decide lower than another row did before one input rose by a word."""
    matched = dict(table.combinations())
    rows = table.table.decide
    seen: set[int] = set()
    for words, place in matched.items():
        for at, name in enumerate(table.table.inputs):
            rank = table.words[at].index(words[at])
            if place is None or place in seen or rank == 0:
                continue
            before = matched[*words[:at], table.words[at][rank - 1], *words[at + 1 :]]
            if before is None:
                continue
            high, low = (table.levels.index(rows[one][-1]) for one in (before, place))
            if low < high:
                seen.add(place)
                yield error(
                    CODE,
                    f"it falls to `{rows[place][-1]}` where `{name}` rises to `{words[at]}` "
                    f"(with {', '.join(words)})",
                    draft.value(table.spot / "decide" / place / len(words)),
                    help_=f"row {before + 1} gives `{rows[before][-1]}`; let it stay or rise",
                )
