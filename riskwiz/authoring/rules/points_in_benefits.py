"""Nothing in a benefits section carries points.

Benefits and advocacy are recorded in full and stand outside every determination. Points there
would carry them into a score. Take the points out, or move the question to another section.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW203"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find scored questions in benefits sections."""
    benefits = {one.it.id for one in draft.questions if one.section.benefits}
    for item in draft.scored:
        if item.id in benefits and item.points:
            yield error(
                CODE,
                f"`{item.id}` has points, but it stands in a benefits section",
                draft.value(item.points[0].spot),
                help_="take the points out; benefits enter no score",
            )
