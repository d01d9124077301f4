"""Events: the only way in which a case changes, and the entries of its journal."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from riskwiz.core.answer import Given
from riskwiz.core.canonical import canonical_json, sha256
from riskwiz.core.edition_reference import EditionReference
from riskwiz.core.evidence import Evidence, Link
from riskwiz.core.mitigation_record import MitigationState
from riskwiz.core.model import Line, Model, Prose


class Subject(Model):
    """The company, product or app that is assessed."""

    name: Line
    """What the subject is called."""
    operator: Line | None = None
    """The company behind it, where that is another name."""
    description: Prose | None = None
    """What it is and does, in a few sentences."""


class CaseOpened(Model):
    """A case begins: one subject, assessed as of one date, against one edition."""

    kind: Literal["case_opened"] = "case_opened"
    case: Line
    subject: Subject
    as_of: dt.date
    edition: EditionReference


class SubjectDescribed(Model):
    """The subject is described anew."""

    kind: Literal["subject_described"] = "subject_described"
    subject: Subject


class AnswerGiven(Model):
    """A question (or a grid's row) is answered, or answered otherwise."""

    kind: Literal["answer_given"] = "answer_given"
    question: str
    row: str | None = None
    given: Given


class AnswerWithdrawn(Model):
    """An answer is taken back; the question is unanswered again."""

    kind: Literal["answer_withdrawn"] = "answer_withdrawn"
    question: str
    row: str | None = None


class NoteWritten(Model):
    """The note beside an answer is written anew; None removes it."""

    kind: Literal["note_written"] = "note_written"
    question: str
    row: str | None = None
    note: Prose | None = None


class EvidenceAdded(Model):
    """A piece of evidence is added, or described anew under the same id."""

    kind: Literal["evidence_added"] = "evidence_added"
    evidence: Evidence


class EvidenceLinked(Model):
    """Evidence is linked with an answer, or linked anew."""

    kind: Literal["evidence_linked"] = "evidence_linked"
    question: str
    row: str | None = None
    link: Link


class EvidenceUnlinked(Model):
    """A link between evidence and an answer is removed."""

    kind: Literal["evidence_unlinked"] = "evidence_unlinked"
    question: str
    row: str | None = None
    evidence: str


class MitigationRecorded(Model):
    """A mitigation is proposed, agreed or verified, or it is withdrawn."""

    kind: Literal["mitigation_recorded"] = "mitigation_recorded"
    mitigation: str
    state: MitigationState | Literal["withdrawn"]
    due: dt.date | None = None
    by: Line | None = None
    note: Prose | None = None


class MarkingSet(Model):
    """The marking of the memo; None means none."""

    kind: Literal["marking_set"] = "marking_set"
    marking: Line | None = None


class AssessmentSigned(Model):
    """Somebody signs the assessment as it stands."""

    kind: Literal["assessment_signed"] = "assessment_signed"
    """What happened in the case."""
    name: Line
    """Who signed."""
    role: Literal["assessor", "reviewer"]
    """Whether as assessor or as reviewer."""
    date: dt.date
    """The day of the signature."""
    remarks: Prose | None = None
    """What the signer wants to say with it."""


class CaseReopened(Model):
    """A signed case may be edited again; the signatures lapse."""

    kind: Literal["case_reopened"] = "case_reopened"
    reason: Prose


Event = Annotated[
    CaseOpened
    | SubjectDescribed
    | AnswerGiven
    | AnswerWithdrawn
    | NoteWritten
    | EvidenceAdded
    | EvidenceLinked
    | EvidenceUnlinked
    | MitigationRecorded
    | MarkingSet
    | AssessmentSigned
    | CaseReopened,
    Field(discriminator="kind"),
]
AboutAnswer = AnswerGiven | AnswerWithdrawn | NoteWritten | EvidenceLinked | EvidenceUnlinked
"""The events that say something about one answer."""

EVENT: TypeAdapter[Event] = TypeAdapter(Event, config=ConfigDict(defer_build=True))
KINDS: frozenset[str] = frozenset(
    model.model_fields["kind"].default
    for model in (
        CaseOpened,
        SubjectDescribed,
        AnswerGiven,
        AnswerWithdrawn,
        NoteWritten,
        EvidenceAdded,
        EvidenceLinked,
        EvidenceUnlinked,
        MitigationRecorded,
        MarkingSet,
        AssessmentSigned,
        CaseReopened,
    )
)
GENESIS = "0" * 64


class JournalEntry(Model):
    """An event with its place in the journal, when and by whom, chained by SHA-256."""

    sequence: int
    at: str
    by: str
    event: Event
    previous: str

    @property
    def sha256(self) -> str:
        """The hash that the next entry names as its previous one."""
        return sha256(canonical_json(self))
