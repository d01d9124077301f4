"""Steps from an answer to a more concerning one: what each adds, and what it closes.

Points are those of the question itself and of the derived numbers that are worked out of it; what
is closed takes its own points away and those of the derived numbers that rest on it.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, reduce
from itertools import permutations
from operator import or_
from typing import NamedTuple

from riskwiz.authoring.search.answers import Lacking
from riskwiz.authoring.search.grid_of_bits import worst
from riskwiz.authoring.search.inputs import Counted, Inputs
from riskwiz.authoring.search.parts import Leaf
from riskwiz.authoring.search.prover import Prover
from riskwiz.authoring.search.telling_apart import Answer
from riskwiz.authoring.search.world import World
from riskwiz.authoring.spot import PlacedQuestion
from riskwiz.core.edition import Place


@dataclass
class Gated:
    """Questions that share a condition, and what they can give by factor."""

    first: PlacedQuestion
    names: set[str] = field(default_factory=set)
    worth: dict[str, int] = field(default_factory=dict)


class Loss(NamedTuple):
    """A step that costs more points than it adds, with a question that it closes."""

    before: Answer
    after: Answer
    gain: int
    factor: str
    lost: Fraction
    closed: PlacedQuestion
    derived: str | None
    """A derived number that loses points as it rests on that question."""


class _Change(NamedTuple):
    """By how much the points of a derived number change, and in which combinations."""

    one: Counted
    points: int
    mask: int


class _Step(NamedTuple):
    """What a step closes, and by how much it changes derived numbers."""

    closed: list[tuple[Gated, int]]
    changes: list[_Change]

    def worths(self, factor: str) -> list[tuple[int, int]]:
        """Return what the step takes from a factor, and as less than nothing what it adds."""
        falls = [(change.mask, -change.points) for change in self._of(factor)]
        return [*((mask, gate.worth.get(factor, 0)) for gate, mask in self.closed), *falls]

    def rises(self, factor: str, at: int) -> int:
        """Return the points that derived numbers add in the first of some combinations."""
        first = at & -at
        return sum(max(0, one.points) for one in self._of(factor) if one.mask & first)

    def blamed(self, factor: str, at: int) -> tuple[Gated, str | None]:
        """Return a condition whose closing takes points there, and the derived number that falls.

        No derived number is named where the questions themselves give points.
        """
        first = at & -at
        closed = [gate for gate, mask in self.closed if mask & first]
        for gate in closed:
            if gate.worth.get(factor):
                return gate, None
        fallen = [c.one for c in self._of(factor) if c.points < 0 and c.mask & first]
        return next(
            (gate, one.it.id) for one in fallen for gate in closed if one.behind & gate.names
        )

    def _of(self, factor: str) -> list[_Change]:
        return [change for change in self.changes if change.one.factor == factor]


@dataclass(frozen=True)
class Closings:
    """The steps between the answers of one leaf, and the conditions that they may close."""

    prover: Prover
    inputs: Inputs
    leaf: Leaf
    placed: PlacedQuestion
    gated: list[Gated]

    def losses(self) -> Iterator[Loss]:
        """Yield the steps that cost points.

        Raises PastTheBound where there are too many combinations.
        """
        closing = [gate for gate in self.gated if self._may_close(gate)]
        if not closing:
            return
        names = {name for gate in closing for name in gate.names}
        joint = [
            one for one in self._joint if names & one.behind or self.inputs.may_rise(one, self.leaf)
        ]
        world = self._world(closing, joint)
        for low, high in self._steps(world):
            yield from self._cost(world, low, high, closing, joint)

    @cached_property
    def _alone(self) -> tuple[Counted, ...]:
        """The derived numbers that are worked out of this leaf alone."""
        return tuple(one for one in self.inputs.counted if one.alone == self.leaf)

    @cached_property
    def _joint(self) -> tuple[Counted, ...]:
        """The derived numbers that rest on this leaf and on others."""
        return tuple(
            one
            for one in self.inputs.counted
            if self.leaf.name in one.behind and one.alone != self.leaf
        )

    def _worths(self, answer: Answer) -> dict[str, int]:
        """Return the points that an answer has by itself, by factor."""
        found: dict[str, int] = {}
        if isinstance(answer, Lacking):
            return found
        if self.placed.factor is not None:
            found[self.placed.factor] = self.prover.worth(self.placed.it, answer)
        for one in self._alone:
            found[one.factor] = found.get(one.factor, 0) + self.inputs.points(one, answer)
        return found

    def _sign(self, answer: Answer) -> Hashable:
        """Return all that tells an answer apart, its conditions left aside."""
        joint = tuple(self.inputs.place_of(one, self.leaf, answer) for one in self._joint)
        return tuple(sorted(self._worths(answer).items())), joint

    def _is_worse(self, before: Answer, after: Answer) -> bool:
        """Say whether an answer may be more concerning than another."""
        if isinstance(before, Lacking) or isinstance(after, Lacking):
            return False
        rise = self._rise(before, after)
        if min(rise.values(), default=0) < 0:
            return False
        return any(rise.values()) or any(
            self.inputs.rises(one, self.leaf, before, after) for one in self._joint
        )

    def _rise(self, before: Answer, after: Answer) -> dict[str, int]:
        was, is_ = self._worths(before), self._worths(after)
        return {factor: points - was.get(factor, 0) for factor, points in is_.items()}

    def _may_close(self, gate: Gated) -> bool:
        """Say whether a more concerning answer may close a condition."""
        rough = self.prover.gate_world(gate.first)
        if rough is None:
            return True
        if not any(
            self._may_be_worse(rough, *step) for step in _closing_steps(rough, self.leaf, gate)
        ):
            return False
        world = self._world([gate], [])
        answers = world.choices[self.leaf]
        return any(
            self._is_worse(answers[low], answers[high])
            for low, high in _closing_steps(world, self.leaf, gate)
        )

    def _may_be_worse(self, world: World, low: int, high: int) -> bool:
        """Say whether some answer of one class may be more concerning than some of another."""
        classes = world.classes[self.leaf]
        return any(self._is_worse(a, b) for a in classes[low] for b in classes[high])

    def _steps(self, world: World) -> Iterator[tuple[int, int]]:
        answers = world.choices[self.leaf]
        for low, high in permutations(range(len(answers)), 2):
            if self._is_worse(answers[low], answers[high]):
                yield low, high

    def _world(self, closing: list[Gated], joint: list[Counted]) -> World:
        def mark(which: Leaf, answer: Answer) -> Hashable:
            return self._sign(answer) if which == self.leaf else None

        places: list[Place] = [
            place for gate in closing for place in self.prover.gate_places(gate.first)
        ]
        places += [("derived", one.it.id) for one in joint]
        unique = tuple(dict.fromkeys(places))
        return World(self.prover.parts, unique, also=(self.leaf,), mark=mark)

    def _cost(
        self, world: World, low: int, high: int, closing: list[Gated], joint: list[Counted]
    ) -> Iterator[Loss]:
        before, after = (world.choices[self.leaf][at] for at in (low, high))
        step = self._step(world, low, high, closing, joint)
        rise = self._rise(before, after)
        where = _any(mask for _, mask in step.closed)
        if not any(rise.values()):
            where &= _any(change.mask for change in step.changes if change.points > 0)
        factors = [factor for gate in closing for factor in gate.worth]
        for factor in dict.fromkeys((*factors, *(one.factor for one in joint))) if where else ():
            gain = rise.get(factor, 0)
            net, at = worst(where, step.worths(factor))
            if net > gain:
                rises = step.rises(factor, at)
                gate, derived = step.blamed(factor, at)
                yield Loss(before, after, gain + rises, factor, net + rises, gate.first, derived)

    def _step(
        self, world: World, low: int, high: int, closing: list[Gated], joint: list[Counted]
    ) -> "_Step":
        closed = [(gate, _closed(world, self.leaf, gate, low, high)) for gate in closing]
        changes: list[_Change] = []
        for change in (c for one in joint for c in self._changes(world, one, low, high)):
            # A derived number may fall by itself; only what closing takes away is counted.
            by_closing = _any(mask for gate, mask in closed if change.one.behind & gate.names)
            mask = change.mask & by_closing if change.points < 0 else change.mask
            changes.append(change._replace(mask=mask))
        return _Step(closed, changes)

    def _changes(self, world: World, one: Counted, low: int, high: int) -> Iterator[_Change]:
        """Yield by how much a derived number changes at a step, where it is known."""
        points = self.inputs.points_in(world, one)
        here, there = (world.grid.mask(self.leaf, at) for at in (low, high))
        for was, before in points.items():
            for is_, after in points.items():
                then = world.grid.moved(after & there, self.leaf, low - high)
                if is_ != was and before & here & then:
                    yield _Change(one, is_ - was, before & here & then)


def _closing_steps(world: World, leaf: Leaf, gate: Gated) -> Iterator[tuple[int, int]]:
    """Yield the steps between answers that somewhere close a condition."""
    for low, high in permutations(range(len(world.choices[leaf])), 2):
        if _closed(world, leaf, gate, low, high):
            yield low, high


def _closed(world: World, leaf: Leaf, gate: Gated, low: int, high: int) -> int:
    """Return where a step from one answer to another closes what was asked."""
    asked = world.asked(gate.first.it.id)
    here = asked.true & world.grid.mask(leaf, low)
    return here & ~world.grid.moved(asked.true & world.grid.mask(leaf, high), leaf, low - high)


def _any(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
