"""How the tables of a draft are read: what each is read at, and the level that it gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.level_tables import (
    LevelTable,
    ListTable,
    level_tables,
    list_tables,
    words_of_levels,
    words_of_questions,
)
from riskwiz.core.level import decided


@dataclass(frozen=True, slots=True)
class Reading:
    """A table, with the names that it is read at."""

    reads: tuple[str, ...]
    levels: tuple[str, ...]
    table: LevelTable | ListTable

    def level(self, words: Sequence[str]) -> str:
        """Return the level that the table gives for a word of each name."""
        one = self.table
        if isinstance(one, ListTable):
            return one.table.decide[decided(one.table, words)][-1]
        row, column = words
        return one.table.cells[row][one.columns.index(column)]


def readings(draft: Draft) -> dict[str, Reading]:
    """Return how each table of a draft without errors is read."""
    tables: list[LevelTable | ListTable] = [*level_tables(draft), *list_tables(draft)]
    return {one.table.id: Reading(one.table.reads, one.levels, one) for one in tables}


def words(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return the words that each level, and each choice question, can be."""
    return words_of_questions(draft) | words_of_levels(draft)
