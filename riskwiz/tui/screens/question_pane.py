"""The middle: one question in full, its editor, and what hangs on its answer."""

from collections.abc import Callable, Iterator

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from riskwiz.core.answer import Answer, Key, State
from riskwiz.core.authority import citation, split
from riskwiz.core.interview import Interview
from riskwiz.core.outline import QuestionLine
from riskwiz.core.value import Objection
from riskwiz.tui.display import clean, content, cut, hang, muted, stack
from riskwiz.tui.editors.editor import Editor
from riskwiz.tui.editors.make import editor_for
from riskwiz.tui.editors.prose import ProseEditor
from riskwiz.tui.messages import Edited, TextRefused
from riskwiz.tui.widgets.objection_line import ObjectionLine

_LABEL = 10
_NOTE_LINES = 4


class _Body(VerticalScroll, can_focus=False):
    """What scrolls; says when it is laid out at another width, however late that is."""

    def __init__(self, fit: Callable[[], None]) -> None:
        super().__init__(id="body")
        self._fit, self._known = fit, 0

    def on_resize(self) -> None:
        """Have the lines fitted to the width."""
        width = self.scrollable_content_region.width
        if width != self._known:
            self._known = width
            self._fit()


class QuestionPane(Vertical, can_focus=True):
    """One question at a time; focused itself when a text field has been left."""

    def __init__(self) -> None:
        super().__init__()
        self._place = Static(markup=False, id="place")
        self._ask = Static(markup=False, id="ask")
        self._help = Static(markup=False, id="help")
        self._cites = Static(markup=False, id="cites")
        self._slot = Vertical(id="slot")
        self._body = _Body(self._fit)
        self._objection = ObjectionLine()
        self._unsaved = Static(markup=False, id="unsaved")
        self._beside = Static(markup=False, id="beside")
        self._told = ""
        self.editor: Editor | None = None
        self._shown: tuple[Interview, Key] | None = None

    def compose(self) -> Iterator[Widget]:
        """Hold the parts of a question from top to bottom."""
        yield self._place
        yield self._ask
        with self._body:
            yield self._help
            yield self._cites
            yield self._slot
            yield self._objection
            yield self._unsaved
            yield self._beside

    async def show(self, interview: Interview, key: Key) -> None:
        """Show a question with a fresh editor."""
        self._shown = interview, key
        self.object(None)
        self.editor = editor_for(interview, key)
        with self.app.batch_update():
            await self._slot.remove_children()
            await self._slot.mount(self.editor)
        self._show_head(interview, key)
        self.show_beside(interview, key)
        self._body.scroll_home(animate=False)
        self.focus_editor()
        self.call_after_refresh(self._reveal)

    def on_resize(self) -> None:
        """Keep the editor in view."""
        self.call_after_refresh(self._reveal)

    def _fit(self) -> None:
        if self._shown is not None:
            self._show_head(*self._shown)
            self.show_beside(*self._shown)
            self._body.scroll_home(animate=False)
            self.call_after_refresh(self._reveal)

    def _show_head(self, interview: Interview, key: Key) -> None:
        question = interview.edition.questions[key.question]
        section = interview.edition.section_of[key.question]
        asked = [line.question.id for line in _section_line(interview, key)]
        tally = f"{asked.index(key.question) + 1 if key.question in asked else 0} of {len(asked)}"
        title = content(cut(section.title, self._width - len(tally) - 2), "bold")
        gap = " " * max(1, self._width - title.cell_length - len(tally))
        self._place.update(title + Content(gap) + muted(tally))
        required = Content.styled("  required", "$text-warning") if question.required else Content()
        self._ask.update(content(question.ask, "bold") + required)
        self._help.update(muted(clean(question.help or "", lines=True)))
        self._help.display = bool(question.help)
        self._cites.update(stack(self._cite(interview, one) for one in question.cite))
        self._cites.display = bool(question.cite)
        self._slot.set_class(bool(question.help or question.cite), "after-help")

    def reveal(self) -> None:
        """Bring the end of the editor into view once it is laid out."""
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Bring the end of the editor into view; the question itself always is."""
        if self.editor is not None:
            self._body.scroll_to_region(
                self.editor.virtual_region.translate(self._slot.virtual_region.offset),
                animate=False,
            )

    def _cite(self, interview: Interview, cite: str) -> Content:
        one = citation(cite, dict(interview.edition.authorities), interview.case.as_of)
        doubts = [] if one.in_force else ["not in force then"]
        doubts += [] if one.verified else ["not verified"]
        doubt = Content.styled(f" ({', '.join(doubts)})" if doubts else "", "$text-warning")
        pin_point = split(cite)[1]
        title = one.text.removesuffix(f", {pin_point}") if pin_point else one.text
        room = self._width - len(pin_point) - doubt.cell_length - 2
        end = f", {pin_point}" if pin_point else ""
        return content(cut(title, max(12, room)) + end, "$text-muted italic") + doubt

    @property
    def _width(self) -> int:
        return max(20, self._body.scrollable_content_region.width)

    def show_beside(self, interview: Interview, key: Key) -> None:
        """Show what hangs on the answer: reason, evidence, note, concerns."""
        self._shown = interview, key
        answer = interview.case.answer(key)
        lines = list(_beside(interview, key, answer, self._width))
        self._beside.update(stack(lines))
        self._beside.display = bool(lines)
        self.show_unsaved()

    def show_unsaved(self) -> None:
        """Say whether something waits to be saved."""
        waiting = self.editor is not None and self.editor.changed
        saves = "^s" if isinstance(self.editor, ProseEditor) else "enter"
        self._tell_unsaved(f"not saved yet: {saves} saves, esc drops it" if waiting else "")

    def _tell_unsaved(self, text: str) -> None:
        """Write it where there is always room, so that nothing moves at a key."""
        if text != self._told:
            self._told = text
            self._unsaved.update(muted(text), layout=False)

    def on_edited(self, event: Edited) -> None:
        """Drop an objection to what stood there before."""
        event.stop()
        self.object(None)
        self.show_unsaved()

    def on_text_refused(self, event: TextRefused) -> None:
        """Say why a text could not be taken as it came."""
        event.stop()
        self.object(event.objection)

    def object(self, objection: Objection | None) -> None:
        """Show why the answer cannot be taken, or nothing."""
        self._objection.show(objection)
        if objection is not None:
            self._tell_unsaved("")

    def hint(self, text: str) -> None:
        """Show what could be done."""
        self._objection.hint(text)

    def focus_editor(self) -> None:
        """Let the editor take the keys."""
        field = self.editor.field if self.editor is not None else None
        (field or self).focus(scroll_visible=False)


def _section_line(interview: Interview, key: Key) -> tuple[QuestionLine, ...]:
    for questionnaire in interview.outline:
        for section in questionnaire.sections:
            if any(line.question.id == key.question for line in section.questions):
                return section.questions
    return ()


def _beside(interview: Interview, key: Key, answer: Answer, width: int) -> Iterator[Content]:
    given = answer.given
    if given is not None and given.state is not State.ANSWERED:
        state = given.state.value.replace("_", " ")
        yield from _labelled(state.capitalize(), content(given.reason or ""), width)
    for place, link in enumerate(answer.links):
        evidence = interview.case.evidence.get(link.evidence)
        if evidence is None:
            continue
        rated = f"{evidence.reliability}{link.credibility} {link.status.value}"
        date = f" {evidence.date}" if evidence.date else ""
        source = cut(
            f"{evidence.publisher}{date}: {evidence.title}", width - _LABEL - len(rated) - 2
        )
        label = "Evidence" if place == 0 else ""
        disputed = Content.styled("  disputed", "$text-warning") if link.disputed else Content()
        yield from _labelled(
            label, content(rated, "$accent") + content(f"  {source}") + disputed, width
        )
    if given is not None and given.state is State.ANSWERED and not answer.links:
        yield from _labelled(
            "Evidence", Content.styled("none yet; e adds some", "$text-warning"), width
        )
    if answer.note:
        noted = _labelled("Note", content(answer.note, lines=True), width)
        yield from noted[:_NOTE_LINES]
        if len(noted) > _NOTE_LINES:
            yield Content(" " * _LABEL) + muted("…")
    for one in interview.assessment.concerns:
        if (one.question, one.row) == (key.question, key.row):
            yield from _labelled("Concern", content(one.message, "$text-warning"), width)


def _labelled(label: str, text: Content, width: int) -> list[Content]:
    first = muted(label).pad_right(max(1, _LABEL - len(label)))
    return hang(first, text, width)
