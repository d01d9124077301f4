"""Which levels some answers could lead to.

The points of each item are combined freely with those of the others, so this is never too few: a
level that is not among these cannot occur.
"""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import lcm, prod

from riskwiz.authoring.search.grid_of_bits import MOST
from riskwiz.authoring.search.points import attained
from riskwiz.authoring.search.prover import Prover
from riskwiz.authoring.search.readings import readings, words
from riskwiz.core.item import maximum
from riskwiz.core.level import level_of, out_of_hundred
from riskwiz.core.methodology import Factor, Methodology, Scale
from riskwiz.core.question import MultiQuestion, Question, YesNoQuestion
from riskwiz.core.questionnaire import Derived

_MOST_SUMS = 20_000


def levels_reached(prover: Prover, methodology: Methodology) -> dict[str, tuple[str, ...]]:
    """Return the levels of each factor and table that could occur, the lowest first."""
    scales = {scale.id: scale for scale in methodology.scale}
    found: dict[str, tuple[str, ...]] = {}
    for factor in methodology.factor:
        found[factor.id] = _of_factor(prover, methodology, factor, scales[factor.scale])
    free = words(prover.draft)
    tables = readings(prover.draft)
    for name in (table.id for table in methodology.table if table.id in tables):
        table = tables[name]
        read = [found.get(one, free[one]) for one in table.reads]
        if prod(map(len, read)) > MOST:
            found[name] = table.levels
            continue
        cells = {table.level(combination) for combination in product(*read)}
        found[name] = tuple(level for level in table.levels if level in cells)
    return found


def _of_factor(
    prover: Prover, methodology: Methodology, factor: Factor, scale: Scale
) -> tuple[str, ...]:
    everything = tuple(level.id for level in scale.levels)
    items = list(_items(prover, factor.id))
    head = methodology.methodology
    shares = [
        Fraction(head.not_known if factor.not_known is None else factor.not_known),
        Fraction(head.withheld if factor.withheld is None else factor.withheld),
    ]
    unit = lcm(*(share.denominator for share in shares))
    declared = factor.maximum or sum(maximum(item) or 0 for item in items)
    if not items or factor.value is not None or declared * unit > _MOST_SUMS:
        return everything
    sums = 1
    for item in items:
        counted = {0, *(one * unit for one in _worths(item))}
        counted |= {int(share * unit) * (maximum(item) or 0) for share in shares}
        sums = _or(sums << worth for worth in counted)
    groups = list(attained(prover, factor.id))
    if all(one is not None for one in groups):
        most = sum(one.most for one in groups if one is not None) * unit
        sums &= (1 << (most + 1)) - 1
    reached = _floors(prover, factor.id)
    possible = range(sums.bit_length())

    def rank(at: int) -> int:
        score = out_of_hundred(Fraction(at, unit), declared)
        return everything.index(level_of(score, factor, scale))

    starts = [bisect_left(possible, place, key=rank) for place in range(len(everything))]
    ends = [*starts[1:], len(possible)]
    reached |= {
        level
        for level, start, end in zip(everything, starts, ends, strict=True)
        if sums >> start & ((1 << (end - start)) - 1)
    }
    return tuple(level for level in everything if level in reached)


def _items(prover: Prover, factor: str) -> Iterator[Question | Derived]:
    for question in prover.draft.questions:
        if question.factor == factor and question.it.id in prover.maxima:
            yield question.it
    for placed in prover.draft.derived:
        default = prover.draft.questionnaires[placed.spot.path].questionnaire.factor
        if placed.it.band and (placed.it.factor or default) == factor:
            yield placed.it


def _worths(item: Question | Derived) -> set[int]:
    match item:
        case MultiQuestion():
            sums = _or(1 << (o.points or 0) for o in item.option if o.exclusive) | 1
            together = 1
            for one in item.option:
                together |= 0 if one.exclusive else together << (one.points or 0)
            most = maximum(item) or 0
            return {min(at, most) for at in _bits(sums | together)}
        case YesNoQuestion() if item.points is not None:
            return {item.points.yes, item.points.no}
        case Derived():
            return {band.points for band in item.band}
        case _:
            options = getattr(item, "option", ()) or getattr(item, "band", ())
            return {one.points or 0 for one in options}


def _floors(prover: Prover, factor: str) -> set[str]:
    return {
        one.it.floor.level
        for one in prover.draft.findings
        if one.it.floor and one.it.floor.factor == factor and prover.can_be_made(one) is not False
    }


def _or(masks: Iterator[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _bits(mask: int) -> Iterator[int]:
    for at, bit in enumerate(reversed(f"{mask:b}")):
        if bit == "1":
            yield at
