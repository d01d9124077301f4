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

from riskwiz.core.analysis.chain import OutcomeKey
from riskwiz.core.analysis.comparison_result import Cause
from riskwiz.core.analysis.said import both_said, mitigations
from riskwiz.core.analysis.side import Side
from riskwiz.core.answer import Key
from riskwiz.core.authority import citation, split
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.level import out_of_hundred
from riskwiz.core.mitigation import kept_at, mitigated
from riskwiz.core.outlook import Outlook, outlook
from riskwiz.core.scoring import FactorKey, denominator

Target = tuple[Literal["level", "outcome"], OutcomeKey]
"""What is traced: the level of a factor, or what a determination comes to, for an audience."""

T = TypeVar("T")
_OF_EDITIONS = frozenset({"rules", "list", "authority"})


@dataclass
class Mixtures:
    """Assesses mixtures of two cases, each once."""

    before: Side
    after: Side
    _outlooks: dict[frozenset[int], Outlook | None] = field(default_factory=dict)
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
        return len(self._outlooks)

    @cached_property
    def whole(self) -> frozenset[int]:
        """The places of all causes."""
        return frozenset(range(len(self.causes)))

    def value(self, applied: frozenset[int], target: Target) -> object:
        """Return what a target, which both cases have, comes to; None where rules fault."""
        ahead, (kind, key) = self.outlook(applied), target
        if ahead is None:
            return None
        if kind == "level":
            return ahead.level(key).stated
        edition, (name, audience) = ahead.kernel.edition, key
        level = next(d.level for d in edition.methodology.determination if d.id == name)
        disposition = edition.methodology.disposition[ahead.decision(name, audience).stated]
        return ahead.level_at(level, audience).stated, disposition.id

    def distance(self, applied: frozenset[int], target: Target) -> Fraction:
        """Return how far the scores behind a target are, together, from those of the first."""
        one, other = self.outlook(frozenset()), self.outlook(applied)
        if one is None or other is None:
            return Fraction(0)
        behind = [key for key in one.kernel.levels.points if self._is_behind(key, target)]
        both = [key for key in behind if key in other.kernel.levels.points]
        return sum((abs(_score(one, key) - _score(other, key)) for key in both), Fraction(0))

    def _is_behind(self, factor: FactorKey, target: Target) -> bool:
        kind, (name, audience) = target
        if audience is not None and factor[1] not in (None, audience):
            return False
        if kind == "level":
            return factor[0] == name
        edition = self.before.edition
        behind = (
            edition.factors_behind(d.level)
            for d in edition.methodology.determination
            if d.id == name
        )
        return any(factor[0] in factors for factors in behind)

    def outlook(self, applied: frozenset[int]) -> Outlook | None:
        """Return what follows in a mixture; None where its rules fault on its answers."""
        if applied not in self._outlooks:
            self._outlooks[applied] = self._ahead(applied)
        return self._outlooks[applied]

    def _ahead(self, applied: frozenset[int]) -> Outlook | None:
        edition, case = self._edition(applied), self._case(applied)
        try:
            return outlook(edition, mitigated(edition, case, kept_at(case, "verified")))
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

    def _named(self) -> Iterator[str]:
        """Yield the lists that an expression names; no level can follow from another."""
        expressions = (
            *self.before.edition.expressions.values(),
            *self.after.edition.expressions.values(),
        )
        yield from sorted({name for one in expressions for name in one.lists})

    def _relied_on(self) -> Iterator[str]:
        """Yield the authorities that a rule cites; no level can follow from another's force."""
        rules = (*self.before.edition.methodology.rule, *self.after.edition.methodology.rule)
        yield from sorted({split(cite)[0] for rule in rules for cite in rule.cite})

    def _lists(self) -> Iterator[Cause]:
        for name in self._named():
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
        for name in self._relied_on():
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


def _score(ahead: Outlook, factor: FactorKey) -> Fraction:
    edition = ahead.kernel.edition
    points = Fraction(ahead.points(factor).stated) / ahead.unit(factor)
    return out_of_hundred(points, denominator(edition, edition.factors[factor[0]]))


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
