"""Only rules of a determination per audience ask about the audience.

A determination that is the same for all has no audience to compare, and no level that differs
from one audience to the next.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.levels import per_audience

CODE = "RW309"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find audiences, and levels per audience, in rules that are the same for all."""
    if draft.methodology is None:
        return
    split = per_audience(draft.methodology)
    levels = {one.id: one.level for one in draft.methodology.determination}
    for index, rule in enumerate(draft.methodology.rule):
        expression = draft.compiled.expressions.get(("rule", rule.id))
        level = levels.get(rule.determination)
        if expression is None or level is None or level in split:
            continue
        for name in expression.names:
            if name == "audience" or name in split:
                yield error(
                    CODE,
                    f"`{rule.determination}` is the same for all audiences, and `{name}` is not",
                    draft.inside(
                        draft.methodology_spot("rule", index, "when"),
                        expression.offsets[name],
                        len(name),
                    ),
                    help_="take it out",
                )
