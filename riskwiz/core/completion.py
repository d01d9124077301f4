"""Completing an expression with what its words are looked up in.

Authors write `at_least(q, "option")`; what runs is told whose option it is. The same holds for
reference lists, for the order of words in `min` and `max`, for the types of lists, and for days
in the rows of tables.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from riskwiz.core.checked_expression import Call, Tree, constant, gathered, kind
from riskwiz.core.expression_problem import ExpressionProblem
from riskwiz.core.functions import AS_DAY, COMPLETED, NAMES, OVERLOADED, SHARES, UNTRACED
from riskwiz.core.ownership import CHAIN
from riskwiz.core.row_types import PACKAGE, Columns

Orders = Mapping[str, tuple[str, ...]]
"""The words of each ordered name, from the least to the most concerning."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_BETWEEN = r"(?:\s|//[^\n]*\n)*"
"""What may stand between a point and the name behind it: space and comments."""
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CHOOSING = {"min_string", "max_string"}
_FIRST = {"at_least": "question", "listed": "country"}


@dataclass(frozen=True)
class Completion:
    """What is written into one checked expression, and what is wrong with its words."""

    tree: Tree
    source: str
    orders: Orders
    lists: tuple[str, ...]
    columns: Columns

    @cached_property
    def completed(self) -> str:
        """The expression as it is evaluated."""
        text = self.source
        for offset, inserted in sorted(set(self.insertions), reverse=True):
            text = text[:offset] + inserted + text[offset:]
        return text

    @property
    def insertions(self) -> list[tuple[int, str]]:
        """What is written in, with its place."""
        return self._found[0]

    @property
    def problems(self) -> list[ExpressionProblem]:
        """What is wrong with the words that functions look up."""
        return self._found[1]

    @cached_property
    def used_lists(self) -> tuple[str, ...]:
        """The reference lists that the expression looks into."""
        return tuple(sorted({t[6:-2] for _, t in self.insertions if t.startswith("lists.")}))

    @cached_property
    def words(self) -> tuple[tuple[tuple[str, ...] | None, int], ...]:
        """The words that the expression can give, each with its place; None for any word."""
        return tuple(self._given(self.tree.root))

    @cached_property
    def _found(self) -> tuple[list[tuple[int, str]], list[ExpressionProblem]]:
        insertions: list[tuple[int, str]] = []
        problems: list[ExpressionProblem] = []
        has_rows = not self.columns.keys().isdisjoint(self.tree.names)
        for field, offset in self.tree.days_in_rows() if has_rows else ():
            selected = re.compile(rf"\.{_BETWEEN}`?{field}`?")
            insertions += [
                (one.end(), f".{AS_DAY}()")
                for one in islice(selected.finditer(self.source, offset), 1)
            ]
        has_ours = not NAMES.isdisjoint(_WORD.findall(self.source))
        for call in self.tree.calls if has_ours else ():
            if call.function not in NAMES:
                continue
            parts = self._word(call) if call.function in COMPLETED else self._typed(call)
            for part in parts:
                if isinstance(part, ExpressionProblem):
                    problems.append(part)
                else:
                    insertions.append(part)
        return insertions, problems

    def _word(self, call: Call) -> Iterator[tuple[int, str] | ExpressionProblem]:
        """Complete `at_least`, `listed` and shares through a chain by their second argument."""
        first, second = call.arguments
        word, at = constant(second), self.tree.offset(second)
        if call.function == "at_least":
            name = self._ordered(first)
            known = self.orders.get(name or "", ())
            text, what = f'"{name}", ', f"word of `{name}`"
        else:
            known, what = self.lists, "list"
            text = f"lists.{word}, "
        if call.function in SHARES:
            yield from self._chain(first, call)
            if word is not None and _COUNTRY.fullmatch(word):
                yield at, f'["{word}"], '
                return
        if word is None or word not in known:
            yield _unknown_word(call.function, what, word, known, at)
        yield at, text

    def _chain(self, rows: Any, call: Call) -> Iterator[ExpressionProblem]:  # noqa: ANN401
        table = (self.tree.message(rows) or "").removeprefix(f"{PACKAGE}.")
        columns = self.columns.get(table)
        types = dict.fromkeys(CHAIN, "string") | {CHAIN[-1]: "double"}
        if columns is None or any(columns.get(one) != kind_ for one, kind_ in types.items()):
            yield ExpressionProblem(
                message=f"{call.function} takes a table that says who owns whom"
                if columns is None
                else f"`{table}` does not have the columns of a chain of owners",
                help="give it the columns owner and of (text), country (country), share (percent)",
                offset=call.offset + 1,
            )

    def _typed(self, call: Call) -> Iterator[tuple[int, str] | ExpressionProblem]:
        """Complete functions of several types with the one that is meant."""
        if call.function == UNTRACED and call.arguments:
            yield from self._chain(call.arguments[0], call)
        if call.function not in OVERLOADED:
            return
        if len(call.overloads) != 1:
            yield ExpressionProblem(
                message=f"{call.function} takes a list of one kind",
                help="write whole numbers beside decimals as double(n)",
                offset=self._name_end(call) - len(call.function),
            )
            return
        overload = call.overloads[0]
        yield self._name_end(call), overload.removeprefix(call.function)
        if overload in _CHOOSING:
            yield from self._order(call)

    def _name_end(self, call: Call) -> int:
        return len(self.source[: call.offset].rstrip())

    def _order(self, call: Call) -> Iterator[tuple[int, str] | ExpressionProblem]:
        """Write the name in whose order words are compared in front of them."""
        elements = list(self._elements(call.arguments[0]))
        names = [self._ordered(one) for one in elements if constant(one) is None]
        orders = {self.orders.get(name or "", ()) for name in names}
        if len(orders) != 1 or () in orders:
            yield ExpressionProblem(
                message=f"{call.function} cannot tell the order of these words",
                help="take questions with the same options in the same order, or levels of one "
                "scale",
                offset=self._name_end(call) - len(call.function),
            )
            return
        known = next(iter(orders))
        for one in elements:
            word = constant(one)
            if word is not None and word not in known:
                offset = self.tree.offset(one)
                what = f"word of `{names[0]}`"
                yield _unknown_word(call.function, what, word, known, offset)
        yield call.offset + 1, f'"{names[0]}", '

    def _elements(self, node: Any) -> Iterator[Any]:  # noqa: ANN401
        """Yield what the elements of a list are: those written out, or a mapped cell."""
        if kind(node) == "list_expr":
            yield from node.list_expr.elements
        elif kind(node) == "comprehension_expr":
            yield gathered(node)
        else:
            yield node

    def _ordered(self, node: Any) -> str | None:  # noqa: ANN401
        """Return the ordered name that a node is a word of: a question, a level or a column."""
        name = self.tree.name_of(node)
        if kind(node) == "select_expr":
            message = self.tree.message(node.select_expr.operand) or ""
            if message.startswith(f"{PACKAGE}."):
                return f"{message.removeprefix(f'{PACKAGE}.')}.{node.select_expr.field}"
        return name

    def _given(self, node: Any) -> Iterator[tuple[tuple[str, ...] | None, int]]:  # noqa: ANN401
        word, at = constant(node), self.tree.offset(node)
        if word is not None:
            yield (word,), at
        elif kind(node) == "call_expr" and node.call_expr.function == "_?_:_":
            for one in node.call_expr.args[1:]:
                yield from self._given(one)
        elif kind(node) == "call_expr" and set(self.tree.overloads_of(node)) <= _CHOOSING:
            for one in self._elements(node.call_expr.args[0]):
                yield from self._given(one)
        else:
            yield self.orders.get(self._ordered(node) or ""), at


def _unknown_word(
    function: str, what: str, word: str | None, known: tuple[str, ...], offset: int
) -> ExpressionProblem:
    help_ = None
    if word is None:
        message = f"{function} takes a word between quotes as its second argument"
        help_ = f'write {function}({_FIRST.get(function, "owners")}, "word")'
    elif not known and function == "at_least":
        message = f"{function} needs a question with options, or a level"
        help_ = 'compare it with ==: name == "word"'
    else:
        message = f"there is no {what} called {word!r}"
    return ExpressionProblem(message=message, offset=offset, name=word, expected=known, help=help_)
