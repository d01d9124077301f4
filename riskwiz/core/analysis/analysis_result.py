"""The whole analysis of a case, as one frozen value that is printed, drawn or given on."""

import datetime as dt

from riskwiz.core.analysis.drivers import Drivers
from riskwiz.core.analysis.robustness_result import RobustnessResult
from riskwiz.core.analysis.sensitivity import CutPointReach
from riskwiz.core.edition_reference import EditionReference
from riskwiz.core.event import Subject
from riskwiz.core.model import Model


class Analysis(Model):
    """What no score says by itself about a case."""

    riskwiz: str
    """The version of riskwiz that made the analysis."""
    case: str
    """The id of the case."""
    subject: Subject
    """The company, product or app that is assessed."""
    as_of: dt.date
    """The day as of which it is assessed."""
    edition: EditionReference
    """The edition that was answered, with the hash of every text."""
    drivers: Drivers
    """What drives the result: what hangs on each item, and on each finding."""
    robustness: RobustnessResult | None
    """How often the result stays under editions that differ a little; null where the methodology
    does not say by how much."""
    sensitivity: tuple[CutPointReach, ...]
    """How far each cut point can move without making a disposition another."""
