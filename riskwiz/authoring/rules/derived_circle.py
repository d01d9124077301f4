"""No derived value rests on itself.

A derived value may name others, but following them must come to an end, and after no more than
fifty of them.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.strata import Strata

CODE = "RW107"

DEEPEST = 50
"""How many derived values may rest on one another in a row."""


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find derived values that come back to themselves, or rest on too many in a row."""
    strata = Strata(draft)
    for one in draft.derived:
        expression = draft.compiled.expressions.get(("derived", one.it.id))
        if expression is None:
            continue
        circle = strata.circle(one.it.id)
        name = next((name for name in expression.names if name in circle), None)
        if name is not None:
            yield error(
                CODE,
                f"`{one.it.id}` rests on itself",
                draft.inside(one.spot / "value", expression.offsets[name], len(name)),
                help_="let one of them rest on answers alone",
                note=None if name == one.it.id else f"`{name}` comes back to it",
            )
        elif strata.depth(one.it.id) == DEEPEST + 1:
            yield error(
                CODE,
                f"`{one.it.id}` rests on more than {DEEPEST} derived values in a row",
                draft.value(one.spot / "value"),
                help_="say more of it in one expression",
            )
