"""The questions that a mitigation opens, and the points that they can add by factor."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from riskwiz.authoring.search.answers import Lacking
from riskwiz.authoring.search.grid_of_bits import most
from riskwiz.authoring.search.parts import Leaf
from riskwiz.authoring.search.promises import Move, Promise, back
from riskwiz.authoring.search.prover import Prover
from riskwiz.authoring.search.telling_apart import Answer
from riskwiz.authoring.search.world import World
from riskwiz.authoring.spot import PlacedQuestion
from riskwiz.core.item import points
from riskwiz.core.methodology import Factor, Methodology
from riskwiz.core.question import GridQuestion


@dataclass(frozen=True)
class Opening:
    """The questions that count and rest on what is held being asked, before and after."""

    prover: Prover
    methodology: Methodology
    promise: Promise
    gated: tuple[PlacedQuestion, ...]
    before: World
    after: World
    moves: tuple[Move, ...]
    _worths: dict[tuple[str, str | None], tuple[tuple[PlacedQuestion, Fraction], ...]] = field(
        default_factory=dict
    )

    def words(self) -> tuple[str, ...]:
        """Return the questions at which tables are read that it opens and does not hold."""
        return tuple(
            one.it.id
            for one in self.gated
            if one.it.id in read_at(self.methodology)
            and Leaf(one.it.id) not in self.promise.values
            and any(self._newly(one, move) for move in self.moves)
        )

    def gain(self, factor: Factor) -> Fraction:
        """Return the most points that a factor can gain, for whichever audience."""
        if factor.id not in self._factors:
            return Fraction(0)
        return max(self._gain(move, factor, one) for move in self.moves for one in self._audiences)

    @cached_property
    def _factors(self) -> frozenset[str | None]:
        """The factors of the questions that it holds or may open."""
        held = {self._placed[leaf.name].factor for move in self.moves for leaf, _, _ in move.moved}
        return frozenset(held | {one.factor for one in self.gated})

    @cached_property
    def _audiences(self) -> tuple[str | None, ...]:
        """Every audience, or one for all of them where no row of a grid is held."""
        if all(leaf.row is None for leaf in self.promise.values):
            return (None,)
        return tuple(one.id for one in self.methodology.audience) or (None,)

    @cached_property
    def _placed(self) -> dict[str, PlacedQuestion]:
        return {one.it.id: one for one in self.prover.draft.questions}

    def _gain(self, move: Move, factor: Factor, audience: str | None) -> Fraction:
        gain, opened = Fraction(0), list[tuple[int, Fraction]]()
        for leaf, was, is_ in move.moved:
            one = self._placed[leaf.name]
            if one.factor != factor.id or leaf.row not in {None, audience}:
                continue
            held = self._points(factor, one, is_)
            if was is None:
                opened.append((self._newly(one, move), held))
                continue
            if isinstance(is_, Lacking):
                held = min(held, Fraction(points(one.it, self.promise.values[leaf])[0]))
            gain += held - self._points(factor, one, was)
        for one, worth in self._not_held(factor, audience):
            newly = self._newly(one, move)
            if newly:
                opened.append((newly, worth))
        return gain + most(move.mask, opened)

    def _not_held(
        self, factor: Factor, audience: str | None
    ) -> tuple[tuple[PlacedQuestion, Fraction], ...]:
        """Return the questions that it may open without holding them, with what they then add."""
        key = factor.id, audience
        if key not in self._worths:
            share = not_known(self.methodology, factor.id)
            self._worths[key] = tuple(
                (one, share * self.prover.maxima.get(one.it.id, 0))
                for one in self.gated
                if one.factor == factor.id and not self._is_held(one, audience)
            )
        return self._worths[key]

    def _points(self, factor: Factor, one: PlacedQuestion, answer: Answer) -> Fraction:
        """Return the points of an answer as they are stated."""
        if answer is Lacking.NOT_APPLICABLE:
            return Fraction(0)
        if not isinstance(answer, Lacking):
            return Fraction(self.prover.worth(one.it, answer))
        head = self.methodology.methodology
        withheld = head.withheld if factor.withheld is None else factor.withheld
        is_withheld = answer is Lacking.WITHHELD
        share = withheld if is_withheld else not_known(self.methodology, factor.id)
        return share * self.prover.maxima.get(one.it.id, 0)

    def _is_held(self, one: PlacedQuestion, audience: str | None) -> bool:
        row = audience if isinstance(one.it, GridQuestion) else None
        return Leaf(one.it.id, row) in self.promise.values

    def _newly(self, one: PlacedQuestion, move: Move) -> int:
        """Return where a question may be asked that was not before."""
        was, is_ = self.before.asked(one.it.id), self.after.asked(one.it.id)
        return move.mask & was.false & back(is_.true | is_.not_yet, move)


def opening_of(prover: Prover, methodology: Methodology, promise: Promise) -> Opening | None:
    """Search what a mitigation opens; None where nothing that counts rests on what it holds.

    Raises PastTheBound where there are too many combinations.
    """
    counting = read_at(methodology) | {
        one.it.id for one in prover.draft.questions if one.factor and one.it.id in prover.maxima
    }
    gated = tuple(
        one
        for one in prover.draft.questions
        if one.it.id in counting and promise.touches(prover.gate_places(one))
    )
    if not gated:
        return None
    places = tuple(dict.fromkeys(p for one in gated for p in prover.gate_places(one)))
    held = tuple(leaf for leaf in promise.values if leaf.name in prover.parts.questions)
    before, after = promise.worlds(places, held)
    moves = promise.moves(before, after)
    return Opening(prover, methodology, promise, gated, before, after, moves)


def read_at(methodology: Methodology) -> frozenset[str]:
    """Return the names at which tables of several inputs are read."""
    return frozenset(name for table in methodology.table for name in table.inputs)


def not_known(methodology: Methodology, factor: str | None) -> Fraction:
    """Return the share of an item's points that counts while it is not known."""
    own = next((one.not_known for one in methodology.factor if one.id == factor), None)
    return methodology.methodology.not_known if own is None else own
