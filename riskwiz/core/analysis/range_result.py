"""What a case is and could still be: every score, level and disposition with its two ends."""

from riskwiz.core.analysis.measure import Measure
from riskwiz.core.model import Exact, Model


class MeasureRange(Model):
    """A level or disposition as it is stated, and the two ends that it could still come to."""

    measure: Measure
    """What has the range."""
    stated: str
    """The id of the level or disposition as it is stated."""
    low: str
    """The lowest that it could still be."""
    high: str
    """The highest that it could still be."""
    sharp: bool
    """Whether some way of answering leads to each end; if not, it is only sure not to be wider."""

    @property
    def certain(self) -> bool:
        """Whether nothing that is open can change it."""
        return self.low == self.high


class ScoreRange(Model):
    """The score of a factor as it is stated, and the two ends that it could still come to."""

    factor: str
    """The id of the factor."""
    label: str
    """What it is called, with the audience where it has one."""
    audience: str | None
    """The audience; null where it is the same for all."""
    stated: Exact
    """The score of 100 as it is stated."""
    low: Exact
    """The lowest score of 100 that it could still be."""
    high: Exact
    """The highest score of 100 that it could still be."""
    sharp: bool
    """Whether some way of answering leads to each end; if not, it is only sure not to be wider."""


class Ranges(Model):
    """What is, and what could still be, over all ways to say something to every open question.

    Every range is sound: nothing that can still be said leads outside it. It is sharp where each
    end is reached by some way of answering that the skip logic allows. Ends are looked for over
    all combinations of the answers that open questions, find or derive something, as long as
    there are no more than `bound` of them.
    """

    scores: tuple[ScoreRange, ...]
    """The factors' scores."""
    measures: tuple[MeasureRange, ...]
    """The levels of factors, derived values, tables and determinations, and the dispositions."""
    open: int
    """How many questions and rows are asked and not known."""
    combinations: int
    """How many combinations were tried."""
    bound: int
    """How many combinations are tried at most."""
    exhaustive: bool
    """Whether every combination was tried that could matter."""
    faults: tuple[str, ...]
    """What is wrong with the edition under some of the answers, in sentences."""
    note: str
    """How these ranges came about, in a sentence or two."""

    @property
    def sharp(self) -> bool:
        """Whether every range is sharp."""
        ends = [one.sharp for one in self.scores] + [one.sharp for one in self.measures]
        return all(ends)
