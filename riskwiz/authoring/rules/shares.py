"""Shares lie between 0 and 1.

`not_known` and `withheld` are shares of an item's largest points; the numbers of `[confidence]`
are shares of the answers. "1/2" and "0.5" are the same share. For high confidence no less may be
asked than for keeping it from being low.
"""

from collections.abc import Iterator
from fractions import Fraction

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.methodology import Methodology

CODE = "RW304"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find shares below 0 or above 1, and confidence that is low and high at once."""
    if draft.methodology is None:
        return
    for spot, share in _shares(draft, draft.methodology):
        if not 0 <= share <= 1:
            yield error(
                CODE,
                f"{share} is no share between 0 and 1",
                draft.value(spot),
                help_='write "1/2", say',
            )
    confidence = draft.methodology.confidence
    if confidence.low_answered > confidence.high_answered:
        yield error(
            CODE,
            "confidence would be low and high at once: `low_answered` is above `high_answered`",
            draft.value(draft.methodology_spot("confidence", "low_answered")),
        )


def _shares(draft: Draft, methodology: Methodology) -> Iterator[tuple[Spot, Fraction]]:
    head, confidence = methodology.methodology, methodology.confidence
    yield draft.methodology_spot("methodology", "not_known"), head.not_known
    yield draft.methodology_spot("methodology", "withheld"), head.withheld
    for key in ("high_answered", "high_strong", "low_answered", "low_fair"):
        yield draft.methodology_spot("confidence", key), getattr(confidence, key)
    for index, factor in enumerate(methodology.factor):
        for key, share in (("not_known", factor.not_known), ("withheld", factor.withheld)):
            if share is not None:
                yield draft.methodology_spot("factor", index, key), share
