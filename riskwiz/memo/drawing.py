"""What the memo's pictures show: parts of the assessment and the analysis, nothing computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskwiz.core.assessment import Assessment
from riskwiz.core.factor_result import FactorResult

if TYPE_CHECKING:
    from riskwiz.core.analysis.analysis_result import Analysis
    from riskwiz.core.analysis.drivers import ItemDriver, ScoreSwing

BARS = 6
"""How many items a picture of what drives a score shows."""


@dataclass(frozen=True, slots=True)
class Tornado:
    """The items on which most of a factor's score hangs, the strongest first."""

    factor: FactorResult
    bars: tuple[tuple[ItemDriver, ScoreSwing], ...]


def tornadoes(assessment: Assessment, analysis: Analysis) -> tuple[Tornado, ...]:
    """Return a picture for each factor; of one that is scored per audience, that most at risk."""
    first = {name: place for place, name in enumerate(_headlined(assessment))}
    chosen: dict[str, FactorResult] = {}
    for one in assessment.factors:
        rank = first.get(one.audience or "", len(first))
        before = chosen.get(one.factor)
        if before is None or rank < first.get(before.audience or "", len(first)):
            chosen[one.factor] = one
    found = (Tornado(one, _bars(one, analysis)) for one in chosen.values())
    return tuple(one for one in found if one.bars)


def _headlined(assessment: Assessment) -> list[str]:
    named = [name for one in assessment.determinations for name in one.headline]
    return list(dict.fromkeys(named))


def _bars(factor: FactorResult, analysis: Analysis) -> tuple[tuple[ItemDriver, ScoreSwing], ...]:
    found = [
        (driver, swing)
        for driver in analysis.drivers.items
        for swing in driver.scores
        if (swing.factor, swing.audience) == (factor.factor, factor.audience)
        and driver.row in {None, factor.audience}
        and swing.low != swing.high
    ]
    found.sort(key=lambda one: one[1].low - one[1].high)
    return tuple(found[:BARS])
