"""All questions that apply, to go to one of them; typing finds."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.outline import QuestionLine
from riskwiz.tui.dialogs.finding import FindingScreen
from riskwiz.tui.display import clean, content, hang, muted, stack
from riskwiz.tui.keys import LIST
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.line_list import LineList
from riskwiz.tui.widgets.rail import name, sign
from riskwiz.tui.widgets.text_fields import LineField


class OutlineScreen(FindingScreen[Key]):
    """Gives the key of the question that was chosen, or None."""

    def __init__(self, interview: Interview, here: Key) -> None:
        super().__init__()
        self._interview, self._here = interview, here

    def compose(self) -> ComposeResult:
        """Show a field to find with, and the questions."""
        with Vertical(classes="sheet tall"):
            yield Static(content("Go to a question", "bold $accent"), classes="sheet-title")
            yield LineField(hint="type words of the question", id="find")
            yield LineList(compact=True)
            yield KeyLine(LIST)

    def on_mount(self) -> None:
        """Begin where the person is."""
        self._fill("")
        self.query_one(OptionList).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        question = event.option.id
        path = self._interview.path
        self.dismiss(next((k for k in path if k.question == question), None))

    def _fill(self, wanted: str) -> None:
        listed = self.query_one(OptionList)
        listed.set_options(self._options(wanted.casefold().split()))
        ids = [option.id for option in listed.options]
        first = next((at for at, one in enumerate(ids) if one is not None), None)
        here = self._here.question
        listed.highlighted = ids.index(here) if here in ids and not wanted else first

    def _options(self, wanted: list[str]) -> Iterator[Option]:
        for questionnaire in self._interview.outline:
            for section in questionnaire.sections:
                found = [line for line in section.questions if _holds(line, wanted)]
                if not found:
                    continue
                title = content(f"{questionnaire.title} ▸ {section.section.title}", "bold")
                tally = muted(f"  {section.done}/{len(section.questions)}")
                yield Option(title + tally, disabled=True)
                for line in found:
                    mark = "•" if line.question.id == self._here.question else sign(line)
                    words = hang(content(f"  {mark} "), content(line.question.ask), self._width)
                    yield Option(stack(words), id=line.question.id)

    @property
    def _width(self) -> int:
        return max(20, min(84, self.size.width) - 10)


def _holds(line: QuestionLine, wanted: list[str]) -> bool:
    text = clean(f"{line.question.ask} {name(line.question)} {line.question.id}").casefold()
    return all(one in text for one in wanted)
