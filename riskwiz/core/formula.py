"""The value of a computed factor: exact arithmetic over points, and over ranges of points.

A formula is worked out over intervals: each operation gives the least and the greatest that it
could give anywhere inside the intervals of its operands. The result holds whatever the points
turn out to be, and only narrows as they do (DESIGN, law 4). Where all points are known it is
the exact value.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple, cast

from riskwiz.core.checked_expression import Tree, figure, is_finite, kind
from riskwiz.core.expression_problem import ExpressionProblem
from riskwiz.core.functions import MAX_PLACES, half_up


class Interval(NamedTuple):
    """The least and the greatest that a number can be."""

    low: Fraction
    high: Fraction


Truths = frozenset[bool]
Operand = Interval | Truths
_BOTH: Truths = frozenset({True, False})
_BOOL, _INT, _DOUBLE = 1, 2, 4  # the protocol's numbers for these types
_WRITTEN = frozenset({_BOOL, _INT, _DOUBLE})
_DIVISION = "_/_"

_COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "_<_": lambda a, b: a < b,
    "_<=_": lambda a, b: a <= b,
    "_>_": lambda a, b: a > b,
    "_>=_": lambda a, b: a >= b,
}
_COMPUTED: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "_+_": lambda a, b: a + b,
    "_-_": lambda a, b: a - b,
    "_*_": lambda a, b: a * b,
    _DIVISION: lambda a, b: a / b,
}
_LISTED = frozenset({"sum", "product", "mean", "min", "max", "count"})
_TAKEN = {"_&&_", "_||_", "!_", "-_", "_==_", "_!=_", "_?_:_", "round_half_up"}
_FUNCTIONS = frozenset({*_COMPARED, *_COMPUTED, *_LISTED, *_TAKEN})


@dataclass(frozen=True, slots=True)
class Formula:
    """A checked expression over points."""

    tree: Tree

    def problems(self) -> Iterator[ExpressionProblem]:
        """Say what cannot stand in a computed factor."""
        for node in self.tree.nodes:
            at = self.tree.offset(node)
            match kind(node):
                case "call_expr":
                    yield from self._call_problems(node, at)
                case "comprehension_expr" | "struct_expr":
                    yield _problem("a computed factor is worked out from points alone", at)
                case "list_expr" if node.id not in self._taken_lists:
                    yield _problem("a computed factor is a number, and no list", at)
                case "ident_expr" if self.tree.is_type(node):
                    yield _problem("a computed factor is worked out from points alone", at)
                case "const_expr" if not is_finite(node):
                    yield _problem("the number is too large", at)
                case "const_expr" if self.tree.primitive(node) not in _WRITTEN:
                    yield _problem("a computed factor takes numbers, true and false alone", at)

    @property
    def _taken_lists(self) -> set[int]:
        """The lists that functions take, by the number of their node."""
        return {call.arguments[0].id for call in self.tree.calls if call.function in _LISTED}

    def _call_problems(self, node: Any, at: int) -> Iterator[ExpressionProblem]:  # noqa: ANN401
        call = node.call_expr
        if call.function not in _FUNCTIONS:
            yield _problem(f"`{call.function.strip('_')}` cannot stand in a computed factor", at)
        elif call.function in _LISTED and kind(call.args[0]) != "list_expr":
            yield _problem(f"write out what {call.function} takes: [a.points, b.points]", at)
        elif (
            call.function in _LISTED - {"sum", "product", "count"}
            and not call.args[0].list_expr.elements
        ):
            yield _problem(f"{call.function} takes at least one number", at)
        elif call.function == _DIVISION and not _divisor(call.args[1]):
            yield _problem("a computed factor is divided only by a number written out, not 0", at)
        elif call.function == "round_half_up" and not _places(call.args[1]):
            yield _problem(f"write out how many places it is rounded to, 0 to {MAX_PLACES}", at)
        elif call.function in _COMPARED and self.tree.primitive(call.args[0]) == _BOOL:
            yield _problem("true and false have no order", at)

    def between(self, points: Mapping[str, Interval]) -> Interval:
        """Return the least and the greatest value while the points lie in these ranges."""
        return _number(self._evaluated(self.tree.root, points))

    def at(self, points: Mapping[str, Fraction]) -> Fraction:
        """Return the exact value at some points."""
        return self.between({name: Interval(n, n) for name, n in points.items()}).low

    def _evaluated(self, node: Any, points: Mapping[str, Interval]) -> Operand:  # noqa: ANN401
        name = self.tree.name_of(node)
        if name is not None:
            return points[name]
        if kind(node) == "const_expr":
            return self._constant(node)
        call = node.call_expr
        found = call.args[0].list_expr.elements if call.function in _LISTED else call.args
        return _applied(call.function, [self._evaluated(one, points) for one in found])

    def _constant(self, node: Any) -> Operand:  # noqa: ANN401
        if self.tree.primitive(node) == _BOOL:
            return frozenset({bool(node.const_expr.bool_value)})
        number = figure(node)
        return Interval(number, number)


def _problem(message: str, offset: int) -> ExpressionProblem:
    return ExpressionProblem(message=message, offset=offset)


def _places(node: Any) -> bool:  # noqa: ANN401
    return kind(node) == "const_expr" and 0 <= figure(node) <= MAX_PLACES


def _divisor(node: Any) -> bool:  # noqa: ANN401
    return kind(node) == "const_expr" and (not is_finite(node) or figure(node) != 0)


def _applied(function: str, of: list[Operand]) -> Operand:
    if function in _COMPARED:
        return _compared(_COMPARED[function], *map(_number, of))
    if function in _COMPUTED:
        return _corners(_COMPUTED[function], *map(_number, of))
    match function:
        case "_&&_" | "_||_":
            either = function == "_||_"
            pairs = product(*map(_truths, of))
            return frozenset((a or b) if either else (a and b) for a, b in pairs)
        case "!_":
            return frozenset(not one for one in _truths(of[0]))
        case "_==_" | "_!=_":
            same = _same(*of)
            return same if function == "_==_" else frozenset(not one for one in same)
        case "_?_:_":
            return _chosen(_truths(of[0]), of[1], of[2])
        case "count":
            return _counted(of)
        case _:
            return _gathered(function, [_number(one) for one in of])


def _gathered(function: str, of: list[Interval]) -> Interval:
    zero, one = Interval(Fraction(0), Fraction(0)), Interval(Fraction(1), Fraction(1))
    lows, highs = [n.low for n in of], [n.high for n in of]
    match function:
        case "-_":
            return Interval(-of[0].high, -of[0].low)
        case "sum":
            return Interval(sum(lows, zero.low), sum(highs, zero.low))
        case "mean":
            return Interval(sum(lows, zero.low) / len(of), sum(highs, zero.low) / len(of))
        case "min":
            return Interval(min(lows), min(highs))
        case "max":
            return Interval(max(lows), max(highs))
        case "round_half_up":
            places = int(of[1].low)
            return Interval(half_up(of[0].low, places), half_up(of[0].high, places))
        case _:
            found = one
            for factor in of:
                found = _corners(_COMPUTED["_*_"], found, factor)
            return found


def _corners(of: Callable[[Fraction, Fraction], Fraction], a: Interval, b: Interval) -> Interval:
    values = [of(x, y) for x, y in product(a, b)]
    return Interval(min(values), max(values))


def _compared(of: Callable[[Fraction, Fraction], bool], a: Interval, b: Interval) -> Truths:
    return frozenset({of(a.low, b.high), of(a.high, b.low)})


def _same(a: Operand, b: Operand) -> Truths:
    if not isinstance(a, Interval) or not isinstance(b, Interval):
        return frozenset(x == y for x, y in product(_truths(a), _truths(b)))
    if a.low == a.high == b.low == b.high:
        return frozenset({True})
    return _BOTH if a.low <= b.high and b.low <= a.high else frozenset({False})


def _chosen(condition: Truths, yes: Operand, no: Operand) -> Operand:
    if len(condition) == 1:
        return yes if True in condition else no
    if isinstance(yes, Interval) and isinstance(no, Interval):
        return Interval(min(yes.low, no.low), max(yes.high, no.high))
    return _truths(yes) | _truths(no)


def _counted(of: list[Operand]) -> Interval:
    """Count how many are true; where there is a number among them, count them all."""
    if any(isinstance(one, Interval) for one in of):
        return Interval(Fraction(len(of)), Fraction(len(of)))
    low = sum(one == frozenset({True}) for one in map(_truths, of))
    return Interval(Fraction(low), Fraction(sum(True in one for one in map(_truths, of))))


def _number(one: Operand) -> Interval:
    return cast("Interval", one)  # the checker has seen to it


def _truths(one: Operand) -> Truths:
    return cast("Truths", one)  # the same
