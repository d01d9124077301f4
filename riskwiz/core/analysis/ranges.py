"""What is and what could still be: the range of every score, level and disposition.

A completion gives an answer to every open question that is asked; what is refused or cannot be
found out stays open. Where an expression asks whether something is known, that it stays unknown
or is refused counts as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from riskwiz.core.analysis.prospect import Prospect, ranks
from riskwiz.core.analysis.range_result import MeasureRange, Ranges, ScoreRange
from riskwiz.core.answer import Given, Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.level_network import LevelKey
from riskwiz.core.outlook import Outlook
from riskwiz.core.scoring import denominator

MOST_COMBINATIONS = 128
"""How many combinations of answers that open, find or derive something are tried at most."""

Said = Mapping[Key, Given | None]
Ends = dict[int, tuple[Fraction | int, Fraction | int]]
"""The lowest and highest of what slots came to."""


def ranges(edition: Edition, case: Case) -> Ranges:
    """Say what everything is, and what it could still be.

    Raises EditionFault where an expression fails on the answers of the case itself.
    """
    prospect = Prospect(edition, case)
    search = Search(prospect, [one.slot for one in prospect.scales], scores=True)
    search.run({}, prospect.outlook)
    return Ranges(
        scores=tuple(_scores(prospect, search)),
        measures=tuple(_measures(prospect, search)),
        open=len(prospect.open_keys()),
        combinations=search.combinations,
        bound=MOST_COMBINATIONS,
        exhaustive=search.exhaustive,
        faults=tuple(search.faults),
        note=_note(search),
    )


@dataclass
class Search:
    """Looks for the ends of what some slots can still come to.

    `sure` are ends that nothing leads outside of; `reached` are ends that completions led to.
    Where these meet, the ends are sharp. Combinations are followed up while those of `slots` do
    not; scores are looked at by the way.
    """

    prospect: Prospect
    slots: list[int]
    scores: bool = False
    sure: Ends = field(default_factory=dict)
    reached: Ends = field(default_factory=dict)
    combinations: int = 0
    exhaustive: bool = True
    faults: dict[str, None] = field(default_factory=dict)

    def run(self, said: Said, start: Outlook) -> None:
        """Look at the case after some answers, given what follows from them."""
        self.sure = dict(self._sure(start))
        self._reach(start)
        self._complete(said, start)
        if self._meets():
            return
        leaves: list[tuple[Said, Outlook]] = []
        if self._branch(said, start, leaves):
            found: Ends = {}
            for one, ahead in leaves:
                _widen(found, self._sure(ahead))
                self._complete(one, ahead)
            self.combinations = len(leaves)
            if self.exhaustive:
                _widen(found, ((slot, ends) for slot, ends in self._stated(start)))
                self.sure = found
        else:
            self.exhaustive = False

    def ends(self, slot: int) -> tuple[Fraction | int, Fraction | int, bool]:
        """Return the two ends of a slot, and whether they are sharp."""
        low, high = self.sure[slot]
        return low, high, (low, high) == self.reached[slot]

    def _meets(self) -> bool:
        return all(self.sure[slot] == self.reached[slot] for slot in self.slots)

    def _sure(self, ahead: Outlook) -> Iterator[tuple[int, tuple[Fraction | int, Fraction | int]]]:
        for slot in self._all():
            _, low, high = ahead.slots[slot][:3]
            yield slot, (low, high)

    def _stated(
        self, ahead: Outlook
    ) -> Iterator[tuple[int, tuple[Fraction | int, Fraction | int]]]:
        for slot in self._all():
            stated = ahead.slots[slot][0]
            yield slot, (stated, stated)

    def _all(self) -> list[int]:
        points = self.prospect.outlook.kernel.levels.points.values() if self.scores else ()
        return [*self.slots, *points]

    def _reach(self, ahead: Outlook) -> None:
        _widen(self.reached, self._stated(ahead))

    def _fault(self, words: str) -> None:
        self.faults[words] = None
        self.exhaustive = False

    def _complete(self, said: Said, ahead: Outlook) -> None:
        """Answer all that is open with the fewest points, and with the most."""
        for place in (0, -1):
            _, after = self.completed(said, ahead, place)
            if isinstance(after, str):
                self._fault(after)
            else:
                self._reach(after)

    def completed(self, said: Said, ahead: Outlook, place: int) -> tuple[Said, Outlook | str]:
        """Answer all that is open, and all that comes to be asked, with the same end of points.

        `place` is 0 for the fewest points and -1 for the most.
        """
        one, now, answers = dict(said), ahead, self.prospect.answers
        while True:
            waiting = (key for key in self.prospect.open_keys(now) if key not in one)
            more = {k: answers.to(k).given[place] for k in waiting if answers.to(k).given}
            if not more:
                return one, now
            one |= more
            after = self.prospect.tried(one)
            if isinstance(after, str):
                return one, after
            now = after

    def _branch(self, said: Said, ahead: Outlook, leaves: list[tuple[Said, Outlook]]) -> bool:
        """Gather every combination of the answers on which more than points hangs.

        Returns false where there are too many of them.
        """
        answers = self.prospect.answers
        key = next(
            (k for k in self.prospect.open_keys(ahead) if k not in said and self._splits(k)), None
        )
        if key is None:
            leaves.append((said, ahead))
            return len(leaves) <= MOST_COMBINATIONS
        for given in answers.to(key).given:
            one = {**said, key: given}
            after = self.prospect.tried(one)
            if isinstance(after, str):
                self._fault(after)
            elif not self._branch(one, after, leaves):
                return False
        return True

    def _splits(self, key: Key) -> bool:
        """Say whether each answer to a question is followed up apart."""
        answers = self.prospect.answers
        is_named = key.question in answers.named and key.question not in answers.by_state
        return is_named and answers.to(key).exhaustive


def _widen(ends: Ends, found: Iterator[tuple[int, tuple[Fraction | int, Fraction | int]]]) -> None:
    for slot, (low, high) in found:
        was = ends.get(slot, (low, high))
        ends[slot] = (min(was[0], low), max(was[1], high))


def _measures(prospect: Prospect, search: Search) -> Iterator[MeasureRange]:
    for one in prospect.scales:
        stated = ranks(prospect.outlook, one)[0]
        low, high, sharp = search.ends(one.slot)
        yield MeasureRange(
            measure=one.measure,
            stated=one.words[stated],
            low=one.words[int(low)],
            high=one.words[int(high)],
            sharp=sharp,
        )


def _scores(prospect: Prospect, search: Search) -> Iterator[ScoreRange]:
    edition = prospect.edition
    for factor, slot in prospect.outlook.kernel.levels.points.items():
        low, high, sharp = search.ends(slot)
        yield ScoreRange(
            factor=factor[0],
            label=prospect.label(edition.factors[factor[0]].label, factor[1]),
            audience=factor[1],
            stated=_score(prospect, factor, prospect.outlook.points(factor).stated),
            low=_score(prospect, factor, low),
            high=_score(prospect, factor, high),
            sharp=sharp,
        )


def _score(prospect: Prospect, factor: LevelKey, points: Fraction | int) -> Fraction:
    total = denominator(prospect.edition, prospect.edition.factors[factor[0]])
    return (
        Fraction(100 * points) / (total * prospect.outlook.unit(factor)) if total else Fraction(0)
    )


def _note(search: Search) -> str:
    if search.faults:
        return "Under some answers an expression of the edition fails, so ranges are only sound."
    if not search.exhaustive:
        return (
            f"More than {MOST_COMBINATIONS} combinations of open answers open or find something, so"
            " ranges that are not marked sharp may be wider than need be."
        )
    if search.combinations:
        return f"{search.combinations} combinations of open answers were followed up."
    return "Every level and disposition comes to both its ends by some way of answering."
