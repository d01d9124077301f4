"""Evidence for an answer: a new piece, field by field, or one that is there already."""

import datetime as dt
from collections.abc import Mapping

from riskwiz.core.answer import Key
from riskwiz.core.evidence import (
    CREDIBILITY_MEANING,
    RELIABILITY_MEANING,
    STATUS_MEANING,
    Evidence,
    Link,
    evidence_id,
)
from riskwiz.core.question import DateQuestion
from riskwiz.core.value import Objection, nearest, read, refused_text
from riskwiz.plain.session import Session

_LONGEST = 400
_GUIDE = "Nothing of the evidence is recorded before its last line is given."
_SHOWN = 60
_CREDIBILITIES = {str(code): meaning for code, meaning in CREDIBILITY_MEANING.items()}
_STATUSES = {status.value: meaning for status, meaning in STATUS_MEANING.items()}
_MAY_BE_EMPTY = "Leave the line empty where there is none."


def enter_evidence(session: Session, key: Key, named: str) -> None:
    """Link evidence with an answer; it is one commit. Raises Left."""
    if session.refused(key):
        return
    with session.console.entering("evidence"):
        name = named or _ask_name(session)
        known = session.interview.case.evidence
        if named and named not in known:
            meant = nearest(named, list(known))
            advice = f"did you mean {meant!r}?" if meant else "write evidence alone to add it"
            session.object(Objection(message=f"there is no evidence {named!r}", help=advice))
        elif name in known:
            session.take(session.interview.link(key, _link(session, name)))
        elif name:
            _add_and_link(session, key, _described(session, name))


def _ask_name(session: Session) -> str:
    known = session.interview.case.evidence
    for one in known.values():
        session.console.say(f"{one.id}: {one.title} ({one.publisher})", "  ", "    ")
    which = "Title of new evidence, or an id from this list" if known else "Title of the evidence"
    return _line(session, f"{which} (an empty line: none):", may_be_empty=True)


def _add_and_link(session: Session, key: Key, evidence: Evidence) -> None:
    added = session.interview.add_evidence(evidence)
    link = _link(session, evidence.id)
    if isinstance(added, Objection):
        session.object(added)
        return
    linked = session.interview.after(added).link(key, link)
    if session.take(linked if isinstance(linked, Objection) else (*added, *linked)):
        session.console.say(f"The evidence is called {evidence.id}.")


def _described(session: Session, title: str) -> Evidence:
    publisher = _line(session, "Publisher:")
    date = _date(session, "Date, such as 2026-01-22 (may stay empty):")
    url = _line(session, "URL (may stay empty):", may_be_empty=True)
    until = _date(session, "Valid until, a date (may stay empty):")
    reliability = _one_of(session, "Reliability of the source", RELIABILITY_MEANING)
    return Evidence.model_validate(
        {
            "id": evidence_id(publisher, date, session.interview.case.evidence),
            "title": title,
            "publisher": publisher,
            "date": date,
            "url": url or None,
            "valid_until": until,
            "reliability": reliability,
        }
    )


def _link(session: Session, evidence: str) -> Link:
    credibility = _one_of(session, "Credibility of what it says here", _CREDIBILITIES)
    status = _one_of(session, "Status", _STATUSES)
    disputed = _line(session, "Disputed by whom, and why (may stay empty):", may_be_empty=True)
    return Link.model_validate(
        {
            "evidence": evidence,
            "credibility": int(credibility),
            "status": status,
            "disputed": disputed or None,
        }
    )


def _line(session: Session, prompt: str, *, may_be_empty: bool = False) -> str:
    guide = f"{_GUIDE} {_MAY_BE_EMPTY}" if may_be_empty else _GUIDE
    while True:
        line = session.console.ask(prompt, guide)
        refused = _refused(line, may_be_empty=may_be_empty)
        if refused is None:
            return line
        session.object(refused)


def _refused(line: str, *, may_be_empty: bool) -> Objection | None:
    if not line and not may_be_empty:
        return Objection(message="the line is empty", help="write it, or back to leave")
    if len(line) > _LONGEST:
        message = f"the line has {len(line):,} characters; {_LONGEST} fit"
        return Objection(message=message, help="shorten it")
    return refused_text(line, lines=False)


def _date(session: Session, prompt: str) -> dt.date | None:
    while True:
        line = session.console.ask(prompt, f"{_GUIDE} {_MAY_BE_EMPTY}")
        if not line:
            return None
        value = read(DateQuestion(id="date", ask=prompt, kind="date"), line)
        if isinstance(value, str):
            return dt.date.fromisoformat(value)
        if isinstance(value, Objection):
            session.object(value)


def _one_of(session: Session, what: str, meanings: Mapping[str, str]) -> str:
    """Ask for one of several words, which their numbers stand for too."""
    words = list(meanings)
    numbers = {str(number): word for number, word in enumerate(words, start=1)}
    chosen = numbers | {word.lower(): word for word in words}
    for number, (word, meaning) in enumerate(meanings.items(), start=1):
        shown = word if len(word) == 1 else f"{number}. {word}"
        session.console.say(f"{shown}: {meaning}", "  ", "     ")
    while True:
        line = session.console.ask(f"{what}, {words[0]} to {words[-1]}:", _GUIDE)
        if line.lower() in chosen:
            return chosen[line.lower()]
        advice = f"write one of: {', '.join(words)}"
        session.object(Objection(message=f"{line[:_SHOWN]!r} is none of them", help=advice))
