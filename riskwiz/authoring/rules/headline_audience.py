"""A determination per audience names the audience of its headline, and no other determination does.

The headline gives the audience most at risk and the one that is always named, such as the general
public. A determination that is the same for all has nobody to name.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.levels import levelled, per_audience

CODE = "RW308"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find headlines where there are no audiences, and audiences without a headline."""
    if draft.methodology is None:
        return
    split = per_audience(draft.methodology)
    known = {one.id for one in levelled(draft.methodology)}
    for index, one in enumerate(draft.methodology.determination):
        spot = draft.methodology_spot("determination", index)
        if one.level not in known:
            continue
        if one.headline is not None and one.level not in split:
            yield error(
                CODE,
                f"`{one.level}` has one level for all audiences, so no audience heads it",
                draft.key(spot / "headline"),
                help_="take `headline` out",
            )
        if one.headline is None and one.level in split:
            yield error(
                CODE,
                f"`{one.level}` has a level per audience, and `headline` names none of them",
                draft.value(spot / "id"),
                help_='add headline = "…", the audience that is always named',
            )
