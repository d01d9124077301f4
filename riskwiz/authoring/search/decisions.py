"""The rules of a determination over all levels and findings at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.levels import per_audience
from riskwiz.authoring.search.grid_of_bits import MOST, Grid
from riskwiz.authoring.search.parts import Parts, PastTheBound
from riskwiz.authoring.search.readings import Reading, readings, words
from riskwiz.authoring.search.truths import Case, Cases, merged, over, where
from riskwiz.core.authority import citation
from riskwiz.core.expression import CelValue
from riskwiz.core.methodology import Determination, Methodology, Rule


@dataclass
class Decisions:
    """Which rule of a determination decides, for each combination of levels and findings.

    Levels of tables follow from those of factors where there are few enough combinations, else
    they are free. `narrowed` says which values a name can have, where that is not every one.
    Raises PastTheBound where there are too many.
    """

    parts: Parts
    methodology: Methodology
    determination: Determination
    narrowed: Mapping[str, tuple[CelValue, ...]] = field(default_factory=dict)
    choices: dict[str, tuple[CelValue, ...]] = field(default_factory=dict)
    _cases: dict[str, Cases] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Choose what is free."""
        for through_tables in (True, False):
            self.choices = self._free(through_tables=through_tables)
            if prod(map(len, self.choices.values())) <= MOST:
                return
        raise PastTheBound

    @cached_property
    def grid(self) -> Grid:
        """The combinations."""
        return Grid({name: len(values) for name, values in self.choices.items()})

    @cached_property
    def rules(self) -> tuple[tuple[int, Rule], ...]:
        """The rules that are in force at the edition's date, with their places."""
        rules = enumerate(self.methodology.rule)
        return tuple((i, r) for i, r in rules if self._is_ours(r) and self._in_force(r))

    @cached_property
    def decided(self) -> dict[str, int]:
        """For each rule, where it is the first that matches."""
        found: dict[str, int] = {}
        rest = self.grid.full
        for _, rule in self.rules:
            found[rule.id] = self._matches(rule) & rest
            rest &= ~found[rule.id]
        return found

    def falls(
        self, names: Iterable[str] | None = None
    ) -> Iterator[tuple[str, dict[str, CelValue], Rule, Rule]]:
        """Yield where a level rises by one and the disposition falls: one example a rule.

        With names, where one of these conditions becomes true instead.
        """
        ranks = [one.id for one in self.methodology.disposition]
        seen: set[str] = set()
        for name in self._level_choices if names is None else names:
            for (_, before), (_, after) in product(self.rules, repeat=2):
                falls = ranks.index(after.disposition) < ranks.index(before.disposition)
                if after.id in seen or not falls:
                    continue
                found = self._both(name, before, after)
                if found:
                    seen.add(after.id)
                    yield name, self._example(found), before, after

    def _both(self, name: str, before: Rule, after: Rule) -> int:
        top = self.grid.mask(name, len(self.choices[name]) - 1)
        low = self.decided[before.id] & ~top
        raised = self.grid.moved(low, name, 1) & self.decided[after.id]
        return self.grid.moved(raised, name, -1)

    def _example(self, mask: int) -> dict[str, CelValue]:
        return {
            str(name): self.choices[str(name)][choice]
            for name, choice in self.grid.first(mask).items()
        }

    @property
    def _level_choices(self) -> list[str]:
        return [name for name in self.choices if name in self._scales]

    @cached_property
    def _scales(self) -> dict[str, tuple[str, ...]]:
        return words(self._draft)

    @cached_property
    def _tables(self) -> dict[str, Reading]:
        return readings(self._draft)

    @property
    def _draft(self) -> Draft:
        return self.parts.draft

    def _is_ours(self, rule: Rule) -> bool:
        return rule.determination == self.determination.id

    def _in_force(self, rule: Rule) -> bool:
        if not rule.cite or rule.when is None:
            return True
        as_of, known = self.methodology.methodology.as_of, self._draft.authorities
        return any(citation(cite, known, as_of).in_force for cite in rule.cite)

    def _free(self, *, through_tables: bool) -> dict[str, tuple[CelValue, ...]]:
        waiting = [
            name
            for rule in self.methodology.rule
            if self._is_ours(rule)
            and (expression := self.parts.expression(("rule", rule.id))) is not None
            for name in expression.names
        ]
        found: dict[str, tuple[CelValue, ...]] = {}
        while waiting:
            name = waiting.pop(0)
            table = self._tables.get(name)
            if table is not None and through_tables:
                waiting += table.reads
            else:
                found[name] = self._values(name)
        return found

    def _values(self, name: str) -> tuple[CelValue, ...]:
        if name == "audience":
            split = self.determination.level in per_audience(self.methodology)
            return tuple(one.id for one in self.methodology.audience) if split else ("",)
        return self.narrowed.get(name, self._scales.get(name, (False, True)))

    def _matches(self, rule: Rule) -> int:
        if self.parts.expression(("rule", rule.id)) is None:
            return self.grid.full
        return where(over(self.parts.skeleton(("rule", rule.id)), self._atom), value=True)

    def _atom(self, source: str) -> Cases:
        expression = self.parts.atom(source)
        found: list[Case] = []
        for cases in product(*(self._named(name) for name in expression.names)):
            mask = self.grid.full
            for case in cases:
                mask &= case.mask
            if mask:
                known = {n: c.value for n, c in zip(expression.names, cases, strict=True)}
                value = self.parts.result(source, known)
                if value is not None:
                    found.append(Case(value, mask))
        return merged(found)

    def _named(self, name: str) -> Cases:
        if name not in self._cases:
            self._cases[name] = merged(self._cases_of(name))
        return self._cases[name]

    def _cases_of(self, name: str) -> Iterator[Case]:
        if name in self.choices:
            for choice, value in enumerate(self.choices[name]):
                yield Case(value, self.grid.mask(name, choice))
            return
        table = self._tables[name]
        for cases in product(*(self._named(one) for one in table.reads)):
            mask = self.grid.full
            for case in cases:
                mask &= case.mask
            if mask:
                yield Case(table.level([str(case.value) for case in cases]), mask)
