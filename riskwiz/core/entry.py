"""Entries: how a question, a row of a grid or a derived value stands, what it says, its points.

There is one entry for each way in which something can stand, and they are told apart by identity.
So what follows from entries can be kept under them, and is worked out once (see `core.network`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from riskwiz.core.answer import Answer, Given, Value
from riskwiz.core.case import Hold
from riskwiz.core.cel_values import cel_value
from riskwiz.core.expression import CelValue
from riskwiz.core.item import Item, points
from riskwiz.core.memory import Kept
from riskwiz.core.methodology import Factor, MethodologyHead
from riskwiz.core.question import Question
from riskwiz.core.standing import NOTHING_TO_SCORE, Standing, standing_if_asked

_MOST_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of an item's maximum that count while it is not known, or withheld."""

    not_known: Fraction
    withheld: Fraction

    @property
    def unit(self) -> int:
        """How many equal parts a point is counted in, so that all counts are whole."""
        return lcm(self.not_known.denominator, self.withheld.denominator)


def shares_of(factor: Factor, head: MethodologyHead) -> Shares:
    """Return the shares of a factor: its own, or those of the methodology."""
    return Shares(
        not_known=head.not_known if factor.not_known is None else factor.not_known,
        withheld=head.withheld if factor.withheld is None else factor.withheld,
    )


class Points(NamedTuple):
    """Points as stated, and the fewest and most that they could still be, in parts of a point.

    All are whole, but for those of computed factors.
    """

    stated: Fraction | int
    low: Fraction | int
    high: Fraction | int


NO_POINTS = Points(0, 0, 0)


@dataclass(eq=False, slots=True)
class Entry:
    """How something stands on a path; two entries are the same only if they are one object.

    `value` is what expressions compare, `kept` its canonical form; `points` are what it adds;
    `hold` is the value at which mitigations hold it.
    `behind` and `not_asked` are the entries in its place while its gate is open or closed.
    """

    standing: Standing
    points: Points = NO_POINTS
    value: CelValue | None = None
    kept: Value | None = None
    hold: Hold | None = None
    hidden: bool = False
    _behind: "Entry | None" = None
    _not_asked: "Entry | None" = None

    @property
    def behind(self) -> "Entry":
        """The entry while it is not yet known whether this is asked."""
        return self if self._behind is None else self._behind

    @property
    def not_asked(self) -> "Entry":
        """The entry while this is not asked."""
        return self if self._not_asked is None else self._not_asked


def held_points(
    item: Item | None, shares: Shares, standing: Standing, value: Value | None, hold: Hold | None
) -> Points:
    """Return what an item adds, at most that of the value at which mitigations hold it."""
    found = item_points(item, shares, standing, value)
    if item is None or hold is None:
        return found
    most = points(item.source, hold.value)[0] * shares.unit
    return Points(*(min(one, most) for one in found))


def item_points(
    item: Item | None, shares: Shares, standing: Standing, value: Value | None
) -> Points:
    """Return what an item adds to its factor as it stands (DESIGN 3.2), in parts of a point."""
    if item is None or standing in NOTHING_TO_SCORE:
        return NO_POINTS
    unit = shares.unit
    if standing is Standing.ANSWERED and value is not None:
        got = points(item.source, value)[0] * unit
        return Points(got, got, got)
    share = shares.withheld if standing is Standing.WITHHELD else shares.not_known
    return Points(int(share * item.maximum * unit), 0, item.maximum * unit)


@dataclass
class Entries:
    """The entries of one question or row, each made when it is first needed."""

    question: Question
    item: Item | None
    shares: Shares
    _kept: Kept[object, Entry] = field(default_factory=lambda: Kept(_MOST_KEPT))
    _last: tuple[Given | None, Hold | None, Entry] | None = None

    def said(self, given: Given | None, hold: Hold | None = None) -> Entry:
        """Return the entry of what was said, where the question is asked.

        `hold` is the value at which mitigations hold it.
        """
        last = self._last
        if last is not None and last[0] is given and last[1] is hold:
            return last[2]
        found = self._said(given, hold)
        self._last = (given, hold, found)
        return found

    @property
    def hidden(self) -> Entry:
        """The entry while nobody is to know what was said, nor whether it was asked."""
        return self._one("hidden", lambda: Entry(Standing.UNANSWERED, hidden=True))

    def standing(self, standing: Standing, hold: Hold | None = None) -> Entry:
        """Return the entry of a standing that says no value."""
        return self._one((standing, hold), lambda: self._entry(standing, None, hold))

    def _said(self, given: Given | None, hold: Hold | None) -> Entry:
        value = None if given is None else given.value
        if value is None:
            standing = standing_if_asked(self.question, Answer(given=given))
            return self.standing(standing, hold)
        has_rows = isinstance(value, tuple) and any(isinstance(row, dict) for row in value)
        written = (type(value), repr(value) if has_rows else value, hold)
        return self._one(written, lambda: self._valued(given, value, hold))

    def _valued(self, given: Given | None, value: Value, hold: Hold | None) -> Entry:
        standing = standing_if_asked(self.question, Answer(given=given))
        if standing is not Standing.ANSWERED:
            return self.standing(standing, hold)
        return self._entry(standing, value, hold)

    def _entry(self, standing: Standing, value: Value | None, hold: Hold | None) -> Entry:
        asked = standing not in {Standing.NOT_ASKED, Standing.NOT_YET_ASKED}
        return Entry(
            standing,
            held_points(self.item, self.shares, standing, value, hold),
            None if value is None else cel_value(self.question, value),
            value,
            hold,
            _behind=self.standing(Standing.NOT_YET_ASKED, hold) if asked else None,
            _not_asked=self.standing(Standing.NOT_ASKED, hold) if asked else None,
        )

    def _one(self, written: object, make: Callable[[], Entry]) -> Entry:
        found = self._kept.get(written)
        return self._kept.keep(written, make()) if found is None else found
