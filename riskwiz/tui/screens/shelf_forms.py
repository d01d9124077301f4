"""The forms of the shelf: a new case, a case as of another date, and an answer file.

They are loaded when they are asked for, so that the shelf itself is painted at once.
"""

import datetime as dt
from collections.abc import Callable

from riskwiz.core.event import Subject
from riskwiz.core.value import Objection, refused_text
from riskwiz.tui.dialogs.form import Field, FormScreen
from riskwiz.tui.dialogs.prompt import Asked, PromptScreen
from riskwiz.tui.ports import CaseRecord, RecordFault, Shelf
from riskwiz.tui.shelf_rows import ShelfRow

Taken = Callable[[CaseRecord], None]
"""Takes the case that a form has made."""


def new_case_form(shelf: Shelf, taken: Taken) -> FormScreen:
    """Ask for what a new case needs, and make it."""
    today = shelf.today()

    def submit(values: dict[str, str]) -> Objection | None:
        as_of = _date(values, today)
        if isinstance(as_of, Objection):
            return as_of
        operator = values["operator"].strip() or None
        subject = Subject(name=values["subject"].strip(), operator=operator)
        return _made(lambda: shelf.create(subject, as_of, values["assessor"].strip()), taken)

    fields = [
        Field("subject", "Subject", "", "the company, product or app"),
        Field("operator", "Operator", "", "optional; the company that runs it"),
        Field("as_of", "As of", "", f"{today} unless you write another"),
        Field("assessor", "Assessor", shelf.assessor or "", "your name"),
    ]
    intro = "One subject, assessed as of one date: evidence from after it does not count."
    return FormScreen("New case", intro, fields, submit)


def duplicate_form(shelf: Shelf, row: ShelfRow, taken: Taken) -> FormScreen:
    """Ask for another as-of date, and make a case with the same answers."""
    today = shelf.today()

    def submit(values: dict[str, str]) -> Objection | None:
        as_of = _date(values, today)
        if isinstance(as_of, Objection):
            return as_of
        return _made(lambda: shelf.duplicate(row, as_of, values["assessor"].strip()), taken)

    fields = [
        Field("as_of", "As of", "", f"{today} unless you write another; it was {row.as_of}"),
        Field("assessor", "Assessor", shelf.assessor or "", "your name"),
    ]
    intro = "Answers, notes and evidence come along; signatures do not."
    return FormScreen(f"Duplicate {row.subject}", intro, fields, submit)


def import_prompt(taken: Callable[[str], None]) -> PromptScreen:
    """Ask for the path of an answer file."""
    told = "Its path; dropping the file here writes it."
    asked = Asked("Import an answer file", told, done="import")
    return _one_line(asked, Objection(message="the file is missing", help="write its path"), taken)


def name_prompt(taken: Callable[[str], None]) -> PromptScreen:
    """Ask who stands beside the answers of an answer file."""
    asked = Asked("Who is assessing?", "Your name stands beside every answer of the file.")
    return _one_line(asked, Objection(message="the name is missing", help="fill it in"), taken)


def _one_line(asked: Asked, missing: Objection, taken: Callable[[str], None]) -> PromptScreen:
    def submit(text: str) -> Objection | None:
        if not text.strip():
            return missing
        taken(text.strip())
        return None

    return PromptScreen(asked, submit)


def _made(making: Callable[[], CaseRecord], taken: Taken) -> Objection | None:
    try:
        taken(making())
    except RecordFault as fault:
        return Objection(message=f"no case was made: {fault}", help="")
    return None


def _date(values: dict[str, str], today: dt.date) -> dt.date | Objection:
    """Return the as-of date of a filled-in form, or object to what is missing in the form."""
    named = {"subject": "the subject", "assessor": "the assessor's name"}
    for name, label in named.items():
        if name in values and not values[name].strip():
            return Objection(message=f"{label} is missing", help="fill it in")
    for text in values.values():
        strange = refused_text(text, lines=False)
        if strange is not None:
            return strange
    typed = values["as_of"].strip()
    try:
        return dt.date.fromisoformat(typed) if typed else today
    except ValueError:
        said = f"{values['as_of']!r} is not a date"
        return Objection(message=said, help="write it as 2026-01-22")
