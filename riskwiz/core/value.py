"""Reading answers: from text or TOML to a canonical value, or the objection to it."""

import datetime as dt
import re
import unicodedata
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from riskwiz.core.answer import Cell, Row, Value
from riskwiz.core.model import Model
from riskwiz.core.question import (
    ChoiceQuestion,
    Column,
    CountryQuestion,
    DateQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Option,
    Question,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from riskwiz.core.written_number import places, written_number

MAX_ROWS = 500
MAX_TEXT = 20_000
_MAX_INTEGER = 10**15
_MAX_PLACES = 6
_MAX_SHOWN = 60
_FIRST_YEAR = 1000
_MAX_MARKS = 8
_WORDS = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


class Objection(Model):
    """Why an answer cannot be taken as given, and what to do."""

    message: str
    help: str


def nearest(word: str, words: list[str]) -> str | None:
    """Return the word that a misspelt one most likely meant, or None."""
    import difflib  # noqa: PLC0415  (needed only for a mistake)

    return next(iter(difflib.get_close_matches(word, words, n=1, cutoff=0.6)), None)


def read(question: Question, raw: object) -> Value | Objection:
    """Read an answer's value as the question's kind wants it.

    Takes what TOML or a text field gives (text, numbers, dates, lists) and returns the
    canonical value, or the objection that says why it is none.
    """
    match question:
        case ChoiceQuestion() | GridQuestion():
            return _choice(question.option, raw)
        case MultiQuestion():
            return _multi(question, raw)
        case YesNoQuestion():
            return _yes_no(raw)
        case NumberQuestion() | MoneyQuestion():
            return _number(question, raw)
        case DateQuestion():
            return _date(raw)
        case TextQuestion():
            return _text(raw, question.max_length, lines=question.kind == "long_text")
        case CountryQuestion():
            return _country(raw)
        case TableQuestion():
            return _table(question, raw)
        case _:
            assert_never(question)


def exact(value: Value) -> Fraction:
    """Return the exact number that a canonical value of a numeric question holds."""
    if isinstance(value, tuple):
        msg = "a table or a list is no number"
        raise TypeError(msg)
    return Fraction(value)


def refused_text(text: str, *, lines: bool = True) -> Objection | None:
    """Object to control characters, lone surrogates and piles of combining marks."""
    run = 0
    for character in text:
        category = unicodedata.category(character)
        if category == "Cs" or (category == "Cc" and not (lines and character in "\n\t")):
            return Objection(
                message=f"the text holds the control character U+{ord(character):04X}",
                help="remove it; plain text and line breaks are taken",
            )
        if category != "Cf":  # what joins characters does not begin a new letter
            run = run + 1 if category in {"Mn", "Me"} else 0
        if run > _MAX_MARKS:
            return Objection(
                message=f"the text piles more than {_MAX_MARKS} combining marks on one letter",
                help="remove the marks",
            )
    return None


def _choice(options: tuple[Option, ...], raw: object) -> str | Objection:
    ids = [o.id for o in options]
    if isinstance(raw, str) and raw in ids:
        return raw
    meant = nearest(raw, ids) if isinstance(raw, str) else None
    return Objection(
        message=f"{_shown(raw)} is not one of its options",
        help=f"did you mean {meant!r}?" if meant else f"choose one of: {', '.join(ids)}",
    )


def _multi(question: MultiQuestion, raw: object) -> tuple[str, ...] | Objection:
    if not isinstance(raw, list | tuple):
        return Objection(
            message=f"{_shown(raw)} is not a list of options", help="write a list: [...]"
        )
    for one in raw:
        checked = _choice(question.option, one)
        if isinstance(checked, Objection):
            return checked
    chosen = tuple(o.id for o in question.option if o.id in raw)
    alone = [o.id for o in question.option if o.exclusive and o.id in raw]
    if alone and len(chosen) > 1:
        return Objection(
            message=f"{alone[0]!r} cannot stand beside other options",
            help="choose it alone, or leave it out",
        )
    if not chosen:
        return Objection(message="no option is chosen", help="choose at least one, or skip")
    return chosen


def _yes_no(raw: object) -> bool | Objection:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in _WORDS:
        return _WORDS[raw.strip().lower()]
    return Objection(message=f"{_shown(raw)} is neither yes nor no", help="answer yes or no")


def canonical(number: Decimal) -> str:
    """Write a decimal without exponent or trailing zeros."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _number(question: NumberQuestion | MoneyQuestion, raw: object) -> str | int | Objection:
    number = written_number(raw)
    if number is None:
        return Objection(
            message=f"{_shown(raw)} is not a number", help="write a number such as 12.5"
        )
    if not -_MAX_INTEGER <= number <= _MAX_INTEGER:
        return Objection(
            message=f"{_shown(raw)} is too large", help=f"{_MAX_INTEGER:,} is the most that fits"
        )
    whole = question.kind in {"count", "money"}
    if whole and places(number):
        return Objection(
            message=f"{_shown(raw)} is not a whole number", help="leave out the fraction"
        )
    if places(number) > _MAX_PLACES:
        return Objection(
            message=f"{_shown(raw)} has more than {_MAX_PLACES} decimals", help="round it first"
        )
    return _outside(question, Fraction(number), raw) or (
        int(number) if whole else canonical(number)
    )


def _outside(
    question: NumberQuestion | MoneyQuestion, number: Fraction, raw: object
) -> Objection | None:
    least = Fraction(0) if question.kind in {"count", "percent"} else None
    most = Fraction(100) if question.kind == "percent" else None
    least = question.min if question.min is not None else least
    most = question.max if question.max is not None else most
    if least is not None and number < least:
        end = _figure(least)
        return Objection(message=f"{_shown(raw)} is below {end}", help=f"write {end} or more")
    if most is not None and number > most:
        end = _figure(most)
        return Objection(message=f"{_shown(raw)} is above {end}", help=f"write {end} or less")
    return None


def _figure(end: Fraction) -> str:
    return canonical(Decimal(end.numerator) / Decimal(end.denominator))


def _shown(raw: object) -> str:
    """Quote what was given as people write it, cut short."""
    try:
        text = str(raw) if isinstance(raw, int | Decimal | dt.date) else repr(raw)
    except ValueError:  # a whole number of thousands of digits
        return "the number"
    text = text.lower() if isinstance(raw, bool) else text
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _date(raw: object) -> str | Objection:
    day = raw if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime) else None
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw.strip()):
        with suppress(ValueError):
            day = dt.date.fromisoformat(raw.strip())
    if day is not None and day.year >= _FIRST_YEAR:
        return day.isoformat()
    return Objection(message=f"{_shown(raw)} is not a date", help="write it as 2026-01-22")


def _text(raw: object, max_length: int, *, lines: bool) -> str | Objection:
    if not isinstance(raw, str):
        return Objection(message=f"{_shown(raw)} is not text", help="write it between quotes")
    text = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        return Objection(message="the text is empty", help="write something, or skip")
    if len(text) > min(max_length, MAX_TEXT):
        return Objection(
            message=f"the text has {len(text):,} characters; {min(max_length, MAX_TEXT):,} fit",
            help="shorten it, or attach it as evidence",
        )
    return refused_text(text, lines=lines) or text


def _country(raw: object) -> str | Objection:
    if isinstance(raw, str) and re.fullmatch(r"[A-Za-z]{2}", raw.strip()):
        return raw.strip().upper()
    return Objection(
        message=f"{_shown(raw)} is not a country code",
        help="write two letters of ISO 3166, such as CN or US",
    )


def _table(question: TableQuestion, raw: object) -> tuple[Row, ...] | Objection:
    if not isinstance(raw, list | tuple) or not all(isinstance(row, dict) for row in raw):
        return Objection(message="the value is not a list of rows", help="write [{ … }, { … }]")
    if len(raw) > MAX_ROWS:
        return Objection(message=f"the table has {len(raw)} rows; {MAX_ROWS} fit", help="sum up")
    rows: list[Row] = []
    for place, row in enumerate(raw, start=1):
        checked = _row(question, row)
        if isinstance(checked, Objection):
            return checked.model_copy(update={"message": f"row {place}: {checked.message}"})
        rows.append(checked)
    return tuple(rows)


def _row(question: TableQuestion, raw: dict[str, object]) -> Row | Objection:
    ids = [c.id for c in question.column]
    strange = next((key for key in raw if key not in ids), None)
    if strange is not None:
        return Objection(
            message=f"{_shown(strange)} is not one of its columns",
            help=f"columns: {', '.join(ids)}",
        )
    row: Row = {}
    for column in question.column:
        if column.id not in raw or raw[column.id] in (None, ""):
            if column.required:
                return Objection(message=f"{column.label!r} is missing", help="fill it in")
            continue
        cell = read_cell(column, raw[column.id])
        if isinstance(cell, Objection):
            return cell.model_copy(update={"message": f"{column.label}: {cell.message}"})
        row[column.id] = cell
    return row


def read_cell(column: Column, raw: object) -> Cell | Objection:
    """Read one cell of a table as its column's kind wants it."""
    match column.kind:
        case "choice":
            return _choice(column.option, raw)
        case "yes_no":
            return _yes_no(raw)
        case "date":
            return _date(raw)
        case "country":
            return _country(raw)
        case "text":
            return _text(raw, MAX_TEXT, lines=True)
        case "money":
            return _number(MoneyQuestion(id="x", ask="x", kind="money", currency="USD"), raw)
        case "number" | "count" | "percent":
            return _number(NumberQuestion(id="x", ask="x", kind=column.kind), raw)
        case _:
            assert_never(column.kind)
