"""What drives a result, as text: items that move something, largest shares, findings that bind."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from riskwiz.cli.names import Names
from riskwiz.cli.paragraphs import counted, joined, labelled, wrapped
from riskwiz.cli.score_text import figure
from riskwiz.cli.tables import table
from riskwiz.core.analysis.drivers import Drivers, FactDriver, ItemDriver, OutcomeAt

MOST_ITEMS = 5
"""How many items of a factor are shown; `--json` has them all."""
MOST_ALIKE = 8
"""How many items are shown that do the same."""
MOST_OF_A_ROW = 3
"""How many are shown for each audience, where the factor is scored for each."""


def driver_text(found: Drivers, names: Names) -> Iterator[Iterator[str]]:
    """Yield blocks of lines on what drives a result."""
    yield _moving(found, names)
    for factor in names.factors:
        mine = [item for item in found.items if item.factor == factor]
        for row in sorted({item.row for item in mine}, key=names.place):
            yield _largest(factor, row, [item for item in mine if item.row == row], names)
    yield _facts(found, names)


def _moving(found: Drivers, names: Names) -> Iterator[str]:
    """Say what each of several items does by its points alone, those that do the same together."""
    moves: dict[tuple[str, ...], list[ItemDriver]] = {}
    for item in found.items:
        for end, outcomes in (("none", item.at_low), ("most", item.at_high)):
            if outcomes:
                moves.setdefault((end, *_would_be(outcomes, names)), []).append(item)
    if not moves:
        yield from wrapped(
            "No item moves a determination by its points alone, be they none or its most.", 2
        )
        return
    yield from wrapped(
        "The points of one item, all else as it is, can move a determination. It would be:", 2
    )
    for (end, *lines), items in moves.items():
        for line in lines:
            yield from wrapped(f"- {line}", 2, 2)
        points = "without the points" if end == "none" else "with all the points"
        yield from wrapped(f"{points} of {'any one of' if len(items) > 1 else 'this'}:", 4)
        whose = {item.row for item in items}
        for item in items[:MOST_ALIKE]:
            yield from labelled(_points(item, end), _called(item, names, whose), 6)
        if len(items) > MOST_ALIKE:
            yield f"      and {len(items) - MOST_ALIKE} more"


def _points(item: ItemDriver, end: str) -> str:
    points = f"{figure(item.points):>4}"
    return points if end == "none" else f"{item.maximum:>4} instead of {figure(item.points)}"


def _called(item: ItemDriver, names: Names, whose: set[str | None]) -> str:
    label = names.question(item.item, item.label)
    return f"{label} ({names.audience(item.row)})" if item.row and len(whose) > 1 else label


def _would_be(outcomes: Iterable[OutcomeAt], names: Names) -> Iterator[str]:
    """Say what some determinations would come to, those that come to the same together."""
    found: dict[str, list[str]] = {}
    for one in outcomes:
        would_be = f"{names.level(one.level)}, {names.disposition(one.disposition)}"
        whom = names.audience(one.audience) or names.determination(one.determination)
        found.setdefault(would_be, []).append(whom)
    yield from (f"{joined(who)}: {would_be}" for would_be, who in found.items())


def _largest(factor: str, row: str | None, items: list[ItemDriver], names: Names) -> Iterator[str]:
    """Yield the items that add most to the score of a factor, for one audience or all."""
    most = MOST_ITEMS if row is None else MOST_OF_A_ROW
    heading = names.whom(names.factor(factor), row)
    total = one_place(sum((item.contribution for item in items), Fraction(0)))
    yield from wrapped(
        f"{heading}: {total} of 100, from {counted(len(items), 'item')}; the largest are", 2, 2
    )
    ordered = sorted(items, key=lambda item: (-item.contribution, -item.swing))[:most]
    rows = [("adds", "of"), *((one_place(i.contribution), one_place(i.swing)) for i in ordered)]
    head, *figures = table(rows, frozenset({0, 1}))
    yield f"  {head}"
    for item, line in zip(ordered, figures, strict=True):
        state = "" if item.state == "answered" else f" ({item.state})"
        yield from labelled(f"  {line}", f"{names.question(item.item, item.label)}{state}")


def _facts(found: Drivers, names: Names) -> Iterator[str]:
    if not found.facts:
        yield from wrapped("No finding holds a level or a disposition where it is.", 2)
        return
    yield from wrapped("What follows from findings and derived facts, and not from points:", 2)
    for fact in found.facts:
        yield from _fact(fact, names)


def _fact(fact: FactDriver, names: Names) -> Iterator[str]:
    yield from wrapped(f"- {fact.title}", 2, 2)
    for floor in fact.floors:
        label = names.whom(names.factor(floor.factor), floor.audience)
        stated, without = names.level(floor.stated), names.level(floor.without)
        yield from labelled("without it:", f"{label} {without} instead of {stated}", 4)
    for line in _would_be(fact.outcomes, names):
        yield from labelled("without it:", line, 4)


def one_place(number: Fraction) -> str:
    """Write a number to one decimal place, a half upwards; whole numbers as such."""
    return figure(Fraction(int(number * 10 + Fraction(1, 2)), 10))
