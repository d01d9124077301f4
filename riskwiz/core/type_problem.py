"""Things in an expression that do not go together, in words that name no type of the runtime's."""

import re

from riskwiz.core.row_types import PACKAGE

_COMPARING = {"==", "!=", "<", "<=", ">", ">="}
_JOINING = {"&&", "||"}
_PLAIN = {
    "bool": "true or false",
    "int": "a whole number",
    "double": "a decimal number",
    "string": "text",
    "google.protobuf.Timestamp": "a date",
    "list(string)": "a list of words",
    "list(bool)": "a list of conditions",
    "list(int)": "a list of whole numbers",
    "list(double)": "a list of decimal numbers",
    "map(string, string)": "a grid",
    "dyn": "anything",
    "null_type": "null",
    "type": "the name of a type",
}
_OF_COLUMNS = {"sum", "product", "mean", "min", "max"}
_ROWS = re.compile(rf"list\({re.escape(PACKAGE)}\.(\w+)\)")
_ROW = re.compile(rf"{re.escape(PACKAGE)}\.(\w+)")
_OPERATOR = re.compile(r"[^\w\s@]+")


def plain(type_: str) -> str:
    """Say in plain words what a type of the runtime's is."""
    if type_ in _PLAIN:
        return _PLAIN[type_]
    rows = _ROWS.fullmatch(type_)
    if rows:
        return f"the table `{rows[1]}`"
    row = _ROW.fullmatch(type_)
    return f"a row of `{row[1]}`" if row else _ROW.sub(r"row of \1", type_)


def mismatch(function: str, taken: str) -> tuple[str, str | None]:
    """Say why something does not go with what it is given, and what to do."""
    types = _parted(taken.removeprefix("(").removesuffix(")"))
    found = _OPERATOR.search(function)
    sign = "in" if "in" in function and "@" in function else found[0] if found else function
    sign = "[ ]" if sign == "[" or function == "_[_]" else sign
    said = " and ".join(map(plain, types))
    if sign in _COMPARING:
        first, second = (*types, "", "")[:2]
        return f"`{sign}` cannot compare {plain(first)} with {plain(second)}", _compared(types)
    if sign in _JOINING or sign == "!":
        other = next((one for one in types if one != "bool"), "")
        sides = "behind it" if sign == "!" else "on both sides"
        message = f"`{sign}` needs a condition {sides}, and {plain(other)} is none"
        return message, as_condition(other)
    if sign == "in" and types[1:] == ["string"]:
        help_ = 'of a single answer ask whether it is one: question == "option"'
        return "`in` looks into a list, and text is none", help_
    return f"`{sign}` does not go with {said}", _called(function, types)


def as_condition(type_: str) -> str | None:
    """Say how something that is no condition becomes one."""
    if type_ == "string":
        return 'compare it: question == "option", or at_least(question, "option")'
    if type_ == "list(string)":
        return 'ask whether one is among them: "option" in question'
    if type_ in {"int", "double"}:
        return f"compare it: number > {'20' if type_ == 'int' else '20.0'}"
    return None


def _compared(types: list[str]) -> str | None:
    first, second = (*types, "", "")[:2]
    pair = {first, second}
    if "null_type" in pair:
        return "ask whether it is known: question.known, or !question.known"
    if pair == {"int", "double"}:
        right = "with a point: 20.0" if first == "double" else "without a point: 20"
        return f"write the number {right}"
    if "google.protobuf.Timestamp" in pair:
        return 'write the day as date("2026-01-22")'
    if "map(string, string)" in pair:
        return 'name one audience: grid["AUDIENCE"]'
    if pair == {"list(string)", "string"}:
        return 'ask whether it is among those chosen: "option" in question'
    if "bool" in pair:
        return "a yes-or-no question stands alone: question, or !question"
    if pair <= {"int", "double", "string"}:
        return "write numbers without quotation marks, and options with them"
    return None


def _called(function: str, types: list[str]) -> str | None:
    rows = _ROWS.fullmatch(types[0]) if types else None
    if rows and function in _OF_COLUMNS:
        return f"name a column: {function}({rows[1]}.map(row, row.column))"
    if function == "contains" and types[:1] == ["list(string)"]:
        return 'write "option" in question'
    if function != "at_least":
        return None
    first = types[0] if types else ""
    if first == "list(string)":
        return 'several answers have no order; ask for one of them: "option" in question'
    if first in {"int", "double"}:
        return "compare a number with >="
    return "a yes-or-no question stands alone: question, or !question" if first == "bool" else None


def _parted(taken: str) -> list[str]:
    """Part types at the commas that stand in no brackets."""
    found, depth = [""], 0
    for character in taken:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            found.append("")
        else:
            found[-1] += character
    return [one.strip() for one in found if one.strip()]
