"""A mitigation raises no level.

It is a promise, and keeping it must not make things look worse. All combinations of the answers
behind each condition are tried, up to 65,536 of them, before and after what the mitigation holds:
it must lead to no finding, raise no derived value, and open no questions that can add more points
than it takes away. What it opens counts as not known unless it holds that too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.effects import levels
from riskwiz.authoring.search.decisions import Decisions
from riskwiz.authoring.search.falling import Falling
from riskwiz.authoring.search.openings import not_known, opening_of
from riskwiz.authoring.search.parts import PastTheBound
from riskwiz.authoring.search.promises import Promise, back
from riskwiz.authoring.search.prover import Prover
from riskwiz.authoring.search.truths import where
from riskwiz.authoring.search.world import World
from riskwiz.core.edition import Place
from riskwiz.core.expression import CelValue
from riskwiz.core.level import rank_at_share
from riskwiz.core.methodology import Methodology
from riskwiz.core.questionnaire import Derived

CODE = "RW320"

Raised = tuple[str, str]
"""What a mitigation can raise, in words, and what to do about it."""


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find mitigations that can raise a level or a disposition."""
    methodology = prover.draft.methodology
    for index, one in enumerate(methodology.mitigation if methodology else ()):
        if methodology is None:
            return
        spot = prover.draft.methodology_spot("mitigation", index, "id")
        trial = _Trial(prover, methodology, Promise(prover.parts, one))
        raised, is_proven = trial.first()
        if raised is not None:
            what, help_ = raised
            message = f"the mitigation `{one.id}` can {what}"
            yield error(CODE, message, prover.where(spot), help_=help_)
        elif not is_proven:
            yield prover.not_proven(f"the mitigation `{one.id}` raises no level", spot)


@dataclass(frozen=True)
class _Trial:
    """One mitigation, tried on everything that rests on what it holds."""

    prover: Prover
    methodology: Methodology
    promise: Promise

    def first(self) -> tuple[Raised | None, bool]:
        """Return the first thing that it can raise, and whether everything could be tried."""
        is_proven, lost, falling = True, set[str](), Falling(self.promise)
        parts = [
            self._derived(),
            *(self._condition(place, falling, lost) for place in self._conditions()),
            self._opened(),
            self._dispositions(lost),
        ]
        for part in parts:
            try:
                raised = next(part, None)
            except PastTheBound:
                is_proven = False
                continue
            if raised is not None:
                return raised, is_proven
        return None, is_proven

    def _condition(self, place: Place, falling: Falling, lost: set[str]) -> Iterator[Raised]:
        """Find where a condition becomes true; note in `lost` that it can become untrue."""
        if falling.falls(place):
            lost.add(place[1])
            return
        before, after = self.promise.worlds((place,))
        for move in self.promise.moves(before, after):
            was, is_ = _true(before, place), back(_true(after, place), move)
            if is_ & ~was:
                what = "lead to the finding" if place[0] == "finding" else "make true"
                yield f"{what} `{place[1]}`", "hold what it rests on too, or another answer"
            if was & move.mask & ~is_:
                lost.add(place[1])

    def _conditions(self) -> Iterator[Place]:
        """Yield the findings, and the derived booleans that rules name, that it touches."""
        named = {
            name
            for rule in self.methodology.rule
            if (expression := self.prover.parts.expression(("rule", rule.id))) is not None
            for name in expression.names
        }
        places: list[Place] = [("finding", one.it.id) for one in self.prover.draft.findings]
        places += [
            ("derived", one.it.id)
            for one in self.prover.draft.derived
            if one.it.kind == "boolean" and one.it.id in named
        ]
        yield from (place for place in places if self.promise.touches((place,)))

    def _dispositions(self, lost: set[str]) -> Iterator[Raised]:
        """Find dispositions that rise where a condition is true no more."""
        for determination in self.methodology.determination if lost else ():
            decisions = Decisions(self.prover.parts, self.methodology, determination)
            names = [name for name in decisions.choices if name in lost]
            for name, _, before, after in decisions.falls(names) if names else ():
                steps = f"from `{after.disposition}` to `{before.disposition}`"
                what = f"raise a disposition {steps}, as `{name}` is true no more"
                yield what, f"let no rule ask for the opposite of `{name}`"

    def _derived(self) -> Iterator[Raised]:
        """Find derived values whose points or level rise."""
        for placed in self.prover.draft.derived:
            one = placed.it
            place: Place = ("derived", one.id)
            counts = one.kind == "level" or (one.band and self._factor(one) is not None)
            if not counts or not self.promise.touches((place,)):
                continue
            worth = self._worth(one)
            before, after = self.promise.worlds((place,))
            old, new = _worths(before, one, worth), _worths(after, one, worth)
            for move in self.promise.moves(before, after):
                for (was, mask), (is_, then) in product(old.items(), new.items()):
                    if is_ > was and mask & back(then, move):
                        yield f"raise `{one.id}`", "hold this derived value too"

    def _worth(self, one: Derived) -> Callable[[CelValue | None], Fraction]:
        """Say how concerning a value of a derived value is; None stands for not known."""
        head, factor = self.methodology.methodology, self._factor(one)
        words = levels(self.prover.draft, one)

        def worth(value: CelValue | None) -> Fraction:
            if one.kind == "level":
                middle = rank_at_share(words, head.not_known)
                return Fraction(middle if value is None else words.index(str(value)))
            if value is None:
                return not_known(self.methodology, factor) * max(band.points for band in one.band)
            return Fraction(self.prover.worth(one, value))

        return worth

    def _factor(self, one: Derived) -> str | None:
        return one.factor or self._own_factors.get(one.id)

    @cached_property
    def _own_factors(self) -> dict[str, str | None]:
        """The factor of the questionnaire in which each derived value stands."""
        files = self.prover.draft.listed.values()
        return {one.id: file.questionnaire.factor for file in files for one in file.derived}

    def _opened(self) -> Iterator[Raised]:
        """Find questions that it opens and that can add more points than it takes away."""
        opening = opening_of(self.prover, self.methodology, self.promise)
        if opening is None:
            return
        for name in opening.words():
            yield f"open `{name}`, at which a table is read", "hold that question too"
        for factor in self.methodology.factor:
            gain = opening.gain(factor)
            if gain > 0:
                yield (
                    f"open questions that add {gain} to `{factor.id}` beyond what it takes away",
                    "hold those questions too",
                )


def _true(world: World, place: Place) -> int:
    """Return where a condition is true; a derived boolean as it is held."""
    if place[0] == "derived":
        return where(world.number(place[1]).cases, value=True)
    return world.truths(place).true


def _worths(
    world: World, one: Derived, worth: Callable[[CelValue | None], Fraction]
) -> dict[Fraction, int]:
    """Return where a derived value is how concerning; one that does not apply is not at all."""
    standing = world.number(one.id)
    found = {Fraction(0): standing.absent}
    found[worth(None)] = found.get(worth(None), 0) | standing.missing
    for case in standing.cases:
        found[worth(case.value)] = found.get(worth(case.value), 0) | case.mask
    return found
