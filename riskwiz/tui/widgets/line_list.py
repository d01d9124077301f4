"""A list of lines with a cursor, which stands any key at any size."""

from contextlib import suppress

from textual.widgets import OptionList


class LineList(OptionList):
    """Textual's list of options; one that has no room to be laid out has no pages to turn."""

    def action_last(self) -> None:
        """Move the cursor to the last line that leads somewhere, and show what follows it."""
        super().action_last()
        self.call_after_refresh(self.scroll_end, animate=False)

    def action_page_up(self) -> None:
        """Move the cursor up one page."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]  # (Textual's own lack)

    def action_page_down(self) -> None:
        """Move the cursor down one page."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]  # (the same)
