"""Diagnostics: what is wrong in an authored file, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Where(NamedTuple):
    """A stretch of one line of a file.

    Lines and columns count from 1, columns in characters; line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong in an authored file; line 0 means the file as a whole."""

    code: str
    severity: Severity
    message: str
    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    help: str | None = None
    note: str | None = None


def error(
    code: str, message: str, where: Where, *, help_: str | None = None, note: str | None = None
) -> Diagnostic:
    """Say what keeps a file from being used."""
    return Diagnostic(code, "error", message, *where, help=help_, note=note)


def warning(
    code: str, message: str, where: Where, *, help_: str | None = None, note: str | None = None
) -> Diagnostic:
    """Say what could be better in a file."""
    return replace(error(code, message, where, help_=help_, note=note), severity="warning")


def remark(code: str, message: str, where: Where, *, help_: str | None = None) -> Diagnostic:
    """Say what an author should know; nothing need be done."""
    return replace(error(code, message, where, help_=help_), severity="note")


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put diagnostics in the order in which an author meets them, each once."""
    return tuple(
        sorted(dict.fromkeys(diagnostics), key=lambda d: (d.path, d.line, d.column, d.code))
    )


def stops(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether one of several diagnostics is an error."""
    return any(d.severity == "error" for d in diagnostics)
