"""How a mitigation stands in a case, and the stages at which mitigations are taken as kept."""

import datetime as dt
from typing import Literal

from riskwiz.core.model import Line, Model, Prose

MitigationState = Literal["proposed", "agreed", "verified"]
"""How far a mitigation has come."""

StageName = Literal["none", "verified", "agreed", "proposed"]
"""Which mitigations are taken as kept: each stage adds to the one before."""


class MitigationRecord(Model):
    """How a mitigation stands in a case."""

    state: MitigationState
    """Whether it is proposed, agreed, or verified to be kept."""
    due: dt.date | None = None
    """The day by which it is to be kept; null for a standing one."""
    by: Line | None = None
    """Who verified it, or whose word it is."""
    note: Prose | None = None
    """Anything else that a reader should know."""
