"""How questions stand on a path: asked or not, known or not, and whose knowledge counts."""

from enum import Enum

from riskwiz.core.answer import Answer, State
from riskwiz.core.question import Question
from riskwiz.core.value import Objection, read


class Truth(Enum):
    """The three values of a condition."""

    TRUE = "true"
    FALSE = "false"
    NOT_YET = "not yet known"


class View(Enum):
    """Whose knowledge counts.

    The record takes what was said as it was said. The range takes everything that is not known
    (unanswered, unknown or withheld) as still able to become anything, so that what it holds
    true or false holds however the open answers come out.
    """

    RECORD = "record"
    RANGE = "range"


class Standing(Enum):
    """How a question, or one row of a grid, stands in a case."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "not applicable"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    NOT_ASKED = "not asked"
    NOT_YET_ASKED = "behind an open question"


OPEN = frozenset({Standing.UNANSWERED, Standing.UNKNOWN, Standing.WITHHELD})
"""Asked, and not known: what a later answer can still change."""

NOTHING_TO_SCORE = frozenset({Standing.NOT_ASKED, Standing.NOT_APPLICABLE})
"""Where a question adds no points, whatever is still open."""

_STANDINGS = {
    State.UNKNOWN: Standing.UNKNOWN,
    State.WITHHELD: Standing.WITHHELD,
    State.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
}


def standing_if_asked(question: Question, answer: Answer) -> Standing:
    """Say how a question stands where it applies, given what was said to it."""
    given = answer.given
    if given is None:
        return Standing.UNANSWERED
    if given.state is State.NOT_APPLICABLE and not question.may_not_apply:
        return Standing.UNANSWERED
    if given.value is not None:
        valid = not isinstance(read(question, given.value), Objection)
        return Standing.ANSWERED if valid else Standing.UNANSWERED
    return _STANDINGS[given.state]


def both(one: Truth, other: Truth) -> Truth:
    """Return whether two conditions hold together."""
    if Truth.FALSE in (one, other):
        return Truth.FALSE
    return Truth.NOT_YET if Truth.NOT_YET in (one, other) else Truth.TRUE
