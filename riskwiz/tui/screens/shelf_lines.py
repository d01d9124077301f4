"""The rows of the shelf as text: subject, as-of date, progress, headlines, last change, who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from riskwiz.tui.display import clean, content, cut, muted
from riskwiz.tui.levels import short, signed

if TYPE_CHECKING:
    from riskwiz.core.enclosure import Progress
    from riskwiz.tui.ports import Example
    from riskwiz.tui.shelf_rows import Headline, ShelfRow

_DATE = 12
_PROGRESS = 16
_CELLS = 6
_MARGIN = 2
_ROOMY = 60
"""From how many columns on there is room for progress and last change."""


def headings(width: int) -> Content:
    """Write the headings of the columns."""
    return muted(
        " " * _MARGIN
        + "Subject".ljust(_subject(width))
        + "As of".ljust(_DATE)
        + ("Progress".ljust(_PROGRESS) + "Last change" if width >= _ROOMY else "")
    )


def described(row: ShelfRow, width: int) -> Content:
    """Write one case: a line of facts, and its headlines below."""
    subject = _fit(row.subject or row.name, _subject(width) - 1)
    if row.problem is not None:
        name = content(f"  {row.name}", "bold")
        return Content("\n").join([name, content(f"  ! {row.problem}", "$text-error"), Content()])
    first = Content.assemble(
        "  ",
        (subject, "bold"),
        " ",
        str(row.as_of or "").ljust(_DATE),
    )
    if width >= _ROOMY:
        room = width - _MARGIN - _subject(width) - _DATE - _PROGRESS
        first += _progress(row.progress) + muted(_last(row, room))
    if row.answers:
        told = muted("    an answer file: enter makes a case of it")
        return Content("\n").join([first, told, Content()])
    headlines = (_headline(one, width).truncate(width, ellipsis=True) for one in row.headlines)
    lines = [first, *headlines, Content()]
    return Content("\n").join(lines)


def example_line(example: Example, width: int) -> Content:
    """Write one worked case that can be explored."""
    subject = _fit(example.subject, max(10, min(44, width - _MARGIN - 18)))
    told = muted(f"as of {example.as_of}")
    return Content.assemble("  ", (subject, "bold"), " ", told)


def holds(row: ShelfRow, wanted: str) -> bool:
    """Say whether a row has every wanted word in it."""
    text = clean(f"{row.subject} {row.name} {row.as_of or ''} {row.who}").casefold()
    return all(word in text for word in wanted.casefold().split())


def _subject(width: int) -> int:
    if width < _ROOMY:
        return max(10, width - _MARGIN - _DATE)
    return max(20, min(44, width - _MARGIN - _DATE - _PROGRESS - 30))


def _fit(text: str, width: int) -> str:
    words = cut(text, width)
    return words + " " * max(0, width - Content(words).cell_length)


def _progress(progress: Progress | None) -> Content:
    if progress is None or not progress.asked:
        return Content(" " * _PROGRESS)
    full = round(_CELLS * (progress.asked - progress.open) / progress.asked)
    tally = f" {progress.asked - progress.open}/{progress.asked}"
    return Content.assemble(
        ("━" * full, "$accent"),
        ("─" * (_CELLS - full), "$text-muted"),
        tally.ljust(_PROGRESS - _CELLS),
    )


def _last(row: ShelfRow, width: int) -> str:
    said = " ".join(filter(None, (row.changed, row.who)))
    return cut(f"{said}{'   signed' if row.signed else ''}", max(8, width))


def _headline(one: Headline, width: int) -> Content:
    label = _fit(one.label, min(36, width // 2))
    between = "" if one.level.certain else f"  ({short(one.level.low)}–{short(one.level.high)})"
    return (
        muted(f"    {label} ")
        + signed(clean(one.level.stated), one.rank, one.levels)
        + muted(between)
    )
