"""Every rule can decide.

The first rule that matches wins. A rule whose every case is taken by the rules above it, or whose
`when` contradicts itself, never decides anything. All levels and findings are combined, up to
65,536 combinations; rules on law that is not in force at the edition's `as_of` are left out. A
warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.search.decisions import Decisions
from riskwiz.authoring.search.parts import PastTheBound
from riskwiz.authoring.search.prover import Prover

CODE = "RW311"


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find rules that are never the first to match."""
    methodology = prover.draft.methodology
    if methodology is None:
        return
    for determination in methodology.determination:
        try:
            decisions = Decisions(prover.parts, methodology, determination)
            decided = decisions.decided
        except PastTheBound:
            continue  # RW310 says so
        for place, rule in decisions.rules:
            if not decided[rule.id]:
                yield warning(
                    CODE,
                    f"the rule `{rule.id}` never decides: those above it match first",
                    prover.where(prover.draft.methodology_spot("rule", place, "id")),
                    help_="move it up, or take it out",
                )
