"""Mitigations that would bring a result down, as the memo lays them out: sets by what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskwiz.memo.effects import Effect, Effects, Whom

if TYPE_CHECKING:
    from riskwiz.core.analysis.fix_result import Fixes
    from riskwiz.core.analysis.measure import Measure

_MOST = 4
"""How many sets that do the same the memo names; how many more there are is said beside them."""


@dataclass(frozen=True, slots=True)
class Fixing:
    """Sets of mitigations that do the same: those that are named, and how many more there are."""

    effects: tuple[Effect, ...]
    sets: tuple[tuple[str, ...], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """What no mitigations bring down, and why."""

    dispositions: tuple[Whom, ...]
    levels: tuple[Whom, ...]
    why: str


def fixings(fixes: Fixes, effects: Effects) -> tuple[Fixing, ...]:
    """Return the smallest sets of mitigations, those with the same effect together."""
    by_set: dict[tuple[str, ...], list[tuple[Measure, str]]] = {}
    for fix in fixes.fixes:
        for one in fix.sets:
            by_set.setdefault(one.labels, []).append((fix.measure, one.reaches))
    by_effect: dict[tuple[tuple[Measure, str], ...], list[tuple[str, ...]]] = {}
    for labels, moved in by_set.items():
        by_effect.setdefault(tuple(moved), []).append(labels)
    return tuple(
        Fixing(effects.of(moved), tuple(sets[:_MOST]), len(sets[_MOST:]))
        for moved, sets in by_effect.items()
    )


def stuck(fixes: Fixes, effects: Effects) -> tuple[Stuck, ...]:
    """Return what no set of mitigations brings down, by what holds it up."""
    found: dict[str, list[Measure]] = {}
    for fix in fixes.fixes:
        if fix.held_up is not None:
            found.setdefault(fix.held_up, []).append(fix.measure)
    return tuple(
        Stuck(
            effects.whom((m.id, m.audience) for m in measures if m.kind == "disposition"),
            effects.whom((m.id, m.audience) for m in measures if m.kind != "disposition"),
            why,
        )
        for why, measures in found.items()
    )
