"""Conditions and derived values: CEL expressions, compiled once and evaluated without side effects.

CEL is the Common Expression Language. An expression is compiled twice: as it is written, over
typed names, which finds mistakes; and completed with what its words are looked up in, over plain
maps, which is what runs (docs/adr/0004).
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from cel_expr_python import cel

from riskwiz.core import functions
from riskwiz.core.checked_expression import Tree, TreeTooDeep
from riskwiz.core.completion import Completion, Orders
from riskwiz.core.expression_problem import ExpressionProblem, problems, too_deep
from riskwiz.core.forbidden import forbidden
from riskwiz.core.formula import Formula
from riskwiz.core.row_types import Columns, pool, row_type

CelValue = bool | int | float | str | dt.datetime | Sequence[Any] | Mapping[str, Any]

_T = cel.Type
TYPES: dict[str, cel.Type] = {
    "bool": _T.BOOL,
    "int": _T.INT,
    "double": _T.DOUBLE,
    "string": _T.STRING,
    "timestamp": _T.TIMESTAMP,
    "strings": _T.List(_T.STRING),
    "cells": _T.Map(_T.STRING, _T.STRING),
    "rows": _T.List(_T.Map(_T.STRING, _T.DYN)),
}
_TYPE_NAMES = {"BOOL": "bool", "INT": "int", "DOUBLE": "double", "LIST<STRING>": "strings"}
_MAX_LENGTH = 10_000
_LISTS = "lists."
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression: its source, result type, the names and lists that it refers to.

    `cells` are the rows of each grid that it uses; None stands for a row worked out in it.
    `words` are the words that it can give, each with its place; None where it could be any.
    `completed` is what runs, and `tree` its syntax tree.
    """

    source: str
    completed: str
    type: str
    names: tuple[str, ...]
    offsets: Mapping[str, int]
    lists: tuple[str, ...]
    cells: Mapping[str, frozenset[str | None]]
    words: tuple[tuple[tuple[str, ...] | None, int], ...]
    program: cel.Expression
    tree: Tree

    @property
    def formula(self) -> Formula:
        """The expression as exact arithmetic, where it is the value of a computed factor."""
        return Formula(self.tree)


@dataclass(frozen=True, slots=True)
class Declarations:
    """The names that expressions may use.

    `types` says the type of each; `orders` lists the words of each ordered name from the least
    to the most concerning (`owners.kind` is a column of a table); `lists` are the dated reference
    lists; `money` are the names that hold amounts of money; `columns` are those of each table.
    """

    types: Mapping[str, str]
    orders: Orders
    lists: tuple[str, ...] = ()
    money: frozenset[str] = frozenset()
    columns: Columns = field(default_factory=dict)


class Language:
    """Compiles expressions over one set of declared names."""

    def __init__(self, declarations: Declarations) -> None:
        """Declare the names and the functions of riskwiz."""
        self.declarations = declarations

    def about(self, sources: Iterable[str]) -> "Language":
        """Return the language over what some expressions mention, which is ready much sooner."""
        found = (word for source in sources for word in _WORD.findall(source[:_MAX_LENGTH]))
        words = dict.fromkeys(found)
        types = {
            name: self.declarations.types[name]
            for word in words
            for name in self._by_first_word.get(word, ())
            if all(part in words for part in name.split("."))
        }
        columns = {n: c for n, c in self.declarations.columns.items() if n in types}
        return Language(replace(self.declarations, types=types, columns=columns))

    @cached_property
    def _by_first_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.declarations.types:
            found.setdefault(name.partition(".")[0], []).append(name)
        return found

    @cached_property
    def _types(self) -> dict[str, cel.Type]:
        return {name: TYPES[kind] for name, kind in self.declarations.types.items()}

    @cached_property
    def _checking(self) -> cel.Env:
        """Where expressions are compiled as they are written."""
        known = self.declarations
        tables = [name for name, kind in known.types.items() if kind == "rows"]
        columns = {name: known.columns.get(name, {}) for name in tables}
        rows = {name: _T.List(_T(row_type(name))) for name in tables}
        return cel.NewEnv(
            descriptor_pool=pool(columns), variables=self._types | rows,
            functions=functions.checked(),
        )  # fmt: skip

    @cached_property
    def _evaluating(self) -> cel.Env:
        """Where expressions are compiled as they are completed."""
        known = self.declarations
        lists = {f"{_LISTS}{one}": TYPES["strings"] for one in known.lists}
        return cel.NewEnv(
            variables=self._types | lists, functions=functions.evaluated(known.orders)
        )

    def compile(
        self, source: str, *, points: bool = False
    ) -> Expression | tuple[ExpressionProblem, ...]:
        """Compile an expression, or say everything that is wrong with it.

        `points` says that it is the value of a computed factor, whose arithmetic is exact.
        """
        if len(source) > _MAX_LENGTH:
            message = f"the expression has {len(source):,} characters; {_MAX_LENGTH:,} fit"
            return (ExpressionProblem(message=message, offset=0),)
        try:
            checked = self._checking.compile(source)
            tree = Tree(checked.serialize())
        except RuntimeError as error:
            return self._with_columns(problems(str(error), source))
        except TreeTooDeep:
            return (too_deep(),)
        known = self.declarations
        completion = Completion(tree, source, known.orders, known.lists, known.columns)
        found = [
            *forbidden(tree, known.types, known.money, points=points),
            *completion.problems,
        ]
        if found:
            return tuple(sorted(set(found), key=lambda one: (one.offset, one.message)))
        return self._compiled(source, checked, tree, completion)

    def _compiled(
        self, source: str, checked: cel.Expression, tree: Tree, completion: Completion
    ) -> Expression | tuple[ExpressionProblem, ...]:
        names = {n: o for n, o in tree.names.items() if n in self.declarations.types}
        has_rows = any(self.declarations.types[name] == "rows" for name in names)
        program = checked
        if completion.insertions or has_rows:
            try:
                program = self._evaluating.compile(completion.completed)
            except RuntimeError as error:
                return problems(str(error), source)
        given = checked.return_type().name()
        return Expression(
            source=source,
            completed=completion.completed,
            type=_TYPE_NAMES.get(given, given),
            names=tuple(names),
            offsets=names,
            lists=completion.used_lists,
            cells=self._cells(tree),
            words=completion.words if given == "STRING" else (),
            program=program,
            tree=tree,
        )

    def part(self, source: str, completed: str) -> Expression | None:
        """Compile a part of an expression that compiles, as it was written and as completed there.

        Nothing can be wrong with its words by then, so it is compiled only as it is evaluated.
        Returns None where it means nothing apart from the whole, or is nested too deep.
        """
        try:
            program = self._evaluating.compile(completed)
            given = program.return_type().name()
            if given == "DYN":  # a cell of a table, which has its type only as it is written
                given = self._checking.compile(source).return_type().name()
            tree = Tree(program.serialize())
        except (RuntimeError, TreeTooDeep):
            return None
        names = {n: o for n, o in tree.names.items() if n in self.declarations.types}
        lists = (n.removeprefix(_LISTS) for n in tree.names if n.startswith(_LISTS))
        return Expression(
            source=source,
            completed=completed,
            type=_TYPE_NAMES.get(given, given),
            names=tuple(names),
            offsets=names,
            lists=tuple(sorted(lists)),
            cells=self._cells(tree),
            words=(),
            program=program,
            tree=tree,
        )

    def _with_columns(self, found: tuple[ExpressionProblem, ...]) -> tuple[ExpressionProblem, ...]:
        """Say which columns there are where one is misspelt."""
        return tuple(
            one
            if one.table is None
            else one.model_copy(
                update={"expected": tuple(self.declarations.columns.get(one.table, ()))}
            )
            for one in found
        )

    def _names_grid(self, tree: Tree) -> bool:
        return any(self.declarations.types.get(name) == "cells" for name in tree.names)

    def _cells(self, tree: Tree) -> dict[str, frozenset[str | None]]:
        if not self._names_grid(tree):
            return {}
        found: dict[str, set[str | None]] = {}
        for name, row in tree.cells():
            if self.declarations.types.get(name) == "cells":
                found.setdefault(name, set()).add(row)
        return {name: frozenset(rows) for name, rows in found.items()}


def evaluate(
    expression: Expression, values: Mapping[str, CelValue]
) -> tuple[CelValue | None, str | None]:
    """Evaluate an expression over known values.

    Returns the value and None, or None and the runtime's error (a missing value is one, its
    iteration budget another).
    """
    try:
        result = expression.program.eval(data=dict(values))
    except RuntimeError as error:
        return None, str(error)
    if result.type().name() == "ERROR":
        return None, str(result.value())
    return result.plain_value(), None
