"""Reading the declared tables: cell by cell, or row by row over several inputs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from riskwiz.core.case import Case
from riskwiz.core.derived_levels import WordReader
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import InputResult, TableMatch, TableResult
from riskwiz.core.level import ANY, LevelRange, cell, decided
from riskwiz.core.methodology import Table

LevelKey = tuple[str, str | None]
Levels = Mapping[LevelKey, LevelRange]
MAX_COMBINATIONS = 4096
"""How many combinations of what is open are tried; past it a range is the widest."""


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads every table in its order, adding its levels to those known so far."""

    edition: Edition
    case: Case
    levels: dict[LevelKey, LevelRange]
    words: WordReader

    def read(self) -> Iterator[TableResult | TableMatch]:
        """Yield what was read from each table, for each audience where it differs by audience."""
        for table in self.edition.tables.values():
            split = self.edition.per_audience(table.id)
            for audience in tuple(self.edition.audiences) if split else (None,):
                yield (
                    self._match(table, audience) if table.inputs else self._cell(table, audience)
                )

    def _cell(self, table: Table, audience: str | None) -> TableResult:
        rows, columns = table.reads
        row = level_at(self.edition, self.levels, rows, audience)
        column = level_at(self.edition, self.levels, columns, audience)
        scale = self.edition.scale_of(columns)
        level = LevelRange(
            stated=cell(table, row.stated, column.stated, scale),
            low=cell(table, row.low, column.low, scale),
            high=cell(table, row.high, column.high, scale),
        )
        self.levels[table.id, audience] = level
        return TableResult(
            table=table.id,
            label=table.label,
            title=table.title,
            audience=audience,
            rows=rows,
            columns=columns,
            row=row,
            column=column,
            level=level,
            cites=self.edition.cite(table.cite, self.case.as_of),
        )

    def _match(self, table: Table, audience: str | None) -> TableMatch:
        inputs = tuple(self._input(name, audience) for name in table.inputs)
        row = decided(table, [one.word.stated for one in inputs])
        possible = [_between(self.edition.words_of(one.input), one.word) for one in inputs]
        ranks = [self.edition.scale_of(table.id).rank(one) for one in _reachable(table, possible)]
        levels = self.edition.words_of(table.id)
        level = LevelRange(
            stated=table.decide[row][-1], low=levels[min(ranks)], high=levels[max(ranks)]
        )
        self.levels[table.id, audience] = level
        return TableMatch(
            table=table.id,
            label=table.label,
            title=table.title,
            audience=audience,
            inputs=inputs,
            row=row + 1,
            level=level,
            cites=self.edition.cite(table.cite, self.case.as_of),
        )

    def _input(self, name: str, audience: str | None) -> InputResult:
        if name in self.edition.questions:
            self.levels[name, None] = self.words.question(name)
        word = level_at(self.edition, self.levels, name, audience)
        return InputResult(input=name, label=self.edition.label_of(name), word=word)


def level_at(edition: Edition, levels: Levels, name: str, audience: str | None) -> LevelRange:
    """Return a level for an audience; one that is the same for all stands without audience."""
    return levels[name, audience if edition.per_audience(name) else None]


def _between(words: Sequence[str], one: LevelRange) -> Sequence[str]:
    return words[words.index(one.low) : words.index(one.high) + 1]


def _reachable(table: Table, possible: Sequence[Sequence[str]]) -> set[str]:
    """Return the levels that the inputs can still lead to; past the bound, those of any row."""
    if prod(map(len, possible)) <= MAX_COMBINATIONS:
        return {table.decide[decided(table, words)][-1] for words in product(*possible)}
    return {
        row[-1]
        for row in table.decide
        if all(one == ANY or one in words for one, words in zip(row, possible, strict=False))
    }
