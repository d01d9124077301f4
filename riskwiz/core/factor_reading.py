"""Reading the factors: their scores, the levels that follow, and the floors that bind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from riskwiz.core.account import Accountant, exact_points
from riskwiz.core.confidence import Supports, confidence
from riskwiz.core.factor_result import CutPoint, FactorResult, FloorResult, ItemResult
from riskwiz.core.finding import FindingTruth
from riskwiz.core.level import LevelRange
from riskwiz.core.level_network import floors_of
from riskwiz.core.methodology import Factor, Scale
from riskwiz.core.scoring import FactorKey, denominator, scored
from riskwiz.core.standing import Truth


@dataclass
class FactorReader:
    """Describes every factor in its order, computed ones after those that they rest on."""

    accountant: Accountant
    truths: dict[str, FindingTruth]
    supports: Supports
    _items: dict[FactorKey, tuple[ItemResult, ...]] = field(default_factory=dict)

    def read(self) -> Iterator[FactorResult]:
        """Yield each factor, for each audience where it is scored per audience."""
        edition = self.accountant.edition
        for factor in edition.factors.values():
            for audience in tuple(edition.audiences) if factor.per_audience else (None,):
                yield self._factor(factor, audience)

    def _account(self, factor: Factor, audience: str | None) -> tuple[ItemResult, ...]:
        """Return the lines of a factor's account; note the items that confidence is rated on."""
        key = (factor.id, audience)
        if factor.value is None:
            account = self._items[key] = self.accountant.account(factor, audience)
            return account
        account = self.accountant.computed(factor, audience)
        self._items[key] = tuple(i for one in account for i in self._items[one.item, one.row])
        return account

    def _factor(self, factor: Factor, audience: str | None) -> FactorResult:
        edition, case = self.accountant.edition, self.accountant.case
        outlook, key = self.accountant.outlook, (factor.id, audience)
        scale = edition.scales[factor.scale]
        account = self._account(factor, audience)
        by_score, level = outlook.level_of_score(key), outlook.level(key)
        return FactorResult(
            factor=factor.id,
            label=factor.label,
            title=factor.title,
            why=factor.why,
            cut_points=tuple(_cut_points(factor, scale)),
            audience=audience,
            score=scored(denominator(edition, factor), *exact_points(outlook, key)),
            level=level,
            level_of_score=by_score,
            floors=tuple(self._binding(factor, audience, by_score, scale)),
            confidence=confidence(
                edition, self.supports, outlook.record, self._items[key], certain=level.certain
            ),
            account=account,
            value=factor.value,
            cites=edition.cite(factor.cite, case.as_of),
        )

    def _binding(
        self, factor: Factor, audience: str | None, by_score: LevelRange, scale: Scale
    ) -> Iterator[FloorResult]:
        """Yield the floors that raise a factor above the level of its score."""
        edition, case = self.accountant.edition, self.accountant.case
        for finding in floors_of(edition, factor, audience):
            level = finding.floor.level if finding.floor is not None else ""
            if self.truths[finding.id].record is not Truth.TRUE:
                continue
            if scale.rank(level) > scale.rank(by_score.stated):
                yield FloorResult(
                    finding=finding.id,
                    title=finding.title,
                    level=level,
                    cites=edition.cite(finding.cite, case.as_of),
                )


def _cut_points(factor: Factor, scale: Scale) -> Iterator[CutPoint]:
    for one in scale.levels:
        if one is scale.levels[0] or one.id in factor.cut_points:
            yield CutPoint(
                level=one.id,
                start=factor.cut_points.get(one.id, Fraction(0)),
                included=one is scale.levels[0] or not factor.cut_points_exclusive,
            )
