"""A computed factor has a maximum, no questions of its own, and the audiences of what it reads.

`value` works a factor's points out from those of factors above it. `maximum` says what they are
divided by, as nothing else does. Questions that counted towards it would be lost; and where a
factor that it names is scored per audience, so is it.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW213"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find computed factors without a maximum, with items, or alike for audiences that differ."""
    if draft.methodology is None:
        return
    computed = {one.id for one in draft.methodology.factor if one.value is not None}
    split = {one.id for one in draft.methodology.factor if one.per_audience}
    for item in draft.scored:
        if item.factor in computed:
            yield error(
                CODE,
                f"`{item.id}` counts towards `{item.factor}`, which is computed",
                draft.value(item.points[0].spot),
                help_="name the factor that its points belong to",
            )
    for index, factor in enumerate(draft.methodology.factor):
        spot = draft.methodology_spot("factor", index)
        if factor.value is not None and factor.maximum is None:
            yield error(
                CODE,
                f"`{factor.id}` is computed, and has no `maximum`",
                draft.key(spot / "value"),
                help_="add the most points that it can have: maximum = 100",
            )
        expression = draft.compiled.expressions.get(("factor", factor.id))
        for name in expression.names if expression else ():
            if name.split(".")[0] in split and not factor.per_audience:
                yield error(
                    CODE,
                    f"`{name}` differs by audience, and `{factor.id}` does not",
                    draft.value(spot / "value"),
                    help_="add per_audience = true",
                )
