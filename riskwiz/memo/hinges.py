"""Answers that the result hangs on, as the memo lays them out: each change once, with all it does.

The search gives for every level and disposition each smallest set of answers that moves it, so the
same change stands there many times. Here it stands once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from riskwiz.memo.effects import Effect, Effects, Whom

if TYPE_CHECKING:
    from riskwiz.core.analysis.flip_result import Change, Flip, Flips, FlipSet
    from riskwiz.core.analysis.measure import Measure

_MOST = 7
"""How many changes the memo spells out for a determination; how many more there are is counted."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """Answers that are changed together, and what becomes of dispositions then."""

    changes: tuple[Change, ...]
    own_row: bool
    """Whether a grid's row is that of the audience for which something follows."""
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """Levels that the same answers move the same way, and those answers by question."""

    whom: tuple[Whom, ...]
    direction: str
    sets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Firm:
    """What no change of so many answers was found to move one way."""

    searched: int
    direction: str
    dispositions: tuple[Whom, ...]
    levels: tuple[Whom, ...]


@dataclass(frozen=True)
class Hinges:
    """The answers that levels and dispositions hang on."""

    flips: Flips
    effects: Effects

    @cached_property
    def _all(self) -> tuple[Hinge, ...]:
        found: dict[object, tuple[FlipSet, bool, list[tuple[Measure, str]]]] = {}
        for flip in self._of("disposition"):
            for one in flip.sets:
                own = any(c.row for c in one.changes) and all(
                    c.row in (None, flip.measure.audience) for c in one.changes
                )
                key = tuple(
                    (c.question, None if own else c.row, c.was, c.becomes) for c in one.changes
                )
                kept = found.setdefault((own, key), (one, own, []))
                kept[2].append((flip.measure, one.becomes))
        most_first = sorted(found.values(), key=lambda kept: (len(kept[0].changes), -len(kept[2])))
        return tuple(
            Hinge(one.changes, own, self.effects.of(moved)) for one, own, moved in most_first
        )

    @property
    def shown(self) -> tuple[Hinge, ...]:
        """The changes of the fewest answers that move most dispositions of a determination."""
        spelled: dict[str, list[Hinge]] = {}
        for one in self._all:
            of_one = spelled.setdefault(one.effects[0].words[0][1].label, [])
            if len(of_one) < _MOST:
                of_one.append(one)
        return tuple(one for of_one in spelled.values() for one in of_one)

    @property
    def left_out(self) -> int:
        """How many more changes move a disposition."""
        return len(self._all) - len(self.shown)

    @property
    def leanings(self) -> tuple[Leaning, ...]:
        """The levels that can move, by the questions whose answers move them."""
        found: dict[tuple[str, tuple[tuple[str, ...], ...]], list[Measure]] = {}
        for flip in self._of("determination"):
            if flip.sets:
                sets = dict.fromkeys(tuple(_questions(one)) for one in flip.sets)
                found.setdefault((flip.direction, tuple(sets)), []).append(flip.measure)
        return tuple(
            Leaning(self._whom(measures), direction, sets)
            for (direction, sets), measures in found.items()
        )

    @property
    def firm(self) -> tuple[Firm, ...]:
        """What no change that was tried moves, by how many answers were changed and which way."""
        found: dict[tuple[int, str], list[Measure]] = {}
        for flip in self.flips.flips:
            if not flip.sets:
                found.setdefault((flip.searched, flip.direction), []).append(flip.measure)
        return tuple(
            Firm(
                searched,
                direction,
                self._whom(one for one in measures if one.kind == "disposition"),
                self._whom(one for one in measures if one.kind != "disposition"),
            )
            for (searched, direction), measures in found.items()
        )

    def _of(self, kind: str) -> Iterator[Flip]:
        return (one for one in self.flips.flips if one.measure.kind == kind)

    def _whom(self, measures: Iterable[Measure]) -> tuple[Whom, ...]:
        return self.effects.whom((one.id, one.audience) for one in measures)


def _questions(one: FlipSet) -> Iterator[str]:
    return iter(dict.fromkeys(change.question for change in one.changes))
