"""Which names an expression may use: answers come first, then what follows from them."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from riskwiz.authoring.circles import components
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.levels import levelled
from riskwiz.core.edition import STATES
from riskwiz.core.site import Site


@dataclass(frozen=True)
class Strata:
    """The names of a draft by what they stand for, and what each derived value rests on."""

    draft: Draft

    @cached_property
    def positions(self) -> dict[str, int]:
        """The place of each question in the order in which they are asked."""
        return {one.it.id: place for place, one in enumerate(self.draft.questions)}

    @cached_property
    def derived(self) -> dict[str, str]:
        """The kind of each derived value."""
        return {one.it.id: one.it.kind for one in self.draft.derived}

    @cached_property
    def findings(self) -> frozenset[str]:
        """The ids of the findings."""
        return frozenset(one.it.id for one in self.draft.findings)

    @cached_property
    def levels(self) -> frozenset[str]:
        """The ids of the factors and tables."""
        methodology = self.draft.methodology
        if methodology is None:
            return frozenset()
        return frozenset(one.id for one in levelled(methodology))

    def factors_before(self, name: str) -> tuple[str, ...]:
        """Return the factors that stand above a factor."""
        methodology = self.draft.methodology
        factors = [one.id for one in methodology.factor] if methodology else [name]
        return tuple(factors[: factors.index(name)])

    def allowed(self, site: Site) -> list[str]:
        """Return the names that an expression may use, for finding a nearest one."""
        if site.place[0] == "rule":
            derived = [n for n, kind in self.derived.items() if kind in {"boolean", "level"}]
            return ["audience", *sorted(self.levels), *sorted(self.findings), *derived]
        if site.place[0] == "factor":
            return [f"{name}.points" for name in self.factors_before(site.place[1])]
        questions = [
            name
            for name, place in self.positions.items()
            if site.place[0] in {"derived", "finding", "contradiction"}
            or place < self.first_after(site)
        ]
        states = [f"{name}.{state}" for name in questions for state in STATES]
        return [*questions, *self.derived, *states]

    def first_after(self, site: Site) -> int:
        """Return the position of the first question that a condition is too early for."""
        kind, name = site.place
        first = self.positions if kind == "question" else self._sections
        return first.get(name, len(self.draft.questions))

    @cached_property
    def _sections(self) -> dict[str, int]:
        """The place of the first question of each section."""
        found: dict[str, int] = {}
        for place, one in enumerate(self.draft.questions):
            found.setdefault(one.section.id, place)
        return found

    def latest(self, name: str) -> int:
        """Return the position of the last question that a derived value rests on; -1 for none."""
        return self._behind[name].latest

    def depth(self, name: str) -> int:
        """Return how many derived values in a row a derived value rests on, itself included."""
        return self._behind[name].depth

    def circle(self, name: str) -> frozenset[str]:
        """Return the derived values that rest on a derived value on which they rest themselves."""
        return self._behind[name].circle

    @cached_property
    def _named(self) -> dict[str, tuple[str, ...]]:
        """What each derived value names itself."""
        found: dict[str, tuple[str, ...]] = {}
        for name in self.derived:
            expression = self.draft.compiled.expressions.get(("derived", name))
            names = (one.split(".")[0] for one in expression.names) if expression else ()
            found[name] = tuple(dict.fromkeys(names))
        return found

    @cached_property
    def _behind(self) -> dict[str, "_Behind"]:
        found: dict[str, _Behind] = {}
        for ones in components(self._named):
            names = {name for one in ones for name in self._named[one]}
            before = [found[name] for name in names if name in found]
            positions = (self.positions[name] for name in names if name in self.positions)
            shared = _Behind(
                latest=max((-1, *positions, *(one.latest for one in before))),
                depth=1 + max((one.depth for one in before), default=0),
                circle=ones if ones & names else frozenset(),
            )
            found |= dict.fromkeys(ones, shared)
        return found


class _Behind(NamedTuple):
    """What is behind a derived value."""

    latest: int
    depth: int
    circle: frozenset[str]
