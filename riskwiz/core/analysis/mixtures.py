"""Mixtures of two cases: the first with some of the differences of the second applied.

The differences are the answers and mitigations one by one, each reference list as it stands at
the dates, each authority as it is in force, and the rules (the questions, points, tables and
rules of the edition) together. No difference applied is the first case, all applied is the second.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeVar

from riskwiz.core.analysis.chain import OutcomeKey, Reading, chain_of
from riskwiz.core.analysis.comparison_result import Cause
from riskwiz.core.analysis.said import both_said, mitigations
from riskwiz.core.analysis.side import Side
from riskwiz.core.answer import Key
from riskwiz.core.authority import citation
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.scoring import FactorKey

Target = tuple[Literal["level", "outcome"], OutcomeKey]
"""What is traced: the level of a factor, or what a determination comes to, for an audience."""

T = TypeVar("T")
_OF_EDITIONS = frozenset({"rules", "list", "authority"})


@dataclass
class Mixtures:
    """Assesses mixtures of two cases, each once."""

    before: Side
    after: Side
    _readings: dict[frozenset[int], Reading | None] = field(default_factory=dict)
    _editions: dict[frozenset[int], Edition] = field(default_factory=dict)

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """Every difference that a level could follow from, answers in the order of questions."""
        return (
            *self._rules(),
            *self._lists(),
            *self._authorities(),
            *(
                Cause(
                    kind="mitigation",
                    id=one.mitigation,
                    label=one.label,
                    before=one.before,
                    after=one.after,
                )
                for one in mitigations(self.before, self.after)
            ),
            *(
                Cause(kind="answer", id=str(key), label=one.ask, before=one.before, after=one.after)
                for key, one in both_said(self.before, self.after)
            ),
        )

    @property
    def count(self) -> int:
        """How many mixtures were assessed."""
        return len(self._readings)

    @cached_property
    def whole(self) -> frozenset[int]:
        """The places of all causes."""
        return frozenset(range(len(self.causes)))

    def value(self, applied: frozenset[int], target: Target) -> object:
        """Return what a target comes to in a mixture; None where it has no such thing."""
        reading = self.reading(applied)
        if reading is None:
            return None
        kind, key = target
        if kind == "level":
            return reading.levels.get(key)
        decided = reading.outcomes.get(key)
        return decided and (decided.level, decided.disposition)

    def distance(self, applied: frozenset[int], target: Target) -> Fraction:
        """Return how far the scores behind a target are, together, from those of the first."""
        one, other = self.reading(frozenset()), self.reading(applied)
        if one is None or other is None:
            return Fraction(0)
        return sum(
            (
                abs(score - other.scores[key])
                for key, score in one.scores.items()
                if key in other.scores and self._is_behind(key, target)
            ),
            Fraction(0),
        )

    def _is_behind(self, factor: FactorKey, target: Target) -> bool:
        kind, (name, audience) = target
        if audience is not None and factor[1] not in (None, audience):
            return False
        if kind == "level":
            return factor[0] == name
        determinations = self.before.edition.methodology.determination
        behind = (
            self.before.edition.factors_behind(d.level) for d in determinations if d.id == name
        )
        return any(factor[0] in factors for factors in behind)

    def reading(self, applied: frozenset[int]) -> Reading | None:
        """Return what follows in a mixture; None where its rules fault on its answers."""
        if applied not in self._readings:
            self._readings[applied] = self._read(applied)
        return self._readings[applied]

    def _read(self, applied: frozenset[int]) -> Reading | None:
        try:
            return chain_of(self._edition(applied), self._case(applied)).stated
        except EditionFault:
            return None

    def _case(self, applied: frozenset[int]) -> Case:
        after, answers = self.after.case, dict(self.before.case.answers)
        recorded = dict(self.before.case.mitigations)
        for cause in map(self._at, applied):
            if cause.kind == "answer":
                answers[_key(cause.id)] = after.answer(_key(cause.id))
            elif cause.kind == "mitigation" and cause.id in after.mitigations:
                recorded[cause.id] = after.mitigations[cause.id]
            elif cause.kind == "mitigation":
                del recorded[cause.id]
        return self.before.case.model_copy(update={"answers": answers, "mitigations": recorded})

    def _edition(self, applied: frozenset[int]) -> Edition:
        wanted = frozenset(p for p in applied if self.causes[p].kind in _OF_EDITIONS)
        if wanted not in self._editions:
            self._editions[wanted] = self._mixed({(c.kind, c.id) for c in map(self._at, wanted)})
        return self._editions[wanted]

    def _at(self, place: int) -> Cause:
        return self.causes[place]

    def _mixed(self, applied: set[tuple[str, str]]) -> Edition:
        ruled = self.after if ("rules", "edition") in applied else self.before
        return replace(
            ruled.edition,
            lists=_chosen("list", self.before.lists, self.after.lists, applied),
            authorities=_chosen(
                "authority", self.before.authorities, self.after.authorities, applied
            ),
        )

    def _rules(self) -> Iterator[Cause]:
        one, other = self.before.edition, self.after.edition
        if (one.methodology, one.questionnaires) != (other.methodology, other.questionnaires):
            yield Cause(
                kind="rules",
                id="edition",
                label="the questions, points and rules of the edition",
                before=one.methodology.methodology.version,
                after=other.methodology.methodology.version,
            )

    def _lists(self) -> Iterator[Cause]:
        for name in dict.fromkeys((*self.before.edition.lists, *self.after.edition.lists)):
            one, other = self.before.members(name), self.after.members(name)
            if one != other:
                titled = (self.after if name in self.after.edition.lists else self.before).edition
                yield Cause(
                    kind="list",
                    id=name,
                    label=titled.lists[name].title,
                    before=", ".join(sorted(one)) or "empty",
                    after=", ".join(sorted(other)) or "empty",
                )

    def _authorities(self) -> Iterator[Cause]:
        known = (*self.before.edition.authorities, *self.after.edition.authorities)
        for name in dict.fromkeys(known):
            one, other = self.before.in_force(name), self.after.in_force(name)
            if one != other:
                titled = self.after if other else self.before
                cited = citation(name, titled.edition.authorities, titled.case.as_of)
                yield Cause(
                    kind="authority",
                    id=name,
                    label=cited.title,
                    before="in force" if one else "not in force",
                    after="in force" if other else "not in force",
                )


def _key(written: str) -> Key:
    question, _, row = written.removesuffix("]").partition("[")
    return Key(question, row or None)


def _chosen(
    kind: str, before: Mapping[str, T], after: Mapping[str, T], applied: set[tuple[str, str]]
) -> dict[str, T]:
    """Take each list or authority from the side that the mixture has it from."""
    return {
        name: after[name]
        if name in after and _from_after(kind, name, before, applied)
        else before[name]
        for name in (*before, *(n for n in after if n not in before))
    }


def _from_after(
    kind: str, name: str, before: Mapping[str, T], applied: set[tuple[str, str]]
) -> bool:
    return name not in before or (kind, name) in applied
