"""Proofs about an edition without errors, one a file; each docstring is a page of the manual."""

from collections.abc import Iterator
from typing import Protocol

from riskwiz.authoring.diagnostic import Diagnostic
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.proofs import (
    dead_rules,
    dispositions_fall,
    gates,
    maxima,
    mitigations_raise,
    never_asked,
    never_found,
    never_reached,
)
from riskwiz.authoring.search.prover import Prover


class Proof(Protocol):
    """A module with a code, a manual page, and a function that searches for what breaks it."""

    @property
    def CODE(self) -> str:  # noqa: N802  (a constant of the module)
        """The code of its diagnostics."""
        ...

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        """The manual page."""
        ...

    def check(self, prover: Prover) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each thing that was found, or that was not proven."""
        ...


PROOFS: tuple[Proof, ...] = (
    dispositions_fall,
    dead_rules,
    gates,
    mitigations_raise,
    never_asked,
    never_found,
    never_reached,
    maxima,
)


def proven(draft: Draft) -> Iterator[Diagnostic]:
    """Search a draft without errors; what keeps it from being loaded would mislead a search."""
    prover = Prover(draft)
    for proof in PROOFS:
        yield from proof.check(prover)
