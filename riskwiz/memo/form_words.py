"""How answers are written on a form on paper: letters of options, numbers and amounts."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from riskwiz.core.question import MoneyQuestion, NumberQuestion, Optioned, Question
from riskwiz.memo.phrasing import fraction, listed

_MINUS = "\u2212"
_PLACES = 12
"""Up to how many decimals a number is written as one; beyond, as a fraction."""
_RUN = 4
"""From how many letters in a row on they are written as `b to e`."""


class Unsaid(Exception):
    """Raised for what has no plain words."""


def letter(place: int) -> str:
    """Return the letter of an option on the form, by its place from 0: a to z, then aa."""
    first, last = divmod(place, 26)
    return (letter(first - 1) if first else "") + chr(ord("a") + last)


def number_words(number: Fraction) -> str:
    """Write a number as people do: `1,000,000`, `0.5`, `1/3`."""
    places = next((n for n in range(_PLACES + 1) if (number * 10**n).denominator == 1), None)
    if places is None:
        return fraction(number)
    whole, rest = divmod(int(abs(number) * 10**places), 10**places)
    decimals = f".{rest:0{places}d}" if places else ""
    return f"{_MINUS if number < 0 else ''}{whole:,}{decimals}"


def options(question: Question) -> tuple[Any, ...]:
    """Return the options of a question.

    Raises Unsaid where it has none.
    """
    if not isinstance(question, Optioned):
        raise Unsaid
    return question.option


def letters_of(question: Question, wanted: Callable[[str], bool]) -> str:
    """Name the options that are wanted by their letters: `b, c or e`, `b to e`.

    Raises Unsaid where none is wanted.
    """
    places = [place for place, one in enumerate(options(question)) if wanted(one.id)]
    if not places:
        raise Unsaid
    letters = [letter(place) for place in places]
    if len(places) >= _RUN and places[-1] - places[0] == len(places) - 1:
        return f"{letters[0]} to {letters[-1]}"
    return listed(letters, "or")


def amount(question: NumberQuestion | MoneyQuestion, figure: Fraction) -> str:
    """Write what a number answers, with its currency or unit."""
    number = number_words(figure)
    if isinstance(question, MoneyQuestion):
        return f"{question.currency} {number}"
    if question.kind == "percent":
        return f"{number} %"
    return f"{number} {question.unit}" if question.unit else number


def yes_or_no(holds: bool) -> str:
    """Say an answer to a yes-or-no question."""
    return "yes" if holds else "no"
