"""Plain mode from greeting to goodbye."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from riskwiz.plain.console import Console, InputEnded, Quit
from riskwiz.plain.conversation import Conversation
from riskwiz.plain.ports import Record
from riskwiz.plain.sentences import count, sentence
from riskwiz.plain.session import Session


@dataclass(frozen=True)
class Ending:
    """How plain mode ended: what scripts want to know of it."""

    quit: bool
    """Whether the assessor wrote `quit`; otherwise the input ended."""

    objections: int
    """How many lines could not be taken as they were given."""

    fault: str | None
    """What could not be written, where that was the last thing tried; None is all well."""


def run(record: Record, lines: Iterable[str], out: TextIO) -> Ending:
    """Hold the interview over lines of text until `quit`, or until no line is left.

    Raises EditionFault where the edition fails on the answers that the case holds already.
    """
    session = Session(record, Console(lines, out))
    _greet(session)
    left, quits = "", False
    try:
        Conversation(session).run()
    except Quit as stop:
        left, quits = str(stop), True
    except InputEnded as stop:
        left = str(stop)
    _part(session, left)
    return Ending(quit=quits, objections=session.objections, fault=session.fault)


def _greet(session: Session) -> None:
    console, interview = session.console, session.interview
    assessment = interview.assessment
    subject = interview.case.subject
    operator = f" ({subject.operator})" if subject.operator else ""
    console.say(f"{subject.name}{operator}, as of {interview.case.as_of}")
    console.say(f"{assessment.edition_title}, edition {assessment.edition.version}")
    if session.record.held_by is not None:
        _greet_reader(console, session.record.held_by)
        return
    console.say(
        "Every answer is saved at once. Write help for what a question means and the words "
        "that can be written, quit to stop."
    )
    if interview.case.signatures:
        console.say(
            "The case is signed: it can be read, and changed only after reopen REASON, "
            "with which the signatures lapse."
        )


def _greet_reader(console: Console, holder: str) -> None:
    console.say(
        f"{holder}. The case can be read meanwhile: skip, back and goto show the answers, review "
        "and preview what follows from them. Nothing is recorded; quit stops."
    )


def _part(session: Session, entering: str) -> None:
    console, done = session.console, session.interview.assessment.progress
    console.gap()
    if entering:
        console.say(f"The {entering} that was being entered is not recorded.")
    if session.fault:
        console.say(sentence(f"The last entry is not saved: {session.fault}"))
    safe = "Nothing was recorded" if session.record.held_by else "Everything recorded is saved"
    console.say(f"{safe}; {done.open} of {count(done.asked, 'question')} open.")
