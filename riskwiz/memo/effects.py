"""What follows from a change, in groups: each word once, with all for whom it would hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskwiz.core.assessment import Assessment

if TYPE_CHECKING:
    from riskwiz.core.analysis.measure import Measure

Becomes = tuple["Measure", str]
"""A level or disposition, and the id of what it becomes."""


@dataclass(frozen=True, slots=True)
class Whom:
    """A determination, the audiences of it that something is said of, and how many it has."""

    label: str
    audiences: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Effect:
    """A level or a disposition of a determination, each word that it becomes, and for whom."""

    disposition: bool
    words: tuple[tuple[str, Whom], ...]


@dataclass(frozen=True)
class Effects:
    """Says what follows under the labels of an assessment."""

    assessment: Assessment

    def whom(self, outcomes: Iterable[tuple[str, str | None]]) -> tuple[Whom, ...]:
        """Return the determinations of some outcomes, each with its audiences."""
        found: dict[str, list[str]] = {}
        for determination, audience in outcomes:
            audiences = found.setdefault(determination, [])
            if audience:
                audiences.append(self._label(audience))
        return tuple(self._whom(key, audiences) for key, audiences in found.items())

    def of(self, becomes: Iterable[Becomes]) -> tuple[Effect, ...]:
        """Return what becomes what: dispositions first, then levels, by determination."""
        found: dict[tuple[bool, str], dict[str, list[str]]] = {}
        for measure, word in sorted(becomes, key=lambda one: one[0].kind != "disposition"):
            words = found.setdefault((measure.kind == "disposition", measure.id), {})
            audiences = words.setdefault(word, [])
            if measure.audience:
                audiences.append(self._label(measure.audience))
        return tuple(
            Effect(
                disposition,
                tuple(
                    (self._word(word, disposition=disposition), self._whom(determination, named))
                    for word, named in words.items()
                ),
            )
            for (disposition, determination), words in found.items()
        )

    def _word(self, word: str, *, disposition: bool) -> str:
        if disposition:
            return self.assessment.label_of_disposition(word)
        return self.assessment.label_of_level(word)

    def _whom(self, determination: str, audiences: Iterable[str]) -> Whom:
        one = self.assessment.determination(determination)
        return Whom(one.label, tuple(audiences), len(one.outcomes))

    def _label(self, audience: str) -> str:
        return next(a.label for a in self.assessment.audiences if a.id == audience)
