"""Levels and ranges as people read them: a word and a sign first, colour last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from riskwiz.tui.display import clean

if TYPE_CHECKING:
    from riskwiz.core.factor_result import Score
    from riskwiz.core.level import LevelRange
    from riskwiz.core.methodology import Scale

_SIGNS = "▁▂▄▆█"
_COLOURS = ("$text-success", "$text-success", "$text-warning", "$text-error", "bold $text-error")
_LONG_WORD = 5


def _step(rank: int, levels: int) -> int:
    return round(rank * (len(_SIGNS) - 1) / max(1, levels - 1))


def chip(scale: Scale, level: str) -> Content:
    """Write a level as sign and word."""
    return signed(word(scale, level), scale.rank(level), len(scale.levels))


def signed(label: str, rank: int, levels: int) -> Content:
    """Write a level's word with the sign of its rank among so many levels."""
    step = _step(rank, levels)
    return Content.styled(f"{_SIGNS[step]} {label}", _COLOURS[step])


def word(scale: Scale, level: str) -> str:
    """Return a level's word."""
    return clean(scale.levels[scale.rank(level)].label)


def short(label: str) -> str:
    """Abbreviate a level's word where a range has little room: `mod`, `v.high`."""
    *before, last = label.split(" ")
    kept = last if len(last) <= _LONG_WORD else last[:3]
    return "".join(f"{one[0]}." for one in before if one) + kept


def span(scale: Scale, level: LevelRange) -> str:
    """Write the levels between which it could still come out; nothing when it is certain."""
    if level.certain:
        return ""
    return f"{short(word(scale, level.low))}–{short(word(scale, level.high))}"


def words(scale: Scale, level: LevelRange) -> Content:
    """Write a level with its range on one line."""
    between = span(scale, level)
    return chip(scale, level.stated) + Content.styled(
        f" ({between})" if between else "", "$text-muted"
    )


def figures(score: Score) -> str:
    """Write a score with the range it could still come out in: `62 [48 – 81]`."""
    low, high = score.low_percent, score.high_percent
    if low == high:
        return f"{score.stated_percent}"
    return f"{score.stated_percent} [{low} – {high}]"


def bar(score: Score, width: int) -> Content:
    """Draw a score on its scale from 0 to 100: the range shaded, the stated value solid."""
    cells = max(3, width - 2)

    def place(percent: int) -> int:
        return min(cells - 1, percent * cells // 100)

    low, high = place(score.low_percent), place(score.high_percent)
    stated = place(score.stated_percent)
    line = ["▒" if low <= at <= high else "─" for at in range(cells)]
    line[stated] = "█"
    return Content.assemble(
        ("├", "$text-muted"),
        ("".join(line[:stated]), "$text-muted"),
        (line[stated], "$accent"),
        ("".join(line[stated + 1 :]), "$text-muted"),
        ("┤", "$text-muted"),
    )
