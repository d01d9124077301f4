"""The review: what is open, unknown or unsupported, and what follows; and the memo as text."""

from collections.abc import Iterable, Iterator

from riskwiz.core.analysis.open_result import OpenQuestions
from riskwiz.core.answer import Key
from riskwiz.core.assessment import Assessment, DeterminationResult
from riskwiz.core.enclosure import AnswerResult
from riskwiz.core.factor_result import FactorResult
from riskwiz.core.interview import Interview
from riskwiz.core.stages import STAGE_WORDS, standing_words
from riskwiz.plain.console import Console
from riskwiz.plain.levels import level_in_words, levels
from riskwiz.plain.sentences import count, sentence, written

_NO_VALUE = ("unknown", "withheld", "not applicable")


def say_review(console: Console, interview: Interview) -> None:
    """Say what is not settled, then the levels with the ranges they could still come out in."""
    assessment = interview.assessment
    answers = assessment.answers
    still = [a for a in answers if a.standing == "unanswered"]
    bare = [a for a in answers if a.standing == "answered" and not a.evidence]
    _list(console, "Open", _questions(still))
    asked = list(_ask_next(assessment, interview.open_questions))
    if asked:
        _list(console, "Ask next", asked, counted=False)
    _list(console, "Unknown, withheld or not applicable", _reasons(answers))
    _list(console, "Answered without evidence", _questions(bare))
    _list(console, "Concerns", _concerns(assessment))
    _list(console, "Set aside", _set_aside(assessment))
    _say_findings(console, assessment)
    _list(console, "Scores out of 100", [_score(assessment, one) for one in assessment.factors])
    between = list(levels(assessment))
    if between:
        _list(console, "Levels that follow", between, counted=False)
    for one in assessment.determinations:
        _list(console, f"{one.label}. {one.title}", _outcomes(assessment, one), counted=False)
    if assessment.mitigations:
        _list(console, "Mitigations", _mitigations(assessment))
        _list(console, "What they would change", _stages(assessment), counted=False)


def say_memo(console: Console, text: str) -> None:
    """Say the memo as text; a heading stands apart."""
    for line in text.splitlines():
        if line.startswith("#"):
            console.gap()
        mark = "• " if line.startswith("• ") else ""
        console.say(line.lstrip("# ") if not mark else line, "", " " * len(mark))


def _list(console: Console, title: str, lines: Iterable[str], *, counted: bool = True) -> None:
    found = list(lines)
    console.gap()
    console.say(f"{title}: {len(found) or 'none'}" if counted else title)
    for line in found:
        console.say(line, "  ", "    ")


def _questions(answers: list[AnswerResult]) -> Iterator[str]:
    """Yield a line for each question; the rows of a grid are counted in it."""
    rows: dict[str, list[AnswerResult]] = {}
    for one in answers:
        rows.setdefault(one.question, []).append(one)
    for question, found in rows.items():
        required = " (required)" if found[0].required else ""
        audiences = f" ({count(len(found), 'audience')})" if found[0].row else ""
        yield f"{question}: {found[0].ask}{required}{audiences}"


def _ask_next(assessment: Assessment, found: OpenQuestions) -> Iterator[str]:
    for place, one in enumerate(found.ask_next, start=1):
        who = f" ({_audience(assessment, one.row)})" if one.row else ""
        yield f"{place}. {_name(one.question, one.row)}: {one.ask}{who} {one.why}"


def _reasons(answers: tuple[AnswerResult, ...]) -> Iterator[str]:
    for one in answers:
        if one.standing in _NO_VALUE:
            yield sentence(f"{_name(one.question, one.row)}: {one.standing}: {one.reason}")


def _concerns(assessment: Assessment) -> Iterator[str]:
    for one in assessment.concerns:
        about = _name(one.question, one.row) if one.question else one.evidence
        yield sentence(f"{about}: {one.message}")


def _set_aside(assessment: Assessment) -> Iterator[str]:
    for one in assessment.set_aside:
        yield sentence(f"{_name(one.question, one.row)}: {one.answer}; {one.why}")


def _say_findings(console: Console, assessment: Assessment) -> None:
    true = [one for one in assessment.findings if one.truth == "true"]
    label = assessment.label_of_level
    _list(console, "Findings", [f"{label(one.severity)}: {one.title}" for one in true])
    possible = len(assessment.findings) - len(true)
    if possible:
        console.say(f"{count(possible, 'rule')} could still become findings.")


def _score(assessment: Assessment, one: FactorResult) -> str:
    score = one.score
    span = (
        f"{score.stated_percent}, certain"
        if score.low == score.high
        else f"{score.stated_percent}, between {score.low_percent} and {score.high_percent}"
    )
    who = f", {_audience(assessment, one.audience)}" if one.audience else ""
    return f"{one.label}{who}: {span}; {level_in_words(assessment, one.level)}"


def _outcomes(assessment: Assessment, one: DeterminationResult) -> Iterator[str]:
    for outcome in one.outcomes:
        chosen = outcome.disposition
        stated, low, high = map(
            assessment.label_of_disposition, (chosen.stated, chosen.low, chosen.high)
        )
        span = "" if low == high else f" (from {low} to {high})"
        who = f"{_audience(assessment, outcome.audience)}: " if outcome.audience else ""
        level = level_in_words(assessment, outcome.level)
        yield f"{who}{level}; disposition {stated}{span}; confidence {outcome.confidence}"


def _audience(assessment: Assessment, audience: str) -> str:
    return next(a.label for a in assessment.audiences if a.id == audience)


def _name(question: str, row: str | None) -> str:
    return written(Key(question, row))


def _mitigations(assessment: Assessment) -> Iterator[str]:
    for one in assessment.mitigations:
        yield sentence(f"{one.mitigation}: {one.label}: {standing_words(one)}")


def _stages(assessment: Assessment) -> Iterator[str]:
    """Yield a line for each stage: what every determination comes to."""
    audiences = {one.id: one.label for one in assessment.audiences}
    labels = {one.determination: one.label for one in assessment.determinations}
    for stage in assessment.stages:
        yield sentence(f"{STAGE_WORDS[stage.stage].capitalize()}")
        for one in stage.outcomes:
            who = f", {audiences[one.audience]}" if one.audience else ""
            level = assessment.label_of_level(one.level.stated)
            step = assessment.label_of_disposition(one.disposition.stated)
            yield sentence(f"{labels[one.determination]}{who}: {level}, {step}")
