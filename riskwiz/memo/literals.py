"""What stands literally in an expression: texts, numbers, and the function that a node calls."""

from fractions import Fraction
from math import isfinite
from typing import Any

from riskwiz.core.checked_expression import Tree, kind
from riskwiz.memo.form_words import Unsaid

Node = Any
"""A node of a syntax tree."""

_BOOL, _INT, _STRING = 1, 2, 5  # the protocol's numbers for these types


def function_of(node: Node) -> str:
    """Return the function that a node calls; an empty text where it calls none."""
    return str(node.call_expr.function) if kind(node) == "call_expr" else ""


def is_truth(tree: Tree, node: Node) -> bool:
    """Say whether a node is true or false."""
    return tree.primitive(node) == _BOOL


def text_of(tree: Tree, node: Node) -> str:
    """Return a text that stands literally.

    Raises Unsaid where none does.
    """
    if tree.primitive(node) != _STRING or kind(node) != "const_expr":
        raise Unsaid
    return str(node.const_expr.string_value)


def figure_of(tree: Tree, node: Node) -> Fraction:
    """Return a number that stands literally, exactly.

    Raises Unsaid where none does.
    """
    if function_of(node) == "-_":
        return -figure_of(tree, node.call_expr.args[0])
    if kind(node) != "const_expr":
        raise Unsaid
    if tree.primitive(node) == _INT:
        return Fraction(int(node.const_expr.int64_value))
    number = float(node.const_expr.double_value)
    if not isfinite(number):
        raise Unsaid
    return Fraction(repr(number))
