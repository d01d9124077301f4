"""The chain of one case from points to dispositions, its answers standing as they are.

The answers are read once. What follows from their points (scores, levels, tables, dispositions)
can then be worked out again with other points, cut points and findings, one at a time or
thousands at once, while the answers, and what they open or find, stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from riskwiz.core.account import Accountant
from riskwiz.core.case import Case
from riskwiz.core.decision import Decider
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import ItemResult
from riskwiz.core.level import at_least, cell, decided, level_of, out_of_hundred
from riskwiz.core.level_network import LevelKey
from riskwiz.core.methodology import Determination, Factor, Rule, Table
from riskwiz.core.mitigation import kept_at, mitigated
from riskwiz.core.outlook import outlook
from riskwiz.core.path import Path, Truth
from riskwiz.core.scoring import FactorKey, denominator

OutcomeKey = tuple[str, str | None]
"""A determination and an audience; None where the determination is the same for all."""

ItemKey = tuple[str, str | None]
"""An item and the audience of a grid's row; None for other items."""

CutKey = tuple[str, str]
"""A factor and the level that a cut point begins."""

Facts = Mapping[str, bool]
"""The findings and derived booleans, and whether each is true on the record."""


Given = tuple[tuple[str, ...], tuple[bool, ...]]
"""The levels of factors and words, and the facts, in their order."""


class Decided(NamedTuple):
    """What was decided for one audience: the level, the rule that matched, the disposition."""

    level: str
    rule: str
    disposition: str


class Reading(NamedTuple):
    """Everything that follows from one set of points, cut points and facts."""

    scores: Mapping[FactorKey, Fraction]
    levels: Mapping[LevelKey, str]
    outcomes: Mapping[OutcomeKey, Decided]


@dataclass(frozen=True)
class Chain:
    """Leads from points to dispositions for one case.

    `accounts` are those of the factors whose points are added up, for each audience; the points
    of other factors are computed from them. `facts` are true or false on the record. `words` are
    the levels that follow from answers alone: derived levels, and questions that tables read.
    """

    edition: Edition
    case: Case
    record: Path
    accounts: Mapping[FactorKey, tuple[ItemResult, ...]]
    facts: Facts
    words: Mapping[LevelKey, str]
    _deciders: dict[str, Decider] = field(default_factory=dict)
    _followed: dict[Given, tuple[Mapping[LevelKey, str], Mapping[OutcomeKey, Decided]]] = field(
        default_factory=dict
    )

    @cached_property
    def stated(self) -> Reading:
        """What follows from the case as it is stated; the assessment says the same."""
        return self.read()

    @cached_property
    def points(self) -> dict[FactorKey, Fraction]:
        """The points as stated of each factor whose points are added up."""
        return {
            key: sum((line.stated for line in account), Fraction(0))
            for key, account in self.accounts.items()
        }

    @cached_property
    def factors(self) -> tuple[FactorKey, ...]:
        """Every factor with each audience that it is scored for, in order."""
        return tuple((name, a) for name in self.edition.factors for a in self.audiences(name))

    @cached_property
    def items(self) -> dict[ItemKey, tuple[tuple[FactorKey, ItemResult], ...]]:
        """The lines of the accounts that each item stands in: one, or one for each audience."""
        found: dict[ItemKey, tuple[tuple[FactorKey, ItemResult], ...]] = {}
        for factor, account in self.accounts.items():
            for line in account:
                key = (line.item, line.row)
                found[key] = (*found.get(key, ()), (factor, line))
        return found

    @cached_property
    def cut_points(self) -> dict[CutKey, Fraction]:
        """Every cut point as it is declared."""
        return {
            (factor.id, level): start
            for factor in self.edition.factors.values()
            for level, start in factor.cut_points.items()
        }

    def outcome_keys(self) -> Iterator[OutcomeKey]:
        """Yield every determination with each audience that it is decided for."""
        for one in self.edition.methodology.determination:
            split = self.edition.per_audience(one.level)
            yield from ((one.id, a) for a in (tuple(self.edition.audiences) if split else (None,)))

    def read(
        self,
        points: Mapping[FactorKey, Fraction] | None = None,
        cut_points: Mapping[CutKey, Fraction] | None = None,
        facts: Facts | None = None,
        *,
        floors: bool = True,
    ) -> Reading:
        """Work out what follows where some points, cut points or facts are others.

        Points are those of factors whose points are added up; cut points are scores of 100.
        Without `floors` every factor has the level of its score.
        """
        known = {**self.facts, **(facts or {})}
        scores = self._scores(points or {})
        levels: dict[LevelKey, str] = dict(self.words)
        for key, one in scores.items():
            by_score = self._level(self.edition.factors[key[0]], one, cut_points)
            set_ = self.floors(key, known) if floors else ()
            levels[key] = at_least(by_score, list(set_), self.edition.scale_of(key[0]))
        # Most points move no level, so that what follows is known already.
        given = (tuple(levels.values()), tuple(known.values()))
        if given not in self._followed:
            self._followed[given] = self._follow(levels, known)
        return Reading(scores, *self._followed[given])

    def _follow(
        self, levels: dict[LevelKey, str], facts: Facts
    ) -> tuple[Mapping[LevelKey, str], Mapping[OutcomeKey, Decided]]:
        """Read the tables and decide, given the levels of factors and what is found."""
        for table in self.edition.tables.values():
            for audience in self.audiences(table.id):
                levels[table.id, audience] = self._cell(table, levels, audience)
        return levels, {key: self._decided(key, levels, facts) for key in self.outcome_keys()}

    def audiences(self, name: str) -> tuple[str | None, ...]:
        """Return the audiences that a level differs by, or None alone."""
        return tuple(self.edition.audiences) if self.edition.per_audience(name) else (None,)

    def floors(self, key: FactorKey, facts: Facts) -> Iterator[str]:
        """Yield the levels that true findings set as floors of a factor."""
        yield from (level for finding, level in self._floors[key] if facts[finding])

    @cached_property
    def _floors(self) -> dict[FactorKey, tuple[tuple[str, str], ...]]:
        """The findings that can set a floor of each factor, with the level."""
        found = [(n, f.floor) for n, f in self.edition.findings.items() if f.floor is not None]
        return {
            (factor, audience): tuple(
                (finding, floor.level)
                for finding, floor in found
                if floor.factor == factor
                and (audience is None or not floor.audiences or audience in floor.audiences)
            )
            for factor, audience in self.factors
        }

    def computed(self, key: FactorKey, points: Mapping[FactorKey, Fraction]) -> Fraction:
        """Return the points of a computed factor from those of the factors behind it."""
        edition, (name, audience) = self.edition, key
        behind = {
            f"{one}.points": points[one, audience if edition.factors[one].per_audience else None]
            for one in edition.points_behind(edition.factors[name])
        }
        return edition.expressions["factor", name].formula.at(behind)

    def names(self, determination: str) -> tuple[str, ...]:
        """Return the names that the rules of a determination use, but for the audience."""
        rules = [r for r in self.edition.methodology.rule if r.determination == determination]
        found = [self.edition.expressions.get(("rule", rule.id)) for rule in rules]
        names = dict.fromkeys(n for one in found if one is not None for n in one.names)
        return tuple(name for name in names if name != "audience")

    def match(self, key: OutcomeKey, values: Mapping[str, str | bool]) -> Rule:
        """Return the rule that matches for an audience, given the levels and facts it names."""
        name, audience = key
        if name not in self._deciders:
            self._deciders[name] = Decider(self.edition, self.case.as_of, self.determination(name))
        return self._deciders[name].match({"audience": audience or "", **values})

    def determination(self, name: str) -> Determination:
        """Return a determination as it is authored."""
        return next(d for d in self.edition.methodology.determination if d.id == name)

    def _scores(self, others: Mapping[FactorKey, Fraction]) -> dict[FactorKey, Fraction]:
        points = {**self.points, **others}
        scores: dict[FactorKey, Fraction] = {}
        for key in self.factors:
            if key not in points:
                points[key] = self.computed(key, points)
            scores[key] = out_of_hundred(points[key], self.denominator(key))
        return scores

    def denominator(self, key: FactorKey) -> int:
        """Return what the points of a factor are divided by."""
        return denominator(self.edition, self.edition.factors[key[0]])

    def _level(
        self, factor: Factor, score: Fraction, others: Mapping[CutKey, Fraction] | None
    ) -> str:
        if others:
            cuts = {n: others.get((factor.id, n), at) for n, at in factor.cut_points.items()}
            factor = factor.model_copy(update={"cut_points": cuts})
        return level_of(score, factor, self.edition.scales[factor.scale])

    def _cell(self, table: Table, levels: Mapping[LevelKey, str], audience: str | None) -> str:
        words = [self.at(levels, name, audience) for name in table.reads]
        if table.inputs:
            return table.decide[decided(table, words)][-1]
        return cell(table, words[0], words[1], self.edition.scale_of(table.reads[1]))

    def at(self, levels: Mapping[LevelKey, str], name: str, audience: str | None) -> str:
        """Return a level for an audience; one that is the same for all has no audience."""
        return levels[name, audience if self.edition.per_audience(name) else None]

    def _decided(self, key: OutcomeKey, levels: Mapping[LevelKey, str], facts: Facts) -> Decided:
        values: dict[str, str | bool] = {
            name: facts[name] if name in facts else self.at(levels, name, key[1])
            for name in self.names(key[0])
        }
        rule = self.match(key, values)
        level = self.at(levels, self.determination(key[0]).level, key[1])
        return Decided(level, rule.id, rule.disposition)


def chain_of(edition: Edition, case: Case) -> Chain:
    """Make the chain of a case: what its assessment has as stated, and no more.

    Mitigations that are verified are taken as kept, as in the assessment.

    Raises EditionFault where an expression of the edition fails on these answers.
    """
    case = mitigated(edition, case, kept_at(case, "verified"))
    ahead = outlook(edition, case)
    record, accountant = ahead.record, Accountant(edition, case, ahead)
    booleans = (name for name, one in edition.derived.items() if one.kind == "boolean")
    findings = {one.finding.id: one.record is Truth.TRUE for one in ahead.findings()}
    read = dict.fromkeys(
        name
        for table in edition.tables.values()
        for name in table.inputs
        if name in edition.questions
    )
    return Chain(
        edition=edition,
        case=case,
        record=record,
        accounts={
            (factor.id, audience): accountant.account(factor, audience)
            for factor in edition.factors.values()
            if factor.value is None
            for audience in (tuple(edition.audiences) if factor.per_audience else (None,))
        },
        facts=findings | {name: record.derived[name] is True for name in booleans},
        words={
            (name, None): ahead.level((name, None)).stated
            for name in (*edition.derived_levels, *read)
        },
    )


def changed(before: Reading, after: Reading, keys: Iterable[OutcomeKey]) -> Sequence[OutcomeKey]:
    """Return the outcomes whose level or disposition differs between two readings."""
    return [
        key
        for key in keys
        if before.outcomes[key].level != after.outcomes[key].level
        or before.outcomes[key].disposition != after.outcomes[key].disposition
    ]
