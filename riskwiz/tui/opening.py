"""Opening a case on the screens.

This is loaded with the first case, and the screens of a case with it, so that the shelf is
painted at once.
"""

from riskwiz.core.answer import Key
from riskwiz.core.edition import EditionFault
from riskwiz.core.value import Objection, refused_text
from riskwiz.tui.dialogs.prompt import Asked, PromptScreen
from riskwiz.tui.ports import CaseRecord, Shelf
from riskwiz.tui.screens.interview import InterviewScreen
from riskwiz.tui.session import Session
from riskwiz.tui.widgets.text_fields import MAX_LINE


def first_screen(record: CaseRecord, shelf: Shelf, left: Key | None) -> InterviewScreen | str:
    """Return the interview of a case, where it was left; or the sentence that says why not."""
    session = Session(record, shelf.today, shelf.local)
    try:
        first = session.first(left)
        session.assessment  # noqa: B018  (a faulty edition must be known before a screen is)
    except EditionFault as fault:
        return f"! {record.title}: {fault}; tell the edition's author"
    if first is None:
        return f"! {record.title}: its edition asks nothing"
    return InterviewScreen(session, first)


def who_prompt(record: CaseRecord) -> PromptScreen:
    """Ask who answers, and tell the record."""

    def submit(text: str) -> Objection | None:
        name = text.strip()
        if not name:
            return Objection(message="the name is missing", help="fill it in")
        refused = refused_text(name, lines=False)
        if refused is None:
            record.identify(name)
        return refused

    explanation = f"Your name stands beside every answer in the journal of {record.title}."
    return PromptScreen(Asked("Who is assessing?", explanation, longest=MAX_LINE), submit)
