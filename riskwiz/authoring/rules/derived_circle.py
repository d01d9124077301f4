"""No derived value rests on itself.

A derived value may name others, but following them must come to an end.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.strata import Strata

CODE = "RW107"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find derived values that come back to themselves."""
    strata = Strata(draft)
    for one in draft.derived:
        expression = draft.compiled.expressions.get(("derived", one.it.id))
        if expression is None or one.it.id not in strata.behind(one.it.id):
            continue
        for name in expression.names:
            if name == one.it.id or one.it.id in strata.behind(name):
                yield error(
                    CODE,
                    f"`{one.it.id}` rests on itself",
                    draft.inside(one.spot / "value", expression.offsets[name], len(name)),
                    note=None if name == one.it.id else f"`{name}` comes back to it",
                )
                break
