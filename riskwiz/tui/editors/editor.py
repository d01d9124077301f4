"""What every editor of an answer has in common: a draft, and whether it differs from the record."""

from abc import abstractmethod

from textual.containers import Vertical
from textual.widget import Widget

from riskwiz.core.answer import Key, Value
from riskwiz.core.edition import Edition


class Editor(Vertical):
    """Edits the value of one answer; saving is the screen's business."""

    DEFAULT_CSS = "Editor { height: auto; width: 1fr; }"

    def __init__(self, edition: Edition, key: Key, value: Value | None) -> None:
        super().__init__()
        self.edition = edition
        self.key = key
        self.value = value

    @property
    @abstractmethod
    def draft(self) -> object | None:
        """What is entered, as `Interview.answer` takes it; None while nothing is."""

    @property
    def changed(self) -> bool:
        """Whether something is entered that is not saved."""
        return self.draft is not None and self.draft != self.value

    @property
    @abstractmethod
    def field(self) -> Widget | None:
        """The part that takes the keys."""

    @abstractmethod
    def drop(self) -> None:
        """Go back to what is saved."""
