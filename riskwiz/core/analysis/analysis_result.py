"""The whole analysis of a case, as one frozen value that is printed, drawn or given on."""

import datetime as dt

from riskwiz.core.analysis.drivers import Drivers
from riskwiz.core.analysis.fix_result import Fixes
from riskwiz.core.analysis.flip_result import Flips
from riskwiz.core.analysis.open_result import OpenQuestions
from riskwiz.core.analysis.range_result import Ranges
from riskwiz.core.analysis.robustness_result import RobustnessResult
from riskwiz.core.analysis.sensitivity import CutPointReach
from riskwiz.core.analysis.settling_result import SettlingSets
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
    ranges: Ranges
    """How sure: what every score, level and disposition is, and what it could still be."""
    open_questions: OpenQuestions
    """What could still change it: the open questions, the one that matters most first."""
    settling: SettlingSets
    """Which open questions would settle each determination."""
    drivers: Drivers
    """What drives the result: what hangs on each item, and on each finding."""
    flips: Flips
    """What would flip it: the fewest answers whose change moves a level or a disposition."""
    robustness: RobustnessResult | None
    """How often the result stays under editions that differ a little; null where the methodology
    does not say by how much."""
    sensitivity: tuple[CutPointReach, ...]
    """How far each cut point can move without making a disposition another."""
    fixes: Fixes
    """What would fix it: the least sets of mitigations that bring a level or disposition down."""
