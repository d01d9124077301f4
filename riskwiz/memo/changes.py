"""What would change a result, as the memo lays it out: the analysis in groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from riskwiz.core.assessment import Assessment
from riskwiz.memo.effects import Effects, Whom
from riskwiz.memo.fixing import Fixing, Stuck, fixings, stuck
from riskwiz.memo.hinges import Hinges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riskwiz.core.analysis.analysis_result import Analysis
    from riskwiz.core.analysis.measure import AnswerWords, Measure
    from riskwiz.core.analysis.open_result import Move, OpenQuestion
    from riskwiz.core.analysis.settling_result import Settling, SettlingSet

_SETTLING = 5
"""How many ways to settle a determination the memo names."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """How many dispositions so many answers, taken otherwise, bring down, and how many up."""

    answers: int
    down: int
    up: int


@dataclass(frozen=True, slots=True)
class Remedy:
    """The smallest set of mitigations that brings down some dispositions."""

    labels: tuple[str, ...]
    whom: tuple[Whom, ...]


@dataclass(frozen=True, slots=True)
class Remedies:
    """What brings dispositions down, and those that no set of mitigations brings down."""

    reached: tuple[Remedy, ...]
    never: tuple[Whom, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A level or disposition that an answer moves in one way, and the audiences for which."""

    first: Move
    audiences: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Settled:
    """Answers each of which settles a determination at one level and disposition."""

    level: str
    disposition: str
    sets: tuple[SettlingSet, ...]
    left_out: int


@dataclass(frozen=True)
class Changes:
    """What an analysis says could change an assessment."""

    assessment: Assessment
    analysis: Analysis

    @cached_property
    def effects(self) -> Effects:
        """What follows, under the labels of the assessment."""
        return Effects(self.assessment)

    @cached_property
    def hinges(self) -> Hinges:
        """The answers that levels and dispositions hang on."""
        return Hinges(self.analysis.flips, self.effects)

    @property
    def fixings(self) -> tuple[Fixing, ...]:
        """The smallest sets of mitigations that bring something down, by what they do."""
        return fixings(self.analysis.fixes, self.effects)

    @property
    def stuck(self) -> tuple[Stuck, ...]:
        """What no mitigations bring down, by the reason."""
        return stuck(self.analysis.fixes, self.effects)

    @property
    def unfinished(self) -> tuple[Whom, ...]:
        """The determinations for which not every set of mitigations was tried."""
        cut = [one.measure for one in self.analysis.fixes.fixes if not one.exhaustive]
        return self.whom(tuple(dict.fromkeys((one.id, one.audience) for one in cut)))

    @property
    def moving(self) -> tuple[OpenQuestion, ...]:
        """The open questions whose answers move something by themselves, those most first."""
        return tuple(one for one in self.analysis.open_questions.questions if one.moves)

    @property
    def deciding(self) -> tuple[OpenQuestion, ...]:
        """Those of them that move a determination or a disposition."""
        return in_turn(one for one in self.moving if any(map(_decides, one.moves)))

    @property
    def behind(self) -> tuple[OpenQuestion, ...]:
        """Those of them that move only a level on which a determination is built."""
        return tuple(one for one in self.moving if not any(map(_decides, one.moves)))

    def weightiest(self, one: OpenQuestion) -> tuple[Moved, ...]:
        """Return what an open question decides, or what it moves behind that if nothing."""
        found: dict[tuple[object, ...], list[Move]] = {}
        deciding = sorted(filter(_decides, one.moves), key=lambda move: not _disposes(move))
        for move in deciding or one.moves:
            way = (move.low if move.down else None, move.high if move.up else None)
            same = (move.measure.kind, move.measure.id, move.stated, *way)
            found.setdefault(same, []).append(move)
        labels = {one.id: one.label for one in self.assessment.audiences}
        return tuple(
            Moved(
                moves[0],
                tuple(labels[m.measure.audience] for m in moves if m.measure.audience),
                len(labels),
            )
            for moves in found.values()
        )

    def named(self, answers: tuple[AnswerWords, ...]) -> tuple[tuple[str, ...], int]:
        """Return the questions of some answers that are asked, each once, and how many are not."""
        asked = {one.question for one in self.assessment.answers}
        several = tuple(dict.fromkeys(one.question for one in answers))
        named = tuple(one for one in several if one in asked)
        return named, len(several) - len(named)

    @property
    def settled(self) -> tuple[Whom, ...]:
        """The determinations that nothing can change that is not known."""
        return self.whom(
            tuple(
                (one.determination, one.audience)
                for one in self.analysis.settling.determinations
                if one.settled
            )
        )

    def settles(self, one: Settling) -> tuple[Settled, ...]:
        """Return what settles a determination, by where it settles it."""
        found: dict[tuple[str, str], list[SettlingSet]] = {}
        for some in one.sets:
            found.setdefault((some.level, some.disposition), []).append(some)
        return tuple(
            Settled(*where, tuple(sets[:_SETTLING]), len(sets[_SETTLING:]))
            for where, sets in found.items()
        )

    @property
    def joint(self) -> tuple[OpenQuestion, ...]:
        """The open questions whose answers move something only along with others."""
        asked = self.analysis.open_questions.questions
        return tuple(one for one in asked if one.could_move and not one.moves)

    @property
    def hanging(self) -> tuple[Hanging, ...]:
        """By how many answers taken otherwise: how many dispositions move; the fewest first."""
        moved = [
            (len(one.sets[0].changes), one.direction)
            for one in self.analysis.flips.flips
            if one.measure.kind == "disposition" and one.sets
        ]
        return tuple(
            Hanging(size, moved.count((size, "down")), moved.count((size, "up")))
            for size in sorted({size for size, _ in moved})
        )

    @property
    def remedies(self) -> Remedies:
        """The smallest set of mitigations that brings each disposition down, as one where it can.

        A set that brings down several stands for them together.
        """
        fixes = [one for one in self.analysis.fixes.fixes if one.measure.kind == "disposition"]
        found: dict[tuple[str, ...], list[Measure]] = {}
        for one in fixes:
            if one.sets:
                found.setdefault(one.sets[0].labels, []).append(one.measure)
        never = [one.measure for one in fixes if not one.sets and one.exhaustive]
        return Remedies(
            tuple(Remedy(labels, self._whom(measures)) for labels, measures in found.items()),
            self._whom(never),
        )

    @property
    def dispositions(self) -> int:
        """How many dispositions the assessment has."""
        return sum(len(one.outcomes) for one in self.assessment.determinations)

    def whom(self, outcomes: tuple[tuple[str, str | None], ...]) -> tuple[Whom, ...]:
        """Return the determinations of some outcomes, each with its audiences."""
        return self.effects.whom(outcomes)

    def _whom(self, measures: list[Measure]) -> tuple[Whom, ...]:
        return self.whom(tuple((one.id, one.audience) for one in measures))


def in_turn(questions: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """Order questions that decide something: what moves a disposition first.

    The first of each determination come before the others, so that none goes unsaid.
    """
    before: Counter[str] = Counter()
    ranked: list[tuple[int, OpenQuestion]] = []
    for one in sorted(questions, key=lambda one: not any(map(_disposes, one.moves))):
        moved = {move.measure.id for move in one.moves if _decides(move)}
        ranked.append((min(before[each] for each in moved), one))
        before.update(moved)
    return tuple(one for _, one in sorted(ranked, key=itemgetter(0)))


def _disposes(move: Move) -> bool:
    return move.measure.kind == "disposition"


def _decides(move: Move) -> bool:
    return move.measure.kind in {"determination", "disposition"}
