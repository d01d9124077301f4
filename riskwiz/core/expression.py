"""Conditions and derived values: CEL expressions, compiled once and evaluated without side effects.

CEL is the Common Expression Language; this is the only module that knows its runtime.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cel_expr_python import cel

from riskwiz.core.checked_expression import Tree, constant
from riskwiz.core.model import Model

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
_TYPE_NAMES = {"BOOL": "bool", "INT": "int", "DOUBLE": "double"}
_AT = re.compile(r"<input>:(\d+):(\d+): (.*)")
_ALPHABETICAL = {f"{op}_string" for op in ("less", "less_equals", "greater", "greater_equals")}
_ROUNDING = {f"{op}_double" for op in ("add", "subtract", "multiply", "divide")}
_ARITHMETIC = {"_+_", "_-_", "_*_", "_/_", "_%_"}
_MAX_LENGTH = 10_000


class ExpressionProblem(Model):
    """What is wrong with an expression, and at which character of it (from 0)."""

    message: str
    offset: int
    help: str | None = None
    name: str | None = None
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression: its source, result type, the names and lists that it refers to.

    `cells` are the rows of each grid that it uses; None stands for a row worked out in it.
    """

    source: str
    type: str
    names: tuple[str, ...]
    offsets: Mapping[str, int]
    lists: tuple[str, ...]
    cells: Mapping[str, frozenset[str | None]]
    program: cel.Expression


@dataclass(frozen=True, slots=True)
class Declarations:
    """The names that expressions may use.

    `types` says the type of each; `orders` lists the words of each ordered name from the least
    to the most concerning; `lists` are the dated reference lists; `money` are the names that
    hold amounts of money.
    """

    types: Mapping[str, str]
    orders: Mapping[str, tuple[str, ...]]
    lists: tuple[str, ...] = ()
    money: frozenset[str] = frozenset()


class Language:
    """Compiles expressions over one set of declared names."""

    def __init__(self, declarations: Declarations) -> None:
        """Declare the names and the functions of riskwiz."""
        self.declarations = declarations
        variables = {name: TYPES[kind] for name, kind in declarations.types.items()}
        variables |= {f"lists.{one}": TYPES["strings"] for one in declarations.lists}
        self._env = cel.NewEnv(variables=variables, functions=_functions(declarations.orders))

    def compile(self, source: str) -> Expression | tuple[ExpressionProblem, ...]:
        """Compile an expression, or say everything that is wrong with it."""
        if len(source) > _MAX_LENGTH:
            message = f"the expression has {len(source):,} characters; {_MAX_LENGTH:,} fit"
            return (ExpressionProblem(message=message, offset=0),)
        try:
            checked = self._env.compile(source)
        except RuntimeError as error:
            return _problems(str(error), source)
        tree = Tree(checked.serialize())
        insertions, problems = self._insertions(tree)
        if problems:
            return tuple(sorted(problems, key=lambda one: (one.offset, one.message)))
        completed = source
        for offset, text in sorted(insertions, reverse=True):
            completed = completed[:offset] + text + completed[offset:]
        program = self._env.compile(completed) if insertions else checked
        names = {n: o for n, o in tree.names().items() if n in self.declarations.types}
        return Expression(
            source=source,
            type=_TYPE_NAMES.get(checked.return_type().name(), checked.return_type().name()),
            names=tuple(names),
            offsets=names,
            lists=tuple(sorted({t[6:-2] for _, t in insertions if t.startswith("lists.")})),
            cells=self._cells(tree),
            program=program,
        )

    def _cells(self, tree: Tree) -> dict[str, frozenset[str | None]]:
        found: dict[str, set[str | None]] = {}
        for name, row in tree.cells():
            if self.declarations.types.get(name) == "cells":
                found.setdefault(name, set()).add(row)
        return {name: frozenset(rows) for name, rows in found.items()}

    def _whole_grids(self, tree: Tree) -> Iterable[ExpressionProblem]:
        # Rows that are not known yet are missing from a grid, so only single rows can be trusted.
        for name, offset in tree.loose_names():
            if self.declarations.types.get(name) == "cells":
                yield ExpressionProblem(
                    message=f"`{name}` has a row for each audience; name one of them",
                    help=f'write {name}["general_public"], say',
                    offset=offset,
                )

    def _money(self, tree: Tree) -> Iterable[ExpressionProblem]:
        for call in tree.calls():
            names = {tree.name_of(argument) for argument in call.arguments}
            if call.function in _ARITHMETIC and names & self.declarations.money:
                yield _arithmetic("arithmetic on money can overflow and truncates", call.offset)

    def _insertions(self, tree: Tree) -> tuple[list[tuple[int, str]], list[ExpressionProblem]]:
        """Complete `at_least` and `listed` with what their words are looked up in."""
        insertions: list[tuple[int, str]] = []
        problems = [*_forbidden(tree), *self._whole_grids(tree), *self._money(tree)]
        for call in tree.calls():
            if call.function not in {"at_least", "listed"} or len(call.arguments) != 2:  # noqa: PLR2004
                continue
            first, second = call.arguments
            word, at = constant(second), tree.offset(second)
            if call.function == "listed":
                known: tuple[str, ...] = self.declarations.lists
                text = f"lists.{word}, "
                what = "list"
            else:
                name = tree.name_of(first)
                known = self.declarations.orders.get(name or "", ())
                text = f'"{name}", '
                what = f"word of `{name}`"
            if word is None or word not in known:
                problems.append(_unknown_word(call.function, what, word, known, at))
            insertions.append((at, text))
        return insertions, problems


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


def _functions(orders: Mapping[str, tuple[str, ...]]) -> list[cel.FunctionDecl]:
    def at_least(value: str, name: str, word: str) -> bool:
        words = orders[name]
        return value in words and words.index(value) >= words.index(word)

    def listed(value: str, members: Iterable[str], _name: str) -> bool:
        return value in list(members)

    string, strings, boolean = _T.STRING, TYPES["strings"], _T.BOOL
    return [
        cel.FunctionDecl(
            "at_least",
            [
                _overload("at_least_as_written", boolean, [string, string]),
                _overload("at_least", boolean, [string, string, string], at_least),
            ],
        ),
        cel.FunctionDecl(
            "listed",
            [
                _overload("listed_as_written", boolean, [string, string]),
                _overload("listed", boolean, [string, strings, string], listed),
            ],
        ),
        cel.FunctionDecl("date", [_overload("date", _T.TIMESTAMP, [string], timestamp)]),
        cel.FunctionDecl("sum", [_overload("sum", _T.DOUBLE, [_T.List(_T.DYN)], _exact_sum)]),
    ]


def _overload(
    name: str, result: cel.Type, parameters: list[cel.Type], impl: Callable[..., Any] | None = None
) -> cel.Overload:
    if impl is None:
        return cel.Overload(name, result, parameters, False)  # noqa: FBT003  (its signature)
    return cel.Overload(name, result, parameters, False, impl=impl)  # noqa: FBT003


def timestamp(date: str) -> dt.datetime:
    """Turn an ISO date into the UTC midnight that CEL compares."""
    return dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC)


def _exact_sum(numbers: Iterable[float]) -> float:
    # The shortest text of a double is the decimal that was answered, so this sum is exact.
    return float(sum((Fraction(Decimal(repr(n))) for n in numbers), Fraction(0)))


def _forbidden(tree: Tree) -> Iterable[ExpressionProblem]:
    for overloads, offset in tree.overloads():
        if overloads and overloads <= _ALPHABETICAL:
            yield ExpressionProblem(
                message="text is compared by the alphabet here",
                help='ask for order with at_least(question, "option")',
                offset=offset,
            )
        elif overloads & _ALPHABETICAL:
            yield ExpressionProblem(
                message="cells are compared here that might be text",
                help="say what they are: double(row.a) < double(row.b), timestamp(row.day)",
                offset=offset,
            )
        if overloads & _ROUNDING:
            yield _arithmetic("arithmetic on decimals is rounded", offset)


def _arithmetic(message: str, offset: int) -> ExpressionProblem:
    return ExpressionProblem(message=message, help="use sum([...]), which is exact", offset=offset)


def _unknown_word(
    function: str, what: str, word: str | None, known: tuple[str, ...], offset: int
) -> ExpressionProblem:
    if word is None:
        message = f"{function} takes a word between quotes as its second argument"
    elif not known:
        message = f"{function} needs a question with options, or a level"
    else:
        message = f"there is no {what} called {word!r}"
    return ExpressionProblem(message=message, offset=offset, name=word, expected=known)


def _problems(text: str, source: str) -> tuple[ExpressionProblem, ...]:
    starts = [0]
    for text_line in source.split("\n"):
        starts.append(starts[-1] + len(text_line) + 1)
    found: list[ExpressionProblem] = []
    for match in _AT.finditer(text):
        line, column, message = int(match[1]), int(match[2]), match[3]
        offset = starts[min(line, len(starts)) - 1] + column - 1
        found.append(_plain(message.removesuffix(" [INVALID_ARGUMENT]"), offset))
    return tuple(found) or (ExpressionProblem(message=text.split("\n", maxsplit=1)[0], offset=0),)


def _plain(message: str, offset: int) -> ExpressionProblem:
    undeclared = re.match(r"undeclared reference to '([^']*)'", message)
    if undeclared:
        name = undeclared[1]
        return ExpressionProblem(
            message=f"there is nothing called `{name}`", offset=offset, name=name
        )
    overload = re.match(r"found no matching overload for '([^']*)' applied to '([^']*)'", message)
    if overload:
        help_ = "write the number with a point: 20.0" if "double, int" in overload[2] else None
        symbol = overload[1].strip("_")
        return ExpressionProblem(
            message=f"`{symbol}` does not go with {overload[2]}", offset=offset, help=help_
        )
    syntax = re.match(r"Syntax error: (.*?)( expecting .*)?$", message)
    return ExpressionProblem(message=syntax[1] if syntax else message, offset=offset)
