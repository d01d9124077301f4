"""One line in, some lines out: everything that plain mode reads and prints goes through here."""

import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from riskwiz.plain.safe_text import safe

WIDTH = 79


class InputEnded(Exception):
    """No line is left to read; the text names what was being entered, if anything."""


class Quit(Exception):
    """The assessor wants to stop; the text names what was being entered, if anything."""


class Left(Exception):
    """The assessor leaves what they were entering, and none of it is recorded."""


class Console:
    """Reads lines and prints wrapped ones: no colour, no cursor movement, no raw control."""

    def __init__(self, lines: Iterable[str], out: TextIO) -> None:
        """Read from lines, with or without their ends, and print to a stream."""
        self._lines: Iterator[str] = iter(lines)
        self._out = out
        self._entering = ""

    def say(self, text: str, indent: str = "", hang: str | None = None) -> None:
        """Print text, wrapped; further lines are indented by `hang`."""
        further = indent if hang is None else hang
        for number, line in enumerate(safe(text).split("\n")):
            wrapped = textwrap.wrap(
                line,
                WIDTH,
                initial_indent=further if number else indent,
                subsequent_indent=further,
                break_on_hyphens=False,
            )
            for piece in wrapped or [""]:
                self._print(piece)

    def gap(self) -> None:
        """Print an empty line."""
        self._print("")

    def line(self) -> str:
        """Return the next line as it was typed. Raises InputEnded."""
        self._out.flush()
        for line in self._lines:
            return line.removesuffix("\n").removesuffix("\r")
        raise InputEnded(self._entering)

    def entry(self, prompt: str, guide: str) -> str:
        """Ask for a part of something, and return the line, a leading `=` and all.

        The words that hold everywhere work here too: `help` prints the guide, `quit` raises
        Quit, `back` raises Left.
        """
        while True:
            self.say(prompt)
            line = self.line().strip()
            match line.lower():
                case "help":
                    self.say(f"{guide} Write back to leave this, nothing of it is recorded.")
                case "quit":
                    raise Quit(self._entering)
                case "back":
                    raise Left
                case _:
                    return line

    def ask(self, prompt: str, guide: str) -> str:
        """Ask for a part of something; a leading `=` makes any word a literal one."""
        return self.entry(prompt, guide).removeprefix("=").strip()

    @contextmanager
    def entering(self, what: str) -> Iterator[None]:
        """Name what is being entered, so that it can be named when the input ends inside it."""
        self._entering = what
        try:
            yield
        finally:
            self._entering = ""

    def _print(self, line: str) -> None:
        encoding = getattr(self._out, "encoding", None) or "utf-8"
        shown = line.encode(encoding, errors="replace").decode(encoding)
        self._out.write(shown.rstrip() + "\n")
