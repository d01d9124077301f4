"""What a mitigation changes: all combinations of answers before it, and each one after it.

Where it holds an answer that is asked, the less concerning of that and of what is there counts.
What it opens is not known, unless it holds that too (`core.mitigation` does it for one case).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.effects import levels, rows_of
from riskwiz.authoring.search.answers import Lacking
from riskwiz.authoring.search.parts import FREE, Leaf, Parts, PastTheBound
from riskwiz.authoring.search.telling_apart import Answer, Held
from riskwiz.authoring.search.world import World
from riskwiz.core.answer import Value
from riskwiz.core.edition import Place
from riskwiz.core.effects import is_least, less_concerning, read_effect
from riskwiz.core.expression import CelValue
from riskwiz.core.methodology import Mitigation
from riskwiz.core.questionnaire import Derived
from riskwiz.core.value import Objection, canonical


class Move(NamedTuple):
    """Combinations that go the same way: how far on the grid, and what each answer was and is."""

    shift: int
    mask: int
    moved: tuple[tuple[Leaf, Answer | None, Answer], ...] = ()
    """The answer that is held, what it was (None where it was not asked), and what it is."""


@dataclass(frozen=True)
class Promise:
    """A mitigation of a draft without errors."""

    parts: Parts
    mitigation: Mitigation

    @property
    def draft(self) -> Draft:
        """The draft that it stands in."""
        return self.parts.draft

    @cached_property
    def values(self) -> dict[Leaf, Value]:
        """The value at which it holds each answer and derived value."""
        found: dict[Leaf, Value] = {}
        for effect in self.mitigation.effect:
            source = self.parts.questions.get(effect.set) or self.parts.derived[effect.set]
            for row, raw in rows_of(source, effect):
                value = read_effect(source, levels(self.draft, source), raw)
                if not isinstance(value, Objection):
                    found[Leaf(effect.set, row)] = value
        return found

    def touches(self, places: tuple[Place, ...]) -> bool:
        """Say whether what some places rest on includes something that is held."""
        return not self._touched.isdisjoint(places)

    @cached_property
    def _touched(self) -> frozenset[Place]:
        """Every place that rests on something that is held, found from there onwards."""
        parts = self.parts
        waiting = list(dict.fromkeys(leaf.name for leaf in self.values))
        seen = set(waiting)
        found: set[Place] = {("derived", name) for name in waiting if name in parts.derived}
        while waiting:
            for place in parts.naming_places.get(waiting.pop(), ()):
                if place in found:
                    continue
                found.add(place)
                for name in parts.settled_at(place):
                    if name not in seen:
                        seen.add(name)
                        waiting.append(name)
        return frozenset(found)

    def worlds(self, places: tuple[Place, ...], also: tuple[Leaf, ...] = ()) -> tuple[World, World]:
        """Return the world of some places, and the same with derived values as they are held.

        Raises PastTheBound where there are too many combinations.
        """
        before = World(self.parts, places, also, self._mark, doubtful=self._doubtful)
        return before, before.holding(self._derived_held) if self._derived_held else before

    @cached_property
    def _derived_held(self) -> dict[str, Held]:
        return {
            leaf.name: self._held(self.parts.derived[leaf.name], value)
            for leaf, value in self.values.items()
            if leaf.name in self.parts.derived
        }

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        return self.parts.conditional | {leaf.name for leaf in self.values}

    def moves(self, before: World, after: World) -> tuple[Move, ...]:
        """Return where every combination goes."""
        order = self.parts.order
        leaves = [leaf for leaf in before.choices if leaf.name != FREE]
        found = [Move(0, before.grid.full)]
        for leaf in sorted(leaves, key=lambda leaf: order[leaf.name]):
            if leaf in self.values:
                found = [part for one in found for part in self._kept(leaf, before, one)]
            else:
                found = [part for one in found for part in self._opened(leaf, before, after, one)]
        return tuple(found)

    def _kept(self, leaf: Leaf, before: World, move: Move) -> Iterator[Move]:
        asked, choices = before.asked(leaf.name), before.choices[leaf]
        unknown, most = choices.index(Lacking.UNKNOWN), self._place(leaf, choices)
        for index, answer in enumerate(choices):
            here = move.mask & before.grid.mask(leaf, index)
            not_yet = most if self._exactly(leaf) else unknown
            ways = (
                (asked.true, self._less(leaf, answer, choices), answer),
                (asked.false, most, None),
                (asked.not_yet, not_yet, Lacking.UNKNOWN),
            )
            for where, to, was in ways:
                if here & where:
                    shift = move.shift + (to - index) * before.grid.strides[leaf]
                    moved = (*move.moved, (leaf, was, choices[to]))
                    yield Move(shift, here & where, moved)

    def _opened(self, leaf: Leaf, before: World, after: World, move: Move) -> Iterator[Move]:
        choices = before.choices[leaf]
        if Lacking.UNKNOWN not in choices:
            yield move
            return
        opened = ~before.asked(leaf.name).true & back(after.asked(leaf.name).true, move)
        unknown = choices.index(Lacking.UNKNOWN)
        if move.mask & ~opened:
            yield move._replace(mask=move.mask & ~opened)
        for index in range(len(choices)):
            here = move.mask & opened & before.grid.mask(leaf, index)
            if here:
                shift = move.shift + (unknown - index) * before.grid.strides[leaf]
                yield move._replace(shift=shift, mask=here)

    def _less(self, leaf: Leaf, answer: Answer, choices: tuple[Answer, ...]) -> int:
        """Return which answer counts where one is given."""
        if answer is Lacking.NOT_APPLICABLE:
            return choices.index(answer)
        if self._exactly(leaf):
            return self._place(leaf, choices)
        if isinstance(answer, Lacking):
            return choices.index(answer)
        question, value = self.parts.questions[leaf.name], self.values[leaf]
        kept = less_concerning(question, (), stored(answer), value)
        return self._place(leaf, choices) if kept == value else choices.index(answer)

    def _place(self, leaf: Leaf, choices: tuple[Answer, ...]) -> int:
        """Return the answer that stands for the held one: numbers between two limits are alike."""
        value = self._seen(leaf)
        if isinstance(value, int | float) and not isinstance(value, bool):
            numbers = (at for at, one in enumerate(choices) if isinstance(one, int | float))
            return max(at for at in numbers if choices[at] <= value)  # type: ignore[operator]
        if value not in choices:
            raise PastTheBound
        return choices.index(value)

    def _exactly(self, leaf: Leaf) -> bool:
        return is_least(self.parts.questions[leaf.name], (), self.values[leaf])

    def _seen(self, leaf: Leaf) -> CelValue:
        """Return the value of a held answer as the search has it."""
        value, kind = self.values[leaf], self.parts.questions[leaf.name].kind
        if isinstance(value, tuple):
            return list(map(str, value))
        return float(value) if kind in {"number", "percent"} else value

    def _mark(self, leaf: Leaf, answer: Answer) -> object:
        return repr(answer) if leaf in self.values else None

    def _held(self, derived: Derived, value: Value) -> Held:
        words = levels(self.draft, derived)
        exactly = is_least(derived, words, value)
        if isinstance(value, tuple):
            seen: CelValue = list(map(str, value))
        else:
            seen = float(value) if derived.kind == "number" else value

        def held(present: CelValue | None) -> CelValue | None:
            if present is None or exactly:
                return seen if exactly else None
            kept = less_concerning(derived, words, stored(present), value)
            return seen if kept == value else present

        return held


def back(mask: int, move: Move) -> int:
    """Return the combinations of a move that end in some combinations."""
    moved = mask >> move.shift if move.shift >= 0 else mask << -move.shift
    return moved & move.mask


def stored(answer: CelValue) -> Value:
    """Return an answer of the search in its canonical form."""
    if isinstance(answer, list):
        return tuple(map(str, answer))
    return canonical(Decimal(repr(answer))) if isinstance(answer, float) else answer  # type: ignore[return-value]
