"""What became of a result in many editions that differ a little: how often it stays."""

from riskwiz.core.authority import Citation
from riskwiz.core.model import Exact, Model


class Share(Model):
    """How many draws came to a level or disposition."""

    word: str
    """The level or disposition."""
    count: int
    """How many draws came to it."""
    share: Exact
    """The same as a share of all draws."""


class OutcomeRobustness(Model):
    """How often a determination stays what it is for one audience."""

    determination: str
    """The id of the determination."""
    audience: str | None
    """The audience; null where it is the same for all."""
    level: str
    """The level as it is stated."""
    level_kept: Exact
    """The share of the draws in which the level is the same."""
    levels: tuple[Share, ...]
    """The levels that the draws came to, the most frequent first."""
    disposition: str
    """The disposition as it is stated."""
    disposition_kept: Exact
    """The share of the draws in which the disposition is the same."""
    dispositions: tuple[Share, ...]
    """The dispositions that the draws came to, the most frequent first."""


class FactorRobustness(Model):
    """How often a factor stays at its level."""

    factor: str
    """The id of the factor."""
    audience: str | None
    """The audience; null where it is the same for all."""
    level: str
    """The level as it is stated."""
    level_kept: Exact
    """The share of the draws in which the level is the same."""
    levels: tuple[Share, ...]
    """The levels that the draws came to, the most frequent first."""


class RobustnessResult(Model):
    """What became of the result in many editions that differ a little from this one."""

    count: int
    """How many editions were drawn."""
    seed: int
    """Where the draws begin: the same seed gives the same draws."""
    spread_of_points: Exact
    """The share by which an item may weigh more or less."""
    spread_of_cut_points: Exact
    """How far a cut point may lie higher or lower, on the score of 100."""
    why: str | None
    """Why the spread is what it is, in the words of the methodology."""
    cites: tuple[Citation, ...]
    """The authorities behind it, as they are printed at the as-of date."""
    factors: tuple[FactorRobustness, ...]
    """How often each factor keeps its level."""
    outcomes: tuple[OutcomeRobustness, ...]
    """How often each determination keeps its level and disposition."""
