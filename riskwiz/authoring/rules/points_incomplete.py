"""All options of a question have points, or none has.

An option without points beside options with points would count as 0 without anybody having said
so. Write `points = 0` where 0 is meant.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.question import ChoiceQuestion, GridQuestion, MultiQuestion

CODE = "RW202"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find options without points beside options with points."""
    for one in draft.questions:
        if not isinstance(one.it, ChoiceQuestion | GridQuestion | MultiQuestion):
            continue
        if all(option.points is None for option in one.it.option):
            continue
        for index, option in enumerate(one.it.option):
            if option.points is None:
                yield error(
                    CODE,
                    f"the option `{option.id}` has no points; other options of `{one.it.id}` have",
                    draft.value(one.spot / "option" / index / "id"),
                    help_="write points = 0 if that is meant",
                )
