"""Reading the declared tables: cell by cell, or row by row over several inputs."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import InputResult, TableMatch, TableResult
from riskwiz.core.level import decided
from riskwiz.core.methodology import Table
from riskwiz.core.outlook import Outlook


@dataclass(frozen=True, slots=True)
class TableReader:
    """Describes what was read from every table in its order."""

    edition: Edition
    case: Case
    outlook: Outlook

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
        return TableResult(
            table=table.id,
            label=table.label,
            title=table.title,
            audience=audience,
            rows=rows,
            columns=columns,
            row=self.outlook.level_at(rows, audience),
            column=self.outlook.level_at(columns, audience),
            level=self.outlook.level((table.id, audience)),
            cites=self.edition.cite(table.cite, self.case.as_of),
        )

    def _match(self, table: Table, audience: str | None) -> TableMatch:
        inputs = tuple(self._input(name, audience) for name in table.inputs)
        return TableMatch(
            table=table.id,
            label=table.label,
            title=table.title,
            audience=audience,
            inputs=inputs,
            row=decided(table, [one.word.stated for one in inputs]) + 1,
            level=self.outlook.level((table.id, audience)),
            cites=self.edition.cite(table.cite, self.case.as_of),
        )

    def _input(self, name: str, audience: str | None) -> InputResult:
        word = self.outlook.level_at(name, audience)
        return InputResult(input=name, label=self.edition.label_of(name), word=word)
