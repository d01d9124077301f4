"""The wizard as an application: shelf, interview, review, and memos written in the background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.command import CommandPalette
from textual.content import Content
from textual.screen import Screen
from textual.theme import Theme

from riskwiz.tui.dialogs.confirm import ConfirmScreen
from riskwiz.tui.dialogs.page import PageScreen
from riskwiz.tui.display import clean, content, hang
from riskwiz.tui.memo_desk import MemoDesk
from riskwiz.tui.messages import (
    CaseLeft,
    CaseOpenedHere,
    MemoAsked,
    MemoShown,
    PreviewAsked,
)
from riskwiz.tui.ports import CaseRecord, LongTextEditor, RecordFault, Remembered, Shelf, ShowsCase
from riskwiz.tui.screens.shelf import ShelfScreen
from riskwiz.tui.theme import DARK, LOOKS, THEMES

if TYPE_CHECKING:
    from riskwiz.core.value import Objection
    from riskwiz.tui.memo_ports import MemoWriter
    from riskwiz.tui.screens.interview import InterviewScreen
    from riskwiz.tui.session import Session

_LOOK_AGAIN = 0.25
_WATCH = 2.0
_LONGEST_COMMAND = 200


class RiskwizApp(App[None]):
    """Begins with the shelf, or with one case; then leaving the case ends the wizard."""

    CSS_PATH = "riskwiz.tcss"
    TITLE = "riskwiz"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (88, "-medium"),
        (114, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-low"),
        (16, "-middling"),
        (30, "-high"),
    ]

    def __init__(
        self,
        shelf: Shelf,
        memos: MemoWriter,
        opened: CaseRecord | None = None,
        *,
        editor: LongTextEditor | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        super().__init__()
        self._shelf, self._opened = shelf, opened
        self._editor, self._remembered = editor, remembered
        self._session: Session | None = None
        self._interview: InterviewScreen | None = None
        self.desk = MemoDesk(memos, self._notice)
        for theme in THEMES:
            self.register_theme(theme)
        known = remembered.theme if remembered is not None else None
        self.theme = known if known in self.available_themes else DARK.name

    def on_mount(self) -> None:
        """Show the shelf, and the case on it that was asked for."""
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        self.set_interval(_LOOK_AGAIN, self._look)
        self.set_interval(_WATCH, self._watch)
        self.push_screen(ShelfScreen(self._shelf))
        if self._opened is not None:
            self._open(self._opened)

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted into Textual's own palette, which would draw it as it came."""
        if isinstance(event, events.Paste) and isinstance(self.screen, CommandPalette):
            event.text = clean(event.text[:_LONGEST_COMMAND])
        await super().on_event(event)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the commands of the present screen, made from the key table."""
        for one in getattr(screen, "COMMANDS_HERE", ()):
            if hasattr(screen, f"action_{one.action.partition('(')[0]}"):
                action = partial(screen.run_action, one.action)
                yield SystemCommand(one.help, one.key_names, action)
        for theme, label in LOOKS.items():
            yield SystemCommand(label, "How the screens look", partial(self._look_like, theme))
        yield SystemCommand("Other themes", "More ways to look", self.action_change_theme)
        yield SystemCommand("Quit", "^q  Every saved answer is safe", self.action_quit)

    def _look_like(self, theme: str) -> None:
        self.theme = theme

    def _theme_changed(self, theme: Theme) -> None:
        if self._remembered is not None:
            self._remembered.keep_theme(theme.name)

    @on(CaseOpenedHere)
    def _case_opened(self, event: CaseOpenedHere) -> None:
        self._open(event.record)

    def _open(self, record: CaseRecord) -> None:
        if record.held_by is not None:
            self._ask_to_read(record)
        elif record.author is None:
            self._ask_who(record)
        else:
            self._begin(record)

    def _begin(self, record: CaseRecord) -> None:
        from riskwiz.tui.opening import first_screen  # noqa: PLC0415  (see there)

        left = self._remembered.place(record.interview.case.id) if self._remembered else None
        screen = first_screen(record, self._shelf, left)
        if isinstance(screen, str):
            record.close()
            self._say_on_shelf(screen)
            return
        self._session, self._interview = screen.session, screen
        self.desk.warm()
        screen.add_class(*self._size_classes())
        self.push_screen(screen)

    def _size_classes(self) -> Iterator[str]:
        """Yield the classes of the present size, for a screen that no resize has told them yet."""
        points = self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
        for cells, steps in zip(self.size, points, strict=True):
            yield [name for least, name in steps if cells >= least][-1]

    def _ask_to_read(self, record: CaseRecord) -> None:
        def said(wanted: bool | None) -> None:
            if wanted:
                self._begin(record)
            else:
                record.close()
                self._leave()

        explanation = "You can read it meanwhile; to answer, open it again when it is free."
        self.push_screen(
            ConfirmScreen(f"{record.title} is open elsewhere", f"{record.held_by}. {explanation}",
                          "read it"),
            said,
        )  # fmt: skip

    def _ask_who(self, record: CaseRecord) -> None:
        from riskwiz.tui.opening import who_prompt  # noqa: PLC0415  (see there)

        def said(taken: bool | None) -> None:
            if taken:
                self._open(record)
            else:
                record.close()
                self._leave()

        self.push_screen(who_prompt(record), said)

    def _say_on_shelf(self, text: str) -> None:
        shelf = self.screen
        if isinstance(shelf, ShelfScreen):
            shelf.call_after_refresh(shelf.say, text)

    @on(CaseLeft)
    def _case_left(self) -> None:
        self._close()
        self._leave()

    def _close(self) -> None:
        """Let go of the open case, and remember where it was left."""
        if self._session is None or self._interview is None:
            return
        if self._remembered is not None:
            self._remembered.keep_place(self._session.interview.case.id, self._interview.key)
        self._session.record.close()
        self._session = self._interview = None

    def _leave(self) -> None:
        if self._opened is not None:
            self.exit()
        elif not isinstance(self.screen, ShelfScreen):
            self.pop_screen()

    @on(MemoAsked)
    def _memo_asked(self) -> None:
        if self._session is not None:
            self.desk.ask(self._session.record)

    @on(MemoShown)
    def _memo_shown(self) -> None:
        if self._session is not None:
            self.desk.show(self._session.record)

    @on(PreviewAsked)
    def _preview_asked(self) -> None:
        if self._session is not None:
            self._read_memo(self._session.record, self.screen)

    @work(thread=True, exclusive=True)
    def _read_memo(self, record: CaseRecord, asked_on: Screen[Any]) -> None:
        try:
            text, problem = self.desk.preview(record), ""
        except RecordFault as fault:
            text, problem = "", f"! {fault}"
        self.call_from_thread(self._show_memo_text, text, problem, asked_on)

    def _show_memo_text(self, text: str, problem: str, asked_on: Screen[Any]) -> None:
        """Open the text where it was asked for; who has gone on is not interrupted."""
        if not problem and self.screen is not asked_on:
            problem = "The memo as text was not opened, as you went on: p in the review reads it"
        self._notice(problem)
        if not problem and self._session is not None:
            width = max(20, min(104, self.size.width) - 10)
            lines = [row for line in text.splitlines() for row in _memo_line(line, width)]
            self.push_screen(PageScreen("The memo as text", lines))

    def _look(self) -> None:
        if self.desk.busy:
            self.desk.look()

    def _watch(self) -> None:
        """Tell at once what would keep the next answer from being saved."""
        session = self._session
        if session is None:
            return
        trouble = session.record.trouble()
        if trouble != session.trouble:
            session.trouble = trouble
            self._notice(session.notice)

    def _notice(self, text: str) -> None:
        if self._session is not None:
            self._session.notice = text
        for screen in self.screen_stack:
            if isinstance(screen, ShelfScreen):
                if self._session is None:
                    screen.say(text)
            elif isinstance(screen, ShowsCase) and screen.is_mounted:
                screen.show_state()

    def edited_outside(self, text: str) -> str | Objection:
        """Let the person edit a text in an editor of their own, with the terminal to itself."""
        from riskwiz.core.value import Objection  # noqa: PLC0415  (loaded with the case)

        if self._editor is None:
            return Objection(message="there is no editor here", help="write in the field")
        try:
            with self.suspend():
                return self._editor.edit(text)
        except SuspendNotSupported:
            return Objection(message="this terminal cannot be lent", help="write in the field")
        except RecordFault as fault:
            return Objection(message=str(fault), help="the text is as it was")

    def on_unmount(self) -> None:
        """Let go of what is open, however the wizard ends."""
        self.desk.cancel()
        self._close()


def _memo_line(line: str, width: int) -> list[Content]:
    """Show one paragraph of the memo as text, its headings and items apart."""
    if line.startswith("#"):
        return hang(Content(), content(line.lstrip("# "), "bold $accent"), width)
    mark = "• " if line.startswith("• ") else ""
    return hang(content(mark), content(line.removeprefix(mark)), width)
