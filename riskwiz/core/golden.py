"""Golden cases: answers inside an edition's files, and what its author expects of them."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, WithJsonSchema

from riskwiz.core.mitigation_record import MitigationState
from riskwiz.core.model import Exact, Identifier, Line, Model
from riskwiz.core.question import GridQuestion, Question
from riskwiz.core.value import Objection, read

ALL = ""
"""The key under which one expectation for all audiences is kept."""

WAYS = ("unknown", "withheld", "not_applicable")
"""The ways of answering without a value, each with a reason."""


def _for_all(value: Any) -> Any:  # noqa: ANN401  (whatever an author wrote)
    return value if isinstance(value, dict) else {ALL: value}


def _one_or_several(one: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [one, {"type": "object", "additionalProperties": one}]})


Words = Annotated[dict[str, str], BeforeValidator(_for_all), _one_or_several({"type": "string"})]
"""One word for all, or one for each audience: "high" or { staff = "high", public = "low" }."""

Numbers = Annotated[
    dict[str, Exact],
    BeforeValidator(_for_all),
    _one_or_several({"type": ["string", "integer"]}),
]
"""One number for all, or one for each audience: "12" or { staff = "12", public = "8" }."""


class Expected(Model):
    """What must follow from the answers of a golden case; what is left out may be anything."""

    asked: tuple[Identifier, ...] = ()
    """Questions that are asked."""
    not_asked: tuple[Identifier, ...] = ()
    """Questions that are not asked."""
    points: dict[Identifier, Numbers] = {}
    """The points of factors as stated: { threat = "12" }."""
    score: dict[Identifier, Numbers] = {}
    """The scores of factors of 100, as printed ("33") or exactly ("100/3")."""
    level: dict[Identifier, Words] = {}
    """The levels of factors, tables and derived levels as stated: { threat = "high" }."""
    findings: tuple[Identifier, ...] = ()
    """Findings that are true."""
    not_findings: tuple[Identifier, ...] = ()
    """Findings that are not true."""
    contradictions: tuple[Identifier, ...] = ()
    """Contradictions that the answers are in."""
    not_contradictions: tuple[Identifier, ...] = ()
    """Contradictions that they are not in."""
    disposition: dict[Identifier, Words] = {}
    """The dispositions of determinations as stated: { security = "restrict" }."""
    derived: dict[Identifier, Any] = {}
    """The values of derived values: true, "12.5", a word, a list of words."""


class GoldenCase(Model):
    """A case that shows what the edition does: answers, and what must follow from them."""

    name: Line
    """What the case is called, in a few words that say what it shows."""
    as_of: dt.date | None = None
    """The day as of which it is assessed; the edition's own day where none is named."""
    answers: dict[Identifier, Any] = {}
    """The answers, each under its question's id, written as in an answer file.

    An option's id, true, 12.5, a date, a list; { unknown = "why" }; a grid takes one for each
    audience: { staff = "serious", public = "mild" }. What is left out is unanswered.
    """
    mitigations: dict[Identifier, MitigationState] = {}
    """How mitigations stand, each under its id: { staff_training = "verified" }.

    Levels and dispositions take those that are verified as kept.
    """
    expect: Expected = Field(default_factory=Expected)
    """What must follow."""


class Statement(NamedTuple):
    """One thing that a golden case says: to a question, or to one row of a grid."""

    row: str | None
    way: str
    said: object
    at: tuple[str, ...]


def statements(question: Question, raw: object) -> Iterator[Statement]:
    """Take what a golden case says to a question apart: a grid's rows, and the way of each."""
    if isinstance(question, GridQuestion) and isinstance(raw, dict):
        for row, said in raw.items():
            yield _statement(row, said, (row,))
    else:
        yield _statement(None, raw, ())


def _statement(row: str | None, raw: object, at: tuple[str, ...]) -> Statement:
    if isinstance(raw, dict) and len(raw) == 1:
        (way, reason), *_ = raw.items()
        if way in WAYS:
            return Statement(row, way, reason, (*at, way))
    return Statement(row, "value", plain(raw), at)


def objection(question: Question, statement: Statement) -> Objection | None:
    """Say why a question cannot be answered like this, if so."""
    if isinstance(question, GridQuestion) and statement.row is None:
        return Objection(
            message="it is answered row by row",
            help='write { audience = "option", … }',
        )
    if statement.way == "value":
        value = read(question, statement.said)
        return value if isinstance(value, Objection) else None
    if statement.way == "not_applicable" and not question.may_not_apply:
        return Objection(message="this question must apply", help="say that it is unknown")
    if not isinstance(statement.said, str) or not statement.said.strip():
        return Objection(message="a reason is missing", help=f'write {{ {statement.way} = "why" }}')
    return None


def plain(value: object) -> object:
    """Write decimals as text, which is how they are kept."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value
