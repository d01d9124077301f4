"""Where an authority is cited: the way back from the list of authorities."""

from collections.abc import Iterable
from dataclasses import dataclass

from riskwiz.core.assessment import Assessment, FindingResult
from riskwiz.core.authority import Citation


@dataclass(frozen=True, slots=True)
class CitedBy:
    """What cites an authority: findings by number, questions by id, and what else."""

    findings: tuple[int, ...]
    questions: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    """The key of the enclosure in which it is cited, and for what."""


def cited_by(authority: str, assessment: Assessment, findings: Iterable[FindingResult]) -> CitedBy:
    """Return what cites an authority; `findings` stand in the order of their numbers."""

    def cites(several: Iterable[Citation]) -> bool:
        return any(one.authority == authority for one in several)

    outcomes = (outcome for one in assessment.determinations for outcome in one.outcomes)
    scored = [
        *(cite for one in assessment.factors for cite in one.cites),
        *(cite for one in assessment.factors for item in one.account for cite in item.cites),
    ]
    read = [
        *(cite for grid in assessment.table_grids for cite in grid.cites),
        *(cite for one in assessment.table_lists for cite in one.cites),
        *(cite for one in assessment.derived_levels for cite in one.cites),
    ]
    asked = tuple(dict.fromkeys(a.question for a in assessment.answers if cites(a.cites)))
    found = tuple(at for at, one in enumerate(findings, start=1) if cites(one.cites))
    others = (
        ("findings", "dispositions", any(cites(outcome.cites) for outcome in outcomes)),
        ("mitigations", "mitigations", any(cites(one.cites) for one in assessment.mitigations)),
        ("scores", "tables", cites(read)),
        ("points", "points", cites(scored) and not asked),
        ("method", "confidence", cites(of_confidence(assessment))),
    )
    said = tuple((enclosure, what) for enclosure, what, holds in others if holds)
    nowhere = not (asked or found or said)
    return CitedBy(found, asked, (("method", "method"),) if nowhere else said)


def of_confidence(assessment: Assessment) -> tuple[Citation, ...]:
    """Return the cites behind the rule by which confidence is rated."""
    written = set(assessment.confidence_rule.cite)
    return tuple(
        one
        for one in assessment.authorities
        if " ".join(filter(None, (one.authority, one.pin_point))) in written
    )
