"""The left rail: questionnaires, sections and questions with their state, and where one is."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.outline import QuestionLine, QuestionnaireLine, SectionLine
from riskwiz.core.path import Standing
from riskwiz.core.question import Question
from riskwiz.tui.display import content, cut
from riskwiz.tui.messages import KeyChosen
from riskwiz.tui.widgets.line_list import LineList

_SIGNS = {
    Standing.ANSWERED: "✓",
    Standing.UNKNOWN: "?",
    Standing.WITHHELD: "w",
    Standing.NOT_APPLICABLE: "–",
}


def sign(line: QuestionLine) -> str:
    """Return the sign of how a question stands; the most pressing row of a grid speaks."""
    if not line.dealt_with:
        return "!" if line.question.required else "○"
    for standing in (Standing.WITHHELD, Standing.UNKNOWN, Standing.ANSWERED):
        if standing in line.standings:
            return _SIGNS[standing]
    return _SIGNS[Standing.NOT_APPLICABLE]


def name(question: Question) -> str:
    """Name a question in two or three words: as its author did, else by its id."""
    return question.short or question.id.replace("_", " ").capitalize()


class Rail(LineList, can_focus=False):
    """Where am I: the present section open, the others as one line each."""

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._keys: dict[str, Key] = {}

    def show(self, interview: Interview, here: Key) -> None:
        """Draw the outline of the interview around the present question."""
        width = max(16, self.scrollable_content_region.width)
        self._keys = {k.question: k for k in reversed(interview.path)}
        self.set_options(_options(interview, here, width))
        self.highlighted = None
        place = self.get_option_index(here.question) if here.question in self._keys else 0
        self.call_after_refresh(self._centre, place)

    def _centre(self, place: int) -> None:
        height = max(1, self.content_size.height)
        self.scroll_to(y=max(0, place - height // 2), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the question that was clicked."""
        event.stop()
        self.highlighted = None
        question = (event.option.id or "").rpartition(":")[2]
        if question in self._keys:
            self.post_message(KeyChosen(self._keys[question]))


def _options(interview: Interview, here: Key, width: int) -> Iterator[Option]:
    for questionnaire in interview.outline:
        asked = [q for s in questionnaire.sections for q in s.questions]
        if not asked:
            continue
        inside = any(line.question.id == here.question for line in asked)
        yield Option(
            _line("", questionnaire.title, _tally(questionnaire), width, "bold"),
            id=f"questionnaire:{asked[0].question.id}",
        )
        if inside:
            for section in questionnaire.sections:
                yield from _section(section, here, width)
            yield Option(Content(" "), disabled=True)


def _section(section: SectionLine, here: Key, width: int) -> Iterator[Option]:
    inside = any(line.question.id == here.question for line in section.questions)
    mark = "▸" if inside else section_sign(section)
    tally = f"{section.done}/{len(section.questions)}"
    style = "$accent" if inside else ""
    yield Option(
        _line(f"{mark} ", section.section.title, tally, width, style),
        id=f"section:{section.questions[0].question.id}",
    )
    if inside:
        for line in section.questions:
            current = line.question.id == here.question
            shown = "•" if current else sign(line)
            style = "bold $accent" if current else _style(line)
            words = _line(f"  {shown} ", name(line.question), "", width, style)
            yield Option(words, id=line.question.id)


def section_sign(section: SectionLine) -> str:
    """Return the sign of a section: done, a required question open, or open."""
    if section.done == len(section.questions):
        return "✓"
    pressing = any(sign(line) == "!" for line in section.questions)
    return "!" if pressing else "○"


def _style(line: QuestionLine) -> str:
    return "" if not line.dealt_with else "$text-muted"


def _tally(questionnaire: QuestionnaireLine) -> str:
    return f"{questionnaire.done}/{questionnaire.asked}"


def _line(mark: str, title: str, tally: str, width: int, style: str) -> Content:
    room = width - len(mark) - len(tally) - (1 if tally else 0)
    words = content(cut(title, room), style).pad_right(0)
    gap = " " * max(0, room - words.cell_length + (1 if tally else 0))
    return Content.assemble((mark, style or "$text-muted"), words, gap, (tally, "$text-muted"))
