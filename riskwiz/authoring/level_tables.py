"""The tables of a methodology with the levels that they lead from and to."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskwiz.authoring.draft import Draft, Spot
from riskwiz.authoring.levels import levelled
from riskwiz.core.methodology import Table


@dataclass(frozen=True, slots=True)
class LevelTable:
    """A table whose rows, columns and scale all exist."""

    table: Table
    spot: Spot
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    levels: tuple[str, ...]


def level_tables(draft: Draft) -> Iterator[LevelTable]:
    """Yield the tables whose inputs and scales are known; rules about names report the others."""
    if draft.methodology is None:
        return
    scales = {s.id: tuple(level.id for level in s.levels) for s in draft.methodology.scale}
    of = {one.id: scales[one.scale] for one in levelled(draft.methodology) if one.scale in scales}
    for index, table in enumerate(draft.methodology.table):
        if table.rows in of and table.columns in of and table.id in of:
            spot = draft.methodology_spot("table", index)
            yield LevelTable(table, spot, of[table.rows], of[table.columns], of[table.id])
