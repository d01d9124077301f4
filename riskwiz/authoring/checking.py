"""Everything that can be said about an edition: what loading finds, and what takes a search.

Loading is done with every case that is opened, so the proofs are left to `riskwiz check`.
"""

from collections.abc import Mapping

from riskwiz.authoring.diagnostic import Diagnostic, in_order, stops
from riskwiz.authoring.loading import read_edition
from riskwiz.authoring.proofs import proven
from riskwiz.authoring.silences import silenced


def check_edition(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with an edition, without the warnings that are silenced.

    The proofs wait until nothing is an error, as they would follow from it.
    """
    draft, found = read_edition(texts)
    if draft is not None and not stops(found):
        found = (*found, *proven(draft))
    return in_order(silenced(found, {} if draft is None else texts))
