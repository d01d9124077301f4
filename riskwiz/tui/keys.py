"""The key table: every command of every screen once; bindings, key line and help are made of it.

In a text field letters are text, so there only function keys, control keys, enter and escape are
commands; each command that is wanted there has one of those beside its letter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding

_NAMES = {
    "full_stop": ".",
    "slash": "/",
    "question_mark": "?",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "delete": "del",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "shift+tab": "⇧tab",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "less_than_sign": "<",
    "greater_than_sign": ">",
}


class Field(Enum):
    """Where the cursor is: letters are text in a field, and enter is, too, in paragraphs."""

    NONE = "none"
    LINE = "line"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True)
class Command:
    """One command: its keys, the action, a word or two for the key line, a sentence for help."""

    keys: tuple[str, ...]
    action: str
    label: str
    help: str
    shown: bool = True

    @property
    def key_names(self) -> str:
        """All its keys as people name them."""
        return "  ".join(key_name(key) for key in self.keys)

    def key_for(self, field: Field) -> str | None:
        """Return the key to show in the key line; in a text field letters are text."""
        usable = [key for key in self.keys if _works_in(field, key)]
        return usable[0] if usable else None


def key_name(key: str) -> str:
    """Name a key as it stands on the keyboard."""
    if key in _NAMES:
        return _NAMES[key]
    return key.replace("ctrl+", "^")


def _works_in(field: Field, key: str) -> bool:
    if field is Field.NONE:
        return True
    if key == "enter":
        return field is Field.LINE
    function_key = key[0] == "f" and key[1:].isdigit()
    return function_key or key.startswith("ctrl+") or key == "escape"


def bindings(table: Iterable[Command]) -> list[Binding]:
    """Make the bindings of a table."""
    return [Binding(",".join(one.keys), one.action, one.label, show=False) for one in table]


HELP = Command(("question_mark", "f1"), "help", "help", "Show all keys of this screen")

SHELF = (
    Command(("enter",), "open", "open", "Open the case under the cursor"),
    Command(("n",), "new", "new case", "Begin a new case"),
    Command(("slash", "ctrl+f"), "search", "find", "Find a case"),
    Command(("d",), "duplicate", "duplicate", "The same answers as of another date"),
    Command(("i",), "take_in", "import", "Make a case of an answer file; dropping it does too"),
    Command(("q",), "leave", "quit", "Quit riskwiz"),
    Command(("x", "delete"), "delete", "delete", "Delete the case, after asking"),
    Command(("f5",), "reload", "look again", "Read the folder again", shown=False),
    Command(("escape",), "escape", "show all", "Leave the search field; show all cases again"),
    HELP,
)

INTERVIEW = (
    Command(("enter", "ctrl+s"), "save", "next", "Save; go to the next open question"),
    Command(("escape",), "escape", "leave field", "Leave the text field; again: drop the change"),
    Command(("left", "left_square_bracket", "f7"), "step(-1)", "back", "Save; the question before"),
    Command(("u", "f4"), "unknown", "unknown", "Unknown: looked for, could not be determined"),
    Command(("e", "f2"), "evidence", "evidence", "Evidence for this answer: add, reuse, rate"),
    Command(("full_stop", "f3"), "note", "note", "Write the note beside this answer"),
    Command(("r", "f9"), "review", "review", "Review: what is open, marking, signing"),
    Command(("m", "f10"), "memo", "memo", "Write the memo as a PDF"),
    Command(("w", "f5"), "withheld", "withheld", "Withheld: the subject refused to answer"),
    Command(("right", "right_square_bracket", "f8"), "step(1)", "on", "Save; the question after"),
    Command(("n", "f6"), "not_applicable", "n/a", "Not applicable, where the question allows it"),
    Command(("g", "f11"), "outline", "go to", "Go to any question"),
    Command(("slash", "ctrl+f"), "search", "find", "Find words in questions, answers, evidence"),
    Command(("z", "ctrl+z"), "undo", "undo", "Undo what was said last; the journal keeps both"),
    Command(("y", "ctrl+y"), "redo", "redo", "Redo what was undone"),
    Command(("h",), "history", "history", "The history of this answer: what, when, by whom"),
    Command(("l",), "cites", "law", "Read what this question cites"),
    Command(("x",), "withdraw", "take back", "Take the answer back", shown=False),
    Command(("q",), "leave", "shelf", "Back to the shelf; every answer is saved"),
    HELP,
)

REVIEW = (
    Command(("enter",), "jump", "go", "Go to the question under the cursor"),
    Command(("b", "escape"), "back", "back", "Back to the interview"),
    Command(("s",), "sign", "sign", "Sign the assessment as assessor or reviewer"),
    Command(("m", "f10"), "memo", "memo", "Write the memo as a PDF"),
    Command(("t",), "mitigations", "mitigations", "What is promised, and what that comes to"),
    Command(("p",), "preview", "preview", "Read the memo as text before it is written"),
    Command(("k",), "marking", "marking", "Set the marking that the memo carries"),
    Command(("v",), "show_memo", "view", "Open the memo that was written"),
    Command(("o",), "reopen", "reopen", "Open a signed case for editing again"),
    Command(("z", "ctrl+z"), "undo", "undo", "Undo what was said last", shown=False),
    Command(("y", "ctrl+y"), "redo", "redo", "Redo what was undone", shown=False),
    HELP,
)

MITIGATIONS = (
    Command(("enter",), "change", "record", "Say how far the mitigation has come"),
    Command(("d", "delete"), "withdraw", "take out", "Take the mitigation out of the case"),
    Command(("escape",), "back", "back", "Back to the review"),
    HELP,
)

EVIDENCE = (
    Command(("a",), "add", "add", "Add a source and link it with this answer"),
    Command(("r",), "reuse", "reuse", "Link a source that the case already has"),
    Command(("enter", "c"), "change", "rate", "Change credibility, status or dispute"),
    Command(("s",), "source", "source", "Describe the source anew"),
    Command(("d", "delete"), "remove", "remove", "Remove the link; the source stays"),
    Command(("escape",), "back", "back", "Back to the question"),
    Command(("f",), "take_out", "get file", "Write the file that the case keeps beside it"),
    HELP,
)

CHOICES = (
    Command(("up", "down"), "", "choose", "Choose the option above or below"),
    Command(("1–9",), "", "choose", "Choose an option by its number (10 and on: two digits)"),
    Command(("space",), "", "tick", "Tick or untick, where several may be chosen"),
    Command(("tab", "shift+tab"), "", "row", "Next or previous row of a grid"),
)

TABLE = (
    Command(("a",), "add_row", "add row", "Add a row to the table"),
    Command(("c", "space"), "change_row", "change row", "Change the row under the cursor"),
    Command(("d", "delete"), "delete_row", "delete row", "Delete the row under the cursor"),
    Command(("less_than_sign", "shift+up"), "shift_row(-1)", "row up", "Move the row up"),
    Command(("greater_than_sign", "shift+down"), "shift_row(1)", "row down", "Move the row down"),
    Command(("0",), "no_rows", "no rows", "Answer that there is nothing to list"),
)

FORM = (
    Command(("enter",), "next_field", "next field", "Go to the next field; save on the last"),
    Command(("ctrl+s", "f12"), "submit", "save", "Save the form"),
    Command(("escape",), "cancel", "cancel", "Leave without saving"),
)

TEXT = (
    Command(("ctrl+s", "f12"), "submit", "save", "Save the text"),
    Command(("escape",), "cancel", "cancel", "Leave without saving"),
)

LIST = (
    Command(("enter",), "select", "go there", "Take the line under the cursor"),
    Command(("up", "down"), "", "move", "Move the cursor", shown=False),
    Command(("escape",), "cancel", "back", "Back"),
)

PICK = (
    Command(("enter",), "select", "take it", "Take the line under the cursor"),
    *LIST[1:],
)

PROSE = (Command(("ctrl+o",), "outside", "editor", "Write it in the editor that EDITOR names"),)

READING = (Command(("escape", "q", "question_mark", "f1"), "close", "close", "Close"),)

EVERYWHERE = (
    Command(("ctrl+p",), "", "commands", "Open the command palette"),
    Command(("ctrl+q",), "", "quit", "Quit at once; every saved answer is safe"),
)
