"""The words between quotes that an expression compares something with.

A word that is not among the options of what it is compared with makes a comparison that is never
true, which no type check finds.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from riskwiz.core.checked_expression import Tree, children, constant, gathered, kind

EACH = "*"
"""Stands in a path for each element of a list, or each row of a table."""

_EQUAL = {"_==_", "_!=_"}
_IN = {"@in", "_in_", "in"}

Path = tuple[str, ...]


class Compared(NamedTuple):
    """A word, where it begins in the source, and what it is compared with.

    The path is a name, then the rows, columns or EACH that lead to what is compared: `("owners",
    "*", "kind")` is the column `kind` of each row.
    """

    path: Path
    word: str
    offset: int


def compared(tree: Tree) -> Iterator[Compared]:
    """Yield every word that is compared with something that has a name."""
    yield from _in_node(tree, tree.root, {})


def _in_node(tree: Tree, node: Any, scope: Mapping[str, Path]) -> Iterator[Compared]:  # noqa: ANN401
    which = kind(node)
    if which == "call_expr":
        yield from _in_call(tree, node.call_expr, scope)
    if which == "comprehension_expr":
        scope = _inner(tree, node, scope)
    for child in children(node):
        yield from _in_node(tree, child, scope)


def _in_call(tree: Tree, call: Any, scope: Mapping[str, Path]) -> Iterator[Compared]:  # noqa: ANN401
    arguments = list(call.args)
    if len(arguments) != 2:  # noqa: PLR2004  (comparisons have two sides)
        return
    first, second = arguments
    if call.function in _EQUAL:
        yield from _pair(tree, first, _path(tree, second, scope))
        yield from _pair(tree, second, _path(tree, first, scope))
    elif call.function in _IN:
        whole = _path(tree, second, scope)
        yield from _pair(tree, first, None if whole is None else (*whole, EACH))
        if kind(second) == "list_expr":
            for element in second.list_expr.elements:
                yield from _pair(tree, element, _path(tree, first, scope))


def _pair(tree: Tree, node: Any, path: Path | None) -> Iterator[Compared]:  # noqa: ANN401
    word = constant(node)
    if word and path is not None:
        yield Compared(path, word, tree.offset(node))


def _inner(tree: Tree, node: Any, scope: Mapping[str, Path]) -> dict[str, Path]:  # noqa: ANN401
    """Return the scope inside `exists`, `filter`, `map`: their variable is each element."""
    comprehension = node.comprehension_expr
    elements = _elements(tree, comprehension.iter_range, scope)
    inner = {name: path for name, path in scope.items() if name != comprehension.iter_var}
    return inner if elements is None else inner | {comprehension.iter_var: elements}


def _elements(tree: Tree, node: Any, scope: Mapping[str, Path]) -> Path | None:  # noqa: ANN401
    if kind(node) == "comprehension_expr":
        return _path(tree, gathered(node), _inner(tree, node, scope))
    whole = _path(tree, node, scope)
    return None if whole is None else (*whole, EACH)


def _path(tree: Tree, node: Any, scope: Mapping[str, Path]) -> Path | None:  # noqa: ANN401
    match kind(node):
        case "ident_expr":
            name = node.ident_expr.name
            return scope[name] if name in scope else _named(tree, node)
        case "select_expr":
            before = _path(tree, node.select_expr.operand, scope)
            return None if before is None else (*before, node.select_expr.field)
        case "call_expr" if node.call_expr.function == "_[_]":
            whole, index = node.call_expr.args
            before, cell = _path(tree, whole, scope), constant(index)
            return None if before is None or not cell else (*before, cell)
        case _:
            return None


def _named(tree: Tree, node: Any) -> Path | None:  # noqa: ANN401
    name = tree.name_of(node)
    return None if name is None else (name,)
