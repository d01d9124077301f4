"""Every authority is cited somewhere.

An authority that nothing cites is printed nowhere. Either a cite is missing, or it can go. A
warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.cites import cites
from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.authority import split

CODE = "RW403"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find authorities that no cite names."""
    cited = {split(cite)[0] for cite, _ in cites(draft)}
    for path, reference in draft.references.items():
        for name in reference.authorities:
            if name not in cited:
                yield warning(
                    CODE,
                    f"nothing cites the authority `{name}`",
                    draft.key(Spot(path, ("authorities", name))),
                    help_="cite it where it counts, or take it out",
                )
