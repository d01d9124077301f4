"""Find words in the questions, the answers and the evidence of a case, and go there."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.lookup import Entry, Place, entries, find
from riskwiz.tui.dialogs.finding import FindingScreen
from riskwiz.tui.display import content, cut, muted
from riskwiz.tui.keys import LIST
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.line_list import LineList
from riskwiz.tui.widgets.rail import name
from riskwiz.tui.widgets.text_fields import LineField

_TITLES = {
    Place.QUESTION: "Questions",
    Place.ANSWER: "Answers",
    Place.EVIDENCE: "Evidence",
}
_MOST = 200


class SearchScreen(FindingScreen[Key]):
    """Gives the key of the question that was chosen, or None."""

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._interview = interview
        self._entries = entries(interview)
        self._found: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """Show a field to find with, and what is found."""
        with Vertical(classes="sheet tall"):
            yield Static(content("Find", "bold $accent"), classes="sheet-title")
            yield LineField(hint="type words of a question, an answer or a source", id="find")
            yield LineList(compact=True)
            yield KeyLine(LIST)

    def on_mount(self) -> None:
        """Let the person type at once."""
        self.query_one("#find").focus()
        self._fill("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[int(event.option.id or 0)].key)

    def _fill(self, wanted: str) -> None:
        listed = self.query_one(OptionList)
        self._found = find(self._entries, wanted)[:_MOST] if wanted.strip() else ()
        listed.set_options(self._options(wanted))
        places = (at for at, one in enumerate(listed.options) if not one.disabled)
        listed.highlighted = next(places, None)

    def _options(self, wanted: str) -> Iterator[Option]:
        if not self._found:
            said = "nothing holds these words" if wanted.strip() else "type words to find"
            yield Option(muted(said), disabled=True)
        shown: Place | None = None
        for number, one in enumerate(self._found):
            if one.place is not shown:
                shown = one.place
                yield Option(content(_TITLES[shown], "bold"), disabled=True)
            where = cut(f"{self._where(one.key)}: ", 30) if one.place is not Place.QUESTION else ""
            line = muted(f"  {where}") + content(cut(one.text, self._width - 2 - len(where)))
            yield Option(line, id=str(number), disabled=one.key is None)

    @property
    def _width(self) -> int:
        return max(20, min(84, self.size.width) - 10)

    def _where(self, key: Key | None) -> str:
        if key is None:
            return "no answer rests on it"
        question = self._interview.edition.questions[key.question]
        who = f" · {self._interview.edition.audiences[key.row].short}" if key.row else ""
        return f"{name(question)}{who}"
