"""What the screens of an open case have in common: header, quiet line, and the memo."""

from textual.screen import Screen
from textual.widgets import Static

from riskwiz.core.answer import Key
from riskwiz.tui.display import content
from riskwiz.tui.messages import MemoAsked
from riskwiz.tui.session import Session
from riskwiz.tui.widgets.header import Header


class CaseScreen(Screen[Key | None]):
    """A screen about the open case."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def show_notice(self, text: str) -> None:
        """Say something in the quiet line above the keys."""
        self.session.notice = text
        self.show_state()

    def show_state(self) -> None:
        """Show the header and the quiet line as things stand."""
        fault = self.session.fault
        quiet = self.query_one("#quiet", Static)
        if fault is not None:
            quiet.update(content(f"! Not saved: {fault}", "$text-error"))
        else:
            quiet.update(content(self.session.notice, "$text-muted"))
        self.query_one(Header).show_case(self.session)

    def action_memo(self) -> None:
        """Ask for the memo; it is written in the background."""
        self.post_message(MemoAsked())
