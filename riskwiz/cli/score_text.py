"""An assessment as text for a terminal: the bottom line first, then what it rests on."""

import textwrap
from collections.abc import Iterator
from fractions import Fraction

from riskwiz.cli.levels_text import levels_text
from riskwiz.cli.tables import table
from riskwiz.core.assessment import Assessment, DeterminationResult, FindingResult
from riskwiz.core.factor_result import FactorResult
from riskwiz.core.level import LevelRange
from riskwiz.core.stages import STAGE_WORDS, standing_words

_WIDTH = 100
_ALL = "all"


def score_text(assessment: Assessment) -> str:
    """Write determinations, scores, findings and what is open as text."""
    parts = [
        _heading(assessment),
        *(_determination(assessment, one) for one in assessment.determinations),
        _scores(assessment),
        levels_text(assessment),
        _findings(assessment),
        _mitigations(assessment),
        _stages(assessment),
        _open(assessment),
    ]
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)


def _heading(assessment: Assessment) -> Iterator[str]:
    subject = assessment.subject
    yield f"{subject.name} ({subject.operator})" if subject.operator else subject.name
    edition = f"edition {assessment.edition.id} {assessment.edition.version}"
    yield f"as of {assessment.as_of}, {edition}, case {assessment.case}"
    done = assessment.progress
    if assessment.final:
        yield "final"
    elif done.open:
        questions = f"{done.open} question{'s' if done.open != 1 else ''} open"
        yield f"draft, provisional: {questions}, {done.required_open} required"
    else:
        yield "draft: no question is open, but nobody has signed"
    if done.unknown or done.withheld:
        yield f"{done.unknown} answered as unknown, {done.withheld} withheld"


def _determination(assessment: Assessment, one: DeterminationResult) -> Iterator[str]:
    yield from _wrapped(f"{one.label}: {one.title}", "")
    rows = [("audience", "level", "range", "disposition", "range", "confidence")]
    for outcome in one.outcomes:
        disposition = outcome.disposition
        least, most = map(assessment.label_of_disposition, (disposition.low, disposition.high))
        rows.append((
            _audience(assessment, outcome.audience),
            assessment.label_of_level(outcome.level.stated),
            _range(assessment, outcome.level),
            assessment.label_of_disposition(disposition.stated),
            _span(least, most),
            outcome.confidence,
        ))  # fmt: skip
    yield from table(rows)
    if one.outside:
        yield from _wrapped(one.outside, "  ")


def _scores(assessment: Assessment) -> Iterator[str]:
    yield "Scores"
    rows: list[tuple[str, ...]] = [
        ("factor", "audience", "points", "of", "per 100", "range", "level", "range", "confidence")
    ]
    rows.extend(_score(assessment, one) for one in assessment.factors)
    yield from table(rows, right=frozenset({2, 3, 4}))
    for one in assessment.factors:
        for floor in one.floors:
            level = assessment.label_of_level(floor.level)
            without = assessment.label_of_level(one.level_of_score.stated)
            who = f", {_audience(assessment, one.audience)}" if one.audience else ""
            yield from _wrapped(
                f"{one.label}{who}: at least {level} ({without} by its score), because: "
                f"{floor.title}",
                "  ",
            )


def _score(assessment: Assessment, one: FactorResult) -> tuple[str, ...]:
    score = one.score
    return (
        one.label,
        _audience(assessment, one.audience),
        figure(score.stated),
        str(score.denominator),
        str(score.stated_percent),
        _span(str(score.low_percent), str(score.high_percent)),
        assessment.label_of_level(one.level.stated),
        _range(assessment, one.level),
        one.confidence.level,
    )


def _findings(assessment: Assessment) -> Iterator[str]:
    true = [f for f in assessment.findings if f.truth == "true"]
    possible = [f for f in assessment.findings if f.truth != "true"]
    yield f"Findings ({len(true)})"
    yield from _listed(assessment, true)
    if possible:
        yield f"Could still become findings ({len(possible)})"
        yield from _listed(assessment, possible)


def _listed(assessment: Assessment, findings: list[FindingResult]) -> Iterator[str]:
    for one in findings:
        severity = assessment.label_of_level(one.severity)
        rests_on = f" [{', '.join(one.statuses)}]" if one.statuses else ""
        yield from _wrapped(f"{severity}: {one.title}{rests_on}", "  ")


def _mitigations(assessment: Assessment) -> Iterator[str]:
    if not assessment.mitigations:
        return
    yield f"Mitigations ({len(assessment.mitigations)})"
    for one in assessment.mitigations:
        yield from _wrapped(f"{one.label}: {standing_words(one)}", "  ")
        for effect in one.effects:
            yield from _wrapped(effect, "    ")


def _stages(assessment: Assessment) -> Iterator[str]:
    """Write what each stage of the mitigations comes to, but for those that change nothing."""
    if not assessment.stages:
        return
    yield "With mitigations (the levels above take those verified as kept)"
    rows = [("determination", "audience", "mitigations", "level", "disposition")]
    for one in assessment.determinations:
        for place, outcome in enumerate(one.outcomes):
            who, last = _audience(assessment, outcome.audience), ("", "")
            for stage in assessment.stages:
                reached = stage.outcome(one.determination, place)
                level = assessment.label_of_level(reached.level.stated)
                step = assessment.label_of_disposition(reached.disposition.stated)
                if (level, step) != last:
                    rows.append((one.label, who, STAGE_WORDS[stage.stage], level, step))
                last = (level, step)
    yield from table(rows)


def _open(assessment: Assessment) -> Iterator[str]:
    audiences = {a.id: a.short for a in assessment.audiences}
    unanswered = [a for a in assessment.answers if a.standing == "unanswered"]
    if not unanswered:
        return
    yield f"Open questions ({len(unanswered)})"
    for one in unanswered:
        row = f" [{audiences[one.row]}]" if one.row else ""
        required = " (required)" if one.required else ""
        yield from _wrapped(f"{one.question}{row}{required}: {one.ask}", "  ")


def figure(points: Fraction) -> str:
    """Write points exactly: as a decimal where it ends, else as a fraction."""
    rest = points.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return f"{float(points):g}" if rest == 1 else str(points)


def _audience(assessment: Assessment, audience: str | None) -> str:
    return next((a.short for a in assessment.audiences if a.id == audience), _ALL)


def _range(assessment: Assessment, levels: LevelRange) -> str:
    low, high = map(assessment.label_of_level, (levels.low, levels.high))
    return _span(low, high)


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
