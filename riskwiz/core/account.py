"""The account of points: every item of a factor, so that its sum can be redone by hand."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from riskwiz.core.answer import Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.entry import Entry, Shares, item_points, shares_of
from riskwiz.core.factor_result import ItemResult
from riskwiz.core.item import Item, points
from riskwiz.core.methodology import Factor
from riskwiz.core.outlook import Outlook
from riskwiz.core.questionnaire import Derived
from riskwiz.core.scoring import FactorKey, denominator
from riskwiz.core.standing import NOTHING_TO_SCORE, Standing


@dataclass(frozen=True, slots=True)
class Accountant:
    """Lists the items of factors with their points, as an outlook has them."""

    edition: Edition
    case: Case
    outlook: Outlook

    def account(self, factor: Factor, audience: str | None) -> tuple[ItemResult, ...]:
        """List every item of a factor, those not known too, for one audience."""
        shares = shares_of(factor, self.edition.methodology.methodology)
        memory, record, wide = self.outlook.kernel.memory, self.outlook.record, self.outlook.range
        found: list[ItemResult] = []
        for item in self.edition.items[factor.id]:
            key = Key(item.id, audience if item.per_row else None)
            known = ("line", factor.id, key, record.entry(key), wide.entry(key))
            found.append(memory.of(known, partial(self._item, shares, item, key.row)))
        return tuple(found)

    def _item(self, shares: Shares, item: Item, row: str | None) -> ItemResult:
        key, unit = Key(item.id, row), shares.unit
        record, wide = self.outlook.record.entry(key), self.outlook.range.entry(key)
        return ItemResult(
            item=item.id,
            row=row,
            label=item.label,
            state=record.standing.value,
            rule=self._rule(item, shares, record, wide),
            stated=Fraction(record.points.stated, unit),
            low=Fraction(wide.points.low, unit),
            high=Fraction(wide.points.high, unit),
            maximum=item.maximum,
            cites=self.edition.cite(item.source.cite, self.case.as_of),
        )

    def _rule(self, item: Item, shares: Shares, record: Entry, wide: Entry) -> str:
        """Say why an item has the points that it has, and which mitigations hold it there."""
        rule, hold = _rule(item, shares, record), record.hold
        if hold is None:
            return rule
        most = points(item.source, hold.value)[0]
        names = " and ".join(self.edition.mitigations[one].label for one in hold.mitigations)
        high = item_points(item, shares, wide.standing, wide.kept).high
        if record.standing is not Standing.ANSWERED and high > most * shares.unit:
            return f"{rule}, at most {most} (with: {names})"
        is_held = not isinstance(item.source, Derived) or record.kept == hold.value
        return f"{rule} (with: {names})" if is_held else rule

    def computed(self, factor: Factor, audience: str | None) -> tuple[ItemResult, ...]:
        """List the factors whose points a computed factor is worked out from."""
        return tuple(
            self._behind((name, audience if self.edition.factors[name].per_audience else None))
            for name in dict.fromkeys(self.edition.points_behind(factor))
        )

    def _behind(self, factor: FactorKey) -> ItemResult:
        stated, low, high = exact_points(self.outlook, factor)
        return ItemResult(
            item=factor[0],
            row=factor[1],
            label=self.edition.factors[factor[0]].label,
            state=Standing.ANSWERED.value,
            rule="the points of this factor",
            stated=stated,
            low=low,
            high=high,
            maximum=denominator(self.edition, self.edition.factors[factor[0]]),
            cites=(),
        )


def exact_points(outlook: Outlook, factor: FactorKey) -> tuple[Fraction, Fraction, Fraction]:
    """Return the points of a factor as stated, at the lowest and at the highest."""
    unit = outlook.unit(factor)
    stated, low, high = (Fraction(one) / unit for one in outlook.points(factor))
    return stated, low, high


def _rule(item: Item, shares: Shares, entry: Entry) -> str:
    """Say why an item has the points that it has."""
    if entry.standing is Standing.ANSWERED and entry.kept is not None:
        words = points(item.source, entry.kept)[1]
        return f"{entry.kept}: {words}" if isinstance(item.source, Derived) else words
    if entry.standing in NOTHING_TO_SCORE:
        return "nothing to score"
    if entry.standing is Standing.WITHHELD:
        return f"withheld: {shares.withheld} of {item.maximum}"
    return f"not known: {shares.not_known} of {item.maximum}"
