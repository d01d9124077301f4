"""A table, cell by cell: an empty line in the place of a new row ends it."""

import re
from dataclasses import dataclass, field

from riskwiz.core.answer import Cell, Key
from riskwiz.core.question import Column, TableQuestion
from riskwiz.core.value import MAX_ROWS, Objection, read_cell
from riskwiz.plain.choosing import chosen, country_code
from riskwiz.plain.command import Literal
from riskwiz.plain.console import Left
from riskwiz.plain.question_text import expected_cell, say_options
from riskwiz.plain.session import Session

Rows = list[dict[str, Cell]]

_GUIDE = "An empty line ends the table where a row would begin, and leaves a later cell empty."
_EMPTY = "="


def table_rows(session: Session, key: Key, question: TableQuestion, typed: Literal) -> Rows:
    """Return a table's rows, of which the first line is typed already. Raises Left."""
    present = _present(session, key)
    word = "" if typed.signed else typed.text.strip().lower()
    if word == "none":
        return []
    removed = re.fullmatch(r"remove ([0-9]{1,3})", word)
    if removed and 1 <= int(removed[1]) <= len(present):
        return [row for number, row in enumerate(present, 1) if number != int(removed[1])]
    entry = _Entry(session, key, question)
    if word == "add":
        entry.rows = present
    else:
        entry.begin(f"={typed.text}" if typed.signed else typed.text.strip())
    return entry.finish()


def _present(session: Session, key: Key) -> Rows:
    given = session.interview.case.answer(key).given
    value = given.value if given else None
    return [row for row in value if isinstance(row, dict)] if isinstance(value, tuple) else []


@dataclass
class _Entry:
    session: Session
    key: Key
    question: TableQuestion
    rows: Rows = field(default_factory=list)

    def begin(self, first: str) -> None:
        """Enter the first row; where its first cell is refused the question is asked again."""
        column = self.question.column[0]
        cell = self._cell(column, first)
        if isinstance(cell, Objection):
            self.session.object(cell)
            raise Left
        self._keep(self._rest({} if cell is None else {column.id: cell}))

    def finish(self) -> Rows:
        """Enter row after row up to an empty line."""
        while len(self.rows) < MAX_ROWS:
            try:
                row = self._row()
            except Left:
                if not self.rows:
                    raise
                self.rows.pop()
                continue
            if row is None:
                break
            self._keep(row)
        if not self.rows:
            raise Left
        return self.rows

    def _row(self) -> dict[str, Cell] | None:
        column = self.question.column[0]
        while True:
            self._offer(column)
            line = self._line(column)
            if not line:
                return None
            cell = self._cell(column, line)
            if not isinstance(cell, Objection):
                return self._rest({} if cell is None else {column.id: cell})
            self.session.object(cell)

    def _rest(self, row: dict[str, Cell]) -> dict[str, Cell]:
        """Enter the further cells; to leave one is to begin the row anew."""
        try:
            for column in self.question.column[1:]:
                cell = self._asked(column)
                if cell is not None:
                    row[column.id] = cell
        except Left:
            return {}
        return row

    def _asked(self, column: Column) -> Cell | None:
        self._offer(column)
        while True:
            cell = self._cell(column, self._line(column))
            if not isinstance(cell, Objection):
                return cell
            self.session.object(cell)

    def _offer(self, column: Column) -> None:
        if not self.rows:
            say_options(self.session.console, column.option)

    def _line(self, column: Column) -> str:
        return self.session.console.entry(expected_cell(column, len(self.rows) + 1), _GUIDE)

    def _cell(self, column: Column, line: str) -> Cell | Objection | None:
        text = line.removeprefix(_EMPTY).strip()
        if not text:
            missing = Objection(message=f"{column.label!r} is missing", help="fill it in")
            return missing if column.required else None
        if column.kind == "country":
            return read_cell(column, country_code(self.session.edition.countries, text))
        return read_cell(column, chosen(column.option, text))

    def _keep(self, row: dict[str, Cell]) -> None:
        """Keep a row that the interview takes; any other is entered anew."""
        if not row:
            return
        said = self.session.interview.answer(self.key, [*self.rows, row])
        if isinstance(said, Objection):
            self.session.object(said)
        else:
            self.rows.append(row)
