"""The lists of the review: what is open, doubtful, bare or set aside, and what was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from riskwiz.core.answer import Key
from riskwiz.core.enclosure import AnswerResult
from riskwiz.core.lookup import rests_on
from riskwiz.tui.display import content, cut, hang, muted, stack
from riskwiz.tui.session import Session

Jump = tuple[Content, Key | None]
"""A line of a list, and the question that it leads to."""


@dataclass(frozen=True)
class Listed:
    """One list of the review: its title, its lines, and how many things they are about."""

    title: str
    lines: list[Jump]
    number: int


def lists(session: Session, width: int) -> Iterator[Listed]:
    """Yield the lists of the review, each line with where it leads."""
    for title, lines in _lists(session, width):
        yield Listed(title, lines, len(lines))
    findings = len(session.assessment.findings)
    yield Listed("Findings, and what they rest on", list(_findings(session, width)), findings)


def _lists(session: Session, width: int) -> Iterator[tuple[str, list[Jump]]]:
    assessment, answers = session.assessment, session.assessment.answers
    required = [a for a in answers if a.standing == "unanswered" and a.required]
    others = [a for a in answers if a.standing == "unanswered" and not a.required]
    yield "Contradictions and concerns", list(_concerns(session, width))
    yield "Ask next", list(_ask_next(session, width))
    yield "Open and required", [_jump(session, a, "!", width) for a in required]
    yield "Open", [_jump(session, a, "○", width) for a in others]
    unknown = [a for a in answers if a.standing in {"unknown", "withheld"}]
    yield "Unknown or withheld", [_jump(session, a, _sign(a), width) for a in unknown]
    bare = [a for a in answers if a.standing == "answered" and not a.evidence]
    yield "Without evidence", [_jump(session, a, "✓", width) for a in bare]
    aside: list[Jump] = [
        (content(cut(f"{one.ask} {one.why}", width)), None) for one in assessment.set_aside
    ]
    yield "Set aside", aside


def _concerns(session: Session, width: int) -> Iterator[Jump]:
    resting = rests_on(session.interview)
    for one in session.assessment.concerns:
        lines = hang(content("! ", "$text-warning"), content(one.message), width - 2)
        if one.question is None:
            yield stack(lines), resting.get(one.evidence or "")
            continue
        key = Key(one.question, one.row)
        if one.contradiction is None:  # a contradiction names its questions itself
            lines += hang(Content("  "), muted(_asked(session, key)), width - 2)
        yield stack(lines), key


def _asked(session: Session, key: Key) -> str:
    who = f" · {session.edition.audiences[key.row].short}" if key.row else ""
    return f"{session.edition.questions[key.question].ask}{who}"


def _ask_next(session: Session, width: int) -> Iterator[Jump]:
    for place, one in enumerate(session.interview.open_questions.ask_next, start=1):
        who = f" · {session.edition.audiences[one.row].short}" if one.row else ""
        key = Key(one.question, one.row)
        ask = hang(content(f"{place} "), content(f"{one.ask}{who}"), width - 2)
        yield stack([*ask, *hang(Content("  "), muted(one.why), width - 2)]), key


def _findings(session: Session, width: int) -> Iterator[Jump]:
    path = session.interview.path
    for finding in session.assessment.findings:
        known = finding.truth == "true"
        mark = "▲" if known else "?"
        doubt = "" if known else "  not yet known"
        title = content(finding.title, "bold") + muted(doubt)
        yield stack(hang(content(f"{mark} ", "bold"), title, width - 2)), None
        for basis in finding.rests_on:
            key = Key(basis.question, basis.row)
            line = cut(f"    {basis.ask} {basis.answer}", width)
            yield muted(line), key if key in path else None


def _jump(session: Session, answer: AnswerResult, mark: str, width: int) -> Jump:
    who = f" · {session.edition.audiences[answer.row].short}" if answer.row else ""
    reason = f"  {answer.reason}" if answer.reason else ""
    ask = cut(f"{answer.ask}{who}", width - 2 if not reason else width * 2 // 3)
    rest = muted(cut(reason, width - Content(ask).cell_length - 2)) if reason else Content()
    return content(f"{mark} {ask}") + rest, Key(answer.question, answer.row)


def _sign(answer: AnswerResult) -> str:
    return "w" if answer.standing == "withheld" else "?"
