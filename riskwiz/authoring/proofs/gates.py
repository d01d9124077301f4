"""Closing a question by a more concerning answer costs no points.

More points for one answer must not take away more points elsewhere: an answer that closes other
questions must add at least what they can give, factor by factor. Otherwise it would pay to give
the worse answer. Each answer is compared with every one that has fewer points, whatever the other
answers are, up to 65,536 combinations.

Points of derived numbers count on both sides: an answer that raises one is a more concerning one,
and a derived number that rests on what is closed loses its points with it. What is worked out of
a table, or of several numbers, is taken as able to be anything, so that a condition on it is not
followed into the table.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.search.closings import Closings, Gated, Loss
from riskwiz.authoring.search.inputs import Inputs
from riskwiz.authoring.search.parts import Leaf, PastTheBound
from riskwiz.authoring.search.prover import Prover
from riskwiz.authoring.search.telling_apart import Answer
from riskwiz.authoring.spot import PlacedQuestion

CODE = "RW312"


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find answers that add points and close questions that could give more."""
    placed = {one.it.id: one for one in prover.draft.questions}
    inputs = Inputs(prover)
    for leaf, gated in _by_leaf(prover, inputs).items():
        one = placed[leaf.name]
        try:
            loss = next(Closings(prover, inputs, leaf, one, gated).losses(), None)
        except PastTheBound:
            what = f"no answer to `{leaf.name}` that adds points closes more of them"
            yield prover.not_proven(what, one.spot / "id")
            continue
        if loss is not None:
            yield _diagnostic(prover, one, loss)


def _by_leaf(prover: Prover, inputs: Inputs) -> dict[Leaf, list[Gated]]:
    """Return the conditions that rest on each answer that has points or gives some."""
    gates: dict[tuple[str | None, str | None], Gated] = {}
    found: dict[Leaf, list[Gated]] = {}
    fed = frozenset(name for one in inputs.counted for name in one.behind)
    for one in prover.draft.questions:
        most = prover.maxima.get(one.it.id) if one.factor is not None else None
        behind = prover.behind_gate(one) if most or one.it.id in fed else None
        if not behind:
            continue
        gate = prover.gate(one)
        if gate not in gates:
            gates[gate] = Gated(one)
            for leaf in behind:
                if leaf.name in prover.maxima or leaf.name in fed:
                    found.setdefault(leaf, []).append(gates[gate])
        gates[gate].names.add(one.it.id)
        if most and one.factor is not None:
            worth = gates[gate].worth
            worth[one.factor] = worth.get(one.factor, 0) + most
    return found


def _diagnostic(prover: Prover, one: PlacedQuestion, loss: Loss) -> Diagnostic:
    closed = loss.closed
    section = closed.spot.location[:2]
    spot = (
        closed.spot / "when"
        if closed.it.when is not None
        else closed.spot._replace(location=(*section, "when"))
    )
    rests = "" if loss.derived is None else f", on which `{loss.derived}` rests"
    return error(
        CODE,
        f"`{one.it.id}` answered {_said(loss.after)} instead of {_said(loss.before)} adds "
        f"{loss.gain} to `{loss.factor}` and closes questions worth {loss.lost}",
        prover.where(spot),
        help_="ask them at the more concerning answer too, or let that answer add as much",
        note=f"one of them is `{closed.it.id}`{rests}",
    )


def _said(answer: Answer) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list):
        return " and ".join(f'"{one}"' for one in answer)
    return f'"{answer}"'
