"""Points to scores: the account of points of a factor (DESIGN 3.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from riskwiz.core.answer import Key
from riskwiz.core.case import Case, Hold
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import ItemResult, Score
from riskwiz.core.formula import Interval
from riskwiz.core.item import Item, points
from riskwiz.core.level import out_of_hundred
from riskwiz.core.methodology import Factor
from riskwiz.core.path import Path, Standing
from riskwiz.core.questionnaire import Derived

FactorKey = tuple[str, str | None]
_NOTHING = frozenset({Standing.NOT_ASKED, Standing.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores factors of one case over its two paths: the record's and the range's."""

    edition: Edition
    case: Case
    record: Path
    range: Path

    def account(self, factor: Factor, audience: str | None) -> tuple[ItemResult, ...]:
        """List every item of a factor, those not known too, for one audience."""
        return tuple(
            self.item(factor, item, audience if item.per_row else None)
            for item in self.edition.items[factor.id]
        )

    def item(self, factor: Factor, item: Item, row: str | None) -> ItemResult:
        """Score one item as stated, at the lowest and at the highest."""
        if isinstance(item.source, Derived):
            state, got, rule = self._derived(item)
            low, high = self._derived_range(item)
        else:
            key = Key(item.id, row)
            standing = self.record.standing(key)
            got, rule = self._answered(item, key)
            low, high = self._range(item, key, got)
            state = standing.value
        stated, words = self._stated(factor, item, state, got)
        result = ItemResult(
            item=item.id,
            row=row,
            label=item.label,
            state=state,
            rule=rule if state == Standing.ANSWERED.value else words,
            stated=stated,
            low=Fraction(low),
            high=Fraction(high),
            maximum=item.maximum,
            cites=self.edition.cite(item.source.cite, self.case.as_of),
        )
        hold = self.case.holds.get(Key(item.id, row))
        return result if hold is None else self._held(item, result, hold)

    def _held(self, item: Item, result: ItemResult, hold: Hold) -> ItemResult:
        """Count at most the points of the value at which mitigations hold an item."""
        most = Fraction(points(item.source, hold.value)[0])
        names = " and ".join(self.edition.mitigations[one].label for one in hold.mitigations)
        rule = result.rule
        if result.state != Standing.ANSWERED.value and result.high > most:
            rule = f"{rule}, at most {most} (with: {names})"
        elif self.record.derived.get(item.id, hold.value) == hold.value:
            rule = f"{rule} (with: {names})"
        kept = {name: min(getattr(result, name), most) for name in ("stated", "low", "high")}
        return result.model_copy(update={"rule": rule, **kept})

    def _answered(self, item: Item, key: Key) -> tuple[int, str]:
        given = self.case.answer(key).given
        if self.record.standing(key) is not Standing.ANSWERED or given is None:
            return 0, ""
        return points(item.source, given.value) if given.value is not None else (0, "")

    def _range(self, item: Item, key: Key, got: int) -> tuple[int, int]:
        wide = self.range.standing(key)
        if wide is Standing.ANSWERED:
            return got, got
        return (0, 0) if wide in _NOTHING else (0, item.maximum)

    def _derived(self, item: Item) -> tuple[str, int, str]:
        value = self.record.derived[item.id]
        if value is not None:
            got, rule = points(item.source, value)
            return Standing.ANSWERED.value, got, f"{value}: {rule}"
        absent = item.id in self.record.absent
        return (Standing.NOT_ASKED if absent else Standing.UNANSWERED).value, 0, ""

    def _derived_range(self, item: Item) -> tuple[int, int]:
        value = self.range.derived[item.id]
        if value is not None:
            got, _ = points(item.source, value)
            return got, got
        return (0, 0) if item.id in self.range.absent else (0, item.maximum)

    def _stated(self, factor: Factor, item: Item, state: str, got: int) -> tuple[Fraction, str]:
        head = self.edition.methodology.methodology
        standing = Standing(state)
        if standing is Standing.ANSWERED:
            return Fraction(got), ""
        if standing in _NOTHING:
            return Fraction(0), "nothing to score"
        if standing is Standing.WITHHELD:
            share = head.withheld if factor.withheld is None else factor.withheld
            return share * item.maximum, f"withheld: {share} of {item.maximum}"
        share = head.not_known if factor.not_known is None else factor.not_known
        return share * item.maximum, f"not known: {share} of {item.maximum}"


def computed_account(
    edition: Edition, factor: Factor, audience: str | None, scores: Mapping[FactorKey, Score]
) -> tuple[ItemResult, ...]:
    """List the factors whose points a computed factor is worked out from."""
    lines: list[ItemResult] = []
    for name in dict.fromkeys(edition.points_behind(factor)):
        row = audience if edition.factors[name].per_audience else None
        one = scores[name, row]
        lines.append(
            ItemResult(
                item=name,
                row=row,
                label=edition.factors[name].label,
                state=Standing.ANSWERED.value,
                rule="the points of this factor",
                stated=one.stated,
                low=one.low,
                high=one.high,
                maximum=one.denominator,
                cites=(),
            )
        )
    return tuple(lines)


def computed_score(edition: Edition, factor: Factor, account: tuple[ItemResult, ...]) -> Score:
    """Work out the score of a computed factor from the points of others."""
    formula = edition.expressions["factor", factor.id].formula
    stated = formula.at({f"{one.item}.points": one.stated for one in account})
    range_ = formula.between({f"{one.item}.points": Interval(one.low, one.high) for one in account})
    return scored(denominator(edition, factor), stated, range_.low, range_.high)


def denominator(edition: Edition, factor: Factor) -> int:
    """Return what the points of a factor are divided by, the same for every case."""
    if factor.maximum is not None:
        return factor.maximum
    return sum(item.maximum for item in edition.items[factor.id])


def score(edition: Edition, factor: Factor, account: tuple[ItemResult, ...]) -> Score:
    """Add an account of points up to a score out of a hundred."""
    return scored(
        denominator(edition, factor),
        sum((i.stated for i in account), Fraction(0)),
        sum((i.low for i in account), Fraction(0)),
        sum((i.high for i in account), Fraction(0)),
    )


def scored(total: int, stated: Fraction, low: Fraction, high: Fraction) -> Score:
    """Put points over their denominator."""
    return Score(
        stated=stated,
        low=low,
        high=high,
        denominator=total,
        stated_percent=round_half_up(out_of_hundred(stated, total)),
        low_percent=round_half_up(out_of_hundred(low, total)),
        high_percent=round_half_up(out_of_hundred(high, total)),
    )


def round_half_up(number: Fraction) -> int:
    """Round to the nearest whole number, a half upwards."""
    return floor(number + Fraction(1, 2))
