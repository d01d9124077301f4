"""Determinations: levels through the declared tables, and dispositions through the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod

from riskwiz.core.assessment import DeterminationResult, DispositionRange, Outcome
from riskwiz.core.case import Case
from riskwiz.core.confidence import lowest
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.expression import CelValue, evaluate
from riskwiz.core.finding import FindingTruth
from riskwiz.core.level import between
from riskwiz.core.methodology import Determination, Rule
from riskwiz.core.path import Path, Truth
from riskwiz.core.table_reading import MAX_COMBINATIONS, LevelKey, Levels, level_at


@dataclass
class Decider:
    """Decides the dispositions of one determination for one case."""

    edition: Edition
    case: Case
    determination: Determination
    levels: Levels
    truths: Mapping[str, FindingTruth]
    record: Path
    wide: Path
    _decided: dict[tuple[tuple[str, CelValue], ...], Rule] = field(default_factory=dict)
    _matched: dict[tuple[str, tuple[CelValue, ...]], bool] = field(default_factory=dict)

    def outcome(self, audience: str | None, confidences: Mapping[LevelKey, str]) -> Outcome:
        """Decide for one audience: the row that matches, and the rows that still could."""
        rule = self.match(self._stated(audience))
        ranks = [d.id for d in self.edition.methodology.disposition]
        reached = sorted({ranks.index(one) for one in self._reachable(audience)})
        stated = ranks.index(rule.disposition)
        names = self._level_names()
        behind = self.edition.read_behind(self.determination.level)
        return Outcome(
            audience=audience,
            level=level_at(self.edition, self.levels, self.determination.level, audience),
            inputs={n: level_at(self.edition, self.levels, n, audience) for n in names},
            disposition=DispositionRange(
                stated=rule.disposition,
                low=ranks[min(reached[0], stated)],
                high=ranks[max(reached[-1], stated)],
            ),
            rule=rule.id,
            why=rule.why,
            remedy=rule.remedy,
            confidence=lowest(
                confidences[f, audience if self.edition.per_audience(f) else None] for f in behind
            ),
            cites=self.edition.cite(rule.cite, self.case.as_of),
        )

    def match(self, values: dict[str, CelValue]) -> Rule:
        """Return the first rule that matches; the last one has no condition."""
        known = tuple(sorted(values.items()))
        if known not in self._decided:
            self._decided[known] = next(r for r in self._live if self._matches(r, values))
        return self._decided[known]

    def _matches(self, rule: Rule, values: dict[str, CelValue]) -> bool:
        expression = self.edition.expressions.get(("rule", rule.id))
        if expression is None:
            return True
        known = {n: values[n] for n in expression.names if n in values}
        key = (rule.id, tuple(known.values()))  # a rule reads few of the values that vary
        if key not in self._matched:
            value, error = evaluate(expression, known)
            if error is not None:
                raise EditionFault(("rule", rule.id), error)
            self._matched[key] = value is True
        return self._matched[key]

    @cached_property
    def _live(self) -> list[Rule]:
        """The rows that can match: not those on law alone that is not in force."""
        as_of = self.case.as_of
        return [
            rule
            for rule in self._rules()
            if not rule.cite
            or rule.when is None
            or any(c.in_force for c in self.edition.cite(rule.cite, as_of))
        ]

    def _rules(self) -> list[Rule]:
        rules = self.edition.methodology.rule
        return [r for r in rules if r.determination == self.determination.id]

    def _names(self) -> list[str]:
        places = [self.edition.expressions.get(("rule", r.id)) for r in self._rules()]
        return list(dict.fromkeys(n for e in places if e is not None for n in e.names))

    def _level_names(self) -> tuple[str, ...]:
        table = self.edition.tables.get(self.determination.level)
        return () if table is None else table.reads

    def _stated(self, audience: str | None) -> dict[str, CelValue]:
        return {n: v[0] for n, v in self._possible(audience).items()}

    def _reachable(self, audience: str | None) -> Iterator[str]:
        possible = self._possible(audience)
        if prod(len(v) for v in possible.values()) > MAX_COMBINATIONS:
            yield from (r.disposition for r in self._live)
            return
        for combination in product(*possible.values()):
            yield self.match(dict(zip(possible, combination, strict=True))).disposition

    def _possible(self, audience: str | None) -> dict[str, tuple[CelValue, ...]]:
        """Return what each name of the rules is as stated, then what else it could be."""
        possible: dict[str, tuple[CelValue, ...]] = {}
        for name in self._names():
            if name == "audience":
                possible[name] = (audience or "",)
            elif name in self.truths:
                truth = self.truths[name]
                possible[name] = _booleans(truth.record is Truth.TRUE, truth.range)
            elif name in self.edition.derived and name not in self.edition.derived_levels:
                value = self.record.derived[name]
                wide = self.wide.derived[name]
                settled = Truth.NOT_YET if wide is None else Truth(str(wide is True).lower())
                possible[name] = _booleans(value is True, settled)
            else:
                one = level_at(self.edition, self.levels, name, audience)
                others = between(one, self.edition.scale_of(name))
                possible[name] = tuple(dict.fromkeys((one.stated, *others)))
        return possible


def _booleans(stated: bool, wide: Truth) -> tuple[CelValue, ...]:
    return (stated, not stated) if wide is Truth.NOT_YET else (stated,)


def determine(decider: Decider, confidences: Mapping[LevelKey, str]) -> DeterminationResult:
    """Answer one determination: an outcome for each audience, or one for all alike."""
    edition, determination = decider.edition, decider.determination
    split = edition.per_audience(determination.level)
    audiences = tuple(edition.audiences) if split else (None,)
    outcomes = tuple(decider.outcome(a, confidences) for a in audiences)
    return DeterminationResult(
        determination=determination.id,
        label=determination.label,
        title=determination.title,
        outcomes=outcomes,
        headline=_headline(edition, determination, outcomes),
        outside=determination.outside,
        confidence=lowest(o.confidence for o in outcomes),
        factors=edition.factors_behind(determination.level),
    )


def _headline(
    edition: Edition, determination: Determination, outcomes: tuple[Outcome, ...]
) -> tuple[str, ...]:
    """Return the audience most at risk, then the one that is always named."""
    scale = edition.scale_of(determination.level)
    ranks = [d.id for d in edition.methodology.disposition]
    named = [o for o in outcomes if o.audience is not None]
    if not named:
        return ()
    worst = max(
        named, key=lambda o: (scale.rank(o.level.stated), ranks.index(o.disposition.stated))
    )
    always = (determination.headline,) if determination.headline else ()
    return tuple(dict.fromkeys((worst.audience or "", *always)))
