"""The shipped edition asks in plain words.

The measure is the Flesch-Kincaid grade, which counts words to a sentence and syllables to a word
and is what plain-language rules of the United States use. It is taken over a question with its
help, as an assessor reads them together: a single line is too short for it. The library counts
no syllable in words such as "the"; here every word has at least one.
"""

import re
from statistics import median

import readability  # type: ignore[import-untyped]  # it has no stubs

from riskwiz.core.question import Question
from tests.shipped.edition import questions, shipped

_SENTENCE_ENDS = re.compile(r"(?<=[.?!:])\s+")
_WORD = re.compile(r"[\w'%-]+")
_syllables = readability.LANGDATA["en"]["syllables"]
_LEADING = re.compile(
    r"\b(surely|clearly|obviously|of course|merely|so-called|isn't|doesn't|don't you)\b",
    re.IGNORECASE,
)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text."""
    sentences = [_WORD.findall(one) for one in _SENTENCE_ENDS.split(text)]
    words = [word for one in sentences for word in one]
    syllables = sum(max(1, _syllables(word.lower())) for word in words)
    kincaid: float = readability.KincaidGradeLevel(
        syllables, len(words), sum(1 for one in sentences if one)
    )
    return kincaid


def _asked(question: Question) -> str:
    return f"{question.ask} {question.help or ''}"


def test_the_measure_is_the_published_one() -> None:
    """Ten words of eleven syllables in two sentences: 0.39 x 10 / 2 + 11.8 x 11 / 10 - 15.59."""
    assert round(grade("The cat sat on the mat. It is a pity."), 2) == -0.66


def test_every_question_can_be_read_with_twelve_years_of_school() -> None:
    """No question with its help is above grade 12."""
    hard = {one.id: round(grade(_asked(one)), 1) for one in questions() if grade(_asked(one)) > 12}

    assert hard == {}


def test_most_questions_can_be_read_with_eight_years_of_school() -> None:
    """The median question is at grade 8 or below."""
    assert median(grade(_asked(one)) for one in questions()) <= 8


def test_every_question_says_how_to_find_out() -> None:
    """A question without help leaves the assessor alone with it."""
    assert [one.id for one in questions() if not one.help] == []


def test_questions_ask_and_do_not_lead() -> None:
    """Each ends with a question mark, or is an order to list; none suggests its answer."""
    assert [one.ask for one in questions() if one.ask[-1] != "?" and one.kind != "table"] == []
    assert [one.ask for one in questions() if _LEADING.search(one.ask)] == []


def test_there_are_at_least_a_hundred_and_twenty_questions() -> None:
    """Ownership, data access and harm together."""
    assert len(shipped().questions) >= 120
