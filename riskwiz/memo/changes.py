"""What would change a result, as the memo lays it out: the analysis in groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskwiz.core.assessment import Assessment

if TYPE_CHECKING:
    from riskwiz.core.analysis.analysis_result import Analysis
    from riskwiz.core.analysis.measure import Measure
    from riskwiz.core.analysis.open_result import OpenQuestion


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
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Remedies:
    """What brings dispositions down, and those that no set of mitigations brings down."""

    reached: tuple[Remedy, ...]
    never: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Whom:
    """A determination, the audiences of it that something is said of, and how many it has."""

    label: str
    audiences: tuple[str, ...]
    of: int


@dataclass(frozen=True)
class Changes:
    """What an analysis says could change an assessment."""

    assessment: Assessment
    analysis: Analysis

    @property
    def moving(self) -> tuple[OpenQuestion, ...]:
        """The open questions whose answers move something by themselves, those most first."""
        return tuple(one for one in self.analysis.open_questions.questions if one.moves)

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
        never = tuple(one.measure for one in fixes if not one.sets and one.exhaustive)
        return Remedies(
            tuple(Remedy(labels, tuple(measures)) for labels, measures in found.items()), never
        )

    @property
    def dispositions(self) -> int:
        """How many dispositions the assessment has."""
        return sum(len(one.outcomes) for one in self.assessment.determinations)

    def whom(self, measures: Iterable[Measure]) -> tuple[Whom, ...]:
        """Return the determinations of some measures, each with its audiences."""
        found: dict[str, list[str]] = {}
        for one in measures:
            audiences = found.setdefault(one.id, [])
            if one.audience:
                audiences.append(self._label(one.audience))
        return tuple(self._whom(key, audiences) for key, audiences in found.items())

    def _whom(self, determination: str, audiences: list[str]) -> Whom:
        one = self.assessment.determination(determination)
        return Whom(one.label, tuple(audiences), len(one.outcomes))

    def _label(self, audience: str) -> str:
        return next(a.label for a in self.assessment.audiences if a.id == audience)
