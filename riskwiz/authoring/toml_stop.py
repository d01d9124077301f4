"""Where the reader of a TOML text had to stop, and what is said of it."""

import re
from typing import NamedTuple

_SEEN = 1_000
"""How many characters of a line are looked at, on each side of the place."""

_KEY = re.compile(r"^\s*(?:.*[{,]\s*)?([\w-]+(?:\.[\w-]+)*)\s*=\s*")


class Fault(NamedTuple):
    """Why a text is no TOML: a sentence, what to do, and the stretch of the text to look at."""

    message: str
    help: str | None
    at: int
    length: int = 1
    note: str | None = None


class Stop(NamedTuple):
    """Where the reader had to stop: the text, the place in it, and what stands around it."""

    text: str
    at: int
    said: str

    @property
    def start(self) -> int:
        """Where the line begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        """What stands before the place on its line."""
        return self.text[max(self.start, self.at - _SEEN) : self.at]

    @property
    def after(self) -> str:
        """What stands from the place on to the end of its line."""
        return self.text[self.at : self.at + _SEEN].split("\n", 1)[0].rstrip("\r")

    @property
    def line(self) -> str:
        """The line, as far as it is looked at."""
        return self.before + self.after

    @property
    def key(self) -> str | None:
        """The last key before the place on its line, whose value was being read."""
        found = _KEY.match(self.before)
        return found[1] if found else None

    @property
    def is_value(self) -> bool:
        """Whether a value should begin at the place."""
        return self.text[max(0, self.at - _SEEN) : self.at].rstrip()[-1:] in {"=", "[", ",", "{"}

    def number_of(self, at: int) -> int:
        """Return the line on which a place is, from 1."""
        return self.text.count("\n", 0, at) + 1
