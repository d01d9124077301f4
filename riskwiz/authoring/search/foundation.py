"""What some expressions rest on: answers, other expressions, and the atoms of all of these."""

from dataclasses import dataclass, field
from functools import cached_property

from riskwiz.authoring.search.parts import FREE, Leaf, Parts, PastTheBound, Stem
from riskwiz.core.edition import Place
from riskwiz.core.expression import Expression

_MOST_LEAVES = 64


@dataclass
class Foundation:
    """Everything behind some places, and behind the answers that are looked at beside them.

    Raises PastTheBound where too many answers are behind them.
    """

    parts: Parts
    places: tuple[Place, ...]
    also: tuple[Leaf, ...] = ()
    behind: dict[Place, Stem] = field(default_factory=dict)
    leaves: dict[Leaf, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Follow each expression to what it names."""
        waiting = [*self.places]
        for leaf in self.also:
            self._add(leaf, waiting)
        while waiting:
            place = waiting.pop()
            stem = None if place in self.behind else self.parts.stem(place)
            if stem is None:
                continue
            self.behind[place] = stem
            for leaf in stem.leaves:
                self._add(leaf, waiting)
            waiting.extend(("derived", name) for name in stem.derived)
            self.leaves |= dict.fromkeys(Leaf(FREE, source) for source in stem.free)
            if len(self.leaves) > _MOST_LEAVES:
                raise PastTheBound

    def _add(self, leaf: Leaf, waiting: list[Place]) -> None:
        if leaf not in self.leaves:
            self.leaves[leaf] = None
            waiting.append(("section", self.parts.section_of[leaf.name]))
            waiting.append(("question", leaf.name))

    @cached_property
    def sources(self) -> dict[str, Expression]:
        """The atoms of all expressions, compiled."""
        return {
            source: self.parts.atom(source)
            for stem in self.behind.values()
            for source in stem.atoms
        }

    def gives(self, place: Place, source: str) -> bool:
        """Say whether an atom stands in the expression of a place."""
        return source in self.behind[place].atoms

    def asks_for_states(self, question: str) -> bool:
        """Say whether it matters why a question has no answer."""
        return any(question in stem.states for stem in self.behind.values())

    def alone(self, leaf: Leaf) -> tuple[str, ...]:
        """Return the atoms that name one answer and nothing else."""
        return self._closed[0].get(leaf, ())

    def is_joined(self, leaf: Leaf) -> bool:
        """Say whether an answer stands in an atom with others."""
        return leaf in self._closed[1]

    @cached_property
    def _closed(self) -> tuple[dict[Leaf, tuple[str, ...]], set[Leaf]]:
        alone: dict[Leaf, tuple[str, ...]] = {}
        joined: set[Leaf] = set()
        for source, expression in self.sources.items():
            if self.parts.is_free(source):
                continue
            leaves = self.parts.leaves(expression)
            derived = any(name in self.parts.derived for name in expression.names)
            if len(leaves) == 1 and not derived:
                alone[leaves[0]] = (*alone.get(leaves[0], ()), source)
            else:
                joined.update(leaves)
        return alone, joined
