"""The atoms of an edition's expressions, each compiled once and tried once on each value."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.search.answers import Lacking, has_many, values, words
from riskwiz.authoring.search.skeleton import Atom, Skeleton, atoms, skeleton
from riskwiz.core.edition import Place
from riskwiz.core.expression import CelValue, Expression, Language, evaluate
from riskwiz.core.question import (
    CountryQuestion,
    DateQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    TableQuestion,
    TextQuestion,
)
from riskwiz.core.questionnaire import Derived

_IS = r"\s*(?:==|!=|<=|>=|<|>)\s*"
_OTHER = r"(?:-?[\d.]+|date\([^()]*\))"
_PLAIN = re.compile(rf"(?P<first>[a-z]\w*){_IS}{_OTHER}|{_OTHER}{_IS}(?P<last>[a-z]\w*)")


class PastTheBound(Exception):
    """A search that would take too long, or meets what it cannot look into."""


class Leaf(NamedTuple):
    """What is chosen freely: the answer to a question, or to one row of a grid; or a free atom."""

    name: str
    row: str | None = None


class Stem(NamedTuple):
    """What one expression names itself.

    `states` are the questions of which it asks whether they are known; `free` are the atoms that
    are taken as able to be anything.
    """

    leaves: tuple[Leaf, ...]
    derived: tuple[str, ...]
    states: frozenset[str]
    atoms: tuple[str, ...]
    free: tuple[str, ...]


class Signs(NamedTuple):
    """All that tells the answers of a leaf apart: the atoms over it alone, or each by itself.

    `states` says whether it matters why it has no answer, and `doubtful` whether it may have none.
    """

    leaf: Leaf
    alone: tuple[str, ...] | None
    states: bool
    doubtful: bool


Signed = tuple[tuple[Hashable, CelValue | Lacking], ...]
"""The answers of a leaf, each with what tells it apart from the others."""

FREE = "~"
"""The name of a leaf that is a free atom; its row is the atom's source."""


@dataclass
class Parts:
    """The expressions of a draft, taken apart."""

    draft: Draft
    signed: "dict[Signs, Signed]" = field(default_factory=dict)
    _atoms: dict[str, Expression] = field(default_factory=dict)
    _to_compile: dict[str, tuple[Language, str]] = field(default_factory=dict)
    _skeletons: dict[Place, Skeleton] = field(default_factory=dict)
    _results: dict[tuple[str, str], CelValue | None] = field(default_factory=dict)
    _values: dict[str, tuple[CelValue, ...]] = field(default_factory=dict)
    _free: dict[str, bool] = field(default_factory=dict)
    _leaves: dict[str, tuple[Leaf, ...]] = field(default_factory=dict)
    _stems: dict[Place, Stem | None] = field(default_factory=dict)
    _tried: dict[tuple[str, Leaf], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id."""
        return {one.it.id: one.it for one in self.draft.questions}

    @cached_property
    def derived(self) -> dict[str, Derived]:
        """All derived values by id."""
        return {one.it.id: one.it for one in self.draft.derived}

    @cached_property
    def section_of(self) -> dict[str, str]:
        """The section of each question."""
        return {one.it.id: one.section.id for one in self.draft.questions}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each question in the order in which they are asked."""
        return {one.it.id: at for at, one in enumerate(self.draft.questions)}

    @cached_property
    def conditional(self) -> frozenset[str]:
        """The questions that are not always asked."""
        return frozenset(o.it.id for o in self.draft.questions if o.it.when or o.section.when)

    @cached_property
    def naming_places(self) -> dict[str, list[Place]]:
        """The places whose expressions name each question or derived value."""
        found: dict[str, list[Place]] = {}
        for place, expression in self.draft.compiled.expressions.items():
            for name in dict.fromkeys(name.partition(".")[0] for name in expression.names):
                found.setdefault(name, []).append(place)
        return found

    def settled_at(self, place: Place) -> tuple[str, ...]:
        """Return the questions and derived values that rest on the expression of a place."""
        kind, name = place
        if kind == "section":
            return self._in_section.get(name, ())
        return (name,) if kind in {"question", "derived"} else ()

    @cached_property
    def _in_section(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for question, section in self.section_of.items():
            found.setdefault(section, []).append(question)
        return {section: tuple(names) for section, names in found.items()}

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """What is on each reference list at the newest date of the edition."""
        methodology = self.draft.methodology
        if methodology is None:
            return {}
        as_of = methodology.methodology.as_of
        return {name: sorted(one.members(as_of)) for name, one in self.draft.lists.items()}

    def expression(self, place: Place) -> Expression | None:
        """Return the expression that was authored at a place, if one was."""
        return self.draft.compiled.expressions.get(place)

    def skeleton(self, place: Place) -> Skeleton:
        """Take the expression of a place apart."""
        if place not in self._skeletons:
            expression = self.draft.compiled.expressions[place]
            whole = skeleton(expression.source)
            if isinstance(whole, Atom):
                self._atoms.setdefault(whole.source, expression)
            is_whole = expression.completed == expression.source
            completed = whole if is_whole else skeleton(expression.completed)
            language = self.draft.languages[place]
            for atom, complete in zip(atoms(whole), atoms(completed), strict=True):
                self._to_compile.setdefault(atom.source, (language, complete.source))
            self._skeletons[place] = whole
        return self._skeletons[place]

    def atom(self, source: str) -> Expression:
        """Compile an atom of an expression that was taken apart."""
        if source not in self._atoms:
            language, completed = self._to_compile[source]
            atom = language.part(source, completed)
            if atom is None:
                raise PastTheBound
            self._atoms[source] = atom
        return self._atoms[source]

    def leaves(self, expression: Expression) -> tuple[Leaf, ...]:
        """Return the answers that an expression names itself."""
        if expression.source not in self._leaves:
            self._leaves[expression.source] = self._named_by(expression)
        return self._leaves[expression.source]

    def _named_by(self, expression: Expression) -> tuple[Leaf, ...]:
        found: dict[Leaf, None] = {}
        for name in expression.names:
            bare = name.split(".")[0]
            question = self.questions.get(bare)
            if question is not None:
                whole = bare != name or None in expression.cells.get(name, {None})
                cells = None if whole else expression.cells[name]
                found |= dict.fromkeys(self.rows(question, cells))
        return tuple(found)

    def rows(self, question: Question, cells: frozenset[str | None] | None = None) -> list[Leaf]:
        """Return what is answered apart in a question: each row of a grid, else the question."""
        if question.kind != "grid" or self.draft.methodology is None:
            return [Leaf(question.id)]
        rows = [one.id for one in self.draft.methodology.audience]
        return [Leaf(question.id, row) for row in rows if cells is None or row in cells]

    def values(self, name: str) -> tuple[CelValue, ...]:
        """Return the values that stand for all values of a question."""
        if name not in self._values:
            question = self.questions[name]
            sources, lists = self._naming.get(name, ((), ()))
            members = [m for one in lists for m in self.members.get(one, ())]
            starts = self._starts.get(name, ())
            self._values[name] = values(question, sources, members, starts)
        return self._values[name]

    def sampled(self, name: str) -> bool:
        """Say whether some values of a question have none that stands for them."""
        question = self.questions.get(name)
        return isinstance(question, MultiQuestion) and has_many(question)

    @cached_property
    def _naming(self) -> dict[str, tuple[list[str], list[str]]]:
        """The sources, and the lists, of the expressions that name each question."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for expression in self.draft.compiled.expressions.values():
            for name in expression.names:
                sources, lists = found.setdefault(name.split(".")[0], ([], []))
                sources.append(expression.source)
                lists.extend(expression.lists)
        return found

    @cached_property
    def _starts(self) -> dict[str, list[Fraction]]:
        """Where bands begin of the derived numbers that are worked out of one question alone."""
        found: dict[str, list[Fraction]] = {}
        for name, derived in self.derived.items():
            expression = self.draft.compiled.expressions.get(("derived", name))
            if derived.band and expression is not None and len(expression.names) == 1:
                found.setdefault(expression.names[0], []).extend(b.start for b in derived.band)
        return found

    def is_free(self, source: str) -> bool:
        """Say whether an atom is taken as able to be anything, whatever its answers are."""
        if source not in self._free:
            expression = self.atom(source)
            names = [n for n in expression.names if "." not in n]
            self._free[source] = any(self._opens(name, source) for name in names)
        return self._free[source]

    def _opens(self, name: str, source: str) -> bool:
        match self.questions.get(name):
            case TableQuestion():
                return True
            case NumberQuestion() | MoneyQuestion() | DateQuestion():
                plain = _PLAIN.fullmatch(source.strip())
                return plain is None or name not in plain.groups()
            case TextQuestion() | CountryQuestion():
                looked_up = source.lstrip().startswith("listed(")
                compared = {w for w in words([source]) if w} and "(" not in source
                return not (looked_up or compared)
            case _:
                return False

    def result(self, source: str, known: Mapping[str, CelValue]) -> CelValue | None:
        """Evaluate an atom; None where a value that it needs is lacking."""
        key = (source, repr(sorted(known.items())))
        if key not in self._results:
            expression = self.atom(source)
            lists = {f"lists.{one}": self.members[one] for one in expression.lists}
            value, error = evaluate(expression, {**known, **lists})
            self._results[key] = None if error is not None else value
        return self._results[key]

    def value_at(self, place: Place, leaf: Leaf, answer: CelValue) -> CelValue | None:
        """Evaluate the expression of a place that names one answer alone; None for no value."""
        expression = self.draft.compiled.expressions[place]
        known = self._known_by(leaf, answer, expression.names)
        lists = {f"lists.{one}": self.members[one] for one in expression.lists}
        return evaluate(expression, {**known, **lists})[0]

    def tried(self, source: str, leaf: Leaf) -> tuple[str, ...]:
        """Say what an atom that names one answer alone makes of each of its values."""
        if (source, leaf) not in self._tried:
            values = self.values(leaf.name)
            self._tried[source, leaf] = tuple(self._made(source, leaf, one) for one in values)
        return self._tried[source, leaf]

    def _made(self, source: str, leaf: Leaf, value: CelValue) -> str:
        known = self._known_by(leaf, value, self.atom(source).names)
        return repr(self.result(source, known))

    @staticmethod
    def _known_by(leaf: Leaf, value: CelValue, names: tuple[str, ...]) -> dict[str, CelValue]:
        """Return what some names stand for once a leaf is answered."""
        bare = leaf.name
        known: dict[str, CelValue] = {
            bare: value if leaf.row is None else {leaf.row: value},
            f"{bare}.asked": True,
            f"{bare}.known": True,
            f"{bare}.unknown": False,
            f"{bare}.withheld": False,
        }
        return {name: known[name] for name in names if name in known}

    def stem(self, place: Place) -> Stem | None:
        """Return what the expression of a place names; None where none was authored."""
        if place not in self._stems:
            self._stems[place] = self._stem(place)
        return self._stems[place]

    def names_free(self, derived: str) -> bool:
        """Say whether a derived value rests on an atom that is taken as able to be anything."""
        stem = self.stem(("derived", derived))
        return stem is not None and bool(stem.free)

    def _stem(self, place: Place) -> Stem | None:
        expression = self.expression(place)
        if expression is None:
            return None
        names = expression.names
        sources = tuple(dict.fromkeys(one.source for one in atoms(self.skeleton(place))))
        return Stem(
            leaves=self.leaves(expression),
            derived=tuple(name for name in names if name in self.derived),
            states=frozenset(
                n.split(".")[0] for n in names if "." in n and not n.endswith(".asked")
            ),
            atoms=sources,
            free=tuple(one for one in sources if self.is_free(one)),
        )


__all__ = ["FREE", "Leaf", "Parts", "PastTheBound", "Signed", "Signs", "Stem"]
