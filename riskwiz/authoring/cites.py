"""All cites of a draft with their places."""

from collections.abc import Iterator

from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot


def cites(draft: Draft) -> Iterator[tuple[str, Spot]]:
    """Yield every cite of the questionnaires, the methodology and the reference lists."""
    for placed in (
        *draft.questions,
        *draft.derived,
        *draft.findings,
        *draft.contradictions,
    ):
        yield from _all(placed.it.cite, placed.spot)
    if draft.methodology is not None:
        yield from _all(draft.methodology.confidence.cite, draft.methodology_spot("confidence"))
        if draft.methodology.robustness is not None:
            yield from _all(draft.methodology.robustness.cite, draft.methodology_spot("robustness"))
        for key in ("factor", "table", "rule", "mitigation"):
            for index, one in enumerate(getattr(draft.methodology, key)):
                yield from _all(one.cite, draft.methodology_spot(key, index))
    for path, reference in draft.references.items():
        for name, one in reference.lists.items():
            yield from _all(one.cite, Spot(path, ("lists", name)))


def _all(written: tuple[str, ...], spot: Spot) -> Iterator[tuple[str, Spot]]:
    for index, cite in enumerate(written):
        yield cite, spot / "cite" / index
