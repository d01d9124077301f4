"""Analysing a case as a whole."""

from riskwiz import __version__
from riskwiz.core.analysis.analysis_result import Analysis
from riskwiz.core.analysis.chain import chain_of
from riskwiz.core.analysis.drivers import drivers
from riskwiz.core.analysis.fixes import fixes
from riskwiz.core.analysis.flips import flips
from riskwiz.core.analysis.open_questions import open_questions
from riskwiz.core.analysis.ranges import ranges
from riskwiz.core.analysis.robustness import robustness
from riskwiz.core.analysis.sensitivity import sensitivity
from riskwiz.core.analysis.settling import settling_sets
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition


def analyse(edition: Edition, case: Case) -> Analysis:
    """Analyse a case under its edition.

    Raises EditionFault where an expression of the edition fails on these answers.
    """
    chain = chain_of(edition, case)
    return Analysis(
        riskwiz=__version__,
        case=case.id,
        subject=case.subject,
        as_of=case.as_of,
        edition=case.edition,
        ranges=ranges(edition, case),
        open_questions=open_questions(edition, case),
        settling=settling_sets(edition, case),
        drivers=drivers(chain),
        flips=flips(edition, case),
        robustness=robustness(chain),
        sensitivity=sensitivity(chain),
        fixes=fixes(edition, case),
    )
