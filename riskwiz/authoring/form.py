"""The questions of an edition as an answer file to fill in; replies come back by import.

Text after `# ` explains. What follows a bare `#` is an answer: whoever fills the form in takes
that `#` away and puts their answer in.
"""

import textwrap
from collections.abc import Iterator

from riskwiz.core.edition import Edition
from riskwiz.core.question import (
    ChoiceQuestion,
    Column,
    CountryQuestion,
    DateQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    TableQuestion,
    YesNoQuestion,
)

_WIDTH = 100
_HOW = (
    "Fill in the subject and the day; both are needed. Then answer the questions in order: take "
    "away the # before the answer that holds, and put in your own where it is not a choice. "
    "A question takes one answer; what is left as it is stays unanswered."
)
_OTHERWISE = (
    "Instead of a value: where you looked and could not find out, where the subject refuses to "
    "say, and, only where it says so, where the question does not fit. In place of QUESTION "
    "stands the name before .value:"
)
_EVIDENCE = (
    "What an answer rests on is named once, here, and linked from the answer. Reliability of the "
    "source goes from A to F, credibility of the item from 1 to 6."
)
_PROMISES = (
    "What the subject proposes, or has agreed, to do. Verified needs who verified it. The day is "
    "the one by which it is to be kept; a standing promise has none."
)


def write_form(edition: Edition) -> str:
    """Write the questions of an edition as an answer file; as it stands it answers nothing."""
    head = edition.methodology.methodology
    lines = [
        *_prose(head.title),
        "#",
        *_prose(_HOW),
        "",
        "[case]",
        "# The day as of which the subject is assessed:",
        f"#as_of = {head.as_of}",
        "",
        "[case.subject]",
        "# The company, product or app:",
        '#name = "…"',
        "# The company behind it, where that is another name:",
        '#operator = "…"',
        "",
        "[edition]",
        f'id = "{head.id}"',
        f'version = "{head.version}"',
        "",
        *_prose(_EVIDENCE),
        "#[evidence.report]",
        '#title = "…"',
        '#publisher = "…"',
        '#reliability = "B"',
        "",
        "[answers]",
        *_prose(_OTHERWISE),
        '#   QUESTION.unknown = "where I looked"',
        '#   QUESTION.withheld = "how they refused"',
        '#   QUESTION.not_applicable = "why it does not fit"',
        '#   QUESTION.note = "anything else"',
        '#   QUESTION.evidence = [{ id = "report", credibility = 2, status = "demonstrated" }]',
        *_sections(edition),
        *_mitigations(edition),
    ]
    return "\n".join(lines) + "\n"


def _mitigations(edition: Edition) -> Iterator[str]:
    if not edition.mitigations:
        return
    yield from ("", "# ===== Mitigations =====")
    yield from _prose(_PROMISES)
    for one in edition.mitigations.values():
        yield ""
        yield from _prose(one.label)
        yield from _prose(one.help)
        yield from _prose(one.verified_by and f"What shows that it is kept: {one.verified_by}")
        yield f"#[mitigations.{one.id}]"
        yield '#state = "proposed"   # or "agreed", or "verified"'
        yield f"#due = {edition.methodology.methodology.as_of}"
        yield '#by = "…"'


def _sections(edition: Edition) -> Iterator[str]:
    number = 0
    for questionnaire in edition.questionnaires:
        yield from ("", f"# ===== {questionnaire.questionnaire.title} =====")
        yield from _prose(questionnaire.questionnaire.intro)
        for section in questionnaire.section:
            yield from ("", f"# --- {section.title} ---")
            yield from _prose(section.intro)
            if section.when is not None:
                yield f"# Asked only where {_one_line(section.when)}"
            for question in section.question:
                number += 1
                yield ""
                yield from _question(edition, question, number)


def _question(edition: Edition, question: Question, number: int) -> Iterator[str]:
    required = " (required)" if question.required else ""
    yield from _prose(f"{number}. {question.ask}{required}")
    yield from _prose(question.help)
    if question.when is not None:
        yield f"# Asked only where {_one_line(question.when)}"
    if question.may_not_apply:
        yield f'# It may not apply: {question.id}.not_applicable = "why"'
    for row in edition.rows(question):
        if row is not None:
            yield f"# {edition.audiences[row].label}:"
        yield from _answers(question, f"{question.id}.rows.{row}" if row else question.id)


def _answers(question: Question, name: str) -> Iterator[str]:
    match question:
        case ChoiceQuestion() | GridQuestion():
            yield from _listed(name, [(f'"{o.id}"', o.label) for o in question.option])
        case MultiQuestion():
            yield f'#{name}.value = ["{question.option[0].id}"]'
            yield from (f'#   "{o.id}": {o.label}' for o in question.option)
        case YesNoQuestion():
            yield from _listed(name, [("true", "yes"), ("false", "no")])
        case NumberQuestion() | MoneyQuestion():
            yield f"#{name}.value = {_number(question)}{_unit(question)}"
        case DateQuestion():
            yield f"#{name}.value = 2026-01-31   # a day"
        case CountryQuestion():
            yield f'#{name}.value = "US"   # a country, by the two letters of ISO 3166'
        case TableQuestion():
            cells = ", ".join(f"{c.id} = {_cell(c)}" for c in question.column)
            yield f"#{name}.value = [{{ {cells} }}]"
            yield "# one { … } for each row, with a comma between them:"
            yield from (f"#   {_column(column)}" for column in question.column)
        case _:
            yield f'#{name}.value = "…"'


def _listed(name: str, values: list[tuple[str, str]]) -> Iterator[str]:
    widest = max(len(value) for value, _ in values)
    yield from (f"#{name}.value = {value:{widest}}   # {label}" for value, label in values)


def _number(question: NumberQuestion | MoneyQuestion) -> str:
    """Return a number that the question takes: 0 where it can."""
    low, high = question.min, question.max
    if low is not None and low > 0:
        return str(low if low.denominator == 1 else float(low))
    return "0" if high is None or high >= 0 else str(high if high.denominator == 1 else float(high))


def _unit(question: NumberQuestion | MoneyQuestion) -> str:
    if isinstance(question, MoneyQuestion):
        return f"   # whole {question.currency}"
    if question.kind == "percent":
        return "   # per cent: 20 means 20 %"
    return f"   # {question.unit}" if question.unit else ""


def _cell(column: Column) -> str:
    match column.kind:
        case "choice":
            return f'"{column.option[0].id}"' if column.option else '""'
        case "country":
            return '"US"'
        case "date":
            return "2026-01-31"
        case "yes_no":
            return "true"
        case "text":
            return '"…"'
        case _:
            return "0"


def _column(column: Column) -> str:
    required = "" if column.required else ", may be left out"
    options = "; ".join(f'"{o.id}" {o.label}' for o in column.option)
    kind = {"yes_no": "true or false", "percent": "per cent"}.get(column.kind, column.kind)
    return f"{column.id}: {column.label} ({options or kind}{required})"


def _prose(text: str | None) -> Iterator[str]:
    for line in (text or "").strip().splitlines():
        for part in textwrap.wrap(line, _WIDTH - 2) or [""]:
            yield f"# {part}".rstrip()


def _one_line(expression: str) -> str:
    return " ".join(expression.split())
