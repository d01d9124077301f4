"""Points count towards a factor.

A scored question takes its factor from itself, its section or its questionnaire. Without one its
points would be lost.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW204"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find scored items without a factor."""
    benefits = {one.it.id for one in draft.questions if one.section.benefits}
    for item in draft.scored:
        if item.factor is None and item.id not in benefits:
            yield error(
                CODE,
                f"`{item.id}` has points, but no factor",
                draft.value(item.points[0].spot),
                help_="add `factor` to it, to its section or to its questionnaire",
            )
