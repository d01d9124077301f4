"""Reading the factors: their scores, the levels that follow, and the floors that bind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from riskwiz.core.confidence import confidence
from riskwiz.core.factor_result import CutPoint, FactorResult, FloorResult, ItemResult, Score
from riskwiz.core.finding import FindingTruth
from riskwiz.core.level import LevelRange, at_least, level_of, out_of_hundred
from riskwiz.core.methodology import Factor, Scale
from riskwiz.core.path import Truth
from riskwiz.core.scoring import (
    FactorKey,
    Scorer,
    computed_account,
    computed_score,
    score,
)


@dataclass
class FactorReader:
    """Reads every factor in its order, computed ones from those before them."""

    scorer: Scorer
    truths: tuple[FindingTruth, ...]
    _scores: dict[FactorKey, Score] = field(default_factory=dict)
    _items: dict[FactorKey, tuple[ItemResult, ...]] = field(default_factory=dict)

    def read(self) -> Iterator[FactorResult]:
        """Yield each factor, for each audience where it is scored per audience."""
        edition = self.scorer.edition
        for factor in edition.factors.values():
            for audience in tuple(edition.audiences) if factor.per_audience else (None,):
                yield self._factor(factor, audience)

    def _account(self, factor: Factor, audience: str | None) -> tuple[ItemResult, ...]:
        """Return the lines of a factor's account; note the items that confidence is rated on."""
        key = (factor.id, audience)
        if factor.value is None:
            account = self._items[key] = self.scorer.account(factor, audience)
            self._scores[key] = score(self.scorer.edition, factor, account)
            return account
        account = computed_account(self.scorer.edition, factor, audience, self._scores)
        self._items[key] = tuple(i for one in account for i in self._items[one.item, one.row])
        self._scores[key] = computed_score(self.scorer.edition, factor, account)
        return account

    def _factor(self, factor: Factor, audience: str | None) -> FactorResult:
        edition, case = self.scorer.edition, self.scorer.case
        scale = edition.scales[factor.scale]
        account = self._account(factor, audience)
        result, items = self._scores[factor.id, audience], self._items[factor.id, audience]
        by_score = _by_score(result, factor, scale)
        floors = list(self._floors(factor, audience))
        level = _raised(by_score, floors, scale)
        return FactorResult(
            factor=factor.id,
            label=factor.label,
            title=factor.title,
            why=factor.why,
            cut_points=tuple(
                CutPoint(
                    level=one.id,
                    start=factor.cut_points.get(one.id, Fraction(0)),
                    included=one is scale.levels[0] or not factor.cut_points_exclusive,
                )
                for one in scale.levels
                if one is scale.levels[0] or one.id in factor.cut_points
            ),
            audience=audience,
            score=result,
            level=level,
            level_of_score=by_score,
            floors=tuple(
                FloorResult(
                    finding=one.finding.id,
                    title=one.finding.title,
                    level=floor,
                    cites=edition.cite(one.finding.cite, case.as_of),
                )
                for floor, one in floors
                if one.record is Truth.TRUE and scale.rank(floor) > scale.rank(by_score.stated)
            ),
            confidence=confidence(edition, case, self.scorer.record, items, certain=level.certain),
            account=account,
            value=factor.value,
            cites=edition.cite(factor.cite, case.as_of),
        )

    def _floors(self, factor: Factor, audience: str | None) -> Iterator[tuple[str, FindingTruth]]:
        for one in self.truths:
            floor = one.finding.floor
            if floor is None or floor.factor != factor.id:
                continue
            if audience is None or not floor.audiences or audience in floor.audiences:
                yield floor.level, one


def _by_score(result: Score, factor: Factor, scale: Scale) -> LevelRange:
    total = result.denominator
    return LevelRange(
        stated=level_of(out_of_hundred(result.stated, total), factor, scale),
        low=level_of(out_of_hundred(result.low, total), factor, scale),
        high=level_of(out_of_hundred(result.high, total), factor, scale),
    )


def _raised(
    by_score: LevelRange, floors: list[tuple[str, FindingTruth]], scale: Scale
) -> LevelRange:
    """Raise a level to the floors that hold, must hold, or could still hold."""
    true = [level for level, one in floors if one.record is Truth.TRUE]
    certain = [level for level, one in floors if one.range is Truth.TRUE]
    possible = [level for level, one in floors if one.range is not Truth.FALSE]
    return LevelRange(
        stated=at_least(by_score.stated, true, scale),
        low=at_least(by_score.low, certain, scale),
        high=at_least(by_score.high, possible, scale),
    )
