"""Only options of a `multi` question are exclusive.

Of a `choice` or a row of a `grid` one option is taken anyhow, so `exclusive` there means nothing
and most likely stands at the wrong question.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.question import ChoiceQuestion, GridQuestion

CODE = "RW209"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find exclusive options where only one can be chosen."""
    for one in draft.questions:
        if isinstance(one.it, ChoiceQuestion | GridQuestion):
            for index, option in enumerate(one.it.option):
                if option.exclusive:
                    yield error(
                        CODE,
                        f"only one option of `{one.it.id}` is chosen, so none is exclusive",
                        draft.key(one.spot / "option" / index / "exclusive"),
                        help_='take it out, or write kind = "multi"',
                    )
