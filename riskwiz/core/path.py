"""The path: which questions apply, derived from the answers and never stored.

Conditions have three values: true, false, and not yet known while an answer that they name is
not known (DESIGN 3.1).
"""

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from math import isfinite

from riskwiz.core.answer import Answer, Key, State, Value
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, EditionFault, Place
from riskwiz.core.effects import less_concerning, levels_of
from riskwiz.core.expression import CelValue, Expression, evaluate
from riskwiz.core.functions import NOTHING, timestamp
from riskwiz.core.question import Column, GridQuestion, Question, TableQuestion
from riskwiz.core.questionnaire import Derived
from riskwiz.core.value import Objection, canonical, read


class Truth(Enum):
    """The three values of a condition."""

    TRUE = "true"
    FALSE = "false"
    NOT_YET = "not yet known"


class View(Enum):
    """Whose knowledge counts.

    The record takes what was said as it was said. The range takes everything that is not known
    (unanswered, unknown or withheld) as still able to become anything, so that what it holds
    true or false holds however the open answers come out.
    """

    RECORD = "record"
    RANGE = "range"


class Standing(Enum):
    """How a question, or one row of a grid, stands in a case."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "not applicable"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    NOT_ASKED = "not asked"
    NOT_YET_ASKED = "behind an open question"


OPEN = frozenset({Standing.UNANSWERED, Standing.UNKNOWN, Standing.WITHHELD})
"""Asked, and not known: what a later answer can still change."""

_STANDINGS = {
    State.UNKNOWN: Standing.UNKNOWN,
    State.WITHHELD: Standing.WITHHELD,
    State.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
}


@dataclass(frozen=True)
class Path:
    """What applies under the answers of a case, and the values that expressions may use."""

    view: View
    asked: Mapping[str, Truth]
    sections: Mapping[str, Truth]
    standings: MutableMapping[Key, Standing]
    values: Mapping[str, CelValue]
    absent: frozenset[str]
    derived: Mapping[str, Value | None]

    def standing(self, key: Key) -> Standing:
        """Return how a question or row stands."""
        return self.standings[key]


@dataclass
class _Walk:
    edition: Edition
    case: Case
    view: View
    values: dict[str, CelValue] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    derived: dict[str, Value | None] = field(default_factory=dict)
    asked: dict[str, Truth] = field(default_factory=dict)
    sections: dict[str, Truth] = field(default_factory=dict)
    standings: MutableMapping[Key, Standing] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)

    def truth(self, place: Place) -> Truth:
        """Evaluate a condition; one that was not authored is true."""
        expression = self.edition.expressions.get(place)
        if expression is None:
            return Truth.TRUE
        value = self.value(place, expression)
        if isinstance(value, Truth):
            return value
        return Truth.TRUE if value else Truth.FALSE

    def value(self, place: Place, expression: Expression) -> CelValue | Truth:
        """Evaluate an expression: its value, or false or not yet known where it lacks one."""
        for name in expression.names:
            if name in self.edition.derived and name not in self.derived:
                self.derive(name)
        known = {n: self.values[n] for n in expression.names if n in self.values}
        for one in expression.lists:
            known[f"lists.{one}"] = list(self.members(one))
        value, error = evaluate(expression, known)
        if error is None and value is not None:
            return value
        lacking = [n for n in expression.names if n not in self.values]
        if any(name not in self.absent for name in lacking) or self._partly(expression):
            return Truth.NOT_YET
        if lacking or self._has_gaps(expression) or NOTHING in (error or ""):
            return Truth.FALSE
        raise EditionFault(place, error or "it gives nothing")

    def _partly(self, expression: Expression) -> bool:
        """Say whether the expression names a grid of which a row is not known."""
        return any(self._grid_standings(expression, name) & OPEN for name in expression.names)

    def _grid_standings(self, expression: Expression, name: str) -> set[Standing]:
        rows = expression.cells.get(name, frozenset())
        used = self.edition.audiences if None in rows else rows & self.edition.audiences.keys()
        return {self.standings[Key(name, row)] for row in used}

    def _has_gaps(self, expression: Expression) -> bool:
        """Say whether a cell of a table or a row of a grid was left out on purpose."""
        return any(
            self._lacks_cells(name)
            or Standing.NOT_APPLICABLE in self._grid_standings(expression, name)
            for name in expression.names
        )

    def _lacks_cells(self, name: str) -> bool:
        question, rows = self.edition.questions.get(name), self.values.get(name)
        if not isinstance(question, TableQuestion) or not isinstance(rows, list):
            return False
        return any(column.id not in row for row in rows for column in question.column)

    def members(self, name: str) -> list[str]:
        """Return the members of a reference list at the as-of date, as CEL takes a list."""
        if name not in self._members:
            members = self.edition.lists[name].members(self.case.as_of)
            self._members[name] = sorted(members)
        return self._members[name]

    def derive(self, name: str) -> None:
        """Work out a derived value from the questions behind it."""
        derived = self.edition.derived[name]
        self.derived[name] = None
        hold = self.case.holds.get(Key(name))
        if hold is not None and hold.exactly:
            self.derived[name], self.values[name] = hold.value, _seen(derived, hold.value)
            return
        value = self.value(("derived", name), self.edition.expressions["derived", name])
        if value is Truth.FALSE and derived.kind != "boolean":
            self.absent.add(name)
        elif value is not Truth.NOT_YET:
            kept, seen = self._derived(derived, value)
            if hold is not None:
                levels = levels_of(self.edition, derived)
                kept = less_concerning(derived, levels, kept, hold.value)
                seen = _seen(derived, kept)
            self.derived[name], self.values[name] = kept, seen

    def _derived(self, derived: Derived, value: CelValue | Truth) -> tuple[Value, CelValue]:
        """Return a derived value as it is kept, and as expressions see it."""
        if isinstance(value, float) and not isfinite(value):
            raise EditionFault(("derived", derived.id), "it gives no finite number")
        match derived.kind:
            case "boolean":
                return value is True, value is True
            case "number":
                plain = _decimal(value)
                return plain, float(plain)
            case "list":
                words = [str(one) for one in value] if isinstance(value, list) else []
                return tuple(words), words
            case "level":
                word = str(value)
                if word not in self.edition.words_of(derived.id):
                    raise EditionFault(("derived", derived.id), f"{word!r} is no level")
                return word, word

    def question(self, question: Question, applies: Truth) -> None:
        """Note how a question stands and what expressions may know of it."""
        self.asked[question.id] = applies
        rows = self.edition.rows(question)
        standings = []
        for row in rows:
            key = Key(question.id, row)
            standing = standing_of(question, self.case.answer(key), applies)
            self.standings[key] = standing
            standings.append(standing)
        if applies is Truth.NOT_YET:
            return
        self._states(question.id, standings, applies)
        if applies is Truth.FALSE or all(s is Standing.NOT_APPLICABLE for s in standings):
            self.absent.add(question.id)
        elif isinstance(question, GridQuestion):
            self.values[question.id] = {
                key.row: self.case.answer(key).given.value  # type: ignore[union-attr]
                for key in (Key(question.id, row) for row in rows)
                if self.standings[key] is Standing.ANSWERED and key.row is not None
            }
        elif standings == [Standing.ANSWERED]:
            given = self.case.answer(Key(question.id)).given
            if given is not None and given.value is not None:
                self.values[question.id] = cel_value(question, given.value)

    def _states(self, name: str, standings: list[Standing], applies: Truth) -> None:
        self.values[f"{name}.asked"] = applies is Truth.TRUE
        if Standing.UNANSWERED in standings:
            return
        if self.view is View.RANGE and not OPEN.isdisjoint(standings):
            return
        self.values[f"{name}.known"] = all(s is Standing.ANSWERED for s in standings)
        self.values[f"{name}.unknown"] = Standing.UNKNOWN in standings
        self.values[f"{name}.withheld"] = Standing.WITHHELD in standings


def walk(edition: Edition, case: Case, view: View = View.RECORD) -> Path:
    """Walk the questions in order and say which apply under the answers of a case.

    Raises EditionFault where an expression fails on these answers.
    """
    state = _Walk(edition, case, view)
    for section in edition.sections:
        gate = state.truth(("section", section.id))
        state.sections[section.id] = gate
        for question in section.question:
            own = gate if gate is Truth.FALSE else state.truth(("question", question.id))
            state.question(question, _both(gate, own))
    for name in edition.derived:
        if name not in state.derived:
            state.derive(name)
    return Path(
        view=view,
        asked=state.asked,
        sections=state.sections,
        standings=state.standings,
        values=state.values,
        absent=frozenset(state.absent),
        derived=state.derived,
    )


def asked(edition: Edition, case: Case) -> tuple[str, ...]:
    """Return the ids of the questions that apply, in order."""
    return tuple(q for q, truth in walk(edition, case).asked.items() if truth is Truth.TRUE)


def truth_of(
    edition: Edition, case: Case, path: Path, place: Place, without: frozenset[Key] = frozenset()
) -> Truth:
    """Evaluate a finding's condition over a path, as if some answers were not known.

    Raises EditionFault where it fails on these answers.
    """
    names = {key.question for key in without}
    needed = edition.names_behind(place)
    hidden = {d for d in needed if d in path.derived and names & set(edition.inputs[d])}
    lost = names | hidden
    values = {
        name: path.values[name]
        for name in needed
        if name in path.values and name not in hidden and name.split(".")[0] not in names
    }
    for name in names:
        rows = path.values.get(name)
        if isinstance(rows, dict):
            values[name] = {r: v for r, v in rows.items() if Key(name, r) not in without}
    state = _Walk(
        edition,
        case,
        path.view,
        values=values,
        absent={name for name in needed if name in path.absent and name not in lost},
        derived={n: path.derived[n] for n in needed if n in path.derived and n not in hidden},
        standings=ChainMap(dict.fromkeys(without, Standing.UNANSWERED), path.standings)
        if without
        else path.standings,
    )
    return state.truth(place)


def standing_of(question: Question, answer: Answer, applies: Truth) -> Standing:
    """Say how a question stands, given whether it applies and what was said to it."""
    if applies is Truth.FALSE:
        return Standing.NOT_ASKED
    if applies is Truth.NOT_YET:
        return Standing.NOT_YET_ASKED
    given = answer.given
    if given is None:
        return Standing.UNANSWERED
    if given.state is State.NOT_APPLICABLE and not question.may_not_apply:
        return Standing.UNANSWERED
    if given.value is not None:
        valid = not isinstance(read(question, given.value), Objection)
        return Standing.ANSWERED if valid else Standing.UNANSWERED
    return _STANDINGS[given.state]


def cel_value(question: Question, value: Value) -> CelValue:
    """Turn a canonical value into what expressions compare."""
    if isinstance(question, TableQuestion) and isinstance(value, tuple):
        columns = {c.id: c for c in question.column}
        return [
            {key: _cell(columns[key], cell) for key, cell in row.items()}
            for row in value
            if isinstance(row, dict)
        ]
    if isinstance(value, tuple):
        return list(value)
    return _scalar(question.kind, value)


def _cell(column: Column, cell: bool | int | str) -> CelValue:
    # Inside a table the runtime takes no timestamps; an expression's own text turns these into one.
    return str(cell) if column.kind == "date" else _scalar(column.kind, cell)


def _scalar(kind: str, value: bool | int | str) -> CelValue:
    if kind in {"number", "percent"}:
        return float(value)
    return timestamp(str(value)) if kind == "date" else value


def _seen(derived: Derived, value: Value) -> CelValue:
    """Turn a derived value as it is kept into what expressions compare."""
    if isinstance(value, tuple):
        return list(map(str, value))
    return float(value) if derived.kind == "number" else value


def _decimal(value: object) -> str | int:
    if isinstance(value, int):
        return value
    return canonical(Decimal(repr(value)))


def _both(one: Truth, other: Truth) -> Truth:
    if Truth.FALSE in (one, other):
        return Truth.FALSE
    return Truth.NOT_YET if Truth.NOT_YET in (one, other) else Truth.TRUE
