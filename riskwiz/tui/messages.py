"""What the wizard's widgets tell their screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from riskwiz.core.answer import Key
    from riskwiz.core.value import Objection
    from riskwiz.tui.ports import CaseRecord


class Edited(Message):
    """What stands in the editor changed; it is not saved yet."""


class Submitted(Message):
    """The person is done with the editor: save, and go on."""


@dataclass
class ValueGiven(Message):
    """An editor gives a whole value that is to be saved at once (a table after each row)."""

    value: object


@dataclass
class TextRefused(Message):
    """A text, or the end of it, could not be taken; what is in the field is safe."""

    objection: Objection


@dataclass
class TextCut(Message):
    """More text came in at once than fits; what fits was taken."""

    objection: Objection


@dataclass
class KeyChosen(Message):
    """A question was pointed at: go there."""

    key: Key


@dataclass
class ChoiceMade(Message):
    """Another option is chosen in a list of choices."""

    chosen: tuple[str, ...]


class MemoAsked(Message):
    """The memo of the open case is to be written."""


class PreviewAsked(Message):
    """The memo of the open case is to be read as text."""


class MemoShown(Message):
    """The memo that was written is to be opened."""


class CaseLeft(Message):
    """The assessor leaves the open case."""


@dataclass
class CaseOpenedHere(Message):
    """A case of the shelf was opened."""

    record: CaseRecord
