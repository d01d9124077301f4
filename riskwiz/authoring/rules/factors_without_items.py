"""Something counts towards every factor.

A factor without scored questions has the score 0 whatever is answered, and every level that
follows from it says nothing.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW212"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find factors towards which nothing counts."""
    if draft.methodology is None:
        return
    used = {item.factor for item in draft.scored if any(one.points for one in item.points)}
    if used - {factor.id for factor in draft.methodology.factor} - {None}:
        return  # a misspelt factor may be the one that lacks items
    for index, factor in enumerate(draft.methodology.factor):
        if factor.id not in used and factor.value is None:
            yield error(
                CODE,
                f"no question or derived number gives points to `{factor.id}`",
                draft.value(draft.methodology_spot("factor", index, "id")),
                help_="add scored questions with this factor, or take the factor out",
            )
