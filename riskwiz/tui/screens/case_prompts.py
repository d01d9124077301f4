"""What is asked for in one piece of text about an open case: reasons, a note, a marking."""

from collections.abc import Callable

from riskwiz.core.answer import Key, State
from riskwiz.core.interview import Said
from riskwiz.core.value import Objection
from riskwiz.tui.dialogs.prompt import Asked, PromptScreen
from riskwiz.tui.session import Session
from riskwiz.tui.widgets.text_fields import MAX_LINE

_REASONS = {
    State.UNKNOWN: ("Unknown", "Looked for, and could not be determined. Where did you look?"),
    State.WITHHELD: ("Withheld", "The subject refused to answer. How and when?"),
    State.NOT_APPLICABLE: ("Not applicable", "The question does not apply here. Why?"),
}


def reason_prompt(session: Session, key: Key, state: State) -> PromptScreen:
    """Ask why there is no answer."""
    title, explanation = _REASONS[state]
    given = session.interview.case.answer(key).given
    before = given.reason if given is not None and given.state is state else ""

    def submit(text: str) -> Objection | None:
        interview = session.interview
        say = {
            State.UNKNOWN: interview.unknown,
            State.WITHHELD: interview.withheld,
            State.NOT_APPLICABLE: interview.not_applicable,
        }[state]
        told = session.say(say(key, text))
        if isinstance(told, Objection):
            return told
        session.notice = " · ".join((title.lower(), *told.changes))
        return None

    return PromptScreen(Asked(title, explanation, before or ""), submit)


def note_prompt(session: Session, key: Key) -> PromptScreen:
    """Ask for the note beside an answer."""
    explanation = "What the reader of the memo should know beside this answer."
    note = session.interview.case.answer(key).note or ""
    asked = Asked("Note", explanation, note, paragraphs=True)
    return PromptScreen(asked, _saying(session, lambda text: session.interview.note(key, text)))


def marking_prompt(session: Session) -> PromptScreen:
    """Ask for the marking of the memo."""
    explanation = "It stands on every page of the memo; empty means none."
    marking = session.interview.case.marking or ""
    asked = Asked("Marking", explanation, marking, longest=MAX_LINE)
    return PromptScreen(asked, _saying(session, session.interview.mark))


def reopen_prompt(session: Session) -> PromptScreen:
    """Ask why a signed case is opened again."""
    asked = Asked("Reopen", "The signatures lapse. Why is it opened again?")
    return PromptScreen(asked, _saying(session, session.interview.reopen))


def _saying(session: Session, say: Callable[[str], Said]) -> Callable[[str], Objection | None]:
    def submit(text: str) -> Objection | None:
        told = session.say(say(text))
        return told if isinstance(told, Objection) else None

    return submit
