"""Answers as the memo groups them: by question, section and questionnaire, and by status."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from riskwiz.core.assessment import Assessment
from riskwiz.core.enclosure import AnswerResult, LinkResult
from riskwiz.core.evidence import Status


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with its answer, or with one answer a row of its grid."""

    first: AnswerResult
    rows: tuple[AnswerResult, ...]


@dataclass(frozen=True, slots=True)
class AnsweredSection:
    """A section with the questions of it that apply."""

    title: str
    benefits: bool
    questions: tuple[AnsweredQuestion, ...]


@dataclass(frozen=True, slots=True)
class AnsweredQuestionnaire:
    """A questionnaire with the sections of it that apply."""

    title: str
    version: str | None
    sections: tuple[AnsweredSection, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A question's answers, with the evidence for each that has one and the same status."""

    question: str
    ask: str
    rows: tuple[tuple[AnswerResult, tuple[LinkResult, ...]], ...]


def answered(assessment: Assessment) -> tuple[AnsweredQuestionnaire, ...]:
    """Return every question that applies, by questionnaire and section."""
    titles = {one.id: one for one in assessment.questionnaires}
    sections = {one.id: one.title for one in assessment.sections}
    return tuple(
        AnsweredQuestionnaire(
            title=titles[questionnaire].title,
            version=titles[questionnaire].version,
            sections=tuple(
                _section(sections[section], tuple(inside))
                for section, inside in groupby(answers, key=lambda a: a.section)
            ),
        )
        for questionnaire, answers in groupby(assessment.answers, key=lambda a: a.questionnaire)
    )


def _section(title: str, answers: tuple[AnswerResult, ...]) -> AnsweredSection:
    return AnsweredSection(title, answers[0].benefits, by_question(answers))


def by_question(answers: Iterable[AnswerResult]) -> tuple[AnsweredQuestion, ...]:
    """Return the questions of some answers, the rows of a grid together."""
    grouped = (tuple(same) for _, same in groupby(answers, key=lambda a: a.question))
    return tuple(AnsweredQuestion(rows[0], rows) for rows in grouped)


def facts(answers: list[AnswerResult], status: Status) -> Iterator[Fact]:
    """Yield the questions of some answers that have evidence of one status, with that evidence."""
    for question in by_question(answers):
        linked = [
            (a, tuple(e for e in a.evidence if e.link.status is status)) for a in question.rows
        ]
        rows = tuple((answer, links) for answer, links in linked if links)
        if rows:
            yield Fact(question.first.question, question.first.ask, rows)
