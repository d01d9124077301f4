"""The most points of every factor can be attained.

A score is a share of the most points. Where two questions are never asked together, or a declared
`maximum` is more than the questions can give, no answers lead to 100, and every level is harder to
reach than its cut point says. Items that a condition joins are tried together, up to 65,536
combinations. A warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.search.points import attained
from riskwiz.authoring.search.prover import Prover
from riskwiz.core.methodology import Factor

CODE = "RW704"
_FEW = 4


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find factors of which no answers give the most points."""
    methodology = prover.draft.methodology
    if methodology is None:
        return
    for index, factor in enumerate(methodology.factor):
        yield from _of(prover, factor, index)


def _of(prover: Prover, factor: Factor, index: int) -> Iterator[Diagnostic]:
    if factor.value is not None:
        return  # computed from the points of others
    spot = prover.draft.methodology_spot("factor", index, "id")
    groups = list(attained(prover, factor.id))
    proven = [one for one in groups if one is not None]
    if len(proven) < len(groups):
        what = f"the most points of `{factor.id}` can be attained"
        yield prover.not_proven(what, spot)
        return
    most, declared = sum(one.most for one in proven), factor.maximum
    wanted = sum(one.sum for one in proven) if declared is None else declared
    if not proven or most >= wanted:
        return
    short = [one for one in proven if one.most < one.sum]
    names = [name for one in short for name in one.names]
    yield warning(
        CODE,
        f"no answers give `{factor.id}` its {wanted} points; {most} is the most",
        prover.where(spot),
        help_=f"let them be asked together, or declare maximum = {most}",
        note=f"not all at once: {_listed(names)}" if names else None,
    )


def _listed(names: list[str]) -> str:
    rest = len(names) - _FEW
    words = ", ".join(f"`{name}`" for name in names[:_FEW])
    return f"{words} and {rest} more" if rest > 0 else words
