"""The interview: the rail at the left, one question in the middle, what it means at the right."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from riskwiz.core.answer import Key, State
from riskwiz.core.interview import Said
from riskwiz.core.value import Objection
from riskwiz.tui.dialogs.keys_help import KeysHelp
from riskwiz.tui.dialogs.outline import OutlineScreen
from riskwiz.tui.dialogs.search import SearchScreen
from riskwiz.tui.display import content, cut, muted
from riskwiz.tui.editors.table import TableEditor
from riskwiz.tui.keys import CHOICES, INTERVIEW, PROSE, TABLE, bindings
from riskwiz.tui.messages import CaseLeft, KeyChosen, Submitted, ValueGiven
from riskwiz.tui.screens.case_prompts import note_prompt, reason_prompt
from riskwiz.tui.screens.case_screen import CaseScreen
from riskwiz.tui.screens.evidence import EvidenceScreen
from riskwiz.tui.screens.question_pages import cites_page, history_page
from riskwiz.tui.screens.question_pane import QuestionPane
from riskwiz.tui.screens.review import ReviewScreen
from riskwiz.tui.session import Session
from riskwiz.tui.widgets.header import Header
from riskwiz.tui.widgets.key_line import KeyLine
from riskwiz.tui.widgets.live_panel import LivePanel, summary
from riskwiz.tui.widgets.rail import Rail

SIGNS = (
    "✓ answered   ○ open   ! open and required   ? unknown   w withheld   – not applicable\n"
    "▸ the present section   • the present question"
)


class InterviewScreen(CaseScreen):
    """One question at a time; every answer is saved as it is given."""

    COMMANDS_HERE = INTERVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(INTERVIEW)]

    def __init__(self, session: Session, key: Key) -> None:
        super().__init__(session)
        self.key = key
        self.pane = QuestionPane()

    def compose(self) -> ComposeResult:
        """Three columns, or on a narrow terminal one column with a line above and below it."""
        yield Header()
        yield Static(markup=False, id="where")
        with Horizontal(id="columns"):
            yield Rail()
            yield self.pane
            yield LivePanel()
        with Vertical(id="foot"):
            yield Static(markup=False, id="quiet")
            yield Static(markup=False, id="sum")
            yield KeyLine(INTERVIEW)

    async def on_mount(self) -> None:
        """Show the question where the interview is taken up."""
        await self.go(self.key)

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._show_around)

    def on_screen_resume(self) -> None:
        """Show what may have changed meanwhile."""
        self._show_around()
        if self.pane.is_mounted:
            self.pane.show_beside(self.session.interview, self.key)

    def on_descendant_focus(self) -> None:
        """Show the keys that work here."""
        self._show_keys()

    def on_descendant_blur(self) -> None:
        """Show the keys that work here."""
        self._show_keys()

    def _show_keys(self) -> None:
        line = self.query_one(KeyLine)
        if isinstance(self.pane.editor, TableEditor):
            line.show((*TABLE[:3], *INTERVIEW))
        elif isinstance(self.focused, TextArea):
            line.show((INTERVIEW[0], *PROSE, *INTERVIEW[1:]))
        else:
            line.show(INTERVIEW)

    async def go(self, key: Key | None) -> None:
        """Show a question; one that no longer applies gives way to the next open one."""
        interview = self.session.interview
        self.key = key if key in interview.path else self.session.first() or self.key
        await self.pane.show(interview, self.key)
        self._show_around()

    async def stand_at(self, key: Key | None) -> None:
        """Show the answer that an undo or a redo was about."""
        await self.go(key or self.key)

    async def action_undo(self) -> None:
        """Drop what is not saved; where all is, undo what was said last."""
        if self.pane.editor is not None and self.pane.editor.changed:
            self.session.notice = "dropped what was not saved"
            await self.go(self.key)
        else:
            await super().action_undo()

    def action_history(self) -> None:
        """Show the history of this answer."""
        self.app.push_screen(history_page(self.session, self.key, self._page_width))

    def action_cites(self) -> None:
        """Show what this question cites."""
        self.app.push_screen(cites_page(self.session.interview, self.key, self._page_width))

    @property
    def _page_width(self) -> int:
        return max(30, self.size.width - 12)

    def _show_around(self) -> None:
        interview, edition = self.session.interview, self.session.edition
        self.query_one(Rail).show(interview, self.key)
        self.query_one(LivePanel).show(interview)
        width = max(20, self.size.width - 2)
        self.query_one("#sum", Static).update(summary(edition, interview.assessment, width))
        self.query_one("#where", Static).update(self._where(width))
        self.show_state()

    def _where(self, width: int) -> Content:
        edition, question = self.session.edition, self.key.question
        title = edition.questionnaire_of[question].questionnaire.title
        section = edition.section_of[question]
        lines = [s for q in self.session.interview.outline for s in q.sections]
        tally = next(
            (f"{s.done}/{len(s.questions)}" for s in lines if s.section.id == section.id), ""
        )
        words = content(cut(f"{title} ▸ {section.title}", width - len(tally) - 9), "$accent")
        room = width - words.cell_length
        ends = (f" {tally}   g go to", f" {tally}", "")
        return words + muted(next(end for end in ends if len(end) <= room))

    def commit(self) -> bool:
        """Save what is entered; an objection keeps it on the screen."""
        editor = self.pane.editor
        if editor is None or not editor.changed:
            return True
        return self._say(self.session.interview.answer(self.key, editor.draft)) is None

    def _say(self, said: Said, done: str = "") -> Objection | None:
        told = self.session.say(said)
        if isinstance(told, Objection):
            self.pane.object(told)
            self.show_state()
            return told
        self.session.notice = " · ".join(filter(None, (done, *told.changes))) or "saved"
        return None

    async def action_save(self) -> None:
        """Save, and go to the next open question."""
        editor, said = self.pane.editor, self.session.interview.case.answer(self.key).given
        if editor is not None and editor.draft is None and said is None:
            on = "f8" if isinstance(self.focused, Input | TextArea) else "→"
            self.pane.hint(f"Nothing is entered yet: answer, or {on} goes on and leaves it open.")
            return
        if not self.commit():
            return
        await self.go_on()

    async def go_on(self) -> None:
        """Go to the next open question, or one on when nothing is open."""
        interview = self.session.interview
        there = interview.next_open(self.key)
        if there is None:
            self.session.notice = " · ".join(
                filter(None, (self.session.notice, "nothing is open any more: r reviews"))
            )
            there = interview.step(self.key, 1)
        await self.go(there)

    @on(Submitted)
    async def _submitted(self, event: Submitted) -> None:
        event.stop()
        await self.action_save()

    @on(ValueGiven)
    async def _value_given(self, event: ValueGiven) -> None:
        event.stop()
        editor = self.pane.editor
        if self._say(self.session.interview.answer(self.key, event.value)) is not None:
            return
        given = self.session.interview.case.answer(self.key).given
        if isinstance(editor, TableEditor) and given is not None and given.value is not None:
            editor.saved_as(given.value)
        self.pane.object(None)
        self.pane.show_beside(self.session.interview, self.key)
        self.pane.reveal()
        self._show_around()

    async def action_step(self, by: int) -> None:
        """Go to a neighbouring question, saving what is entered."""
        if self.commit():
            await self.go(self.session.interview.step(self.key, by))

    @on(KeyChosen)
    async def _key_chosen(self, event: KeyChosen) -> None:
        event.stop()
        if self.commit():
            await self.go(event.key)

    async def action_escape(self) -> None:
        """Leave a text field; outside one, drop what is not saved."""
        if isinstance(self.focused, Input | TextArea):
            self.pane.focus(scroll_visible=False)
        elif self.pane.editor is not None and self.pane.editor.changed:
            self.session.notice = "dropped what was not saved"
            await self.go(self.key)
        else:
            self.pane.object(None)

    def _reason(self, state: State) -> None:
        self.app.push_screen(reason_prompt(self.session, self.key, state), self._said)

    async def _said(self, taken: bool | None) -> None:
        if taken:
            await self.go_on()

    def action_unknown(self) -> None:
        """Say that the answer could not be determined."""
        self._reason(State.UNKNOWN)

    def action_withheld(self) -> None:
        """Say that the subject refused to answer."""
        self._reason(State.WITHHELD)

    def action_not_applicable(self) -> None:
        """Say that the question does not apply, where it allows that."""
        said = self.session.interview.not_applicable(self.key, "-")
        if isinstance(said, Objection):
            self.pane.object(said)
        else:
            self._reason(State.NOT_APPLICABLE)

    async def action_withdraw(self) -> None:
        """Take the answer back."""
        if self._say(self.session.interview.withdraw(self.key), "answer taken back") is None:
            await self.go(self.key)

    def action_note(self) -> None:
        """Save what is entered, then write the note beside it."""
        if self.commit():
            self.app.push_screen(note_prompt(self.session, self.key))

    def action_evidence(self) -> None:
        """Show and change the evidence for this answer."""
        if self.commit():
            self.app.push_screen(EvidenceScreen(self.session, self.key))

    def action_outline(self) -> None:
        """Go to any question."""
        if self.commit():
            self.app.push_screen(OutlineScreen(self.session.interview, self.key), self._jump)

    def action_search(self) -> None:
        """Find words in questions, answers and evidence."""
        if self.commit():
            self.app.push_screen(SearchScreen(self.session.interview), self._jump)

    async def _jump(self, key: Key | None) -> None:
        await self.go(key or self.key)

    def action_review(self) -> None:
        """Review what is open."""
        if self.commit():
            self.app.push_screen(ReviewScreen(self.session), self._jump)

    def action_memo(self) -> None:
        """Save what is entered, then ask for the memo."""
        if self.commit():
            super().action_memo()

    def action_leave(self) -> None:
        """Go back to the shelf."""
        if self.commit():
            self.post_message(CaseLeft())

    def action_help(self) -> None:
        """Show the keys."""
        groups = [
            ("Interview", INTERVIEW),
            ("Options", CHOICES),
            ("Tables", TABLE),
            ("Paragraphs", PROSE),
        ]
        self.app.push_screen(KeysHelp(groups, SIGNS))
