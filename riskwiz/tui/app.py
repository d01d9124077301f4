"""The wizard as an application: shelf, interview, review, and memos written in the background."""

from collections.abc import Iterable
from functools import partial

from textual import on
from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.timer import Timer

from riskwiz.core.edition import EditionFault
from riskwiz.core.value import Objection, refused_text
from riskwiz.tui.dialogs.prompt import Asked, PromptScreen
from riskwiz.tui.messages import CaseLeft, CaseOpenedHere, MemoAsked
from riskwiz.tui.ports import CaseRecord, MemoJob, MemoWriter, MemoWritten, Shelf
from riskwiz.tui.screens.case_screen import CaseScreen
from riskwiz.tui.screens.interview import InterviewScreen
from riskwiz.tui.screens.shelf import ShelfScreen
from riskwiz.tui.session import Session
from riskwiz.tui.theme import DARK, LIGHT
from riskwiz.tui.widgets.text_fields import MAX_LINE

_LOOK_AGAIN = 0.2


class RiskwizApp(App[None]):
    """Begins with the shelf, or with one case; then leaving the case ends the wizard."""

    CSS_PATH = "riskwiz.tcss"
    TITLE = "riskwiz"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (88, "-medium"),
        (114, "-wide"),
    ]

    def __init__(self, shelf: Shelf, memos: MemoWriter, opened: CaseRecord | None = None) -> None:
        super().__init__()
        self._shelf, self._memos, self._opened = shelf, memos, opened
        self._session: Session | None = None
        self._job: MemoJob | None = None
        self._looking: Timer | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def on_mount(self) -> None:
        """Show the shelf, and the case on it that was asked for."""
        self.push_screen(ShelfScreen(self._shelf))
        if self._opened is not None:
            self._open(self._opened)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the commands of the present screen, made from the key table."""
        for one in getattr(screen, "COMMANDS_HERE", ()):
            if hasattr(screen, f"action_{one.action.partition('(')[0]}"):
                action = partial(screen.run_action, one.action)
                yield SystemCommand(one.help, one.key_names, action)
        yield SystemCommand("Theme", "Choose how the screens look", self.action_change_theme)
        yield SystemCommand("Quit", "^q  Every saved answer is safe", self.action_quit)

    @on(CaseOpenedHere)
    def _case_opened(self, event: CaseOpenedHere) -> None:
        self._open(event.record)

    def _open(self, record: CaseRecord) -> None:
        if record.author is None:
            self._ask_who(record)
            return
        session = Session(record, self._shelf.today)
        try:
            first = session.first()
            session.assessment  # noqa: B018  (a faulty edition must be known before a screen is)
        except EditionFault as fault:
            record.close()
            self._say_on_shelf(f"! {record.title}: {fault}; tell the edition's author")
            return
        if first is None:
            record.close()
            self._say_on_shelf(f"! {record.title}: its edition asks nothing")
            return
        self._session = session
        self.push_screen(InterviewScreen(session, first))

    def _ask_who(self, record: CaseRecord) -> None:
        def submit(text: str) -> Objection | None:
            name = text.strip()
            if not name:
                return Objection(message="the name is missing", help="fill it in")
            refused = refused_text(name, lines=False)
            if refused is None:
                record.identify(name)
            return refused

        def said(taken: bool | None) -> None:
            if taken:
                self._open(record)
            else:
                record.close()
                self._leave()

        explanation = f"Your name stands beside every answer in the journal of {record.title}."
        prompt = PromptScreen(Asked("Who is assessing?", explanation, longest=MAX_LINE), submit)
        self.push_screen(prompt, said)

    def _say_on_shelf(self, text: str) -> None:
        shelf = self.screen
        if isinstance(shelf, ShelfScreen):
            shelf.call_after_refresh(shelf.say, text)

    @on(CaseLeft)
    def _case_left(self) -> None:
        if self._session is not None:
            self._session.record.close()
        self._session = None
        self._leave()

    def _leave(self) -> None:
        if self._opened is not None:
            self.exit()
        elif isinstance(self.screen, CaseScreen):
            self.pop_screen()

    @on(MemoAsked)
    def _memo_asked(self) -> None:
        if self._session is None:
            return
        if self._job is not None:
            self._notice("The memo is being written …")
            return
        self._job = self._memos.start(self._session.record)
        self._notice("Writing the memo …")
        self._looking = self.set_interval(_LOOK_AGAIN, self._look)

    def _look(self) -> None:
        outcome = self._job.poll() if self._job is not None else None
        if outcome is None:
            return
        if self._looking is not None:
            self._looking.stop()
        self._job = self._looking = None
        if isinstance(outcome, MemoWritten):
            self._notice(f"The memo is written: {outcome.path}")
        else:
            self._notice(f"! No memo: {outcome.problem}")

    def _notice(self, text: str) -> None:
        if self._session is not None:
            self._session.notice = text
        for screen in self.screen_stack:
            if isinstance(screen, CaseScreen) and screen.is_mounted:
                screen.show_state()
            elif isinstance(screen, ShelfScreen) and self._session is None:
                screen.say(text)

    def on_unmount(self) -> None:
        """Let go of what is open, however the wizard ends."""
        if self._job is not None:
            self._job.cancel()
        if self._session is not None:
            self._session.record.close()
