"""The interview: what may be said next, what it would change, and what is still open.

Wizard, plain mode and import all go through an Interview, so that the same answers in the same
order give the same events. It is a value: saying something gives events, and `after` them
there is another interview.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

from riskwiz.core.analysis.open_questions import open_questions
from riskwiz.core.analysis.open_result import OpenQuestions
from riskwiz.core.answer import Given, Key, State, answered
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import Case, apply
from riskwiz.core.edition import Edition
from riskwiz.core.event import (
    AnswerGiven,
    AnswerWithdrawn,
    AssessmentSigned,
    CaseReopened,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    EvidenceUnlinked,
    MarkingSet,
    NoteWritten,
)
from riskwiz.core.evidence import Evidence, Link
from riskwiz.core.outline import QuestionLine, QuestionnaireLine, outline, question_line
from riskwiz.core.path import Path, Standing, View, walk
from riskwiz.core.promise import recorded, withdrawn
from riskwiz.core.question import Question
from riskwiz.core.refusal import refused_line, refused_prose, strange_country
from riskwiz.core.register import keys
from riskwiz.core.value import Objection, nearest, read

Said = tuple[Event, ...] | Objection
"""The events that saying something amounts to, or why it cannot be taken."""


@dataclass(frozen=True)
class Interview:
    """A case in the making under its edition."""

    edition: Edition
    case: Case

    @cached_property
    def record(self) -> Path:
        """The path of the case as its record has it."""
        return walk(self.edition, self.case, View.RECORD)

    @cached_property
    def assessment(self) -> Assessment:
        """What follows from the answers so far."""
        return assess(self.edition, self.case)

    @cached_property
    def open_questions(self) -> OpenQuestions:
        """The open questions, ranked by what their answers can move; takes a tenth of a second."""
        return open_questions(self.edition, self.case)

    @cached_property
    def path(self) -> tuple[Key, ...]:
        """The keys of the questions (and grid rows) that apply, in order."""
        gone = {Standing.NOT_ASKED, Standing.NOT_YET_ASKED}
        return tuple(k for k in keys(self.edition) if self.record.standing(k) not in gone)

    @cached_property
    def outline(self) -> tuple[QuestionnaireLine, ...]:
        """The questionnaires with the sections and questions that apply."""
        return outline(self.edition, self.record)

    def line(self, question: Question) -> QuestionLine:
        """Say how a question stands, row by row for a grid."""
        return question_line(self.edition, self.record, question)

    def next_open(self, after: Key | None = None) -> Key | None:
        """Return the next key that nothing was said to, going round to the beginning once."""
        path = self.path
        start = path.index(after) + 1 if after in path else 0
        around = (*path[start:], *path[:start])
        return next((k for k in around if self.record.standing(k) is Standing.UNANSWERED), None)

    def step(self, key: Key, by: int) -> Key:
        """Return the first key of the question that is so many questions on (or back)."""
        questions = list(dict.fromkeys(k.question for k in self.path))
        if not questions:
            return key
        here = questions.index(key.question) if key.question in questions else 0
        there = questions[max(0, min(len(questions) - 1, here + by))]
        return next(k for k in self.path if k.question == there)

    def answer(self, key: Key, raw: object) -> Said:
        """Answer a question with a value, as text or as TOML has it."""
        refused = self._refused(key)
        if refused is not None:
            return refused
        value = read(self.edition.questions[key.question], raw)
        if isinstance(value, Objection):
            return value
        strange = strange_country(self.edition, self.edition.questions[key.question], value)
        return strange or self._given(key, answered(value))

    def unknown(self, key: Key, reason: str) -> Said:
        """Say that the answer was looked for and could not be determined."""
        return self._without_value(key, State.UNKNOWN, reason)

    def withheld(self, key: Key, reason: str) -> Said:
        """Say that the subject refused to answer."""
        return self._without_value(key, State.WITHHELD, reason)

    def not_applicable(self, key: Key, reason: str) -> Said:
        """Say that the question does not apply, where it allows that."""
        question = self.edition.questions.get(key.question)
        if question is not None and not question.may_not_apply:
            return Objection(
                message="this question must apply",
                help="answer it, or say that it is unknown or withheld",
            )
        return self._without_value(key, State.NOT_APPLICABLE, reason)

    def withdraw(self, key: Key) -> Said:
        """Take an answer back."""
        refused = self._refused(key)
        if refused is not None:
            return refused
        if self.case.answer(key).given is None:
            return ()
        return (AnswerWithdrawn(question=key.question, row=key.row),)

    def note(self, key: Key, text: str) -> Said:
        """Write the note beside an answer; empty text removes it."""
        note = text.strip() or None
        refused = self._refused(key) or (note and refused_prose(note)) or None
        if isinstance(refused, Objection):
            return refused
        if note == self.case.answer(key).note:
            return ()
        return (NoteWritten(question=key.question, row=key.row, note=note),)

    def add_evidence(self, evidence: Evidence) -> Said:
        """Add a piece of evidence, or describe it anew."""
        lines = (evidence.title, evidence.publisher, evidence.url, evidence.file)
        refused = (
            self._signed()
            or next(filter(None, (refused_line(line) for line in lines if line)), None)
            or (refused_prose(evidence.note) if evidence.note else None)
        )
        if refused is not None:
            return refused
        if self.case.evidence.get(evidence.id) == evidence:
            return ()
        return (EvidenceAdded(evidence=evidence),)

    def link(self, key: Key, link: Link) -> Said:
        """Link evidence with an answer."""
        refused = self._refused(key) or (link.disputed and refused_prose(link.disputed)) or None
        if isinstance(refused, Objection):
            return refused
        if link.evidence not in self.case.evidence:
            meant = nearest(link.evidence, list(self.case.evidence))
            return Objection(
                message=f"there is no evidence called {link.evidence!r}",
                help=f"did you mean {meant!r}?" if meant else "add it first",
            )
        if link in self.case.answer(key).links:
            return ()
        return (EvidenceLinked(question=key.question, row=key.row, link=link),)

    def unlink(self, key: Key, evidence: str) -> Said:
        """Remove the link between evidence and an answer."""
        refused = self._refused(key)
        if refused is not None:
            return refused
        if all(link.evidence != evidence for link in self.case.answer(key).links):
            return ()
        return (EvidenceUnlinked(question=key.question, row=key.row, evidence=evidence),)

    def mitigate(
        self,
        mitigation: str,
        state: str,
        due: object = None,
        by: str | None = None,
        note: str | None = None,
    ) -> Said:
        """Record a mitigation as proposed, agreed or verified; `due` is a day, or its text."""
        entry = {"state": state, "due": due, "by": by, "note": note}
        return self._signed() or recorded(self.edition, self.case, mitigation, entry)

    def withdraw_mitigation(self, mitigation: str) -> Said:
        """Take a mitigation out of the case."""
        return self._signed() or withdrawn(self.edition, self.case, mitigation)

    def mark(self, marking: str | None) -> Said:
        """Set the marking of the memo; None or empty text means none."""
        wanted = (marking or "").strip() or None
        refused = self._signed() or (wanted and refused_line(wanted)) or None
        if isinstance(refused, Objection):
            return refused
        return () if wanted == self.case.marking else (MarkingSet(marking=wanted),)

    def sign(self, event: AssessmentSigned | Objection) -> Said:
        """Sign the assessment as it stands; every required question must be dealt with."""
        if isinstance(event, Objection):
            return event
        required = self.assessment.progress.required_open
        if required:
            return Objection(
                message=f"{required} required question{'s are' if required != 1 else ' is'} open",
                help="answer them, or say that they are unknown and why",
            )
        refused = refused_line(event.name) or refused_prose(event.remarks or "")
        return refused or self._signed_already(event) or (event,)

    def _signed_already(self, event: AssessmentSigned) -> Objection | None:
        """Object where one person would assess and review."""
        name = event.name.casefold()
        for one in self.case.signatures:
            if one.role != event.role and one.name.casefold() == name:
                return Objection(
                    message=f"{one.name} has signed as {one.role} already",
                    help=f"let somebody else sign as {event.role}",
                )
        return None

    def reopen(self, reason: str) -> Said:
        """Open a signed case for editing again."""
        if not self.case.signatures:
            return ()
        if not reason.strip():
            return Objection(message="reopening needs a reason", help="say why in a sentence")
        return refused_prose(reason.strip()) or (CaseReopened(reason=reason.strip()),)

    def after(self, events: Iterable[Event]) -> "Interview":
        """Return the interview after some events."""
        return Interview(self.edition, reduce(apply, events, self.case))

    def _given(self, key: Key, given: Given) -> Said:
        if self.case.answer(key).given == given:
            return ()
        return (AnswerGiven(question=key.question, row=key.row, given=given),)

    def _without_value(self, key: Key, state: State, reason: str) -> Said:
        refused = self._refused(key) or refused_prose(reason.strip())
        if refused is not None:
            return refused
        if not reason.strip():
            words = state.value.replace("_", " ")
            return Objection(
                message=f"{words} needs a reason", help="say in a sentence where you looked, or why"
            )
        return self._given(key, Given(state=state, reason=reason.strip()))

    def _refused(self, key: Key) -> Objection | None:
        question = self.edition.questions.get(key.question)
        if question is None:
            meant = nearest(key.question, list(self.edition.questions))
            return Objection(
                message=f"there is no question called {key.question!r}",
                help=f"did you mean {meant!r}?" if meant else "take it out",
            )
        if key.row not in self.edition.rows(question):
            rows = ", ".join(str(r) for r in self.edition.rows(question) if r)
            return Objection(
                message=f"{key.question!r} has no row {key.row!r}"
                if rows
                else f"{key.question!r} has no rows",
                help=f"answer one of its rows: {rows}" if rows else "answer it as a whole",
            )
        return self._signed()

    def _signed(self) -> Objection | None:
        if self.case.signatures:
            return Objection(message="the case is signed", help="reopen it first, with a reason")
        return None


def signature(
    name: str, role: str, date: dt.date, remarks: str = ""
) -> AssessmentSigned | Objection:
    """Make a signature; the role is `assessor` or `reviewer`."""
    if not name.strip():
        return Objection(message="the name is missing", help="say who signs")
    refused = refused_line(name) or refused_prose(remarks)
    return refused or AssessmentSigned.model_validate(
        {"name": name.strip(), "role": role, "date": date, "remarks": remarks.strip() or None}
    )
