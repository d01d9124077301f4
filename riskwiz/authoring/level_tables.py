"""The tables of a methodology with the words that they are read at, and the levels they lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.levels import levelled
from riskwiz.authoring.spot import Spot
from riskwiz.core.level import ANY
from riskwiz.core.methodology import Table
from riskwiz.core.question import ChoiceQuestion

MAX_COMBINATIONS = 2**16
"""How many combinations of words are tried; tables of more need a last row for all of them."""


@dataclass(frozen=True, slots=True)
class LevelTable:
    """A table whose rows, columns and scale all exist."""

    table: Table
    spot: Spot
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table of several inputs, all of which exist, with the words of each."""

    table: Table
    spot: Spot
    words: tuple[tuple[str, ...], ...]
    levels: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether every row is as wide as the inputs are many, and its words exist."""
        return all(
            len(row) == len(self.words) + 1
            and row[-1] in self.levels
            and all(one == ANY or one in words for one, words in zip(row, self.words, strict=False))
            for row in self.table.decide
        )

    @property
    def is_small(self) -> bool:
        """Whether all combinations of words can be tried."""
        return prod(map(len, self.words)) <= MAX_COMBINATIONS

    def combinations(self) -> Iterator[tuple[tuple[str, ...], int | None]]:
        """Yield every combination of words with the row that matches it, if any does."""
        for words in product(*self.words):
            yield (
                words,
                next(
                    (
                        place
                        for place, row in enumerate(self.table.decide)
                        if all(one in (ANY, word) for one, word in zip(row, words, strict=False))
                    ),
                    None,
                ),
            )


def words_of_levels(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return the levels of every factor, table and derived level whose scale exists."""
    if draft.methodology is None:
        return {}
    scales = {s.id: tuple(level.id for level in s.levels) for s in draft.methodology.scale}
    named = {one.id: one.scale for one in levelled(draft.methodology)}
    named |= {one.it.id: one.it.scale or "" for one in draft.derived if one.it.kind == "level"}
    return {name: scales[scale] for name, scale in named.items() if scale in scales}


def words_of_questions(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return the options of every choice question that a table is read at."""
    tables = draft.methodology.table if draft.methodology else ()
    read = {name for table in tables for name in table.reads}
    return {
        one.it.id: tuple(option.id for option in one.it.option)
        for one in draft.questions
        if one.it.id in read and isinstance(one.it, ChoiceQuestion)
    }


def level_tables(draft: Draft) -> Iterator[LevelTable]:
    """Yield the tables whose inputs and scales are known; rules about names report the others."""
    of = words_of_levels(draft)
    for index, table in enumerate(draft.methodology.table if draft.methodology else ()):
        if table.rows in of and table.columns in of and table.id in of and not table.inputs:
            spot = draft.methodology_spot("table", index)
            yield LevelTable(table, spot, of[table.rows], of[table.columns], of[table.id])


def list_tables(draft: Draft) -> Iterator[ListTable]:
    """Yield the tables of several inputs whose inputs and scales are known."""
    of = words_of_questions(draft) | words_of_levels(draft)
    for index, table in enumerate(draft.methodology.table if draft.methodology else ()):
        if table.inputs and table.id in of and all(one in of for one in table.inputs):
            spot = draft.methodology_spot("table", index)
            words = tuple(of[one] for one in table.inputs)
            yield ListTable(table, spot, words, of[table.id])
