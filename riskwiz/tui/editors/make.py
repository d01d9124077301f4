"""Which editor belongs to which kind of question."""

from typing import assert_never

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.question import (
    ChoiceQuestion,
    CountryQuestion,
    DateQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from riskwiz.tui.editors.country import CountryEditor
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.editors.entry import EntryEditor
from riskwiz.tui.editors.grid import GridEditor
from riskwiz.tui.editors.options import OptionsEditor
from riskwiz.tui.editors.prose import ProseEditor
from riskwiz.tui.editors.table import TableEditor


def editor_for(interview: Interview, key: Key) -> Editor:
    """Make the editor for a question (or a grid's row) with what was said to it."""
    edition, question = interview.edition, interview.edition.questions[key.question]
    given = interview.case.answer(key).given
    value = given.value if given is not None else None
    match question:
        case ChoiceQuestion() | MultiQuestion() | YesNoQuestion():
            return OptionsEditor(edition, key, value, question)
        case TextQuestion(kind="long_text"):
            return ProseEditor(edition, key, value, question)
        case NumberQuestion() | MoneyQuestion() | DateQuestion() | TextQuestion():
            return EntryEditor(edition, key, value, question)
        case CountryQuestion():
            return CountryEditor(edition, key, value)
        case GridQuestion():
            return GridEditor(interview, key, question)
        case TableQuestion():
            return TableEditor(edition, key, value, question)
        case _:
            assert_never(question)
