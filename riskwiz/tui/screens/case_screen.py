"""What the screens of an open case have in common: header, quiet line, undo, and the memo."""

from textual.screen import Screen
from textual.widgets import Static

from riskwiz.core.answer import Key
from riskwiz.core.value import Objection
from riskwiz.tui.display import content
from riskwiz.tui.messages import MemoAsked
from riskwiz.tui.session import Done, Session
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
        fault, trouble = self.session.fault, self.session.trouble
        quiet = self.query_one("#quiet", Static)
        if fault is not None:
            quiet.update(content(f"! Not saved: {fault}", "$text-error"))
        elif trouble is not None:
            quiet.update(content(f"! Nothing can be saved now: {trouble}", "$text-error"))
        else:
            failed = self.session.notice.startswith("!")
            quiet.update(content(self.session.notice, "$text-error" if failed else "$text-muted"))
        self.query_one(Header).show_case(self.session)

    async def stand_at(self, key: Key | None) -> None:
        """Show what an undo or a redo was about."""
        self.show_state()

    async def action_undo(self) -> None:
        """Undo what was said last."""
        await self._turned("undone", self.session.undo())

    async def action_redo(self) -> None:
        """Redo what was undone."""
        await self._turned("redone", self.session.redo())

    async def _turned(self, word: str, told: Done | Objection) -> None:
        if isinstance(told, Objection):
            self.show_notice(f"{told.message}: {told.help}")
            return
        self.session.notice = " · ".join((word, *told.changes))
        await self.stand_at(told.key)

    def action_memo(self) -> None:
        """Ask for the memo; it is written in the background."""
        self.post_message(MemoAsked())
