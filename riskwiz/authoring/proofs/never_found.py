"""Every finding can be made, and every contradiction noticed.

A finding whose `when` is false whatever is answered can set no floor and reach no memo; the same
holds for a contradiction. All
combinations of the answers behind it are tried, up to 65,536 of them; what is asked of a table is
taken as able to be true. Lists are read at the edition's `as_of`. A warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.search.prover import Prover

CODE = "RW702"


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find findings to which no answers lead."""
    for one in prover.draft.findings:
        can = prover.can_be_made(one)
        if can is None:
            yield prover.not_proven(f"the finding `{one.it.id}` can be made", one.spot / "id")
        elif not can:
            yield warning(
                CODE,
                f"the finding `{one.it.id}` cannot be made, whatever is answered",
                prover.where(one.spot / "when"),
                help_="look for parts that contradict one another, or a question never asked",
            )
    for two in prover.draft.contradictions:
        can = prover.can_be_noticed(two)
        if can is None:
            what = f"the contradiction `{two.it.id}` can be noticed"
            yield prover.not_proven(what, two.spot / "id")
        elif not can:
            yield warning(
                CODE,
                f"the contradiction `{two.it.id}` is never there, whatever is answered",
                prover.where(two.spot / "when"),
                help_="the answers that it names cannot be given together; take it out",
            )
