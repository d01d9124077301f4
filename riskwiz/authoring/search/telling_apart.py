"""Telling answers apart: those that no expression tells apart are searched as one."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from riskwiz.authoring.search.answers import Lacking, around, numbers
from riskwiz.authoring.search.foundation import Foundation
from riskwiz.authoring.search.parts import FREE, Leaf, Parts, PastTheBound, Signed, Signs
from riskwiz.authoring.search.skeleton import Atom
from riskwiz.core.expression import CelValue

Answer = CelValue | Lacking
Mark = Callable[[Leaf, Answer], Hashable]
Held = Callable[[CelValue | None], CelValue | None]
"""What a derived value is, by what it would be; None stands for none."""


@dataclass(frozen=True)
class TellingApart:
    """The answers of each leaf of a foundation, those together that nothing tells apart.

    `mark` keeps answers apart that differ in it, and `only` says which are looked at. The answers
    to `doubtful` questions may not be known.
    """

    foundation: Foundation
    mark: Mark | None = None
    only: Callable[[Leaf, Answer], bool] | None = None
    doubtful: frozenset[str] = frozenset()

    def classes(self, leaf: Leaf) -> tuple[tuple[Answer, ...], ...]:
        """Return the answers of a leaf in classes; nothing tells the answers of one apart."""
        found: dict[Hashable, list[Answer]] = {}
        for signature, answer in self._free(leaf) if leaf.name == FREE else self._known(leaf):
            if self.only is not None and not self.only(leaf, answer):
                continue
            mark = None if self.mark is None else self.mark(leaf, answer)
            found.setdefault((signature, mark), []).append(answer)
        return tuple(map(tuple, found.values()))

    @property
    def _parts(self) -> Parts:
        return self.foundation.parts

    def _known(self, leaf: Leaf) -> Signed:
        """Return the answers of a leaf with their signatures, worked out once for all worlds."""
        joined = self.foundation.is_joined(leaf)
        signs = Signs(
            leaf,
            None if joined else self.foundation.alone(leaf),
            self.foundation.asks_for_states(leaf.name),
            leaf.name in self.doubtful,
        )
        if signs not in self._parts.signed:
            self._parts.signed[signs] = tuple(self._signed(signs))
        return self._parts.signed[signs]

    def _signed(self, signs: Signs) -> Iterator[tuple[Hashable, Answer]]:
        leaf = signs.leaf
        values = self._parts.values(leaf.name)
        if not values:
            yield "[]", []
        elif signs.alone is None:
            yield from ((repr(value), value) for value in values)
        else:
            tried = [self._parts.tried(one, leaf) for one in signs.alone]
            made = zip(*tried, strict=True) if tried else ((),) * len(values)
            yield from zip(made, values, strict=True)
        if self._parts.questions[leaf.name].may_not_apply:
            yield Lacking.NOT_APPLICABLE, Lacking.NOT_APPLICABLE
        if signs.states:
            yield Lacking.UNKNOWN, Lacking.UNKNOWN
            yield Lacking.WITHHELD, Lacking.WITHHELD
        elif signs.doubtful:
            yield Lacking.UNKNOWN, Lacking.UNKNOWN

    def _free(self, leaf: Leaf) -> Iterator[tuple[Hashable, Answer]]:
        source = leaf.row or ""
        type_ = self.foundation.sources[source].type
        if type_ == "bool":
            yield from ((value, value) for value in (True, False))
            return
        if type_ not in {"double", "int"}:
            raise PastTheBound
        step = Decimal(1) if type_ == "int" else Decimal("0.01")
        behind = self.foundation.behind
        given = {
            name
            for kind, name in behind
            if kind == "derived" and self.foundation.gives((kind, name), source)
        }
        expressions = self._parts.draft.compiled.expressions
        sources = [expressions[p].source for p in behind if given & set(expressions[p].names)]
        starts = [
            Decimal(b.start.numerator) / b.start.denominator
            for name in given
            for b in self._parts.derived[name].band
        ]
        for number in around((*numbers(sources), *starts), step):
            value = int(number) if type_ == "int" else float(number)
            yield self._read_alike(given, value), value

    def _read_alike(self, given: set[str], value: CelValue) -> Hashable:
        """Tell numbers apart by what the atoms over the derived value make of them."""
        if len(given) != 1:
            return repr(value)
        (name,) = given
        sources = self.foundation.sources
        over_it = [source for source, one in sources.items() if name in one.names]
        is_whole = isinstance(self._parts.skeleton(("derived", name)), Atom)
        if not is_whole or any(sources[one].names != (name,) for one in over_it):
            return repr(value)
        return tuple(repr(self._parts.result(one, {name: value})) for one in over_it)
