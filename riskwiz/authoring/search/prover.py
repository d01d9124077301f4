"""What the proofs about one draft share: its parts, and the worlds that were searched."""

from dataclasses import dataclass, field
from functools import cached_property

from riskwiz.authoring.diagnostic import Diagnostic, Where, remark
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.search.answers import worth_of
from riskwiz.authoring.search.parts import Leaf, Parts, PastTheBound
from riskwiz.authoring.search.world import World
from riskwiz.authoring.spot import Placed, PlacedQuestion, Spot
from riskwiz.core.edition import Place
from riskwiz.core.expression import CelValue
from riskwiz.core.item import maximum
from riskwiz.core.question import Question
from riskwiz.core.questionnaire import Contradiction, Derived, Finding

NOT_PROVEN = "RW700"


@dataclass(frozen=True)
class Attained:
    """The most points of some items together, beside the sum of what each has at most."""

    most: int
    sum: int
    names: tuple[str, ...]


@dataclass
class Prover:
    """A draft without errors, and what was found out about it."""

    draft: Draft
    attained: dict[str, tuple[Attained | None, ...]] = field(default_factory=dict)
    _gates: dict[tuple[str | None, str | None], World | None] = field(default_factory=dict)
    _asked: dict[tuple[str | None, str | None], bool | None] = field(default_factory=dict)
    _made: dict[Place, bool | None] = field(default_factory=dict)
    _worths: dict[tuple[str, str], int] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Parts:
        """The expressions of the draft, taken apart."""
        return Parts(self.draft)

    @cached_property
    def maxima(self) -> dict[str, int]:
        """The most points of each scored question."""
        found = {one.it.id: maximum(one.it) for one in self.draft.questions}
        return {name: most for name, most in found.items() if most}

    def worth(self, source: Question | Derived, answer: CelValue) -> int:
        """Return the points of an answer, worked out once."""
        key = source.id, repr(answer)
        if key not in self._worths:
            self._worths[key] = worth_of(source, answer)
        return self._worths[key]

    def gate(self, one: PlacedQuestion) -> tuple[str | None, str | None]:
        """Return the two conditions of a question, its section's and its own, as written."""
        return one.section.when, one.it.when

    def gate_places(self, one: PlacedQuestion) -> tuple[Place, ...]:
        """Return where the conditions of a question stand."""
        return ("section", one.section.id), ("question", one.it.id)

    def behind_gate(self, one: PlacedQuestion) -> frozenset[Leaf] | None:
        """Return the answers on which it rests whether a question is asked; None for too many."""
        world = self.gate_world(one)
        return None if world is None else frozenset(world.choices)

    def can_be_asked(self, one: PlacedQuestion) -> bool | None:
        """Say whether some answers lead to a question; None where that is not proven."""
        gate = self.gate(one)
        if gate == (None, None):
            return True
        if gate not in self._asked:
            world = self.gate_world(one)
            self._asked[gate] = None if world is None else _possible(world, one.it.id)
        return self._asked[gate]

    def gate_world(self, one: PlacedQuestion) -> World | None:
        """Return the answers that lead to a question or past it; None for too many."""
        gate = self.gate(one)
        if gate not in self._gates:
            try:
                self._gates[gate] = World(self.parts, self.gate_places(one))
            except PastTheBound:
                self._gates[gate] = None
        return self._gates[gate]

    def can_be_made(self, one: Placed[Finding]) -> bool | None:
        """Say whether some answers lead to a finding; None where that is not proven."""
        return self._can_hold(("finding", one.it.id))

    def can_be_noticed(self, one: Placed[Contradiction]) -> bool | None:
        """Say whether some answers are in a contradiction; None where that is not proven."""
        return self._can_hold(("contradiction", one.it.id))

    def _can_hold(self, place: Place) -> bool | None:
        if place not in self._made:
            try:
                self._made[place] = _possible(World(self.parts, (place,)), place)
            except PastTheBound:
                self._made[place] = None
        return self._made[place]

    def not_proven(self, what: str, spot: Spot) -> Diagnostic:
        """Say that a search was left out."""
        return remark(
            NOT_PROVEN,
            f"not proven: {what}",
            self.where(spot),
            help_="the answers behind it have too many combinations to try them all",
        )

    def where(self, spot: Spot) -> Where:
        """Return where something stands."""
        return self.draft.value(spot)


def _possible(world: World, what: str | Place) -> bool | None:
    """Say whether a question can be asked, or a condition be true; None where not proven."""
    try:
        one = world.asked(what) if isinstance(what, str) else world.truths(what)
    except PastTheBound:
        return None
    if one.true:
        return True
    return None if world.sampled else False
