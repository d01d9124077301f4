"""The interview: what may be said next, what it would change, and what is still open.

Wizard, plain mode and import all go through an Interview, so that the same answers in the same
order give the same events. It is a value: saying something gives events, and `after` them
there is another interview.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

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
from riskwiz.core.path import Path, Standing, Truth, View, walk
from riskwiz.core.question import CountryQuestion, Question, TableQuestion
from riskwiz.core.questionnaire import Section
from riskwiz.core.register import keys
from riskwiz.core.value import MAX_TEXT, Objection, nearest, read, refused_text

_MAX_LINE = 400

Said = tuple[Event, ...] | Objection
"""The events that saying something amounts to, or why it cannot be taken."""


@dataclass(frozen=True)
class QuestionLine:
    """A question in the outline: how it stands, and whether it is required."""

    question: Question
    standings: tuple[Standing, ...]

    @property
    def dealt_with(self) -> bool:
        """Whether something was said to every row of it."""
        return not {Standing.UNANSWERED, Standing.NOT_YET_ASKED} & set(self.standings)


@dataclass(frozen=True)
class SectionLine:
    """A section in the outline with the questions of it that apply."""

    section: Section
    questions: tuple[QuestionLine, ...]

    @property
    def done(self) -> int:
        """How many of its questions have been dealt with."""
        return sum(line.dealt_with for line in self.questions)


@dataclass(frozen=True)
class QuestionnaireLine:
    """A questionnaire in the outline with the sections of it that apply."""

    id: str
    title: str
    sections: tuple[SectionLine, ...]

    @property
    def done(self) -> int:
        """How many of its questions have been dealt with."""
        return sum(section.done for section in self.sections)

    @property
    def asked(self) -> int:
        """How many of its questions apply."""
        return sum(len(section.questions) for section in self.sections)


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
    def path(self) -> tuple[Key, ...]:
        """The keys of the questions (and grid rows) that apply, in order."""
        gone = {Standing.NOT_ASKED, Standing.NOT_YET_ASKED}
        return tuple(k for k in keys(self.edition) if self.record.standing(k) not in gone)

    @cached_property
    def outline(self) -> tuple[QuestionnaireLine, ...]:
        """The questionnaires with the sections and questions that apply."""
        return tuple(
            QuestionnaireLine(
                id=one.id,
                title=one.questionnaire.title,
                sections=tuple(
                    line for line in map(self._section_line, one.section) if line.questions
                ),
            )
            for one in self.edition.questionnaires
        )

    def _section_line(self, section: Section) -> SectionLine:
        applying = [q for q in section.question if self.record.asked[q.id] is Truth.TRUE]
        return SectionLine(section, tuple(self.line(q) for q in applying))

    def line(self, question: Question) -> QuestionLine:
        """Say how a question stands, row by row for a grid."""
        rows = self.edition.rows(question)
        standings = tuple(self.record.standing(Key(question.id, row)) for row in rows)
        return QuestionLine(question, standings)

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
        strange = self._strange_country(self.edition.questions[key.question], value)
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
        refused = self._refused(key) or (note and _text_refused(note)) or None
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
            or next(filter(None, (_line_refused(line) for line in lines if line)), None)
            or (_text_refused(evidence.note) if evidence.note else None)
        )
        if refused is not None:
            return refused
        if self.case.evidence.get(evidence.id) == evidence:
            return ()
        return (EvidenceAdded(evidence=evidence),)

    def link(self, key: Key, link: Link) -> Said:
        """Link evidence with an answer."""
        refused = self._refused(key) or (link.disputed and _text_refused(link.disputed)) or None
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

    def mark(self, marking: str | None) -> Said:
        """Set the marking of the memo; None or empty text means none."""
        wanted = (marking or "").strip() or None
        refused = self._signed() or (wanted and _line_refused(wanted)) or None
        if isinstance(refused, Objection):
            return refused
        return () if wanted == self.case.marking else (MarkingSet(marking=wanted),)

    def sign(self, event: AssessmentSigned) -> Said:
        """Sign the assessment as it stands; every required question must be dealt with."""
        required = self.assessment.progress.required_open
        if required:
            return Objection(
                message=f"{required} required question{'s are' if required != 1 else ' is'} open",
                help="answer them, or say that they are unknown and why",
            )
        refused = _line_refused(event.name) or (_text_refused(event.remarks or ""))
        return refused or (event,)

    def reopen(self, reason: str) -> Said:
        """Open a signed case for editing again."""
        if not self.case.signatures:
            return ()
        if not reason.strip():
            return Objection(message="reopening needs a reason", help="say why in a sentence")
        return _text_refused(reason.strip()) or (CaseReopened(reason=reason.strip()),)

    def after(self, events: Iterable[Event]) -> "Interview":
        """Return the interview after some events."""
        return Interview(self.edition, reduce(apply, events, self.case))

    def _given(self, key: Key, given: Given) -> Said:
        if self.case.answer(key).given == given:
            return ()
        return (AnswerGiven(question=key.question, row=key.row, given=given),)

    def _without_value(self, key: Key, state: State, reason: str) -> Said:
        refused = self._refused(key) or _text_refused(reason.strip())
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

    def _strange_country(self, question: Question, value: object) -> Objection | None:
        codes: list[object] = []
        if isinstance(question, CountryQuestion):
            codes = [value]
        elif isinstance(question, TableQuestion) and isinstance(value, tuple):
            columns = [c.id for c in question.column if c.kind == "country"]
            codes = [row[c] for row in value if isinstance(row, dict) for c in columns if c in row]
        strange = [c for c in codes if self.edition.countries and c not in self.edition.countries]
        if not strange:
            return None
        return Objection(
            message=f"{strange[0]!r} is not a country of ISO 3166", help="write CN or US, say"
        )


def changes(before: Interview, now: Interview) -> tuple[str, ...]:
    """Say in a few words what the last answers changed: levels, findings, questions."""
    said: list[str] = []
    old = {(f.factor, f.audience): f for f in before.assessment.factors}
    for one in now.assessment.factors:
        was = old[one.factor, one.audience]
        if one.score.stated_percent != was.score.stated_percent and one.audience is None:
            said.append(f"{one.label} {was.score.stated_percent} → {one.score.stated_percent}")
    true_before = {f.finding for f in before.assessment.findings if f.truth == "true"}
    true_now = [f for f in now.assessment.findings if f.truth == "true"]
    said.extend(f"finding: {f.title}" for f in true_now if f.finding not in true_before)
    gone = len(true_before - {f.finding for f in true_now})
    if gone:
        said.append(f"{gone} finding{'s' if gone != 1 else ''} gone")
    opened = len(set(now.path) - set(before.path))
    closed = len(set(before.path) - set(now.path))
    if opened:
        said.append(f"{opened} question{'s' if opened != 1 else ''} added")
    if closed:
        said.append(f"{closed} question{'s' if closed != 1 else ''} set aside")
    return tuple(said)


def signature(name: str, role: str, date: dt.date) -> AssessmentSigned:
    """Make a signature; the role is `assessor` or `reviewer`."""
    return AssessmentSigned.model_validate({"name": name, "role": role, "date": date})


def _text_refused(text: str) -> Objection | None:
    return _too_long(text, MAX_TEXT) or refused_text(text)


def _line_refused(line: str) -> Objection | None:
    return _too_long(line, _MAX_LINE) or refused_text(line, lines=False)


def _too_long(text: str, fit: int) -> Objection | None:
    if len(text) <= fit:
        return None
    return Objection(
        message=f"the text has {len(text):,} characters; {fit:,} fit",
        help="shorten it, or attach it as evidence",
    )
