"""Open questions in the order in which it pays to ask them."""

from riskwiz.core.analysis.measure import Measure
from riskwiz.core.model import Exact, Model


class Move(Model):
    """How far the answers to one question can move a level or disposition, all else as it is."""

    measure: Measure
    """What moves."""
    stated: str
    """The id of the level or disposition as it is stated."""
    low: str
    """The lowest that an answer leads to."""
    high: str
    """The highest that an answer leads to."""
    down: int
    """By how many steps the lowest is below the one stated."""
    up: int
    """By how many steps the highest is above the one stated."""
    low_answer: str | None
    """An answer that leads to the lowest, in words; null where none leads down."""
    high_answer: str | None
    """An answer that leads to the highest, in words; null where none leads up."""


class Narrowing(Model):
    """A range that an answer to one question can make narrower."""

    measure: Measure
    """What has the range."""
    low: str
    """The lowest that it could still be."""
    high: str
    """The highest that it could still be."""
    narrowest_low: str
    """The lowest that it could still be after the answer that narrows it most."""
    narrowest_high: str
    """The highest that it could still be after that answer."""


class OpenQuestion(Model):
    """An open question, and what its answers can change."""

    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    ask: str
    """The question, as it is asked."""
    standing: str
    """Whether it is unanswered, unknown or withheld."""
    required: bool
    """Whether the memo stays a draft until it is answered."""
    moves: tuple[Move, ...]
    """What its answers move by themselves, determinations and dispositions first."""
    narrows: tuple[Narrowing, ...]
    """The ranges that an answer to it makes narrower."""
    points: Exact
    """The most by which its answers differ in the score of 100 of any factor."""
    could_move: tuple[Measure, ...]
    """What it can move or narrow, or has points for while what else is open can still move it."""
    tried: int
    """How many answers to it were tried."""
    exhaustive: bool
    """Whether these stand for every answer; of figures, dates and tables telling ones are tried."""
    faults: tuple[str, ...]
    """What is wrong with the edition under some of its answers, in sentences."""
    why: str
    """What it can change, in a sentence."""

    @property
    def steps(self) -> int:
        """The most steps by which its answers move anything."""
        return max((max(one.up, one.down) for one in self.moves), default=0)


class OpenQuestions(Model):
    """The open questions: first those that move something, then by how far."""

    questions: tuple[OpenQuestion, ...]
    """Every question and row that is asked and not known, the one that matters most first."""
    note: str
    """What was looked at, in a sentence or two."""

    @property
    def ask_next(self) -> tuple[OpenQuestion, ...]:
        """The three that matter most; none that can change nothing.

        Of a grid the row that matters most speaks: one looks for its rows together.
        """
        firsts: dict[str, OpenQuestion] = {}
        for one in self.questions:
            if one.could_move:
                firsts.setdefault(one.question, one)
        return tuple(firsts.values())[:3]
