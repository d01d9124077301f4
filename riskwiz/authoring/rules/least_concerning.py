"""The least concerning answer of a scored item has 0 points.

A score is a share of the points that an item could give. If even the best answer gave points, no
subject could ever score 0, and the level would say less about the subject than about the
questionnaire. Take the smallest number of points off every option or band of the item.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW201"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find items of which every answer costs points."""
    for item in draft.scored:
        least = min(item.points, key=lambda one: one.points, default=None)
        if least is not None and least.points > 0:
            yield error(
                CODE,
                f"every answer to `{item.id}` has points; the least concerning must have 0",
                draft.value(least.spot),
                help_=f"take {least.points} off each",
            )
