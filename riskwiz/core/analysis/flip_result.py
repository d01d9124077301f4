"""Which answers a determination hangs on: the smallest changes that move it."""

from typing import Literal

from riskwiz.core.analysis.measure import Measure
from riskwiz.core.model import Model


class Change(Model):
    """An answer that is changed."""

    question: str
    """The id of the question."""
    row: str | None
    """The audience of a grid's row; null for other questions."""
    ask: str
    """The question, as it is asked."""
    was: str
    """What was said to it, in words."""
    becomes: str
    """The answer that it is changed to, in words."""


class FlipSet(Model):
    """Answers that move a determination or disposition when they are changed together."""

    changes: tuple[Change, ...]
    """The answers that are changed; none of them can be left out."""
    becomes: str
    """The id of the level or disposition that follows."""


class Flip(Model):
    """The smallest sets of answers whose change moves a level or disposition one way."""

    measure: Measure
    """The level of a determination, or its disposition."""
    direction: Literal["up", "down"]
    """Which way it moves: by one step or more."""
    stated: str
    """The id of the level or disposition as it is stated."""
    sets: tuple[FlipSet, ...]
    """The smallest sets, all of one size; one change of answers is given for each."""
    searched: int
    """Up to how many answers at once every set was tried."""
    exhaustive: bool
    """Whether no set of the size given, and no smaller one, was missed."""
    note: str
    """What this says, in a sentence."""


class Flips(Model):
    """What would flip each determination and disposition, up and down."""

    flips: tuple[Flip, ...]
    """Both directions of each, where there is a step left to move to."""
    most: int
    """How many answers are changed together at most."""
    bound: int
    """How many sets of answers are tried at most for each."""
