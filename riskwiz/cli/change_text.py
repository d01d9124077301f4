"""What would flip a result and what would fix it, as text."""

from collections.abc import Callable, Iterable, Iterator

from riskwiz.cli.names import Names
from riskwiz.cli.paragraphs import counted, joined, labelled, wrapped
from riskwiz.core.analysis.fix_result import Fix, Fixes
from riskwiz.core.analysis.flip_result import Flip, Flips, FlipSet
from riskwiz.core.analysis.measure import Measure

MOST_SETS = 2
"""How many sets that do the same are shown; `--json` has them all."""


def flip_text(found: Flips, names: Names) -> Iterator[Iterable[str]]:
    """Yield a block for each determination: the fewest answers whose change moves it."""
    yield _by_outcome(
        ((one.measure, _flip(one, names)) for one in found.flips),
        names,
        "No answer moves anything.",
    )


def fix_text(found: Fixes, names: Names) -> Iterator[Iterable[str]]:
    """Yield a block for each determination: the least sets of mitigations that bring it down."""
    yield _by_outcome(
        ((one.measure, _fix(one, names)) for one in found.fixes),
        names,
        "Nothing can be brought down any further.",
    )


def _by_outcome(
    found: Iterable[tuple[Measure, Iterator[str]]], names: Names, none: str
) -> Iterator[str]:
    """Yield lines under the determination and audience that they are about.

    Audiences of which the same is said stand together.
    """
    said: dict[tuple[str, str | None], list[str]] = {}
    for measure, block in found:
        said.setdefault((measure.id, measure.audience), []).extend(block)
    alike: dict[tuple[str, ...], list[tuple[str, str | None]]] = {}
    for key, told in said.items():
        alike.setdefault((key[0], *told), []).append(key)
    if not alike:
        yield from wrapped(none, 2)
    for place, ((name, *lines), keys) in enumerate(alike.items()):
        if place:
            yield ""
        whom = joined(names.audience(audience) for _, audience in keys)
        label = names.determination(name)
        yield from wrapped(f"{label}, {whom}" if whom else label, 2, 2)
        yield from lines


def _flip(one: Flip, names: Names) -> Iterator[str]:
    word = _word(one.measure, names)
    if not one.sets:
        yield from wrapped(f"{_what(one.measure)} {one.direction}: {_lowered(one.note)}", 4, 2)
        return
    size, ways = len(one.sets[0].changes), len(one.sets)
    turns = joined(dict.fromkeys(word(some.becomes) for some in one.sets))
    such = f", in {ways} ways, such as" if ways > MOST_SETS else ""
    yield from wrapped(
        f"{_what(one.measure)} {word(one.stated)} to {turns}: change "
        f"{counted(size, 'answer')}{such}",
        4,
        2,
    )
    for some in one.sets[:MOST_SETS]:
        yield from _flip_set(some, names)


def _flip_set(some: FlipSet, names: Names) -> Iterator[str]:
    for place, change in enumerate(some.changes):
        whose = f" ({names.audience(change.row)})" if change.row else ""
        yield from labelled("and" if place else "-", f"{change.ask}{whose}", 6)
        yield from labelled("now", change.was, 9)
        yield from labelled("becomes", change.becomes, 9)


def _fix(one: Fix, names: Names) -> Iterator[str]:
    word = _word(one.measure, names)
    if not one.sets:
        yield from wrapped(f"{_what(one.measure)}: {_lowered(one.why)}", 4, 2)
        return
    ways = "" if len(one.sets) == 1 else f", {len(one.sets)} ways"
    such = ", such as" if len(one.sets) > MOST_SETS else ""
    yield from wrapped(f"{_what(one.measure)} to {word(one.target)} or below{ways}{such}", 4, 2)
    for some in one.sets[:MOST_SETS]:
        reaches = "" if some.reaches == one.target else f" ({word(some.reaches)})"
        yield from labelled("-", f"{' + '.join(some.labels)}{reaches}", 6)
    if len(set(one.stages.values())) > 1:
        stages = (f"{stage} {word(level)}" for stage, level in one.stages.items())
        yield from labelled("with mitigations", joined(stages), 6)


def _what(measure: Measure) -> str:
    return "disposition" if measure.kind == "disposition" else "level"


def _word(measure: Measure, names: Names) -> Callable[[str], str]:
    return names.disposition if measure.kind == "disposition" else names.level


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
