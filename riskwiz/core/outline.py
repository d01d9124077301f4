"""The outline of an interview: questionnaires, sections and questions that apply, with progress."""

from dataclasses import dataclass

from riskwiz.core.answer import Key
from riskwiz.core.edition import Edition
from riskwiz.core.path import Path, Standing, Truth
from riskwiz.core.question import Question
from riskwiz.core.questionnaire import Section


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


def outline(edition: Edition, record: Path) -> tuple[QuestionnaireLine, ...]:
    """Return the questionnaires with the sections and questions that apply."""
    return tuple(
        QuestionnaireLine(
            id=one.id,
            title=one.questionnaire.title,
            sections=tuple(
                found
                for found in (_section_line(edition, record, section) for section in one.section)
                if found.questions
            ),
        )
        for one in edition.questionnaires
    )


def question_line(edition: Edition, record: Path, question: Question) -> QuestionLine:
    """Say how a question stands, row by row for a grid."""
    rows = edition.rows(question)
    return QuestionLine(question, tuple(record.standing(Key(question.id, row)) for row in rows))


def _section_line(edition: Edition, record: Path, section: Section) -> SectionLine:
    applying = [q for q in section.question if record.asked[q.id] is Truth.TRUE]
    return SectionLine(section, tuple(question_line(edition, record, q) for q in applying))
