"""A floor names audiences only for a factor that is scored per audience.

Without levels per audience there is nothing that a floor for one audience could hold up.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW306"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find floors with audiences under factors that are the same for all."""
    if draft.methodology is None:
        return
    alike = {one.id for one in draft.methodology.factor if not one.per_audience}
    for one in draft.findings:
        floor = one.it.floor
        if floor is not None and floor.audiences and floor.factor in alike:
            yield error(
                CODE,
                f"`{floor.factor}` has one level for all audiences",
                draft.key(one.spot / "floor" / "audiences"),
                help_="take `audiences` out",
            )
