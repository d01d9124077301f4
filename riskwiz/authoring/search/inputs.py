"""The derived numbers that count, and how their points rest on answers."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from riskwiz.authoring.search.answers import Lacking
from riskwiz.authoring.search.foundation import Foundation
from riskwiz.authoring.search.parts import FREE, Leaf, PastTheBound
from riskwiz.authoring.search.prover import Prover
from riskwiz.authoring.search.telling_apart import Answer
from riskwiz.authoring.search.world import World
from riskwiz.core.edition import Place
from riskwiz.core.expression import CelValue
from riskwiz.core.question import TableQuestion
from riskwiz.core.questionnaire import Derived


@dataclass(frozen=True)
class Counted:
    """A derived number with points.

    `behind` are the questions on which it rests; `alone` is the one answer out of which it is
    worked out, where there are no others.
    """

    it: Derived
    factor: str
    behind: frozenset[str]
    alone: Leaf | None

    @property
    def place(self) -> Place:
        """Where its expression stands."""
        return "derived", self.it.id


@dataclass(frozen=True)
class Inputs:
    """What goes into the derived numbers of a draft, each searched once."""

    prover: Prover
    _points: dict[tuple[str, str], int] = field(default_factory=dict)
    _worlds: dict[str, World | None] = field(default_factory=dict)
    _places: dict[tuple[str, Leaf], dict[str, int]] = field(default_factory=dict)
    _rising: dict[tuple[str, Leaf], frozenset[tuple[int, int]]] = field(default_factory=dict)

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The derived numbers that count; one that too many answers are behind is left out."""
        found: list[Counted] = []
        for placed in self.prover.draft.derived:
            default = self.prover.draft.questionnaires[placed.spot.path].questionnaire.factor
            factor = placed.it.factor or default
            if not placed.it.band or factor is None:
                continue
            try:
                foundation = Foundation(self.prover.parts, (("derived", placed.it.id),))
            except PastTheBound:
                continue  # RW700 says so of the factor's most points
            behind = frozenset(leaf.name for leaf in foundation.leaves if leaf.name != FREE)
            found.append(Counted(placed.it, factor, behind, self._alone(placed.it)))
        return tuple(found)

    def points(self, one: Counted, answer: CelValue) -> int:
        """Return the points of a derived number that is worked out of one answer alone."""
        key = one.it.id, repr(answer)
        if key not in self._points:
            value = None
            if one.alone is not None:
                value = self.prover.parts.value_at(one.place, one.alone, answer)
            self._points[key] = 0 if value is None else self.prover.worth(one.it, value)
        return self._points[key]

    def points_in(self, world: World, one: Counted) -> dict[int, int]:
        """Return where a derived number has how many points; where it is not known it has none."""
        standing = world.number(one.it.id)
        found = {0: standing.absent}
        for case in standing.cases:
            worth = self.prover.worth(one.it, case.value)
            found[worth] = found.get(worth, 0) | case.mask
        return found

    def place_of(self, one: Counted, leaf: Leaf, answer: Answer) -> int | str:
        """Say which of the answers of a leaf it is that the derived number tells apart."""
        key = one.it.id, leaf
        if key not in self._places:
            world = self._world(one)
            classes = () if world is None else world.classes[leaf]
            self._places[key] = {repr(a): at for at, found in enumerate(classes) for a in found}
        written = repr(answer)
        return self._places[key].get(written, written)

    def rises(self, one: Counted, leaf: Leaf, before: Answer, after: Answer) -> bool:
        """Say whether a derived number may gain points where one answer replaces another."""
        if self._world(one) is None:
            return True
        step = self.place_of(one, leaf, before), self.place_of(one, leaf, after)
        return step in self._rises(one, leaf)

    def may_rise(self, one: Counted, leaf: Leaf) -> bool:
        """Say whether a derived number may gain points where some answer replaces another."""
        return self._world(one) is None or bool(self._rises(one, leaf))

    def _alone(self, derived: Derived) -> Leaf | None:
        parts = self.prover.parts
        expression = parts.expression(("derived", derived.id))
        if expression is None or any(name in parts.derived for name in expression.names):
            return None
        leaves = parts.leaves(expression)
        if len(leaves) != 1 or isinstance(parts.questions[leaves[0].name], TableQuestion):
            return None
        return leaves[0]

    def _world(self, one: Counted) -> World | None:
        if one.it.id not in self._worlds:
            try:
                self._worlds[one.it.id] = World(self.prover.parts, (one.place,))
            except PastTheBound:
                self._worlds[one.it.id] = None
        return self._worlds[one.it.id]

    def _rises(self, one: Counted, leaf: Leaf) -> frozenset[tuple[int, int]]:
        key = one.it.id, leaf
        if key not in self._rising:
            world = self._world(one)
            self._rising[key] = frozenset() if world is None else self._found(world, one, leaf)
        return self._rising[key]

    def _found(self, world: World, one: Counted, leaf: Leaf) -> frozenset[tuple[int, int]]:
        points = self.points_in(world, one)
        answered = [
            at
            for at, answer in enumerate(world.choices.get(leaf, ()))
            if not isinstance(answer, Lacking)
        ]
        return frozenset(
            (low, high)
            for low, high in permutations(answered, 2)
            if any(
                after > before
                and world.grid.moved(here & world.grid.mask(leaf, low), leaf, high - low) & there
                for before, here in points.items()
                for after, there in points.items()
            )
        )
