"""Small journals for the tests of the store."""

import datetime as dt
from pathlib import Path

from riskwiz import store
from riskwiz.core.answer import answered
from riskwiz.core.canonical import sha256
from riskwiz.core.edition_reference import EditionReference, TextReference
from riskwiz.core.event import AnswerGiven, CaseOpened, Event, Subject

TEXTS = {
    "methodology.toml": 'title = "Was für Fälle"\r\n',
    "reference/lists.toml": "[lists]\n",
}


def opened(texts: dict[str, str] = TEXTS) -> CaseOpened:
    """The event that opens a case against some texts."""
    named = tuple(TextReference(path=path, sha256=sha256(body)) for path, body in texts.items())
    return CaseOpened(
        case="c-1",
        subject=Subject(name="TikTok"),
        as_of=dt.date(2023, 3, 31),
        edition=EditionReference(id="riskwiz", version="0.1.0", texts=named),
    )


def said(number: int) -> AnswerGiven:
    """An answer that can be told from the others."""
    return AnswerGiven(question="share", given=answered(str(number)))


def case_file(folder: Path, answers: int = 3) -> Path:
    """A closed case file with some answers in it."""
    path = folder / "tiktok.riskcase"
    events: list[Event] = [opened(), *map(said, range(answers))]
    store.create(path, events, TEXTS, "A. Assessor").close()
    return path


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
