"""No disposition falls where a level rises.

If `restrict` follows from a moderate level, a high one must not lead to `monitor`. All levels and
findings are combined, and each level is raised by one step with the rest as it was; levels of
tables follow from those of the factors where that is no more than 65,536 combinations.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.search.decisions import Decisions
from riskwiz.authoring.search.parts import PastTheBound
from riskwiz.authoring.search.prover import Prover
from riskwiz.core.expression import CelValue
from riskwiz.core.methodology import Methodology

CODE = "RW310"


def check(prover: Prover) -> Iterator[Diagnostic]:
    """Find rules that match at a higher level and are less restrictive than at the lower one."""
    methodology = prover.draft.methodology
    if methodology is None:
        return
    for index, determination in enumerate(methodology.determination):
        spot = prover.draft.methodology_spot("determination", index, "id")
        try:
            yield from _falls(prover, methodology, Decisions(prover.parts, methodology,
                                                             determination))  # fmt: skip
        except PastTheBound:
            what = f"the dispositions of `{determination.id}` never fall where a level rises"
            yield prover.not_proven(what, spot)


def _falls(prover: Prover, methodology: Methodology, decisions: Decisions) -> Iterator[Diagnostic]:
    places = {rule.id: index for index, rule in enumerate(methodology.rule)}
    for name, example, before, after in decisions.falls():
        values = decisions.choices[name]
        raised = values[values.index(example[name]) + 1]
        yield error(
            CODE,
            f"the disposition falls from `{before.disposition}` to `{after.disposition}` where "
            f"`{name}` rises from {example[name]} to {raised}",
            prover.where(prover.draft.methodology_spot("rule", places[after.id], "disposition")),
            help_=f"let a rule at least as restrictive as `{before.id}` match there",
            note=f"with {_said(name, example)}" if len(example) > 1 else None,
        )


def _said(name: str, example: dict[str, CelValue]) -> str:
    words = (_one(key, value) for key, value in example.items() if key != name and value != "")
    return ", ".join(words)


def _one(key: str, value: CelValue) -> str:
    if isinstance(value, bool):
        return f"`{key}` {'true' if value else 'false'}"
    return f"`{key}` {value}"
