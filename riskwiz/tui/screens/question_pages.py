"""Pages about one question: what it cites, and the history of its answer."""

from collections.abc import Iterator

from textual.content import Content

from riskwiz.core.answer import Key
from riskwiz.core.authority import Authority, citation, split
from riskwiz.core.interview import Interview
from riskwiz.tui.dialogs.page import PageScreen
from riskwiz.tui.display import clean, content, hang, muted
from riskwiz.tui.session import Session

_LABEL = 14
_WIDTH = 92


def cites_page(interview: Interview, key: Key, width: int) -> PageScreen:
    """Make the page of what a question cites: each authority as of the case's date."""
    question = interview.edition.questions[key.question]
    lines = [*_block("", content(question.ask, "bold"), width), Content()]
    if not question.cite:
        lines.append(muted("This question cites nothing."))
    for cite in question.cite:
        lines += [*_authority(interview, cite, width), Content()]
    return PageScreen("What this question rests on", lines)


def _authority(interview: Interview, cite: str, width: int) -> Iterator[Content]:
    authority = interview.edition.authorities[split(cite)[0]]
    one = citation(cite, dict(interview.edition.authorities), interview.case.as_of)
    yield from _block("", content(one.text, "bold"), width)
    yield from _block("Kind", content(authority.kind), width)
    force = "in force" if one.in_force else "! not in force"
    told = f"{_dates(authority)}; {force} on {interview.case.as_of}"
    yield from _block("In force", content(told, "" if one.in_force else "$text-warning"), width)
    for former in authority.formerly:
        was = f"{former.title} ({former.start} to {former.until or 'now'})"
        yield from _block("Formerly", content(was), width)
    checked = "read in the text itself" if one.verified else "! nobody has checked the text yet"
    yield from _block("Checked", content(checked, "" if one.verified else "$text-warning"), width)
    if authority.url:
        yield from _block("Text", content(authority.url), width)
    if authority.note:
        yield from _block("Note", content(authority.note, lines=True), width)


def _dates(authority: Authority) -> str:
    return f"from {authority.start}" + (f" to {authority.until}" if authority.until else "")


def history_page(session: Session, key: Key, width: int) -> PageScreen:
    """Make the page of what was said about an answer, the newest first."""
    question = session.edition.questions[key.question]
    who = f" · {session.edition.audiences[key.row].label}" if key.row else ""
    lines = [*_block("", content(f"{question.ask}{who}", "bold"), width), Content()]
    moments = session.history(key)
    if not moments:
        lines.append(muted("Nothing was said about it yet."))
    for moment in reversed(moments):
        lines.append(muted(f"{session.local(moment.at)}  {clean(moment.by)}"))
        lines += hang(Content("  "), content(moment.what, lines=True), min(width, _WIDTH))
    return PageScreen("History of this answer", lines)


def _block(label: str, text: Content, width: int) -> list[Content]:
    first = muted(label).pad_right(max(0, _LABEL - len(label))) if label else Content()
    return hang(first, text, min(width, _WIDTH))
