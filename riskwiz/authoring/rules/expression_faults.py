"""An expression can be understood.

Expressions are written in CEL: `==`, `!=`, `&&`, `||`, `!`, `in`, `at_least(…)`, `listed(…)`. Text
stands between quotes, decimals have a point (`20.0`), and text is never compared with `<`.
"""

import re
from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.expression_problems import PlacedProblem, consequence, problems
from riskwiz.core.edition import STATES
from riskwiz.core.value import nearest

CODE = "RW104"
_SELECTED = re.compile(r"([a-z][a-z0-9_]*)\.(\w+)")


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find expressions that do not compile, each by its first mistake."""
    seen: set[tuple[str, str]] = set()
    for one in problems(draft):
        known = one.is_unknown_name or one.is_unknown_column or one.is_unknown_word
        if known or one.site.place in seen:
            continue  # other rules say so
        seen.add(one.site.place)
        message, help_ = _plain(one)
        yield error(
            CODE,
            f"`{one.site.location[-1]}` cannot be understood: {message}",
            draft.inside(one.spot, one.offset, one.length),
            help_=help_,
            note=consequence(one.site),
        )


def _plain(one: PlacedProblem) -> tuple[str, str | None]:
    """Return what is wrong, and what to do, in words that name nothing of the runtime's."""
    source = one.site.source
    selected = next((m for m in _SELECTED.finditer(source) if m.end(1) == one.offset), None)
    if selected is None or one.problem.help is not None:
        return one.problem.message, one.problem.help
    meant = nearest(selected[2], list(STATES))
    states = ", ".join(f".{state}" for state in STATES)
    help_ = f"did you mean .{meant}?" if meant else f"it has {states}"
    return f"`{selected[1]}` has no .{selected[2]}", help_
