"""Answers: what an assessor says to a question, keyed by the question's id (and a grid's row)."""

from enum import StrEnum
from typing import NamedTuple

from pydantic import model_validator

from riskwiz.core.evidence import Link
from riskwiz.core.model import Model, Prose

Cell = bool | int | str
Row = dict[str, Cell]
Value = bool | int | str | tuple[str, ...] | tuple[Row, ...]
"""A value in its canonical form: decimals ("19.9") and dates ("2026-01-22") are text."""


class Key(NamedTuple):
    """Which answer: a question, and for a grid the audience of the row."""

    question: str
    row: str | None = None

    def __str__(self) -> str:
        """Write the key as people read it: `question` or `question[row]`."""
        return self.question if self.row is None else f"{self.question}[{self.row}]"


class State(StrEnum):
    """What was said to a question."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not_applicable"


class Given(Model):
    """What was said to a question, in one of four ways.

    A value belongs to `answered`; the other states carry a reason instead.
    """

    state: State
    value: Value | None = None
    reason: Prose | None = None

    @model_validator(mode="after")
    def _value_or_reason(self) -> "Given":
        if (self.state is State.ANSWERED) != (self.value is not None):
            msg = "an answer has a value; unknown, withheld and not applicable have none"
            raise ValueError(msg)
        return self


class Answer(Model):
    """What was said, the note beside it, and its links with evidence."""

    given: Given | None = None
    note: Prose | None = None
    links: tuple[Link, ...] = ()

    @property
    def state(self) -> State | None:
        """What was said, or None while the question is unanswered."""
        return None if self.given is None else self.given.state


def answered(value: Value) -> Given:
    """Make an answer with a value."""
    return Given(state=State.ANSWERED, value=value)
