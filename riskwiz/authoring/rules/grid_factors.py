"""A scored grid belongs to a factor that is scored per audience.

A grid has a row for each audience, so its points belong to one audience at a time.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.item import maximum
from riskwiz.core.question import GridQuestion

CODE = "RW205"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find scored grids whose factor is the same for all audiences."""
    if draft.methodology is None:
        return
    alike = {one.id for one in draft.methodology.factor if not one.per_audience}
    for one in draft.questions:
        if isinstance(one.it, GridQuestion) and maximum(one.it) and one.factor in alike:
            yield error(
                CODE,
                f"the grid `{one.it.id}` counts towards `{one.factor}`, which is not per audience",
                draft.value(one.spot / ("factor" if one.it.factor else "id")),
                help_="name a factor with per_audience = true",
            )
