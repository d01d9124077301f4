"""Every level and every disposition can occur.

A level that no sum of points and no floor gives, or that no cell of a table gives, is a word that
no memo will ever print, and so is a disposition that no rule gives at the levels and findings that
can occur. A warning.
"""

from collections.abc import Iterator, Mapping

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.levels import levelled
from riskwiz.authoring.search.decisions import Decisions
from riskwiz.authoring.search.levels_reached import levels_reached
from riskwiz.authoring.search.parts import PastTheBound
from riskwiz.authoring.search.prover import Prover
from riskwiz.core.expression import CelValue
from riskwiz.core.methodology import Factor, Methodology

CODE = "RW703"


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find levels and dispositions that cannot occur."""
    methodology = prover.draft.methodology
    if methodology is None:
        return
    reached = levels_reached(prover, methodology)
    yield from _levels(prover, methodology, reached)
    yield from _dispositions(prover, methodology, reached)


def _levels(
    prover: Prover, methodology: Methodology, reached: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    scales = {scale.id: scale for scale in methodology.scale}
    places = {
        one.id: (key, index)
        for key in ("factor", "table")
        for index, one in enumerate(getattr(methodology, key))
    }
    for one in levelled(methodology):
        for level in scales[one.scale].levels:
            if one.id in reached and level.id not in reached[one.id]:
                yield warning(
                    CODE,
                    f"the level `{level.id}` of `{one.id}` cannot occur",
                    prover.where(prover.draft.methodology_spot(*places[one.id], "id")),
                    help_="look at its cut points and its questions' points"
                    if isinstance(one, Factor)
                    else "look at the cells, and the levels that lead to them",
                )


def _dispositions(
    prover: Prover, methodology: Methodology, reached: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    narrowed: dict[str, tuple[CelValue, ...]] = {**reached}
    narrowed |= {
        one.it.id: (False,) for one in prover.draft.findings if prover.can_be_made(one) is False
    }
    given: set[str] = set()
    for determination in methodology.determination:
        try:
            decisions = Decisions(prover.parts, methodology, determination, narrowed)
            given |= {rule.disposition for _, rule in decisions.rules if decisions.decided[rule.id]}
        except PastTheBound:
            return  # RW310 says so
    for index, disposition in enumerate(methodology.disposition):
        if disposition.id not in given:
            yield warning(
                CODE,
                f"the disposition `{disposition.id}` cannot occur: no rule gives it",
                prover.where(prover.draft.methodology_spot("disposition", index, "id")),
                help_="add a rule that gives it, or take it out",
            )
