"""Which open questions would settle a determination."""

from riskwiz.core.analysis.measure import AnswerWords
from riskwiz.core.model import Model


class SettlingSet(Model):
    """Answers after which nothing that is still open can change a determination."""

    answers: tuple[AnswerWords, ...]
    """The questions, with answers that settle it."""
    level: str
    """The level at which they settle it."""
    disposition: str
    """The disposition at which they settle it."""


class Settling(Model):
    """What would settle a determination for one audience: its level and what follows."""

    determination: str
    """The id of the determination."""
    label: str
    """What it is called, with the audience where it has one."""
    audience: str | None
    """The audience; null where it is the same for all."""
    settled: bool
    """Whether nothing that is open can change it already."""
    sets: tuple[SettlingSet, ...]
    """The smallest sets of open questions of which some answers settle it.

    Each is as small as any; one way to settle it is given for each set of questions.
    """
    searched: int
    """Up to how many questions at once every set was tried."""
    exhaustive: bool
    """Whether no set as small was missed.

    If not, the search came to its bound, only telling answers to a question were tried, or the
    range after some answers may be wider than it need be.
    """
    whatever: tuple[AnswerWords, ...]
    """The questions that settle it together, whatever is answered; their answers as they stand."""
    whatever_least: bool
    """Whether each of them is needed for that; if not, fewer of them might do."""
    note: str
    """What this says, in a sentence or two."""


class SettlingSets(Model):
    """What would settle each determination, for each audience."""

    determinations: tuple[Settling, ...]
    """One for each determination and audience."""
    bound: int
    """How many combinations of answers are tried at most for each."""
