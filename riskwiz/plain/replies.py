"""From what was typed to what an interview takes: numbers to options, lines to paragraphs."""

import re

from riskwiz.core.answer import Key
from riskwiz.core.question import (
    ChoiceQuestion,
    CountryQuestion,
    GridQuestion,
    MultiQuestion,
    TableQuestion,
    TextQuestion,
)
from riskwiz.plain.choosing import chosen, country_code
from riskwiz.plain.command import Literal
from riskwiz.plain.console import Console
from riskwiz.plain.session import Session
from riskwiz.plain.table_rows import table_rows

_END = "."


def reply(session: Session, key: Key, typed: Literal) -> object:
    """Return the answer that was typed, reading on where it takes more than one line.

    Raises Left where the assessor leaves it.
    """
    question = session.edition.questions[key.question]
    text = typed.text
    match question:
        case ChoiceQuestion() | GridQuestion():
            return chosen(question.option, text)
        case MultiQuestion():
            parts = [part for part in text.split(",") if part.strip()]
            return [chosen(question.option, part) for part in parts]
        case CountryQuestion():
            return country_code(session.edition.countries, text)
        case TextQuestion(kind="long_text"):
            with session.console.entering("text"):
                return paragraphs(session.console, typed)
        case TableQuestion():
            with session.console.entering("table"):
                return table_rows(session, key, question, typed)
        case _:
            return text


def paragraphs(console: Console, first: Literal) -> str:
    """Read lines up to one that holds only a full stop; more full stops stand for one less."""
    lines = [first.text]
    if first.text.strip() == _END and not first.signed:
        return ""
    while (line := console.line()).strip() != _END:
        lines.append(line[1:] if re.fullmatch(r"\.\.+", line) else line)
    return "\n".join(lines)
