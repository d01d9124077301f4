"""Evaluating the expressions of an edition over entries, with three values.

A missing answer is a missing name. An expression that lacks one is *not yet known* while that
answer can still be given, and *false* where all it lacks is not asked; anything else that fails
is a fault of the edition (DESIGN 3.1). What an expression gives follows from its entries alone,
so each combination of them is evaluated once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from riskwiz.core.edition import EditionFault, Place
from riskwiz.core.entry import Entry
from riskwiz.core.expression import CelValue, Expression, evaluate
from riskwiz.core.functions import NOTHING
from riskwiz.core.memory import Kept
from riskwiz.core.question import GridQuestion, Question, TableQuestion
from riskwiz.core.questionnaire import Derived
from riskwiz.core.standing import NOTHING_TO_SCORE, OPEN, Standing, Truth, View

_MOST_KEPT = 20_000

Entries = tuple[Entry, ...]
Missing = Literal["open", "not asked"]


@dataclass(frozen=True, slots=True)
class Part:
    """One name of an expression: what it names, where its entries lie, and the rows that it uses.

    `state` is `known` and so on where the name asks for that instead of the answer.
    """

    name: str
    source: Question | Derived | None
    state: str
    rows: tuple[str | None, ...]
    start: int
    used: frozenset[str | None]

    def entries(self, entries: Entries) -> Entries:
        """Return those of an expression's entries that belong to the name."""
        return entries[self.start : self.start + len(self.rows)]


@dataclass
class Condition:
    """An expression of an edition at its place, evaluated over entries."""

    place: Place
    expression: Expression
    parts: tuple[Part, ...]
    lists: Mapping[str, Sequence[str]]
    view: View
    _known: Kept[Entries, CelValue | Truth] = field(default_factory=lambda: Kept(_MOST_KEPT))

    def truth(self, entries: Entries) -> Truth:
        """Return the truth of a condition."""
        value = self.value(entries)
        if isinstance(value, Truth):
            return value
        return Truth.TRUE if value else Truth.FALSE

    def value(self, entries: Entries) -> CelValue | Truth:
        """Return what the expression gives, or false or not yet known where it lacks something.

        Raises EditionFault where it fails on these answers.
        """
        found = self._known.get(entries)
        return self._known.keep(entries, self._evaluated(entries)) if found is None else found

    def _evaluated(self, entries: Entries) -> CelValue | Truth:
        values = {part.name: self._value_of(part, part.entries(entries)) for part in self.parts}
        missing = {lacks for _, lacks in values.values() if lacks is not None}
        known = {name: value for name, (value, _) in values.items() if value is not None}
        for one, members in self.lists.items():
            known[f"lists.{one}"] = list(members)
        value, error = evaluate(self.expression, known)
        if error is None and value is not None:
            return value
        if "open" in missing or self._partly(entries):
            return Truth.NOT_YET
        if missing or self._has_gaps(entries) or NOTHING in (error or ""):
            return Truth.FALSE
        raise EditionFault(self.place, error or "it gives nothing")

    def _value_of(self, part: Part, entries: Entries) -> tuple[CelValue | None, Missing | None]:
        """Return what expressions see under a name, or why they see nothing."""
        is_grid = isinstance(part.source, GridQuestion) and not part.state
        if not entries or (not is_grid and any(one.hidden for one in entries)):
            return None, "open"
        if part.state:
            value = self._state(part.state, [one.standing for one in entries])
            return value, "open" if value is None else None
        standings = {one.standing for one in entries}
        if len(standings) == 1 and standings <= NOTHING_TO_SCORE:
            return None, "not asked"
        if is_grid and Standing.NOT_YET_ASKED not in standings:
            pairs = zip(part.rows, entries, strict=True)
            return {r: e.value for r, e in pairs if r and e.standing is Standing.ANSWERED}, None
        if standings == {Standing.ANSWERED}:
            return entries[0].value, None
        return None, "open"

    def _state(self, state: str, standings: list[Standing]) -> bool | None:
        if Standing.NOT_YET_ASKED in standings:
            return None
        if state == "asked":
            return Standing.NOT_ASKED not in standings
        if Standing.UNANSWERED in standings:
            return None
        if self.view is View.RANGE and not OPEN.isdisjoint(standings):
            return None
        match state:
            case "known":
                return all(one is Standing.ANSWERED for one in standings)
            case "unknown":
                return Standing.UNKNOWN in standings
            case _:
                return Standing.WITHHELD in standings

    def _used(self, part: Part, entries: Entries) -> set[Standing]:
        """Return how the rows of a grid stand that the expression uses."""
        pairs = zip(part.rows, part.entries(entries), strict=True)
        return {e.standing for row, e in pairs if row in part.used}

    def _partly(self, entries: Entries) -> bool:
        """Say whether the expression names a grid of which a row is not known."""
        return any(self._used(part, entries) & OPEN for part in self.parts)

    def _has_gaps(self, entries: Entries) -> bool:
        """Say whether a cell of a table or a row of a grid was left out on purpose."""
        return any(
            Standing.NOT_APPLICABLE in self._used(part, entries) or _lacks_cells(part, entries)
            for part in self.parts
        )


def _lacks_cells(part: Part, entries: Entries) -> bool:
    if part.state or not isinstance(part.source, TableQuestion):
        return False
    rows = part.entries(entries)[0].value
    return isinstance(rows, list) and any(
        column.id not in row for row in rows for column in part.source.column
    )
