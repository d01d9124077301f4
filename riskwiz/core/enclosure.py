"""What the enclosures of the memo list: answers, evidence, what was set aside, concerns."""

from riskwiz.core.authority import Citation
from riskwiz.core.evidence import Evidence, Link, Support
from riskwiz.core.model import Model


class LinkResult(Model):
    """Evidence for an answer, with how far it supports it."""

    link: Link
    """What the evidence says for the answer."""
    support: Support
    """How far it supports the answer."""


class AnswerColumn(Model):
    """A column of a table answer: by its id and kind, pictures know what they can draw."""

    id: str
    """The id of the column."""
    kind: str
    """The kind of what stands in it."""


class AnswerResult(Model):
    """A question with what was said to it."""

    questionnaire: str
    """The id of the questionnaire."""
    section: str
    """The id of the section."""
    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    kind: str
    """The kind of the question."""
    ask: str
    """The question, as it was asked."""
    standing: str
    """Whether it is answered, unanswered, unknown, withheld or not applicable."""
    required: bool
    """Whether the memo stays a draft until it is answered."""
    benefits: bool
    """Whether it is recorded outside every determination."""
    unverified: bool
    """Whether the question rests on something nobody has checked in a text."""
    answer: str
    """What was said to it, in words."""
    table: tuple[tuple[str, ...], ...]
    """The rows of a table answer in words, the headings first."""
    columns: tuple[AnswerColumn, ...] = ()
    """The columns of a table answer, in the order of its headings."""
    reason: str | None
    """Why it is unknown, withheld or not applicable."""
    note: str | None
    """What the assessor wanted to say beside the answer."""
    support: Support
    """How well the answer is supported by its best evidence."""
    evidence: tuple[LinkResult, ...]
    """The evidence that the answer rests on."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""


class SetAside(Model):
    """An answer that is kept and not scored, and why."""

    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    ask: str
    """The question, or its id where the edition has none like it."""
    answer: str
    """What was said to it, in words."""
    why: str
    """Why it is set aside."""


class Concern(Model):
    """Something about an answer or its evidence that the reader should know."""

    question: str | None
    """The id of the question; null where it is about evidence alone."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    evidence: str | None
    """The id of the evidence; null where it is about an answer."""
    message: str
    """What the reader should know."""
    contradiction: str | None = None
    """The id of the contradiction that the answers are in, if they are in one."""
    cites: tuple[Citation, ...] = ()
    """The authorities behind it, as they are printed at the as-of date."""


class Progress(Model):
    """How far the questions that apply have been answered."""

    asked: int
    """How many questions apply; each row of a grid counts."""
    answered: int
    """How many of them have an answer."""
    open: int
    """How many nobody has said anything to."""
    unknown: int
    """How many could not be determined."""
    withheld: int
    """How many the subject refused to answer."""
    required_open: int
    """How many open ones keep the memo a draft."""
    without_evidence: int
    """How many answers rest on no evidence."""


class EvidenceResult(Model):
    """A piece of evidence and the answers that rest on it."""

    evidence: Evidence
    """The source."""
    used_by: tuple[str, ...]
    """The answers that rest on it."""
    expired: bool
    """Whether it was no longer valid at the as-of date."""
