"""Where the expressions of an edition stand, and what each must give there."""

from dataclasses import dataclass
from typing import Literal

from riskwiz.core.edition import Place

Gives = Literal["bool", "number", "strings", "word", "points"]
"""What an expression must give: `word` is a word of a scale, `points` exact points."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where an expression stands in the authored files, and what it must give."""

    place: Place
    file: str
    location: tuple[str | int, ...]
    source: str
    gives: Gives
    words: tuple[str, ...] = ()
