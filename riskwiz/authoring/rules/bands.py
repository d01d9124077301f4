"""Bands ascend, and the first starts where the numbers start.

Each band reaches from its `from`, inclusive, up to the next. A number below the first band would
have no points at all. The numbers start at `min`, or at 0 where no `min` is declared.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.question import Band, MoneyQuestion, NumberQuestion

CODE = "RW206"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find bands out of order, and first bands that start too high."""
    for question in draft.questions:
        if isinstance(question.it, NumberQuestion | MoneyQuestion):
            bottom = question.it.min if question.it.min is not None else Fraction(0)
            yield from _bands(draft, question.it.id, question.it.band, question.spot, bottom)
    for derived in draft.derived:
        yield from _bands(draft, derived.it.id, derived.it.band, derived.spot, Fraction(0))


def _bands(
    draft: Draft, name: str, bands: tuple[Band, ...], spot: Spot, bottom: Fraction
) -> Iterator[Diagnostic]:
    if bands and bands[0].start > bottom:
        yield error(
            CODE,
            f"the first band of `{name}` starts at {bands[0].start}; its numbers start at {bottom}",
            draft.value(spot / "band" / 0 / "from"),
            help_=f'write from = "{bottom}", or add a band below',
        )
    for index, (before, after) in enumerate(pairwise(bands), start=1):
        if after.start <= before.start:
            yield error(
                CODE,
                f"the bands of `{name}` do not ascend: {after.start} follows {before.start}",
                draft.value(spot / "band" / index / "from"),
                help_="put the bands in order, each `from` higher than the one before",
            )
