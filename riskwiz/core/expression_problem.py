"""What is wrong with an expression, in words that name nothing of the runtime's."""

import re

from riskwiz.core.model import Model
from riskwiz.core.row_types import PACKAGE

_AT = re.compile(r"<input>:(\d+):(\d+): (.*)")
_UNDECLARED = re.compile(r"undeclared reference to '([^']*)'")
_NO_OVERLOAD = re.compile(r"found no matching overload for '([^']*)' applied to '([^']*)'")
_NO_COLUMN = re.compile(rf"undefined field '([^']*)' not found in struct '{PACKAGE}\.([^']*)'")
_SYNTAX = re.compile(r"Syntax error: (.*?)( expecting .*)?$")
_NO_PARTS = re.compile(r"expression of type '([^']*)' cannot be the operand of a select operation")
_AFTER_ANOTHER = "'*error*'"
"""What the runtime says of that which is wrong only because something in it is."""
_TOO_DEEP = re.compile(r"recursion (depth|limit)")
_ROW = re.compile(rf"{PACKAGE}\.(\w+)")
_DAY = "google.protobuf.Timestamp"


class ExpressionProblem(Model):
    """What is wrong with an expression, and at which character of it (from 0)."""

    message: str
    offset: int
    help: str | None = None
    name: str | None = None
    expected: tuple[str, ...] = ()
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
        found.append(_plain(message.removesuffix(" [INVALID_ARGUMENT]"), offset))
    if _TOO_DEEP.search(text):
        return (too_deep(),)
    return tuple(found) or (ExpressionProblem(message=text.split("\n", maxsplit=1)[0], offset=0),)


def _plain(message: str, offset: int) -> ExpressionProblem:
    undeclared = _UNDECLARED.match(message)
    if undeclared:
        name = undeclared[1]
        return ExpressionProblem(
            message=f"there is nothing called `{name}`", offset=offset, name=name
        )
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
        return ExpressionProblem(
            message=f"a {parts[1]} has no cells, so no point can follow it", offset=offset
        )
    overload = _NO_OVERLOAD.match(message)
    if overload:
        taken = _ROW.sub(r"row of \1", overload[2]).replace(_DAY, "date")
        symbol = overload[1].strip("_")
        return ExpressionProblem(
            message=f"`{symbol}` does not go with {taken}", offset=offset, help=_help(taken)
        )
    syntax = _SYNTAX.match(message)
    words = syntax[1] if syntax else _ROW.sub(r"row of \1", message)
    return ExpressionProblem(message=words, offset=offset)


def _help(taken: str) -> str | None:
    if "double, int" in taken:
        return "write the number with a point: 20.0"
    return 'write the day as date("2026-01-22")' if "date, string" in taken else None
