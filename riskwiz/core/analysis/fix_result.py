"""Which mitigations bring a level or disposition down to a target."""

from typing import Literal

from riskwiz.core.analysis.measure import Measure
from riskwiz.core.model import Model


class Target(Model):
    """A level or disposition that is to be reached, or one below it."""

    kind: Literal["determination", "disposition"]
    """Whether it is the level of a determination, or what follows."""
    id: str
    """The id of the determination."""
    audience: str | None = None
    """The audience; null where the determination is the same for all."""
    target: str
    """The id of the level or disposition."""


class FixSet(Model):
    """Mitigations that reach a target together, of which none can be left out."""

    mitigations: tuple[str, ...]
    """The ids of the mitigations; those that are verified are taken as kept as well."""
    labels: tuple[str, ...]
    """What they are called."""
    reaches: str
    """The id of the level or disposition that they lead to."""


class Fix(Model):
    """What reaches a target, for one level or disposition."""

    measure: Measure
    """The level of a determination, or its disposition."""
    target: str
    """The id of the level or disposition that is to be reached, or one below it."""
    stages: dict[str, str]
    """What it is with no mitigation, and with those verified, agreed, and proposed."""
    reached: bool
    """Whether it is reached as the case stands, with the mitigations that are verified."""
    sets: tuple[FixSet, ...]
    """Every minimal set of further mitigations that reaches it, the smallest first."""
    with_all: str
    """What it is with every mitigation of the edition."""
    held_up: str | None
    """What keeps it above the target with every mitigation kept, in sentences; null where nothing
    does."""
    exhaustive: bool
    """Whether the sets given are all that there are; if not, the search came to its bound."""
    tried: int
    """How many sets of mitigations were tried."""
    why: str
    """What this says, in a sentence; where nothing reaches the target, the reason."""


class Fixes(Model):
    """What would fix each of some targets."""

    fixes: tuple[Fix, ...]
    """One for each target and audience."""
    bound: int
    """How many sets of mitigations are tried at most for each."""
