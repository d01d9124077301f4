"""Small ways of putting things: sentences, counts, keys and the rows of grids."""

from collections.abc import Iterable

from riskwiz.core.answer import Key
from riskwiz.core.edition import Edition
from riskwiz.core.value import Objection

_LONG = 300


def sentence(text: str) -> str:
    """End text with a full stop where it does not end a sentence already."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def series(parts: Iterable[str]) -> str:
    """Put parts into one sentence, also those that are sentences themselves."""
    text = "; ".join(part.removesuffix(".") for part in parts)
    return sentence(text[:1].upper() + text[1:])


def short(text: str) -> str:
    """Put text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"


def refusal(objection: Objection) -> str:
    """Say in one sentence why something was not taken, and what to do."""
    return sentence(f"Not recorded: {objection.message}; {objection.help}")


def count(number: int, thing: str) -> str:
    """Say how many there are: `1 row`, `3 rows`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def written(key: Key) -> str:
    """Write a key as `goto` takes it: `question` or `question.audience`."""
    return key.question if key.row is None else f"{key.question}.{key.row}"


def audience(edition: Edition, row: str) -> str:
    """Return the label of a grid's row."""
    return edition.audiences[row].label
