"""The most points that a factor's questions can give together.

Items that no condition joins are apart; those that one does are searched together.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from riskwiz.authoring.search.answers import Lacking
from riskwiz.authoring.search.foundation import Foundation
from riskwiz.authoring.search.parts import FREE, Leaf, PastTheBound
from riskwiz.authoring.search.prover import Attained, Prover
from riskwiz.authoring.search.telling_apart import Answer
from riskwiz.authoring.search.world import World
from riskwiz.authoring.spot import PlacedQuestion
from riskwiz.core.edition import Place
from riskwiz.core.expression import CelValue
from riskwiz.core.item import maximum
from riskwiz.core.question import Question
from riskwiz.core.questionnaire import Derived


@dataclass
class _Group:
    """Items joined by the answers on which it rests whether they count.

    `gated` are the questions with a condition; the answers behind it may count themselves, so
    that `questions` are more.
    """

    leaves: set[Leaf] = field(default_factory=set)
    gated: list[PlacedQuestion] = field(default_factory=list)
    questions: list[PlacedQuestion] = field(default_factory=list)
    derived: list[Derived] = field(default_factory=list)


def attained(prover: Prover, factor: str) -> tuple[Attained | None, ...]:
    """Return what the items of a factor attain, group by group; None where it is not proven."""
    if factor not in prover.attained:
        prover.attained[factor] = tuple(_attained(prover, factor))
    return prover.attained[factor]


def _attained(prover: Prover, factor: str) -> Iterator[Attained | None]:
    scored = {
        one.it.id: one
        for one in prover.draft.questions
        if one.factor == factor
        and one.it.id in prover.maxima
        and prover.can_be_asked(one) is not False  # said by a proof of its own
    }
    free = dict(scored)
    for group in _groups(prover, scored, factor):
        if group is None:
            yield None
            return
        group.questions = [*group.gated]
        joined = {one.it.id for one in group.gated}
        for leaf in group.leaves:
            if leaf.name in scored and leaf.name not in joined and leaf.row is None:
                group.questions.append(scored[leaf.name])
                joined.add(leaf.name)
        for name in joined:
            free.pop(name, None)
        yield _together(prover, group)
    for name in free:
        yield Attained(prover.maxima[name], prover.maxima[name], (name,))


def _groups(
    prover: Prover, scored: dict[str, PlacedQuestion], factor: str
) -> Iterator[_Group | None]:
    groups: dict[frozenset[Leaf], _Group] = {}
    for one in scored.values():
        behind = prover.behind_gate(one)
        if behind is None:
            yield None
            return
        if behind:
            groups.setdefault(behind, _Group(set(behind))).gated.append(one)
    for derived in _derived(prover, factor):
        try:
            world = World(prover.parts, (("derived", derived.id),))
        except PastTheBound:
            yield None
            return
        behind = frozenset(world.choices)
        groups.setdefault(behind, _Group(set(behind))).derived.append(derived)
    yield from _merged(list(groups.values()))


def _derived(prover: Prover, factor: str) -> Iterator[Derived]:
    for placed in prover.draft.derived:
        default = prover.draft.questionnaires[placed.spot.path].questionnaire.factor
        if placed.it.band and (placed.it.factor or default) == factor:
            yield placed.it


def _merged(groups: list[_Group]) -> list[_Group]:
    owner: dict[Leaf, _Group] = {}
    for group in groups:
        others = {id(owner[leaf]): owner[leaf] for leaf in group.leaves if leaf in owner}
        for joined in others.values():
            group.leaves |= joined.leaves
            group.gated += joined.gated
            group.derived += joined.derived
        owner |= dict.fromkeys(group.leaves, group)
    return list({id(group): group for group in owner.values()}.values())


def _together(prover: Prover, group: _Group) -> Attained | None:
    """Try whether every item can have its most at once; where not, find the most of them all."""
    names = (*(one.it.id for one in group.questions), *(one.id for one in group.derived))
    total = sum(prover.maxima[one.it.id] for one in group.questions)
    total += sum(maximum(one) or 0 for one in group.derived)
    for at_best in (True, False):
        try:
            most, sampled = _Search(prover, group, at_best=at_best).most()
        except PastTheBound:
            continue
        if most == total or not (at_best or sampled):
            return Attained(most, total, names)
    return Attained(total, total, names) if _is_attained(prover, group, total) else None


def _is_attained(prover: Prover, group: _Group, total: int) -> bool:
    """Look for one combination with the most points: settle each derived value in turn.

    What a derived value needs is chosen among what those before it left open, the one that rests
    on least first; so nothing is shown where nothing is found.
    """
    chosen: dict[Leaf, Answer] = {}
    try:
        for derived in sorted(group.derived, key=lambda one: _rests_on(prover, one)):
            chosen |= _Search(prover, group, at_best=True, chosen=chosen).best_of(derived)
        return _Search(prover, group, at_best=True, chosen=chosen).most()[0] == total
    except PastTheBound:
        return False


def _rests_on(prover: Prover, derived: Derived) -> int:
    """Return the number of answers on which a derived value rests."""
    return len(Foundation(prover.parts, (("derived", derived.id),)).leaves)


@dataclass(frozen=True)
class _Search:
    """Adds the items of a group up; `at_best`, only where each has the answer with most points.

    What is `chosen` is not varied.
    """

    prover: Prover
    group: _Group
    at_best: bool
    chosen: Mapping[Leaf, Answer] = field(default_factory=dict)

    def most(self) -> tuple[int, bool]:
        """Return the most points, and whether answers were left out on the way."""
        world = self._world()
        sums = {0: world.grid.full}
        for one in self.group.questions:
            sums = _added(sums, self._of_question(world, one), world.grid.full)
        for derived in self.group.derived:
            sums = _added(sums, self._of_derived(world, derived), world.grid.full)
        return max(sums), world.sampled

    def best_of(self, derived: Derived) -> dict[Leaf, Answer]:
        """Return answers with which a derived value has the most points that it can have."""
        place: Place = ("derived", derived.id)
        world = World(self.prover.parts, (place,), mark=self._mark, only=self._is_best)
        worths = self._of_derived(world, derived)
        mask = worths[max(worths)] if worths else world.grid.full
        one = mask & -mask
        return {
            leaf: answer
            for leaf, answers in world.choices.items()
            for index, answer in enumerate(answers)
            if world.grid.mask(leaf, index) & one
        }

    def _world(self) -> World:
        """Return all that it rests on whether the items count.

        Answers that no condition tells apart are one there, and count as the best of them; only
        numbers are kept apart, each of which may count for several derived values.
        """
        gates = {self.prover.gate(one) for one in self.group.gated}
        if len(gates) == 1 and not self.group.derived:
            shared = self.prover.gate_world(self.group.gated[0])
            if shared is not None:
                return shared
        places: list[Place] = [
            place for one in self.group.questions for place in self.prover.gate_places(one)
        ]
        places += [("derived", one.id) for one in self.group.derived]
        only = self._is_best if self.at_best else None
        return World(self.prover.parts, tuple(dict.fromkeys(places)), mark=self._mark, only=only)

    def _is_best(self, leaf: Leaf, answer: Answer) -> bool:
        if leaf in self.chosen:
            return repr(answer) == repr(self.chosen[leaf])
        one = self.prover.parts.questions.get(leaf.name)
        if leaf.row is not None or one is None or leaf.name not in self._names:
            return True
        return not isinstance(answer, Lacking) and self._given(one, answer) == maximum(one)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(one.it.id for one in self.group.questions)

    def _mark(self, leaf: Leaf, answer: Answer) -> Hashable:
        if leaf.name != FREE or isinstance(answer, Lacking):
            return None
        return tuple(self._given(one, answer) for one in self.group.derived)

    def _given(self, source: Question | Derived, answer: CelValue) -> int:
        if isinstance(source, Derived) and isinstance(answer, bool | str | list):
            return 0
        return self.prover.worth(source, answer)

    def _of_question(self, world: World, one: PlacedQuestion) -> dict[int, int]:
        asked = world.asked(one.it.id).true
        leaf = Leaf(one.it.id)
        if leaf not in world.choices:
            return {self.prover.maxima[one.it.id]: asked}
        found: dict[int, int] = {}
        for choice, answers in enumerate(world.classes[leaf]):
            worths = [self._given(one.it, a) for a in answers if not isinstance(a, Lacking)]
            if worths:
                mask = world.grid.mask(leaf, choice) & asked
                found[max(worths)] = found.get(max(worths), 0) | mask
        return found

    def _of_derived(self, world: World, derived: Derived) -> dict[int, int]:
        found: dict[int, int] = {}
        for case in world.number(derived.id).cases:
            worth = self._given(derived, case.value)
            found[worth] = found.get(worth, 0) | case.mask
        return found


def _added(sums: dict[int, int], worths: dict[int, int], full: int) -> dict[int, int]:
    """Add an item to the sums so far; where it counts nothing the sum stays."""
    counted = 0
    for mask in worths.values():
        counted |= mask
    found: dict[int, int] = {}
    for worth, holds in (*worths.items(), (0, full & ~counted)):
        for total, mask in sums.items():
            both = mask & holds
            if both:
                found[total + worth] = found.get(total + worth, 0) | both
    return found
