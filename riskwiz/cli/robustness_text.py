"""How robust a result is, as text: shares of draws, and how far cut points can move."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil, sqrt

from riskwiz.cli.driver_text import one_place
from riskwiz.cli.names import Names
from riskwiz.cli.paragraphs import joined, labelled, wrapped
from riskwiz.core.analysis.robustness_result import OutcomeRobustness, RobustnessResult, Share
from riskwiz.core.analysis.sensitivity import CutPointReach

_SURE = 98
"""95 of 100 times a share of n draws is within 98 / √n points of the true one, or nearer."""


def robustness_text(found: RobustnessResult | None, names: Names) -> Iterator[Iterator[str]]:
    """Yield blocks of lines on what became of a result in editions that differ a little."""
    if found is None:
        yield wrapped(
            "The methodology does not say how far its points and cut points could lie elsewhere "
            "(it has no [robustness]), so they were not varied.",
            2,
        )
        return
    yield _drawn(found)
    yield _kept(found, names)


def _drawn(found: RobustnessResult) -> Iterator[str]:
    yield from wrapped(
        f"{found.count:,} editions were drawn in which every item weighs up to "
        f"{one_place(100 * found.spread_of_points)} % more or less, and every cut point lies up "
        f"to {one_place(found.spread_of_cut_points)} points of 100 higher or lower (seed "
        f"{found.seed}). Answers, and what is found from them, stay. A score that meets a cut "
        "point is read as in the assessment. Other draws would give shares that differ by about "
        f"{ceil(_SURE / sqrt(found.count) * 10) / 10:g} in 100 at most.",
        2,
    )
    if found.why:
        yield from wrapped(found.why, 2)
    for cite in found.cites:
        verified = "" if cite.verified else " (not verified)"
        yield from wrapped(f"[{cite.text}{verified}]", 2)


def _kept(found: RobustnessResult, names: Names) -> Iterator[str]:
    for one in found.outcomes:
        label = names.whom(names.determination(one.determination), one.audience)
        yield from wrapped(f"- {label}", 2, 2)
        yield from labelled("level", _stays(one, names), 4)
        stays = f"{names.disposition(one.disposition)} stays in {percent(one.disposition_kept)}"
        others = _others(one.dispositions, one.disposition, names.disposition)
        yield from labelled("what follows", f"{stays}{others}", 4)


def _stays(one: OutcomeRobustness, names: Names) -> str:
    stays = f"{names.level(one.level)} stays in {percent(one.level_kept)}"
    return f"{stays}{_others(one.levels, one.level, names.level)}"


def _others(shares: Sequence[Share], stated: str, word: Callable[[str], str]) -> str:
    others = [f"{word(one.word)} in {percent(one.share)}" for one in shares if one.word != stated]
    return f"; {joined(others)}" if others else ""


def percent(share: Fraction) -> str:
    """Write a share per hundred; what is not all or nothing is never rounded to it.

    A half is rounded to the even side, so that two shares that add up still do.
    """
    if 0 < share < Fraction(1, 1000):
        return "less than 0.1 %"
    if Fraction(999, 1000) < share < 1:
        return "more than 99.9 %"
    return f"{one_place(Fraction(round(1000 * share), 10))} %"


def sensitivity_text(reaches: Sequence[CutPointReach], names: Names) -> Iterator[str]:
    """Yield lines on the cut points that a disposition hangs on."""
    binding = [one for one in reaches if one.below is not None or one.above is not None]
    if not binding:
        yield from wrapped(
            "No cut point, moved by itself up to its neighbours, changes a disposition.", 2
        )
        return
    yield from wrapped(
        "One cut point at a time was moved up to its neighbours, and all worked out again. These "
        "can change a disposition; no other can.",
        2,
    )
    for key in dict.fromkeys((one.factor, one.level) for one in binding):
        mine = [one for one in binding if (one.factor, one.level) == key]
        yield from _cut_point(mine, names)


def _cut_point(reaches: Sequence[CutPointReach], names: Names) -> Iterator[str]:
    first = reaches[0]
    begins = f"{names.level(first.level)} begins at {one_place(first.cut_point)}"
    yield from wrapped(f"- {names.factor(first.factor)}: {begins}", 2, 2)
    said: dict[str, list[str]] = {}
    for one in reaches:
        whom = names.audience(one.audience) or names.determination(one.determination)
        said.setdefault(_reach(one, names), []).append(whom)
    for reach, who in said.items():
        yield from wrapped(f"{joined(who)}: {reach}", 4, 2)


def _reach(one: CutPointReach, names: Names) -> str:
    """Say where the disposition stays, and what it becomes past that."""
    stays = f"{names.disposition(one.disposition)} from {one_place(one.low)} to"
    turns = []
    if one.below is not None:
        turns.append(f"{names.disposition(one.below)} below")
    if one.above is not None:
        turns.append(f"{names.disposition(one.above)} above")
    return f"{stays} {one_place(one.high)}; {joined(turns)}"
