"""How sure a result is and what could still change it, as text."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from riskwiz.cli.names import Names
from riskwiz.cli.paragraphs import counted, joined, labelled, wrapped
from riskwiz.cli.tables import table
from riskwiz.core.analysis.open_result import OpenQuestion, OpenQuestions
from riskwiz.core.analysis.range_result import MeasureRange, Ranges
from riskwiz.core.analysis.settling_result import Settling, SettlingSets
from riskwiz.core.scoring import round_half_up

MOST_QUESTIONS = 10
"""How many open questions are shown; `--json` has them all."""
MOST_SETS = 3
"""How many sets that do the same are shown."""


def range_text(found: Ranges, names: Names) -> Iterator[Iterable[str]]:
    """Yield blocks of lines on what is, and what could still be."""
    yield wrapped(f"{found.note} A dash says that nothing open can change it.", 2)
    for name in dict.fromkeys(m.measure.id for m in found.measures if _is_outcome(m)):
        yield _outcomes(name, [m for m in found.measures if m.measure.id == name], names)
    yield _scores(found, names)
    if found.faults:
        yield _faulty(found.faults)


def _faulty(faults: Iterable[str]) -> Iterator[str]:
    yield from wrapped("Under some answers the edition is at fault, and nothing can follow:", 2)
    for fault in faults:
        yield from wrapped(f"- {fault}", 2, 2)


def _is_outcome(one: MeasureRange) -> bool:
    return one.measure.kind == "determination"


def _outcomes(name: str, found: Sequence[MeasureRange], names: Names) -> Iterator[str]:
    """Yield a table of what a determination comes to, for each audience."""
    yield from wrapped(names.determination(name), 2)
    rows = [("", "level", "could be", "what follows", "could be")]
    for one in filter(_is_outcome, found):
        follows = next(
            m
            for m in found
            if m.measure.kind == "disposition" and m.measure.audience == one.measure.audience
        )
        rows.append((
            names.short(one.measure.audience),
            names.level(one.stated),
            _could_be(one, names.level),
            names.disposition(follows.stated),
            _could_be(follows, names.disposition),
        ))  # fmt: skip
    yield from table(rows)


def _scores(found: Ranges, names: Names) -> Iterator[str]:
    """Yield a table of the factors: their scores of 100 and their levels."""
    levels = {(m.measure.id, m.measure.audience): m for m in found.measures}
    rows = [("factor", "", "score", "could be", "level", "could be")]
    for one in found.scores:
        level = levels[one.factor, one.audience]
        low, stated, high = (str(round_half_up(n)) for n in (one.low, one.stated, one.high))
        rows.append((
            names.factor(one.factor),
            names.short(one.audience),
            stated,
            "-" if one.low == one.high else f"{low} to {high}",
            names.level(level.stated),
            _could_be(level, names.level),
        ))  # fmt: skip
    yield from table(rows, frozenset({2}))


def _could_be(one: MeasureRange, word: Callable[[str], str]) -> str:
    if one.certain:
        return "-"
    return f"{word(one.low)} to {word(one.high)}" + ("" if one.sharp else " (widest)")


def open_text(found: OpenQuestions, names: Names) -> Iterator[Iterable[str]]:
    """Yield blocks of lines on the open questions: the three to ask next, then the others."""
    yield wrapped(found.note, 2)
    yield _ask_next(found, names)
    others = [one for one in found.questions if one not in found.ask_next]
    yield _others(others, names)
    faults = [f"{_ask(one, names)}: {fault}" for one in found.questions for fault in one.faults]
    if faults:
        yield _faulty(faults)


def _ask_next(found: OpenQuestions, names: Names) -> Iterator[str]:
    if not found.ask_next:
        return
    yield from wrapped("Ask next:" if len(found.ask_next) == 1 else "Ask these next:", 2)
    for place, one in enumerate(found.ask_next, start=1):
        yield from wrapped(f"{place}. {_ask(one, names)}", 2, 3)
        yield from wrapped(one.why, 5)


def _others(found: Sequence[OpenQuestion], names: Names) -> Iterator[str]:
    alone = [one for one in found if one.moves or one.narrows]
    joint = [one for one in found if one.could_move and one not in alone]
    if alone:
        yield from wrapped("Then:", 2)
    for one in alone[:MOST_QUESTIONS]:
        yield from wrapped(f"- {_ask(one, names)}", 2, 2)
        yield from wrapped(one.why, 4)
    if len(alone) > MOST_QUESTIONS:
        yield f"  and {len(alone) - MOST_QUESTIONS} more"
    if joint:
        yield from wrapped("These move nothing by themselves, and can with other answers:", 2)
    for one in joint[:MOST_QUESTIONS]:
        yield from wrapped(f"- {_ask(one, names)}", 2, 2)
    if len(joint) > MOST_QUESTIONS:
        yield f"  and {len(joint) - MOST_QUESTIONS} more"
    idle = sum(not one.could_move for one in found)
    if idle:
        can = "can change no level and no disposition."
        yield from wrapped(f"{counted(idle, 'open question')} {can}", 2)


def _ask(one: OpenQuestion, names: Names) -> str:
    whose = f" ({names.audience(one.row)})" if one.row else ""
    return f"{one.ask}{whose} [{one.standing}{', required' if one.required else ''}]"


def settling_text(found: SettlingSets, names: Names) -> Iterator[str]:
    """Yield lines on the fewest questions that would settle each determination."""
    settled = [one for one in found.determinations if one.settled]
    if settled:
        labels = joined(
            names.whom(names.determination(d.determination), d.audience) for d in settled
        )
        yield from wrapped(f"Nothing that is open can change: {labels}.", 2)
    for one in found.determinations:
        if not one.settled:
            yield from _settling(one, names)


def _settling(one: Settling, names: Names) -> Iterator[str]:
    label = names.whom(names.determination(one.determination), one.audience)
    yield from wrapped(f"To settle {label}:", 2, 2)
    yield from wrapped(one.note, 4)
    for some in one.sets[:MOST_SETS]:
        ends = f"{names.level(some.level)}, {names.disposition(some.disposition)}"
        for place, answer in enumerate(some.answers):
            yield from labelled("and" if place else "-", f"{answer.ask} {answer.answer}", 6)
        yield from wrapped(f"gives {ends}", 9)
    if len(one.sets) > MOST_SETS:
        yield f"      and {counted(len(one.sets) - MOST_SETS, 'more set')} as small"
