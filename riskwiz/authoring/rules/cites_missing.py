"""Scored questions, findings, tables, factors and mitigations cite what they rest on.

Whoever reads the memo asks why a question counts or a finding stands. A cite answers. A warning.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot

CODE = "RW402"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find what counts, or is stated as a fact, without a cite."""
    for name, spot in _uncited(draft):
        yield warning(
            CODE, f"`{name}` cites nothing", draft.key(spot / "id"), help_='add cite = ["…"]'
        )


def _uncited(draft: Draft) -> Iterator[tuple[str, Spot]]:
    benefits = {one.it.id for one in draft.questions if one.section.benefits}
    counted = {item.id for item in draft.scored} - benefits
    for one in (*draft.questions, *draft.derived):
        if one.it.id in counted and not one.it.cite:
            yield one.it.id, one.spot
    for finding in draft.findings:
        if not finding.it.cite:
            yield finding.it.id, finding.spot
    if draft.methodology is not None:
        for key in ("factor", "table", "rule", "mitigation"):
            for index, named in enumerate(getattr(draft.methodology, key)):
                if not named.cite:
                    yield named.id, draft.methodology_spot(key, index)
