"""Finding words in a case: in its questions, in what was answered, and in its evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from riskwiz.core.answer import Answer, Key
from riskwiz.core.interview import Interview
from riskwiz.core.register import said


class Place(StrEnum):
    """Where words were found."""

    QUESTION = "question"
    ANSWER = "answer"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class Entry:
    """Something that words can be found in, and the question that it leads to."""

    place: Place
    key: Key | None
    """The question; None for evidence on which no answer rests."""
    text: str
    """What is shown: the question, the answer in words, or the source."""
    words: str
    """What is searched, in one case."""


def entries(interview: Interview) -> tuple[Entry, ...]:
    """Return all that words can be found in: questions that apply, answers, evidence."""
    return (*_questions(interview), *_answers(interview), *_evidence(interview))


def find(among: Iterable[Entry], wanted: str) -> tuple[Entry, ...]:
    """Return the entries that hold every wanted word, in their order."""
    words = wanted.casefold().split()
    return tuple(one for one in among if all(word in one.words for word in words))


def _questions(interview: Interview) -> Iterator[Entry]:
    first: dict[str, Key] = {}
    for key in interview.path:
        first.setdefault(key.question, key)
    for key in first.values():
        question = interview.edition.questions[key.question]
        short = question.short or ""
        searched = f"{question.ask} {short} {question.id} {question.id.replace('_', ' ')}"
        yield Entry(Place.QUESTION, key, question.ask, searched.casefold())


def _answers(interview: Interview) -> Iterator[Entry]:
    edition = interview.edition
    for key in interview.path:
        answer = interview.case.answer(key)
        if answer.given is None and not answer.note:
            continue
        words = said(edition, edition.questions[key.question], answer)
        if answer.given is not None and answer.given.reason:
            words = f"{words}: {answer.given.reason}"
        note = f" · {answer.note}" if answer.note else ""
        searched = f"{words} {note} {_cells(answer)}"
        yield Entry(Place.ANSWER, key, f"{words}{note}", searched.casefold())


def _cells(answer: Answer) -> str:
    """Return what stands in the rows of a table answer."""
    value = answer.given.value if answer.given else None
    rows = value if isinstance(value, tuple) else ()
    return " ".join(str(c) for row in rows if isinstance(row, dict) for c in row.values())


def rests_on(interview: Interview) -> dict[str, Key]:
    """Return the first answer that rests on each source, by the source's id."""
    used: dict[str, Key] = {}
    for key in interview.path:
        for link in interview.case.answer(key).links:
            used.setdefault(link.evidence, key)
    return used


def _evidence(interview: Interview) -> Iterator[Entry]:
    used = rests_on(interview)
    for one in interview.case.evidence.values():
        date = f", {one.date}" if one.date else ""
        text = f"{one.title} ({one.publisher}{date})"
        searched = f"{text} {one.url or ''} {one.file or ''} {one.note or ''} {one.id}"
        yield Entry(Place.EVIDENCE, used.get(one.id), text, searched.casefold())
