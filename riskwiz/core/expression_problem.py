"""What is wrong with an expression, in words that name nothing of the runtime's."""

import re

from riskwiz.core.expression_syntax import unreadable
from riskwiz.core.functions import NAMES
from riskwiz.core.model import Model
from riskwiz.core.row_types import PACKAGE
from riskwiz.core.type_problem import mismatch, plain
from riskwiz.core.value import nearest

_AT = re.compile(r"<input>:(\d+):(\d+): (.*)")
_UNDECLARED = re.compile(r"undeclared reference to '([^']*)'")
_NO_OVERLOAD = re.compile(r"found no matching overload for '([^']*)' applied to '([^']*)'")
_NO_COLUMN = re.compile(rf"undefined field '([^']*)' not found in struct '{PACKAGE}\.([^']*)'")
_SYNTAX = re.compile(r"Syntax error: ")
_NO_PARTS = re.compile(r"expression of type '([^']*)' cannot be the operand of a select operation")
_RESERVED = re.compile(r"reserved identifier: (\w+)")
_NO_RANGE = re.compile(r"expression of type '([^']*)' cannot be the range")
_NO_ROW_NAME = re.compile(r"(\w+)\(\) variable name must be")
_AFTER_ANOTHER = "'*error*'"
"""What the runtime says of that which is wrong only because something in it is."""
_TOO_DEEP = re.compile(r"recursion (depth|limit)")

_WRITTEN = {
    "at_least": 'at_least(question, "option")',
    "listed": 'listed(country, "list")',
    "exists": "table.exists(row, row.column > 20.0)",
    "all": "table.all(row, row.column > 20.0)",
    "exists_one": "table.exists_one(row, row.column > 20.0)",
    "filter": "table.filter(row, row.column > 20.0)",
    "map": "table.map(row, row.column)",
    "round_half_up": "round_half_up(number, 2)",
    "days_between": "days_between(first, second)",
    "date": 'date("2026-01-22")',
    "share_of": 'share_of(owners, "list")',
}
"""How functions are written whose brackets hold the wrong number of things."""

_EACH = {"exists", "all", "exists_one", "filter", "map"}
"""The functions that take the name of a row, which is nothing to anybody where they are misused."""


class ExpressionProblem(Model):
    """What is wrong with an expression, and at which character of it (from 0)."""

    message: str
    offset: int
    help: str | None = None
    name: str | None = None
    expected: tuple[str, ...] = ()
    length: int = 1
    table: str | None = None
    """The table question that has no column of this name; null for other problems."""


def too_deep() -> ExpressionProblem:
    """Return what is said of an expression that is nested deeper than can be read."""
    return ExpressionProblem(
        message="it is nested too deep to be read",
        help="take a part of it out into a derived value, and write long sums as sum([…])",
        offset=0,
    )


def problems(text: str, source: str) -> tuple[ExpressionProblem, ...]:
    """Read the errors of the runtime's compiler."""
    starts = [0]
    for text_line in source.split("\n"):
        starts.append(starts[-1] + len(text_line) + 1)
    found: list[ExpressionProblem] = []
    for match in (one for one in _AT.finditer(text) if _AFTER_ANOTHER not in one[3]):
        line, column, message = int(match[1]), int(match[2]), match[3]
        offset = starts[min(line, len(starts)) - 1] + column - 1
        found.append(_plain(message.removesuffix(" [INVALID_ARGUMENT]"), offset, source))
    if _TOO_DEEP.search(text):
        return (too_deep(),)
    misused = [one for one in found if one.name is None and one.message[1:].split("`")[0] in _EACH]
    return tuple(misused or found) or (
        ExpressionProblem(message=text.split("\n", maxsplit=1)[0], offset=0),
    )


def _plain(message: str, offset: int, source: str) -> ExpressionProblem:
    if _SYNTAX.match(message):
        said, help_, length = unreadable(source, offset)
        return ExpressionProblem(message=said, help=help_, offset=offset, length=length)
    undeclared = _UNDECLARED.match(message)
    if undeclared:
        return _unknown(undeclared[1], offset, source)
    column = _NO_COLUMN.match(message)
    if column:
        return ExpressionProblem(
            message=f"`{column[2]}` has no column `{column[1]}`",
            offset=offset,
            name=column[1],
            table=column[2],
        )
    parts = _NO_PARTS.match(message)
    if parts:
        return _no_parts(parts[1], offset)
    overload = _NO_OVERLOAD.match(message)
    if overload:
        said, help_ = mismatch(overload[1], overload[2])
        return ExpressionProblem(message=said, offset=offset, help=help_)
    reserved = _RESERVED.match(message)
    if reserved:
        help_ = "write condition ? this : that" if reserved[1] == "if" else None
        said = f"`{reserved[1]}` is no word of expressions"
        return ExpressionProblem(message=said, offset=offset, help=help_, length=len(reserved[1]))
    ranged = _NO_RANGE.match(message)
    if ranged:
        said = f"only a table or a list has rows to go through, and {plain(ranged[1])} is neither"
        return ExpressionProblem(message=said, offset=offset)
    unnamed = _NO_ROW_NAME.match(message)
    if unnamed:
        return _misused(unnamed[1], offset)
    if message == "invalid int literal":
        message = "this number is too large"
    return ExpressionProblem(message=message, offset=offset)


def _misused(function: str, offset: int) -> ExpressionProblem:
    help_ = f"write {_WRITTEN[function]}" if function in _WRITTEN else None
    message = f"`{function}` takes something else between its brackets"
    return ExpressionProblem(message=message, offset=offset, length=len(function), help=help_)


def _unknown(name: str, offset: int, source: str) -> ExpressionProblem:
    """A name that nothing has, or a function that there is not or that is misused."""
    if source[offset : offset + 1] != "(":
        return ExpressionProblem(
            message=f"there is nothing called `{name}`", offset=offset, name=name
        )
    start = max(0, source.rfind(name, 0, offset))
    if name in NAMES | _WRITTEN.keys():
        return _misused(name, start)
    if name in {"not", "NOT", "Not"}:
        message, help_ = f"`{name}` is no word of expressions", "write !(…) for not (…)"
    else:
        meant = nearest(name, [*NAMES, *_WRITTEN])
        message = f"there is no function `{name}`"
        help_ = f"did you mean `{meant}`?" if meant else f"there are: {', '.join(sorted(NAMES))}"
    return ExpressionProblem(message=message, offset=start, length=len(name), help=help_)


def _no_parts(type_: str, offset: int) -> ExpressionProblem:
    said = plain(type_)
    if type_.startswith("list(") and "`" in said:
        table = said.split("`")[1]
        return ExpressionProblem(
            message=f"`{table}` has many rows, and a column is asked of one",
            help=f"write {table}.exists(row, row.column > 20.0), say",
            offset=offset,
        )
    return ExpressionProblem(
        message=f"{said} has no parts, so no point can follow it", offset=offset
    )
