"""A question says how to find out the answer.

Assessors answer better when `help` says where to look and what decides. A warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.draft import Draft

CODE = "RW401"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find questions without help."""
    for one in draft.questions:
        if one.it.help is None:
            yield warning(
                CODE,
                f"`{one.it.id}` does not say how to find out",
                draft.key(one.spot / "id"),
                help_='add help = "…"',
            )
