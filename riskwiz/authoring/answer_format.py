"""What an answer file may say: the state of one case, in TOML."""

import datetime as dt
from typing import Annotated, Any

from pydantic import Field

from riskwiz.core.event import Subject
from riskwiz.core.evidence import Credibility, Reliability, Status
from riskwiz.core.model import Identifier, Line, Model, Prose

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class CaseEntry(Model):
    """The subject, and the date as of which it is assessed."""

    as_of: dt.date
    subject: Subject
    marking: Line | None = None


class TextEntry(Model):
    """One text of the edition, by its hash."""

    path: Line
    version: Line | None = None
    sha256: Sha256


class EditionEntry(Model):
    """The edition that was answered."""

    id: Identifier
    version: Line | None = None
    text: tuple[TextEntry, ...] = ()


class EvidenceEntry(Model):
    """A source; its id is the key of its table."""

    title: Line
    publisher: Line
    date: dt.date | None = None
    url: Line | None = None
    file: Line | None = None
    sha256: Sha256 | None = None
    reliability: Reliability
    valid_until: dt.date | None = None
    note: Prose | None = None


class LinkEntry(Model):
    """What a source says for one answer."""

    id: Identifier
    credibility: Credibility
    status: Status
    disputed: Prose | None = None


class RowEntry(Model):
    """What was said to a question, or to one row of a grid: one of four ways, or nothing yet."""

    value: Any = None
    unknown: Prose | None = None
    withheld: Prose | None = None
    not_applicable: Prose | None = None
    note: Prose | None = None
    evidence: tuple[LinkEntry, ...] = ()


class AnswerEntry(RowEntry):
    """What was said to a question; a grid has a table of its own for each audience instead."""

    rows: dict[Identifier, RowEntry] = {}


class AnswerFile(Model):
    """An answer file as a whole."""

    schema_: str | None = Field(default=None, alias="$schema")
    case: CaseEntry
    edition: EditionEntry
    evidence: dict[Identifier, EvidenceEntry] = {}
    answers: dict[Identifier, AnswerEntry] = {}


WAYS = ("value", "unknown", "withheld", "not_applicable")
"""The ways of answering, of which an entry has at most one."""
