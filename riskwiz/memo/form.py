"""The questions of an edition as a form on paper, to send to whoever knows the answers.

It asks and does not tell: no points, no levels, no findings, nothing of how an answer is weighed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from riskwiz.core.authority import Citation
from riskwiz.core.canonical import sha256
from riskwiz.core.edition import Edition
from riskwiz.core.question import (
    Column,
    CountryQuestion,
    DateQuestion,
    GridQuestion,
    MoneyQuestion,
    NumberQuestion,
    Option,
    Question,
    TextQuestion,
)
from riskwiz.core.value import MAX_ROWS
from riskwiz.memo.conditions import Conditions
from riskwiz.memo.environment import environment
from riskwiz.memo.fault import placed
from riskwiz.memo.form_words import letter, number_words
from riskwiz.memo.look import Look
from riskwiz.memo.pdf import print_pdf
from riskwiz.memo.references import by_authority

_TICKED = 8
"""How many options a grid has at most for a column each; with more there is one for a letter."""
_ROWS = 5
"""How many rows of a table the form has room for."""
_LINES = {"text": 2, "long_text": 6}
_CELLS = {
    "percent": "per cent",
    "count": "whole number",
    "number": "number",
    "money": "whole {}",
    "date": "year, month, day",
    "country": "country",
    "yes_no": "yes or no",
    "choice": "letter",
    "text": "",
}


@dataclass(frozen=True)
class Form:
    """What stands on the form of an edition, question by question."""

    edition: Edition

    rows = _ROWS
    most_rows = MAX_ROWS

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each question, from 1; the answer file to fill in has the same."""
        return {name: number for number, name in enumerate(self.edition.questions, start=1)}

    @cached_property
    def conditions(self) -> Conditions:
        """The conditions of sections and questions in words."""
        return Conditions(self.edition, self.numbers)

    def section_applies(self, section: str) -> str | None:
        """Say when a section applies; None where it always does."""
        return self.conditions.words(("section", section))

    def question_applies(self, question: str) -> str | None:
        """Say when a question applies where its section does; None where it always does."""
        return self.conditions.words(("question", question))

    def lettered(self, options: tuple[Option, ...]) -> tuple[tuple[str, str], ...]:
        """Return each option's letter and label."""
        return tuple((letter(place), one.label) for place, one in enumerate(options))

    def has_ticks(self, question: GridQuestion) -> bool:
        """Whether a grid has a column for each option, and not one for a letter."""
        return len(question.option) <= _TICKED

    def cites(self, question: Question) -> tuple[tuple[Citation, tuple[str, ...]], ...]:
        """Return what a question rests on, by authority, as of the edition's own date."""
        as_of = self.edition.methodology.methodology.as_of
        return by_authority(self.edition.cite(question.cite, as_of))

    def lines(self, question: TextQuestion) -> int:
        """Return how many lines an answer in words gets."""
        return _LINES[question.kind]

    def entered(self, question: Question) -> str:
        """Say what goes into the box of a number, an amount, a date or a country."""
        match question:
            case NumberQuestion() | MoneyQuestion():
                return ", ".join(filter(None, (_unit(question), _limits(question))))
            case DateQuestion():
                return "year, month, day"
            case CountryQuestion():
                return "country, by its name or the two letters of ISO 3166"
            case _:
                return ""

    def column_entry(self, column: Column) -> str:
        """Say what goes into the cells of a column."""
        entry = _CELLS[column.kind].format(column.currency or "units")
        return ", ".join(filter(None, (entry, "always" if column.required else "")))


def _unit(question: NumberQuestion | MoneyQuestion) -> str:
    if isinstance(question, MoneyQuestion):
        return f"whole {question.currency}"
    kinds = {"percent": "per cent", "count": "whole number", "number": ""}
    return ", ".join(filter(None, (kinds[question.kind], question.unit)))


def _limits(question: NumberQuestion | MoneyQuestion) -> str:
    low, high = question.min, question.max
    if low is not None and high is not None:
        return f"from {number_words(low)} to {number_words(high)}"
    if low is not None:
        return f"{number_words(low)} or more"
    return "" if high is None else f"{number_words(high)} or less"


def fill_form(edition: Edition, look: Look, templates: Path) -> str:
    """Return the form as an HTML page that names the fonts of the memo's templates.

    Raises MemoFault where a template is missing or wrong.
    """
    with placed(templates):
        made = environment(templates, look.shipped)
        styles = made.get_template("form.css.j2").render(settings=look.settings)
        return made.get_template("form.html.j2").render(
            form=Form(edition),
            edition=edition,
            head=edition.methodology.methodology,
            settings=look.settings,
            styles=Markup(styles),  # noqa: S704  (our own, and settings that were checked)
        )


def form_pdf(edition: Edition, files: Mapping[str, str], look: Look, templates: Path) -> bytes:
    """Return the form as a PDF to print, with files attached to it.

    Raises MemoFault where a template is missing or wrong.
    """
    page = fill_form(edition, look, templates)
    as_of = edition.methodology.methodology.as_of
    return print_pdf(page, files, look, as_of, sha256(page).encode())
