"""Words that an expression looks up are there: options, levels and lists.

`at_least(question, "option")` needs an option of that question, `at_least(risk, "high")` a level
of its scale, and `listed(country, "list")` a list of a reference file. A derived level gives a
level of its scale.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.expression_problems import consequence, problems
from riskwiz.core.value import nearest

CODE = "RW114"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find words between quotes that are not among those that could stand there."""
    for one in problems(draft):
        if one.is_unknown_word:
            words = list(one.problem.expected)
            meant = nearest(one.problem.name or "", words)
            yield error(
                CODE,
                one.problem.message,
                draft.inside(one.spot, one.offset, one.length),
                help_=f'did you mean "{meant}"?' if meant else f"write one of: {', '.join(words)}",
                note=consequence(one.site),
            )
