"""A question as plain mode says it: where it stands, what it asks, what is expected."""

from riskwiz.core.answer import Key
from riskwiz.core.edition import Edition
from riskwiz.core.interview import Interview
from riskwiz.core.path import Standing
from riskwiz.core.question import (
    ChoiceQuestion,
    Column,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Option,
    Question,
    TableQuestion,
)
from riskwiz.core.register import said
from riskwiz.core.wording import table_words
from riskwiz.plain.command import EXPLAINED
from riskwiz.plain.console import Console
from riskwiz.plain.sentences import audience, count, sentence, written

_EXPECTED = {
    "choice": "The number of an option, or its id:",
    "grid": "The number of an option, or its id:",
    "multi": "Numbers or ids of options with commas between, such as 1,3:",
    "yes_no": "yes or no:",
    "count": "A whole number:",
    "percent": "A percentage, where 20 means 20 %:",
    "date": "A date, such as 2026-01-22:",
    "text": "A line of text:",
    "long_text": "Text; a line with only a full stop ends it:",
    "country": "A country, by its name or a code such as CN:",
}


def say_section(console: Console, interview: Interview, key: Key) -> None:
    """Say which questionnaire and section a question stands in."""
    edition = interview.edition
    one, section = edition.questionnaire_of[key.question], edition.section_of[key.question]
    console.gap()
    console.say(f"{one.questionnaire.title}: {section.title}")


def say_intros(console: Console, interview: Interview, key: Key, told: set[str]) -> None:
    """Say what a questionnaire and a section say of themselves, once in a session."""
    edition = interview.edition
    one, section = edition.questionnaire_of[key.question], edition.section_of[key.question]
    for name, intro in ((one.id, one.questionnaire.intro), (f".{section.id}", section.intro)):
        if intro and name not in told:
            console.say(intro)
    if section.benefits and f".{section.id}" not in told:
        console.say("What is said in this section is recorded, and changes no level.")
    told |= {one.id, f".{section.id}"}


def say_question(console: Console, interview: Interview, key: Key, last: Key | None) -> None:
    """Say a question in full; the second row of a grid only names its audience."""
    question = interview.edition.questions[key.question]
    console.gap()
    if last is None or last.question != key.question:
        console.say(f"{question.ask} (required)" if question.required else question.ask)
        say_options(console, _options(question))
    say_row(console, interview.edition, key)
    _say_present(console, interview, key)


def say_again(console: Console, interview: Interview, key: Key) -> None:
    """Ask a question again, in short."""
    console.gap()
    console.say(interview.edition.questions[key.question].ask)
    say_row(console, interview.edition, key)


def say_end(console: Console, interview: Interview) -> None:
    """Say that no further question is asked, and how many were left open."""
    path, record = interview.path, interview.record
    still = sum(record.standing(key) is Standing.UNANSWERED for key in path)
    console.gap()
    if still:
        console.say(
            f"This is the end; {count(still, 'question')} left open. "
            "An empty line begins with the first of them."
        )
    else:
        console.say("Nothing is open: something was said to every question that applies.")
    console.say("review, memo, goto QUESTION_ID, back or quit:")


def say_row(console: Console, edition: Edition, key: Key) -> None:
    """Name the audience of a grid's row."""
    if key.row is not None:
        console.say(f"For this audience: {audience(edition, key.row)}")


def say_options(console: Console, options: tuple[Option, ...], *, ids: bool = False) -> None:
    """List options by number, with their ids where they are wanted."""
    for number, option in enumerate(options, start=1):
        alone = " (stands alone)" if option.exclusive else ""
        name = f" (id {option.id})" if ids else ""
        console.say(f"{number}. {option.label}{alone}{name}", indent="  ", hang="     ")


def expected(question: Question) -> str:
    """Say what is expected as the answer; a table says it column by column."""
    match question:
        case NumberQuestion(kind="number"):
            return f"A number ({question.unit}):" if question.unit else "A number:"
        case MoneyQuestion():
            return f"An amount in whole {question.currency}:"
        case TableQuestion():
            return expected_cell(question.column[0], 1)
        case _:
            return _EXPECTED[question.kind]


def expected_cell(column: Column, row: int) -> str:
    """Say what is expected as a cell of a table."""
    kind = {
        "choice": "an option by number or id",
        "money": f"whole {column.currency}" if column.currency else "a whole amount",
        "count": "a whole number",
        "yes_no": "yes or no",
        "date": "a date, such as 2026-01-22",
        "country": "a country by name or code",
        "percent": "a percentage",
        "text": "text",
    }.get(column.kind, "a number")
    need = "" if column.required else ", may stay empty"
    return f"Row {row}, {column.label} ({kind}{need}):"


def say_help(console: Console, interview: Interview, key: Key) -> None:
    """Say how to find out, what is cited, the ids, and the words that plain mode knows."""
    edition = interview.edition
    question = edition.questions[key.question]
    if question.help:
        console.say(question.help)
    cites = "; ".join(c.text for c in edition.cite(question.cite, interview.case.as_of))
    if cites:
        console.say(sentence(f"Cited: {cites}"))
    if question.status == "unverified":
        console.say("Nobody has checked yet, in a text, what this question rests on.")
    console.say(f"The question's id is {written(key)}.")
    say_options(console, _options(question), ids=True)
    if isinstance(question, TableQuestion):
        _say_table_help(console, question)
    if question.kind == "long_text":
        console.say("A line of two full stops stands for a line of one.")
    say_words(console)


def say_words(console: Console) -> None:
    """List the words that plain mode knows."""
    console.say("Words that can be written in the place of an answer:")
    for word, meaning in EXPLAINED:
        console.say(f"{word}: {meaning}", indent="  ", hang="    ")


def _say_table_help(console: Console, question: TableQuestion) -> None:
    for column in question.column:
        console.say(f"Column {column.label}{', required' if column.required else ''}", indent="  ")
        say_options(console, column.option, ids=True)
    console.say(
        "A table is asked cell by cell; an empty line in the place of a new row ends it. "
        "Inside it, back takes out the row before. Write none for a table without rows, add to "
        "keep the rows that are there and add to them, remove 2 to take out the second; "
        "anything else begins the table anew. A first cell is left empty by = alone."
    )


def _say_present(console: Console, interview: Interview, key: Key) -> None:
    question, answer = interview.edition.questions[key.question], interview.case.answer(key)
    if answer.given is not None:
        console.say(sentence(f"So far: {said(interview.edition, question, answer)}"))
        if answer.given.reason:
            console.say(sentence(f"Reason: {answer.given.reason}"))
        if isinstance(question, TableQuestion) and answer.given.value is not None:
            rows = table_words(interview.edition, question, answer.given.value)[1:]
            for number, row in enumerate(rows, start=1):
                console.say(f"{number}. {', '.join(filter(None, row))}", "  ", "     ")
        console.say("An empty line keeps this.")
    if answer.links:
        pieces = count(len(answer.links), "piece")
        console.say(f"{pieces} of evidence: {', '.join(li.evidence for li in answer.links)}.")
    if answer.note:
        console.say(f"Note: {answer.note}")


def _options(question: Question) -> tuple[Option, ...]:
    if isinstance(question, ChoiceQuestion | MultiQuestion | GridQuestion):
        return question.option
    return ()
