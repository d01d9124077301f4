"""What drives the result: each item's share of a score, and what each item and finding decides.

An item's points are set to nothing and to its maximum while all else stays as it is: the other
answers, the questions that are asked, and the findings. So a driver says how much hangs on the
points of one item. What another answer would do, with all that it opens and finds, is told by
the flips.
"""

from collections.abc import Iterator
from fractions import Fraction

from riskwiz.core.analysis.chain import Chain, ItemKey, OutcomeKey, Reading, changed
from riskwiz.core.level import out_of_hundred
from riskwiz.core.model import Exact, Model
from riskwiz.core.path import Standing
from riskwiz.core.scoring import FactorKey

_APART = frozenset({Standing.NOT_ASKED.value, Standing.NOT_APPLICABLE.value})


class OutcomeAt(Model):
    """A determination for one audience, as it would be."""

    determination: str
    """The id of the determination."""
    audience: str | None
    """The audience; null where it is the same for all."""
    level: str
    """Its level."""
    disposition: str
    """What would follow."""


class ScoreSwing(Model):
    """The score and level of a factor with one item at nothing, as stated, and at its maximum."""

    factor: str
    """The id of the factor."""
    audience: str | None
    """The audience; null where it is the same for all."""
    low: Exact
    """The score of 100 with the item at no points."""
    stated: Exact
    """The score of 100 as it is stated."""
    high: Exact
    """The score of 100 with the item at its maximum."""
    level_low: str
    """The level with the item at no points."""
    level_stated: str
    """The level as it is stated."""
    level_high: str
    """The level with the item at its maximum."""


class ItemDriver(Model):
    """What hangs on the points of one item."""

    item: str
    """The id of the question or derived value."""
    row: str | None
    """The audience of a grid's row; null for other items."""
    label: str
    """What the item is called."""
    factor: str
    """The factor whose account the item stands in."""
    state: str
    """Whether it is answered, unanswered, unknown, withheld or behind an open question."""
    points: Exact
    """Its points as stated."""
    maximum: int
    """The most points that any answer to it gives."""
    contribution: Exact
    """What its points add to the score of 100 of its factor."""
    swing: Exact
    """How far the score of 100 of its factor moves from no points to the maximum."""
    scores: tuple[ScoreSwing, ...]
    """Its factor, for each audience, and every factor that is computed from it."""
    at_low: tuple[OutcomeAt, ...]
    """The determinations that would be others with no points for the item."""
    at_high: tuple[OutcomeAt, ...]
    """The determinations that would be others with the item at its maximum."""


class FloorEffect(Model):
    """A factor whose level a finding holds up."""

    factor: str
    """The id of the factor."""
    audience: str | None
    """The audience; null where it is the same for all."""
    stated: str
    """The level as it is stated."""
    without: str
    """The level if the finding were false; other floors hold."""


class FactDriver(Model):
    """A finding, or a derived fact that rules name, without which something would be another."""

    fact: str
    """The id of the finding or derived value."""
    kind: str
    """Whether it is a finding or derived."""
    title: str
    """What it says."""
    floors: tuple[FloorEffect, ...]
    """The factors whose level it holds up, with their level without it."""
    outcomes: tuple[OutcomeAt, ...]
    """The determinations that would be others if it were false; questions stay as they are."""


class Drivers(Model):
    """What drives the result, the strongest first."""

    items: tuple[ItemDriver, ...]
    """Every item that applies: first those that can move most determinations, then by swing."""
    facts: tuple[FactDriver, ...]
    """The facts that bind, in the order of the edition."""
    without_floors: tuple[OutcomeAt, ...]
    """The determinations that would be others if levels followed from scores alone."""


def drivers(chain: Chain) -> Drivers:
    """Say what each item and each finding contributes, and what hangs on it."""
    items = [_item(chain, key) for key in chain.items]
    bare = chain.read(floors=False)
    return Drivers(
        items=tuple(sorted((one for one in items if one.state not in _APART), key=_strength)),
        facts=tuple(_facts(chain)),
        without_floors=_moved(chain, bare),
    )


def _strength(one: ItemDriver) -> tuple[int, int, Fraction, str, str]:
    moved = {(o.determination, o.audience) for o in (*one.at_low, *one.at_high)}
    levels = sum(s.level_low != s.level_high for s in one.scores)
    return (-len(moved), -levels, -one.swing, one.item, one.row or "")


def _item(chain: Chain, key: ItemKey) -> ItemDriver:
    (factor, line), *_ = chain.items[key]
    low = chain.read(_points(chain, key, Fraction(0)))
    high = chain.read(_points(chain, key, Fraction(line.maximum)))
    total = chain.denominator(factor)
    return ItemDriver(
        item=line.item,
        row=line.row,
        label=line.label,
        factor=factor[0],
        state=line.state,
        points=line.stated,
        maximum=line.maximum,
        contribution=out_of_hundred(line.stated, total),
        swing=out_of_hundred(Fraction(line.maximum), total),
        scores=tuple(_swings(chain, key, low, high)),
        at_low=_moved(chain, low),
        at_high=_moved(chain, high),
    )


def _points(chain: Chain, key: ItemKey, points: Fraction) -> dict[FactorKey, Fraction]:
    """Return the points of each factor that an item stands in, with the item at other points."""
    return {
        factor: chain.points[factor] - line.stated + points for factor, line in chain.items[key]
    }


def _swings(chain: Chain, key: ItemKey, low: Reading, high: Reading) -> Iterator[ScoreSwing]:
    mine = {factor for factor, _ in chain.items[key]}
    for factor, stated in chain.stated.scores.items():
        moved = low.scores[factor] != stated or high.scores[factor] != stated
        if moved or factor in mine:
            yield ScoreSwing(
                factor=factor[0],
                audience=factor[1],
                low=low.scores[factor],
                stated=stated,
                high=high.scores[factor],
                level_low=low.levels[factor],
                level_stated=chain.stated.levels[factor],
                level_high=high.levels[factor],
            )


def _moved(chain: Chain, other: Reading) -> tuple[OutcomeAt, ...]:
    keys: list[OutcomeKey] = list(chain.outcome_keys())
    return tuple(
        OutcomeAt(
            determination=key[0],
            audience=key[1],
            level=other.outcomes[key].level,
            disposition=other.outcomes[key].disposition,
        )
        for key in changed(chain.stated, other, keys)
    )


def _facts(chain: Chain) -> Iterator[FactDriver]:
    for name, true in chain.facts.items():
        if not true:
            continue
        without = chain.read(facts={name: False})
        floors = tuple(
            FloorEffect(
                factor=key[0],
                audience=key[1],
                stated=chain.stated.levels[key],
                without=without.levels[key],
            )
            for key in chain.factors
            if without.levels[key] != chain.stated.levels[key]
        )
        outcomes = _moved(chain, without)
        if floors or outcomes:
            yield FactDriver(
                fact=name,
                kind="finding" if name in chain.edition.findings else "derived",
                title=_title(chain, name),
                floors=floors,
                outcomes=outcomes,
            )


def _title(chain: Chain, name: str) -> str:
    finding = chain.edition.findings.get(name)
    return finding.title if finding else chain.edition.derived[name].label
