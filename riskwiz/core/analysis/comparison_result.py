"""How two cases differ, and what each changed level and disposition follows from."""

import datetime as dt
from typing import Literal

from riskwiz.core.edition_reference import EditionReference
from riskwiz.core.event import Subject
from riskwiz.core.level import LevelRange
from riskwiz.core.model import Model


class Compared(Model):
    """One of the two cases."""

    case: str
    """The id of the case."""
    subject: Subject
    """The company, product or app that is assessed."""
    as_of: dt.date
    """The day as of which it is assessed."""
    edition: EditionReference
    """The edition that was answered, with the hash of every text."""


class AnswerDifference(Model):
    """A question, or one row of a grid, to which something else was said."""

    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    ask: str
    """The question, as the second case was asked it."""
    before: str
    """What was said in the first case, in words; of tables the rows that differ."""
    after: str
    """What was said in the second case, in words."""
    standing_before: str
    """How it stands in the first case; `not asked` also where the edition lacks the question."""
    standing_after: str
    """How it stands in the second case."""


class FindingDifference(Model):
    """A finding that is true in one case alone, or not yet known in one of them."""

    finding: str
    """The id of the finding."""
    title: str
    """What is found, in a sentence."""
    before: str
    """Whether it is true, false or not yet known in the first case."""
    after: str
    """Whether it is true, false or not yet known in the second case."""


class MitigationDifference(Model):
    """A mitigation that has come less far, or further."""

    mitigation: str
    """The id of the mitigation."""
    label: str
    """What it is called."""
    before: str
    """Its state in the first case: proposed, agreed, verified or not recorded."""
    after: str
    """Its state in the second case."""


class ListDifference(Model):
    """A reference list that has other members at the other date, or in the other edition."""

    list: str
    """The id of the list."""
    title: str
    """What the list is."""
    joined: tuple[str, ...]
    """What is on it for the second case and not for the first."""
    left: tuple[str, ...]
    """What is on it for the first case and not for the second."""


class AuthorityDifference(Model):
    """An authority that is in force for one case alone."""

    authority: str
    """The key of the authority."""
    title: str
    """What it is called, as it is cited for the case for which it is in force."""
    in_force_before: bool
    """Whether it is in force at the as-of date of the first case."""
    in_force_after: bool
    """Whether it is in force at the as-of date of the second case."""


class TextDifference(Model):
    """A text of the edition that is not the same for both cases."""

    path: str
    """The file, by its path in the edition."""
    before: str | None
    """The SHA-256 of the text that the first case was answered against; null where it has none."""
    after: str | None
    """The SHA-256 of the text that the second case was answered against."""


CauseKind = Literal["answer", "mitigation", "list", "authority", "rules"]
"""What a level can follow from: `rules` are the edition's questions, points and rules together."""


class Cause(Model):
    """One difference between the cases that a level could follow from."""

    kind: CauseKind
    """What differs."""
    id: str
    """The question (with its row), mitigation, list or authority; `edition` for the rules."""
    label: str
    """What it is called; of an answer the question, as it is asked."""
    before: str
    """What it is in the first case, in words."""
    after: str
    """What it is in the second case, in words."""


class Trace(Model):
    """What a changed level or disposition follows from, found by assessing mixtures of the cases.

    A mixture is the first case with some of the differences applied.
    """

    alone: tuple[Cause, ...]
    """The differences each of which by itself makes the first case come out as the second."""
    needed: tuple[Cause, ...]
    """The differences without which, all others applied, it comes out otherwise."""
    together: tuple[Cause, ...]
    """Differences that do it together, of which none can be left out."""
    smallest: bool
    """Whether no smaller set does it; if not, smaller sets were not all tried."""


class LevelDifference(Model):
    """A level that is stated otherwise, or whose range is another."""

    name: str
    """The id of the factor, table or derived level."""
    label: str
    """What it is called."""
    audience: str | None
    """The audience; null where it is the same for all."""
    before: LevelRange
    """The level in the first case."""
    after: LevelRange
    """The level in the second case."""
    trace: Trace | None
    """What the change of a factor's stated level follows from; null where it was not traced."""


class OutcomeDifference(Model):
    """A determination for one audience that came out otherwise."""

    determination: str
    """The id of the determination."""
    label: str
    """What it is called."""
    audience: str | None
    """The audience; null where it is the same for all."""
    before: LevelRange
    """The level in the first case."""
    after: LevelRange
    """The level in the second case."""
    disposition_before: str
    """The disposition in the first case."""
    disposition_after: str
    """The disposition in the second case."""
    rule_before: str
    """The rule that matched in the first case."""
    rule_after: str
    """The rule that matched in the second case."""
    why_before: str
    """The reason that it gave."""
    why_after: str
    """The reason that it gives."""
    confidence_before: str
    """How far the evidence can be relied on in the first case."""
    confidence_after: str
    """How far the evidence can be relied on in the second case."""
    trace: Trace | None
    """What a changed level or disposition follows from; null where neither changed."""


Comparability = Literal["same edition", "other texts", "other edition"]
"""Whether two cases were answered against the same texts, or at least against one edition."""


class Comparison(Model):
    """Two cases side by side: what differs, and what that changes."""

    before: Compared
    """The first case."""
    after: Compared
    """The second case."""
    comparable: Comparability
    """Whether both were answered against the same texts, or other texts of the same edition."""
    statement: str
    """What can be compared, in a few sentences."""
    texts: tuple[TextDifference, ...]
    """The texts of the edition that are not the same."""
    answers: tuple[AnswerDifference, ...]
    """The answers that differ, in the order of the questions."""
    standings: tuple[AnswerDifference, ...]
    """Questions that stand otherwise though the same was said to them."""
    findings: tuple[FindingDifference, ...]
    """The findings that differ."""
    mitigations: tuple[MitigationDifference, ...]
    """The mitigations that differ; levels follow from those that are verified."""
    lists: tuple[ListDifference, ...]
    """The reference lists that differ at the two dates."""
    authorities: tuple[AuthorityDifference, ...]
    """The authorities in force for one of the cases alone."""
    levels: tuple[LevelDifference, ...]
    """The factors, tables and derived levels that differ."""
    outcomes: tuple[OutcomeDifference, ...]
    """The determinations that differ, for each audience."""
    only_before: tuple[str, ...]
    """The determinations, questions and factors that only the first edition has, by id."""
    only_after: tuple[str, ...]
    """The determinations, questions and factors that only the second edition has, by id."""
    mixtures: int
    """How many mixtures of the two cases were assessed to trace the changes."""
