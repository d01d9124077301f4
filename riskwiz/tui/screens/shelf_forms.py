"""The forms of the shelf: a new case, and a case as of another date."""

import datetime as dt

from riskwiz.core.event import Subject
from riskwiz.core.value import Objection, refused_text
from riskwiz.tui.dialogs.form import Field
from riskwiz.tui.shelf_rows import ShelfRow


def new_fields(today: dt.date, assessor: str | None) -> list[Field]:
    """Return the fields of a new case."""
    return [
        Field("subject", "Subject", "", "the company, product or app"),
        Field("operator", "Operator", "", "optional; the company that runs it"),
        Field("as_of", "As of", "", f"{today} unless you write another"),
        Field("assessor", "Assessor", assessor or "", "your name"),
    ]


def duplicate_fields(row: ShelfRow, today: dt.date, assessor: str | None) -> list[Field]:
    """Return the fields of a case with the answers of another."""
    return [
        Field("as_of", "As of", "", f"{today} unless you write another; it was {row.as_of}"),
        Field("assessor", "Assessor", assessor or "", "your name"),
    ]


def refused(values: dict[str, str], today: dt.date) -> Objection | None:
    """Object to what is missing or cannot be taken in a filled-in form."""
    named = {"subject": "the subject", "assessor": "the assessor's name"}
    for name, label in named.items():
        if name in values and not values[name].strip():
            return Objection(message=f"{label} is missing", help="fill it in")
    for text in values.values():
        strange = refused_text(text, lines=False)
        if strange is not None:
            return strange
    if date_of(values, today) is None:
        said = f"{values['as_of']!r} is not a date"
        return Objection(message=said, help="write it as 2026-01-22")
    return None


def date_of(values: dict[str, str], today: dt.date) -> dt.date | None:
    """Return the as-of date of a form, today where none is written; None where it is no date."""
    typed = values["as_of"].strip()
    try:
        return dt.date.fromisoformat(typed) if typed else today
    except ValueError:
        return None


def subject_of(values: dict[str, str]) -> Subject:
    """Return the subject of a form that was not refused."""
    operator = values["operator"].strip() or None
    return Subject(name=values["subject"].strip(), operator=operator)
