"""Deciding what follows from levels and findings: the first rule that matches (DESIGN 3.4)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from typing import NamedTuple

from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.expression import CelValue, evaluate
from riskwiz.core.methodology import Determination, Rule

MAX_COMBINATIONS = 4096
"""How many combinations of what is open are tried; past it a range is the widest."""

Possible = Mapping[str, Sequence[CelValue]]
"""For each name of some rules: what it is as stated, then what else it could be."""


class Decision(NamedTuple):
    """A disposition by its rank, what it could still be at the ends, and its rule."""

    stated: int
    low: int
    high: int
    rule: str


@dataclass
class Decider:
    """Decides the dispositions of one determination, as of a date."""

    edition: Edition
    as_of: dt.date
    determination: Determination
    _decided: dict[tuple[CelValue, ...], Rule] = field(default_factory=dict)
    _reached: dict[tuple[CelValue, ...], int] = field(default_factory=dict)

    def decide(self, possible: Possible) -> Decision:
        """Decide over what the names of the rules are, and could still be.

        Raises EditionFault where a rule's condition fails.
        """
        rule = self.match({name: values[0] for name, values in possible.items()})
        stated = self._ranks[rule.disposition]
        reached = {stated, *self._reachable(possible)}
        return Decision(stated, min(reached), max(reached), rule.id)

    def match(self, values: Mapping[str, CelValue]) -> Rule:
        """Return the first rule that matches; the last one has no condition."""
        known = tuple(values[name] for name in self.names)
        if known not in self._decided:
            self._decided[known] = next(r for r in self._live if self._matches(r, values))
        return self._decided[known]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that the rules use."""
        places = [self.edition.expressions.get(("rule", r.id)) for r in self._rules]
        return tuple(dict.fromkeys(n for e in places if e is not None for n in e.names))

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {one.id: rank for rank, one in enumerate(self.edition.methodology.disposition)}

    def _matches(self, rule: Rule, values: Mapping[str, CelValue]) -> bool:
        expression = self.edition.expressions.get(("rule", rule.id))
        if expression is None:
            return True
        known = {n: values[n] for n in expression.names if n in values}
        value, error = evaluate(expression, known)
        if error is not None:
            raise EditionFault(("rule", rule.id), error)
        return value is True

    @cached_property
    def _live(self) -> list[Rule]:
        """The rows that can match: not those on law alone that is not in force."""
        return [
            rule
            for rule in self._rules
            if not rule.cite
            or rule.when is None
            or any(c.in_force for c in self.edition.cite(rule.cite, self.as_of))
        ]

    @cached_property
    def _rules(self) -> list[Rule]:
        rules = self.edition.methodology.rule
        return [r for r in rules if r.determination == self.determination.id]

    def _reachable(self, possible: Possible) -> Iterator[int]:
        """Yield the ranks of what could follow; past the bound, those of every rule."""
        if prod(len(possible[name]) for name in self.names) > MAX_COMBINATIONS:
            yield from (self._ranks[r.disposition] for r in self._live)
            return
        for words in product(*(possible[name] for name in self.names)):
            rank = self._reached.get(words)
            if rank is None:
                values = dict(zip(self.names, words, strict=True))
                rank = self._reached[words] = self._ranks[self.match(values).disposition]
            yield rank
