"""The smallest number allowed is not above the largest.

With `min` above `max` no answer could be given. A percentage stays between 0 and 100.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.question import MoneyQuestion, NumberQuestion

CODE = "RW210"
_WHOLE = 100


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find limits that leave no number between them, and percentages past their ends."""
    for one in draft.questions:
        if not isinstance(one.it, NumberQuestion | MoneyQuestion):
            continue
        low, high = one.it.min, one.it.max
        if low is not None and high is not None and low > high:
            yield error(
                CODE,
                f"no number is at least {low} and at most {high}",
                draft.value(one.spot / "max"),
                help_="exchange `min` and `max`",
            )
        if one.it.kind == "percent":
            for key, limit in (("min", low), ("max", high)):
                if limit is not None and not 0 <= limit <= _WHOLE:
                    yield error(
                        CODE, f"{limit} is no percentage from 0 to 100", draft.value(one.spot / key)
                    )
