"""Text for a terminal of 80 columns: headings, paragraphs and items under items."""

import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 80


def wrapped(text: str, indent: int = 0, hanging: int = 0) -> Iterator[str]:
    """Yield a paragraph as lines; all but the first are indented by `hanging` more."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def labelled(label: str, text: str, indent: int = 0) -> Iterator[str]:
    """Yield a paragraph after a label, its lines aligned behind it."""
    yield from textwrap.wrap(
        text or "(nothing)",
        WIDTH,
        initial_indent=f"{' ' * indent}{label}  ",
        subsequent_indent=" " * (indent + len(label) + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def joined(words: Iterable[str]) -> str:
    """Write words as a list: a, b and c."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, one: str, more: str | None = None) -> str:
    """Write a number with its noun: 1 question, 2 questions."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def parts(paragraphs: Iterable[Iterable[str]]) -> str:
    """Join blocks of lines with an empty line between them; empty blocks are left out."""
    blocks = ["\n".join(lines) for lines in paragraphs]
    return "\n\n".join(block for block in blocks if block)
