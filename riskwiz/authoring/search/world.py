"""A world: every combination of the answers on which some expressions rest.

What is asked, known and true in it is worked out for all combinations at once, as `core.path`
does it for one case.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from typing import NamedTuple

from riskwiz.authoring.search.answers import Lacking
from riskwiz.authoring.search.foundation import Foundation
from riskwiz.authoring.search.grid_of_bits import MOST, Grid
from riskwiz.authoring.search.parts import FREE, Leaf, Parts, PastTheBound
from riskwiz.authoring.search.telling_apart import Answer, Held, Mark, TellingApart
from riskwiz.authoring.search.truths import Case, Cases, anywhere, merged, over, where
from riskwiz.core.edition import Place
from riskwiz.core.expression import CelValue, Expression

_MOST_TRIALS = 4096


class Truths(NamedTuple):
    """Where a condition is true, false and not yet known."""

    true: int
    false: int
    not_yet: int


class Standing(NamedTuple):
    """Where a name has which value, where it has none for good, and where it is not known."""

    cases: Cases
    absent: int
    missing: int


@dataclass
class World:
    """The combinations behind some places; `mark` keeps answers apart that differ in it.

    With `only`, some answers are left out: what is then found can be, but there may be more.
    `classes` are the answers that nothing here tells apart, and `choices` the first of each class.
    The answers to `doubtful` questions may not be known; `held` are derived values that are taken
    otherwise than they are worked out.
    Raises PastTheBound where there are more combinations than are searched.
    """

    parts: Parts
    places: tuple[Place, ...]
    also: tuple[Leaf, ...] = ()
    mark: Mark | None = None
    only: Callable[[Leaf, Answer], bool] | None = None
    doubtful: frozenset[str] = frozenset()
    held: Mapping[str, Held] = field(default_factory=dict)
    classes: dict[Leaf, tuple[tuple[Answer, ...], ...]] = field(default_factory=dict)
    choices: dict[Leaf, tuple[Answer, ...]] = field(default_factory=dict)
    _truths: dict[Place, Truths] = field(default_factory=dict)
    _asked: dict[str, Truths] = field(default_factory=dict)
    _standings: dict[str, Standing] = field(default_factory=dict)
    _rows_of: dict[Leaf, Standing] = field(default_factory=dict)
    _atoms: dict[str, Cases] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather what the places rest on, and merge answers that nothing here tells apart."""
        self.foundation = Foundation(self.parts, self.places, self.also)
        apart = TellingApart(self.foundation, self.mark, self.only, self.doubtful)
        count = 1
        for leaf in self.foundation.leaves:
            self.classes[leaf] = apart.classes(leaf)
            self.choices[leaf] = tuple(one[0] for one in self.classes[leaf])
            count *= len(self.choices[leaf])
            if not 0 < count <= MOST:
                raise PastTheBound

    def holding(self, held: Mapping[str, Held]) -> "World":
        """Return this world with derived values that are taken otherwise."""
        other = copy(self)
        other.held = held
        other.grid = self.grid
        other._truths, other._asked, other._standings = {}, {}, {}  # noqa: SLF001
        other._rows_of, other._atoms = {}, {}  # noqa: SLF001
        return other

    @cached_property
    def grid(self) -> Grid:
        """The combinations of the answers that are told apart."""
        return Grid({leaf: len(choices) for leaf, choices in self.choices.items()})

    def mask(self, leaf: Leaf, holds: Callable[[Answer], bool]) -> int:
        """Return the combinations in which the answer of a leaf is of a certain sort."""
        found = 0
        for index, answer in enumerate(self.choices[leaf]):
            if holds(answer):
                found |= self.grid.mask(leaf, index)
        return found

    def truths(self, place: Place) -> Truths:
        """Return where the condition of a place is true; one that was not authored always is."""
        if place not in self._truths:
            expression = self.parts.expression(place)
            if expression is None:
                return Truths(self.grid.full, 0, 0)
            cases = over(self.parts.skeleton(place), self._atom)
            true, false = where(cases, value=True), where(cases, value=False)
            missing = self._missing(expression) & ~(true | false)
            rest = self.grid.full & ~(true | false | missing)
            self._truths[place] = Truths(true, false | rest, missing)
        return self._truths[place]

    def asked(self, question: str) -> Truths:
        """Return where a question is asked."""
        if question not in self._asked:
            one = self.truths(("section", self.parts.section_of[question]))
            two = self.truths(("question", question))
            true, false = one.true & two.true, one.false | two.false
            self._asked[question] = Truths(true, false, self.grid.full & ~(true | false))
        return self._asked[question]

    def number(self, derived: str) -> Standing:
        """Return where a derived value has which value."""
        return self._standing(derived)

    @cached_property
    def sampled(self) -> bool:
        """Whether some answers were left out, so that nothing found does not prove anything."""
        return any(self.parts.sampled(leaf.name) for leaf in self.choices) or any(
            len(expression.names) > 1 and self._names_free_number(expression)
            for expression in self.foundation.sources.values()
        )

    def _names_free_number(self, expression: Expression) -> bool:
        return any(
            self.parts.derived[name].kind != "boolean" and self.parts.names_free(name)
            for name in expression.names
            if name in self.parts.derived
        )

    def _missing(self, expression: Expression) -> int:
        found = 0
        for name in expression.names:
            if name in self.parts.questions and self.parts.questions[name].kind == "grid":
                for leaf in self.parts.leaves(expression):
                    if leaf.name == name:
                        found |= self._row(leaf).missing
            else:
                found |= self._standing(name).missing
        return found

    def _standing(self, name: str) -> Standing:
        if name not in self._standings:
            bare, _, state = name.partition(".")
            if state:
                self._standings[name] = self._state(bare, state)
            elif name in self.parts.derived:
                self._standings[name] = self._derived(name)
            else:
                self._standings[name] = self._row(Leaf(name))
        return self._standings[name]

    def _row(self, leaf: Leaf) -> Standing:
        if leaf not in self._rows_of:
            self._rows_of[leaf] = self._answered(leaf)
        return self._rows_of[leaf]

    def _answered(self, leaf: Leaf) -> Standing:
        asked = self.asked(leaf.name)
        cases = tuple(
            Case(answer, self.grid.mask(leaf, index) & asked.true)
            for index, answer in enumerate(self.choices[leaf])
            if not isinstance(answer, Lacking)
        )
        not_applicable = self.mask(leaf, lambda answer: answer is Lacking.NOT_APPLICABLE)
        absent = asked.false | (asked.true & not_applicable)
        return Standing(cases, absent, self.grid.full & ~(anywhere(cases) | absent))

    def _state(self, bare: str, state: str) -> Standing:
        asked = self.asked(bare)
        if state == "asked":
            both = (Case(value=True, mask=asked.true), Case(value=False, mask=asked.false))
            return Standing(both, 0, asked.not_yet)
        wanted: dict[str, Callable[[Answer], bool]] = {
            "known": lambda answer: not isinstance(answer, Lacking),
            "unknown": lambda answer: answer is Lacking.UNKNOWN,
            "withheld": lambda answer: answer is Lacking.WITHHELD,
        }
        masks = [self.mask(one, wanted[state]) for one in self.choices if one.name == bare]
        holds = self.grid.full if state == "known" else 0
        for mask in masks:
            holds = holds & mask if state == "known" else holds | mask
        true = holds & asked.true
        false = self.grid.full & ~(true | asked.not_yet)
        return Standing((Case(value=True, mask=true), Case(value=False, mask=false)), 0,
                        asked.not_yet)  # fmt: skip

    def _derived(self, name: str) -> Standing:
        found = self._worked_out(name)
        if name not in self.held:
            return found
        held = self.held[name]
        without = held(None)
        if without is not None:
            return Standing((Case(without, self.grid.full),), 0, 0)
        values = ((held(case.value), case.mask) for case in found.cases)
        cases = merged(Case(value, mask) for value, mask in values if value is not None)
        return Standing(cases, found.absent, found.missing)

    def _worked_out(self, name: str) -> Standing:
        if self.parts.derived[name].kind == "boolean":
            one = self.truths(("derived", name))
            both = (Case(value=True, mask=one.true), Case(value=False, mask=one.false))
            return Standing(both, 0, one.not_yet)
        expression = self.parts.draft.compiled.expressions["derived", name]
        cases = over(self.parts.skeleton(("derived", name)), self._atom)
        rest = self.grid.full & ~anywhere(cases)
        missing = rest & self._missing(expression)
        return Standing(cases, rest & ~missing, missing)

    def _atom(self, source: str) -> Cases:
        if source not in self._atoms:
            self._atoms[source] = merged(self._atom_cases(source))
        return self._atoms[source]

    def _atom_cases(self, source: str) -> Iterator[Case]:
        expression = self.foundation.sources[source]
        if self.parts.is_free(source):
            known = self.grid.full
            for name in expression.names:
                known &= anywhere(self._standing(name).cases)
            leaf = Leaf(FREE, source)
            for index, answer in enumerate(self.choices[leaf]):
                if not isinstance(answer, Lacking):
                    yield Case(answer, self.grid.mask(leaf, index) & known)
            return
        options = [list(self._options(name, expression)) for name in expression.names]
        if prod(map(len, options)) > _MOST_TRIALS:
            raise PastTheBound
        for combination in product(*options):
            mask = self.grid.full
            known_: dict[str, CelValue] = {}
            for piece, holds in combination:
                mask &= holds
                known_ |= piece
            value = self.parts.result(source, known_) if mask else None
            if value is not None:
                yield Case(value, mask)

    def _options(
        self, name: str, expression: Expression
    ) -> Iterable[tuple[dict[str, CelValue], int]]:
        question = self.parts.questions.get(name)
        if question is not None and question.kind == "grid":
            leaves = [leaf for leaf in self.parts.leaves(expression) if leaf.name == name]
            yield from self._rows(name, leaves)
            return
        cases = self._standing(name).cases
        yield from (({name: case.value}, case.mask) for case in cases)
        rest = self.grid.full & ~anywhere(cases)
        if rest and len(expression.names) > 1:
            yield {}, rest

    def _rows(self, name: str, leaves: list[Leaf]) -> Iterator[tuple[dict[str, CelValue], int]]:
        standings = [self._row(leaf) for leaf in leaves]
        options = [(*one.cases, None) for one in standings]
        if prod(map(len, options)) > _MOST_TRIALS:
            raise PastTheBound
        for combination in product(*options):
            mask, cells = self.grid.full, {}
            for leaf, standing, case in zip(leaves, standings, combination, strict=True):
                mask &= ~anywhere(standing.cases) if case is None else case.mask
                if case is not None:
                    cells[leaf.row or ""] = case.value
            yield {name: cells}, mask & self.grid.full
