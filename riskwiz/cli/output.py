"""What the program says: results on standard output, everything else on standard error.

Nothing of a case, an edition or a file name reaches a terminal as a control sequence.
"""

import io
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TextIO

import click


def say(text: str) -> None:
    """Write a result for a person to standard output."""
    _write(sys.stdout, safe(text))


def say_exactly(text: str) -> None:
    """Write a result for a program to standard output, as UTF-8 and unchanged."""
    click.echo(text.encode(), nl=False)


def tell(text: str) -> None:
    """Write a diagnostic or progress to standard error."""
    _write(sys.stderr, safe(text))


def tell_rendered(text: str) -> None:
    """Write text to standard error that is safe already and may hold colours of our own."""
    _write(sys.stderr, text)


def color_wanted(stream: TextIO) -> bool:
    """Say whether a stream is a terminal that may show colours."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def safe(text: str) -> str:
    """Replace every character that could command a terminal or turn the text around."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf", "Cs"}
        else character
        for character in text
    )


def drop_output() -> None:
    """Let what could not be written be forgotten, or Python would try again while it ends."""
    with suppress(OSError, ValueError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    shown = text.encode(encoding, errors="replace").decode(encoding)
    click.echo(shown, file=stream, color=True)
