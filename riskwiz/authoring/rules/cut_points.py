"""Every level but the lowest has a cut point, and cut points ascend.

A cut point is the lower, inclusive end of its level, on a score from 0 to 100. The lowest level
needs none: it begins at 0.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.methodology import Factor, Scale
from riskwiz.core.value import nearest

CODE = "RW207"
_TOP = 100
_ENDS = "above 0 and at most 100"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find factors whose cut points do not divide the score into the levels of their scale."""
    if draft.methodology is None:
        return
    scales = {scale.id: scale for scale in draft.methodology.scale}
    for index, factor in enumerate(draft.methodology.factor):
        if factor.scale in scales:
            spot = draft.methodology_spot("factor", index, "cut_points")
            yield from _factor(draft, factor, scales[factor.scale], spot)


def _factor(draft: Draft, factor: Factor, scale: Scale, spot: Spot) -> Iterator[Diagnostic]:
    needed = [level.id for level in scale.levels[1:]]
    for key in factor.cut_points:
        if key not in needed:
            meant = nearest(key, needed)
            yield error(
                CODE,
                f"`{key}` is no level that takes a cut point",
                draft.key(spot / key),
                help_=f"did you mean `{meant}`?" if meant else "the lowest level begins at 0",
                note=f"the levels are: {', '.join(needed)}",
            )
    missing = [level for level in needed if level not in factor.cut_points]
    if missing:
        message = f"`{factor.id}` has no cut point for {', '.join(missing)}"
        help_ = f'add {missing[0]} = "…", the score at which that level begins'
        yield error(CODE, message, draft.key(spot), help_=help_)
    before, last = None, ""
    for level in needed:
        point = factor.cut_points.get(level)
        if point is None:
            continue
        inside = 0 <= point < _TOP if factor.cut_points_exclusive else 0 < point <= _TOP
        if before is not None and point <= before:
            yield error(
                CODE,
                f"the cut point of `{level}` is not above that of `{last}`",
                draft.value(spot / level),
                help_="let them rise from the lowest level to the highest",
            )
        elif not inside:
            ends = "at least 0 and below 100" if factor.cut_points_exclusive else _ENDS
            yield error(
                CODE,
                f"the cut point {point} is not {ends}",
                draft.value(spot / level),
                help_="write a score at which that level can begin",
            )
        before, last = point, level
