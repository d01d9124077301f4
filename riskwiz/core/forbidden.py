"""What compiles and is refused all the same, as it would mean something else than it says.

Text would be compared by the alphabet, decimals and money worked with inexactly, and a grid of
which rows are not known taken for a whole one.
"""

from collections.abc import Iterable, Mapping

from riskwiz.core.checked_expression import Tree
from riskwiz.core.expression_problem import ExpressionProblem
from riskwiz.core.formula import Formula

_ALPHABETICAL = {f"{op}_string" for op in ("less", "less_equals", "greater", "greater_equals")}
_ROUNDING = {f"{op}_double" for op in ("add", "subtract", "multiply", "divide")}
_SUSPECT = _ALPHABETICAL | _ROUNDING
_ARITHMETIC = {"_+_", "_-_", "_*_", "_/_", "_%_"}


def forbidden(
    tree: Tree, types: Mapping[str, str], money: frozenset[str], *, points: bool
) -> Iterable[ExpressionProblem]:
    """Yield what is refused of an expression over names of these types.

    `money` are the names that hold amounts of money; `points` says that it is the value of a
    computed factor, whose arithmetic is exact.
    """
    yield from _by_overloads(tree, exact=points)
    if any(types.get(name) == "cells" for name in tree.names):
        yield from _whole_grids(tree, types)
    if not money.isdisjoint(tree.names):
        yield from _in_money(tree, money)
    if points:
        yield from Formula(tree).problems()


def _by_overloads(tree: Tree, *, exact: bool) -> Iterable[ExpressionProblem]:
    for overloads, offset in tree.overloads():
        if overloads.isdisjoint(_SUSPECT):
            continue
        if overloads <= _ALPHABETICAL:
            yield ExpressionProblem(
                message="text is compared by the alphabet here",
                help='ask for order with at_least(question, "option")',
                offset=offset,
            )
        elif overloads & _ALPHABETICAL:
            yield ExpressionProblem(
                message="things are compared here that might be text",
                help="say what they are: double(a) < double(b)",
                offset=offset,
            )
        if overloads & _ROUNDING and not exact:
            yield _arithmetic("arithmetic on decimals is rounded", offset)


def _whole_grids(tree: Tree, types: Mapping[str, str]) -> Iterable[ExpressionProblem]:
    # Rows that are not known yet are missing from a grid, so only single rows can be trusted.
    for name, offset in tree.loose_names():
        if types.get(name) == "cells":
            yield ExpressionProblem(
                message=f"`{name}` has a row for each audience; name one of them",
                help=f'write {name}["AUDIENCE"], with the id of one',
                offset=offset,
            )


def _in_money(tree: Tree, money: frozenset[str]) -> Iterable[ExpressionProblem]:
    for call in tree.calls:
        names = {tree.name_of(argument) for argument in call.arguments}
        if call.function in _ARITHMETIC and names & money:
            yield _arithmetic("arithmetic on money can overflow and truncates", call.offset)


def _arithmetic(message: str, offset: int) -> ExpressionProblem:
    help_ = "use sum([...]) or product([...]), which are exact"
    return ExpressionProblem(message=message, help=help_, offset=offset)
