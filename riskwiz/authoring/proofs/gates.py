"""Closing a question by a more concerning answer costs no points.

More points for one answer must not take away more points elsewhere: an answer that closes other
questions must add at least what they can give, factor by factor. Otherwise it would pay to give
the worse answer. Each answer is compared with every one that has fewer points, whatever the other
answers are, up to 65,536 combinations.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.search.answers import Lacking, worth_of
from riskwiz.authoring.search.grid_of_bits import most
from riskwiz.authoring.search.parts import Leaf, PastTheBound
from riskwiz.authoring.search.prover import Prover
from riskwiz.authoring.search.telling_apart import Answer
from riskwiz.authoring.search.world import World
from riskwiz.authoring.spot import PlacedQuestion

CODE = "RW312"


@dataclass
class _Gated:
    """The scored questions that share a condition, and what they can give by factor."""

    first: PlacedQuestion
    worth: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Loss:
    before: Answer
    after: Answer
    gain: int
    factor: str
    lost: Fraction
    closed: PlacedQuestion


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find answers that add points and close questions that could give more."""
    placed = {one.it.id: one for one in prover.draft.questions}
    for leaf, gated in _by_leaf(prover).items():
        one = placed[leaf.name]
        try:
            loss = next(_losses(prover, leaf, one, gated), None)
        except PastTheBound:
            what = f"no answer to `{leaf.name}` that adds points closes more of them"
            yield prover.not_proven(what, one.spot / "id")
            continue
        if loss is not None:
            yield _diagnostic(prover, one, loss)


def _by_leaf(prover: Prover) -> dict[Leaf, list[_Gated]]:
    """Return the conditions that rest on each answer with points."""
    gates: dict[tuple[str | None, str | None], _Gated] = {}
    found: dict[Leaf, list[_Gated]] = {}
    for one in prover.draft.questions:
        most = prover.maxima.get(one.it.id)
        behind = prover.behind_gate(one)
        if most is None or one.factor is None or not behind:
            continue
        gate = prover.gate(one)
        if gate not in gates:
            gates[gate] = _Gated(one)
            for leaf in behind:
                if leaf.name in prover.maxima:
                    found.setdefault(leaf, []).append(gates[gate])
        worth = gates[gate].worth
        worth[one.factor] = worth.get(one.factor, 0) + most
    return found


def _losses(
    prover: Prover, leaf: Leaf, one: PlacedQuestion, gated: list[_Gated]
) -> Iterator[_Loss]:
    closing = [gate for gate in gated if _may_close(prover, leaf, one, gate)]
    if not closing:
        return
    world = _world(prover, leaf, one, closing)
    closed = {id(gate): list(_closed(world, leaf, one, gate)) for gate in closing}
    for at, (before, after, _) in enumerate(closed[id(closing[0])]):
        gain = _worth(one, after) - _worth(one, before)
        for factor in dict.fromkeys(f for gate in closing for f in gate.worth):
            lost = most(
                world.grid.full,
                [(closed[id(g)][at][2], g.worth.get(factor, 0)) for g in closing],
            )
            if lost > (gain if factor == one.factor else 0):
                first = next(g for g in closing if closed[id(g)][at][2] and factor in g.worth)
                yield _Loss(before, after, gain, factor, lost, first.first)


def _may_close(prover: Prover, leaf: Leaf, one: PlacedQuestion, gate: _Gated) -> bool:
    """Say whether an answer may close a condition that one with fewer points opens.

    Answers that the condition does not tell apart are one here, with the range of their points.
    """
    world = prover.gate_world(gate.first)
    if world is None:
        return True
    asked = world.asked(gate.first.it.id).true
    worths = [
        [_worth(one, answer) for answer in answers if not isinstance(answer, Lacking)]
        for answers in world.classes[leaf]
    ]
    return any(
        _closed_by(world, leaf, asked, low, high)
        for low, high in permutations(range(len(worths)), 2)
        if worths[low] and worths[high] and max(worths[high]) > min(worths[low])
    )


def _closed_by(world: World, leaf: Leaf, asked: int, low: int, high: int) -> int:
    """Return where a step from one answer to another closes what was asked."""
    here = asked & world.grid.mask(leaf, low)
    return here & ~world.grid.moved(asked & world.grid.mask(leaf, high), leaf, low - high)


def _world(prover: Prover, leaf: Leaf, one: PlacedQuestion, gated: list[_Gated]) -> World:
    def mark(which: Leaf, answer: Answer) -> Hashable:
        return _worth(one, answer) if which == leaf else None

    places = [place for gate in gated for place in prover.gate_places(gate.first)]
    return World(prover.parts, tuple(dict.fromkeys(places)), mark=mark)


def _worth(one: PlacedQuestion, answer: Answer) -> int:
    return 0 if isinstance(answer, Lacking) else worth_of(one.it, answer)


def _closed(
    world: World, leaf: Leaf, one: PlacedQuestion, gate: _Gated
) -> Iterator[tuple[Answer, Answer, int]]:
    """Yield, for each step to more points, where it closes what was asked."""
    asked = world.asked(gate.first.it.id).true
    choices = list(enumerate(world.choices[leaf]))
    for (low, before), (high, after) in permutations(choices, 2):
        if isinstance(before, Lacking) or isinstance(after, Lacking):
            continue
        if _worth(one, after) > _worth(one, before):
            yield before, after, _closed_by(world, leaf, asked, low, high)


def _diagnostic(prover: Prover, one: PlacedQuestion, loss: _Loss) -> Diagnostic:
    closed = loss.closed
    section = closed.spot.location[:2]
    spot = (
        closed.spot / "when"
        if closed.it.when is not None
        else closed.spot._replace(location=(*section, "when"))
    )
    return error(
        CODE,
        f"`{one.it.id}` answered {_said(loss.after)} instead of {_said(loss.before)} adds "
        f"{loss.gain if loss.factor == one.factor else 0} to `{loss.factor}` and closes "
        f"questions worth {loss.lost}",
        prover.where(spot),
        help_="ask them at the more concerning answer too, or let that answer add as much",
        note=f"one of them is `{closed.it.id}`",
    )


def _said(answer: Answer) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list):
        return " and ".join(f'"{one}"' for one in answer)
    return f'"{answer}"'
