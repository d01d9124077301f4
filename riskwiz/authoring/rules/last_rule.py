"""The last rule of each determination has no `when`, and no other rule of it lacks one.

The first rule that matches decides. Without a last rule that always matches a case could be left
without a disposition; a rule without `when` before the end would keep those after it from ever
being reached.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW303"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find determinations without a last rule, and rules that end the list too early."""
    if draft.methodology is None:
        return
    rules = list(enumerate(draft.methodology.rule))
    for place, determination in enumerate(draft.methodology.determination):
        own = [(index, rule) for index, rule in rules if rule.determination == determination.id]
        if not own:
            yield error(
                CODE,
                f"no rule gives `{determination.id}` a disposition",
                draft.value(draft.methodology_spot("determination", place, "id")),
                help_="add a [[rule]] without `when`",
            )
            continue
        last, final = own[-1]
        if final.when is not None:
            yield error(
                CODE,
                f"`{final.id}` is the last rule of `{determination.id}`, and it has a `when`",
                draft.key(draft.methodology_spot("rule", last, "when")),
                help_="add a rule without `when` after it",
            )
        for index, rule in own[:-1]:
            if rule.when is None:
                yield error(
                    CODE,
                    f"`{rule.id}` always matches, so the rules after it are never reached",
                    draft.value(draft.methodology_spot("rule", index, "id")),
                    help_="give it a `when`, or put it last",
                )
