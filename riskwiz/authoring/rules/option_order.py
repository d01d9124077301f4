"""Options with points stand from the least to the most concerning.

`at_least(question, "option")` asks for an option or one below it in the list, and screens and
memos show the options in that order. Points that fall on the way down the list contradict it.
Options of a `multi` question add up, so their order is free.
"""

from collections.abc import Iterator
from itertools import pairwise

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.question import ChoiceQuestion, GridQuestion

CODE = "RW208"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find options with fewer points than the option before them."""
    for one in draft.questions:
        if not isinstance(one.it, ChoiceQuestion | GridQuestion):
            continue
        for index, (before, after) in enumerate(pairwise(one.it.option), start=1):
            if before.points is None or after.points is None:
                continue
            if after.points < before.points:
                yield error(
                    CODE,
                    f"the option `{after.id}` has fewer points than `{before.id}` before it",
                    draft.value(one.spot / "option" / index / "points"),
                    help_="put the options in order, from the least to the most concerning",
                )
