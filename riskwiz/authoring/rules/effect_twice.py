"""A mitigation holds a question or a derived value once.

Two effects of one mitigation on the same question would leave a reader to find out which counts.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.effects import effects
from riskwiz.authoring.spot import Spot

CODE = "RW217"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find second effects on the same question or derived value."""
    first: dict[tuple[str | int, str], Spot] = {}
    for spot, effect in effects(draft):
        key = (spot.location[1], effect.set)
        if key in first:
            yield error(
                CODE,
                f"`{effect.set}` is held twice by this mitigation",
                draft.value(spot / "set"),
                help_="keep one; a grid takes all its audiences in one: { staff = …, public = … }",
                note=f"the first: {draft.line(first[key] / 'set', spot.path)}",
            )
        first.setdefault(key, spot)
