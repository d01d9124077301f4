"""What an answer file may say: the state of one case, in TOML."""

import datetime as dt
from typing import Annotated, Any

from pydantic import Field

from riskwiz.core.event import Subject
from riskwiz.core.evidence import Credibility, Reliability, Status
from riskwiz.core.mitigation_record import MitigationState
from riskwiz.core.model import Identifier, Line, Model, Prose

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class CaseEntry(Model):
    """The subject, and the date as of which it is assessed."""

    as_of: dt.date
    """The day as of which the subject is assessed; evidence may not be younger."""
    subject: Subject
    """The company, product or app that is assessed."""
    marking: Line | None = None
    """The marking that the memo carries on every page, if any."""


class TextEntry(Model):
    """One text of the edition, by its hash."""

    path: Line
    """The path of the text inside the edition's folder."""
    version: Line | None = None
    """The version of the text."""
    sha256: Sha256
    """The SHA-256 of the text, in 64 small hexadecimal digits."""


class EditionEntry(Model):
    """The edition that was answered."""

    id: Identifier
    """The id of the edition."""
    version: Line | None = None
    """The version of the edition."""
    text: tuple[TextEntry, ...] = ()
    """The texts that were answered, each by its hash; export writes them."""


class EvidenceEntry(Model):
    """A source; its id is the key of its table."""

    title: Line
    """What the source is called."""
    publisher: Line
    """Who published it."""
    date: dt.date | None = None
    """The day on which it was published."""
    url: Line | None = None
    """Where it can be read."""
    file: Line | None = None
    """The name of the file that holds it, where it is no page."""
    sha256: Sha256 | None = None
    """The SHA-256 of that file, in 64 small hexadecimal digits."""
    reliability: Reliability
    """How far the source can be relied on: A completely, E not at all, F cannot be judged."""
    valid_until: dt.date | None = None
    """The last day on which it still supports an answer."""
    note: Prose | None = None
    """Anything else that a reader should know."""


class LinkEntry(Model):
    """What a source says for one answer."""

    id: Identifier
    """The id of the evidence, as under [evidence]."""
    credibility: Credibility
    """How far this item can be believed: 1 confirmed by others, 6 cannot be judged."""
    status: Status
    """What the evidence makes of the fact: demonstrated, admitted, alleged, and so on."""
    disputed: Prose | None = None
    """Who disputes it, and why."""


class RowEntry(Model):
    """What was said to a question, or to one row of a grid: one of four ways, or nothing yet."""

    value: Any = None
    """The answer, as the question's kind wants it: an option's id, true, 12.5, a date, a list."""
    unknown: Prose | None = None
    """Looked, and could not determine: why."""
    withheld: Prose | None = None
    """The subject refused to answer: how, and on what ground."""
    not_applicable: Prose | None = None
    """The question does not fit the subject: why; only where the question allows it."""
    note: Prose | None = None
    """What the assessor wants to say beside the answer."""
    evidence: tuple[LinkEntry, ...] = ()
    """The evidence that the answer rests on."""


class AnswerEntry(RowEntry):
    """What was said to a question; a grid has a table of its own for each audience instead."""

    rows: dict[Identifier, RowEntry] = {}
    """The answers to a grid, each under its audience's id."""


class MitigationEntry(Model):
    """How a mitigation stands."""

    state: MitigationState
    """Whether it is proposed, agreed, or verified to be kept."""
    due: dt.date | None = None
    """The day by which it is to be kept; left out for a standing one."""
    by: Line | None = None
    """Who verified it, or whose word it is; a verified one names who."""
    note: Prose | None = None
    """Anything else that a reader should know."""


class AnswerFile(Model):
    """An answer file as a whole."""

    schema_: str | None = Field(default=None, alias="$schema")
    """The JSON Schema of this file, for editors that do not read the file's first line."""
    case: CaseEntry
    """What is assessed, and as of which day."""
    edition: EditionEntry
    """The edition that was answered."""
    evidence: dict[Identifier, EvidenceEntry] = {}
    """The sources, each under an id that answers name."""
    answers: dict[Identifier, AnswerEntry] = {}
    """The answers, each under its question's id."""
    mitigations: dict[Identifier, MitigationEntry] = {}
    """What the subject promises, each under its mitigation's id."""


WAYS = ("value", "unknown", "withheld", "not_applicable")
"""The ways of answering, of which an entry has at most one."""
