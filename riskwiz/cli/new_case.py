"""What a new case needs to be opened, asked line by line before the wizard takes the screen."""

import datetime as dt
from collections.abc import Callable

import click

from riskwiz.cli.assessor import account_name
from riskwiz.core.event import Subject
from riskwiz.core.question import DateQuestion, TextQuestion
from riskwiz.core.value import Objection, read

_SUBJECT = TextQuestion(id="subject", ask="Subject", kind="text", max_length=400)
_AS_OF = DateQuestion(id="as_of", ask="As of", kind="date")
_ASSESSOR = TextQuestion(id="assessor", ask="Assessor", kind="text", max_length=100)


def ask(today: dt.date, assessor: str | None) -> tuple[Subject, dt.date, str]:
    """Ask for subject, as-of date and assessor, each until it can be taken."""
    name = click.prompt("Subject (a company, product or app)", value_proc=_text(_SUBJECT), err=True)
    date = click.prompt("As of", default=today.isoformat(), value_proc=_text(_AS_OF), err=True)
    return Subject(name=name), dt.date.fromisoformat(date), assessor or ask_assessor()


def ask_assessor() -> str:
    """Ask who answers, until it can be taken."""
    answer = click.prompt("Assessor", default=account_name(), value_proc=_text(_ASSESSOR), err=True)
    return str(answer)


def _text(question: TextQuestion | DateQuestion) -> Callable[[str], str]:
    def taken(raw: str) -> str:
        value = read(question, raw)
        if isinstance(value, Objection):
            raise click.UsageError(f"{value.message}; {value.help}")
        return str(value)

    return taken
