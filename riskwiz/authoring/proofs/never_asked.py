"""Every question can be asked.

A question whose `when`, or whose section's, is false whatever is answered before it is dead text:
a condition that contradicts itself or an earlier one. All combinations of the answers behind the
condition are tried, up to 65,536 of them. A warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.search.prover import Prover

CODE = "RW701"


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find questions to which no answers lead."""
    for one in prover.draft.questions:
        can = prover.can_be_asked(one)
        if can is None:
            yield prover.not_proven(f"`{one.it.id}` can be asked", one.spot / "id")
        elif not can:
            own = one.spot / "when" if one.it.when is not None else one.spot / "id"
            yield warning(
                CODE,
                f"`{one.it.id}` is never asked, whatever is answered before it",
                prover.where(own),
                help_="look for a condition that contradicts this one or an earlier one",
            )
