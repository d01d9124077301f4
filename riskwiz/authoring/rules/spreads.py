"""The spreads of `[robustness]` leave an edition that still works.

An item may weigh more or less by a share of at least 0 and below 1: at 1 it could weigh nothing.
A cut point may lie higher or lower by less than half of what lies between it and the next, or
two cut points could change places.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.methodology import Factor, Methodology

CODE = "RW313"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find spreads that are below 0, or so wide that an edition would break."""
    methodology = draft.methodology
    if methodology is None or methodology.robustness is None:
        return
    spreads, spot = methodology.robustness, draft.methodology_spot("robustness")
    if not 0 <= spreads.spread_of_points < 1:
        yield error(
            CODE,
            f"{spreads.spread_of_points} is no share of at least 0 and below 1",
            draft.value(spot / "spread_of_points"),
            help_='write "1/5", say',
        )
    at = spot / "spread_of_cut_points"
    if spreads.spread_of_cut_points < 0:
        yield error(CODE, "cut points cannot be moved by less than 0", draft.value(at))
        return
    nearest = min(_gaps(methodology), default=None)
    if nearest is not None and 2 * spreads.spread_of_cut_points >= nearest[0]:
        gap, factor = nearest
        yield error(
            CODE,
            f"cut points of `{factor}` could change places: two lie {gap} apart",
            draft.value(at),
            help_=f"take less than {gap / 2}",
        )


def _gaps(methodology: Methodology) -> Iterator[tuple[Fraction, str]]:
    """Yield how far apart neighbouring cut points lie."""
    for factor in methodology.factor:
        yield from ((high - low, factor.id) for low, high in pairwise(_cuts(factor)))


def _cuts(factor: Factor) -> list[Fraction]:
    return sorted(set(factor.cut_points.values()))
