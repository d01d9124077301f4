"""Evidence, and its link with an answer.

The source and the item are rated apart, after the Admiralty code (AJP-2.1).
"""

import datetime as dt
import re
from collections.abc import Collection
from enum import StrEnum
from typing import Literal

from riskwiz.core.model import Identifier, Line, Model, Prose

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""How far a source can be relied on: A completely, F cannot be judged (AJP-2.1)."""

Credibility = Literal[1, 2, 3, 4, 5, 6]
"""How far an item can be believed: 1 confirmed by other sources, 6 cannot be judged (AJP-2.1)."""

RELIABILITY_MEANING: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY_MEANING: dict[int, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


class Status(StrEnum):
    """What a piece of evidence makes of the fact that an answer states."""

    DEMONSTRATED = "demonstrated"
    ADJUDICATED = "adjudicated"
    PRELIMINARY = "preliminary"
    SETTLED = "settled"
    ADMITTED = "admitted"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    CAPABILITY = "capability"


STATUS_MEANING: dict[Status, str] = {
    Status.DEMONSTRATED: "shown by records that others can check",
    Status.ADJUDICATED: "found by a court or a regulator",
    Status.PRELIMINARY: "a regulator's preliminary finding, not yet decided",
    Status.SETTLED: "settled without admission",
    Status.ADMITTED: "the company itself said so",
    Status.CLAIMED: "the company says so in its own interest",
    Status.ALLEGED: "alleged in a complaint or by unnamed sources",
    Status.CAPABILITY: "could be done; no public evidence that it was",
}


class Evidence(Model):
    """A source that answers can rest on."""

    id: Identifier
    """The id of the evidence in this case."""
    title: Line
    """What the source is called."""
    publisher: Line
    """Who published it."""
    date: dt.date | None = None
    """The day on which it was published."""
    url: Line | None = None
    """Where it can be read."""
    file: Line | None = None
    """The name of the file that holds it."""
    sha256: str | None = None
    """The SHA-256 of that file."""
    reliability: Reliability
    """How far the source can be relied on: A completely, E not at all, F cannot be judged."""
    valid_until: dt.date | None = None
    """The last day on which it still supports an answer."""
    note: Prose | None = None
    """Anything else that a reader should know."""


class Link(Model):
    """What one piece of evidence says for one answer."""

    evidence: Identifier
    """The id of the evidence."""
    credibility: Credibility
    """How far this item can be believed: 1 confirmed by others, 6 cannot be judged."""
    status: Status
    """What the evidence makes of the fact that the answer states."""
    disputed: Prose | None = None
    """Who disputes it, and why."""


class Support(StrEnum):
    """How well an answer is supported (DESIGN 3.5)."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    NONE = "none"


_ORDER = (Support.NONE, Support.WEAK, Support.FAIR, Support.STRONG)
_LONGEST_ID = 40


def support(evidence: Evidence, link: Link, as_of: dt.date) -> Support:
    """Say how far one piece of evidence supports an answer at the as-of date."""
    if evidence.valid_until is not None and evidence.valid_until < as_of:
        return Support.WEAK
    if evidence.reliability in "AB" and link.credibility <= 2:  # noqa: PLR2004  (the code's "probably true")
        return Support.STRONG
    if evidence.reliability in "ABC" and link.credibility <= 3:  # noqa: PLR2004  (its "possibly true")
        return Support.FAIR
    return Support.WEAK


def best(supports: list[Support]) -> Support:
    """Return the strongest of several supports; none when there are none."""
    return max(supports, key=_ORDER.index, default=Support.NONE)


def weakest(supports: list[Support]) -> Support:
    """Return the weakest of several supports; none when there are none."""
    return min(supports, key=_ORDER.index, default=Support.NONE)


def evidence_id(publisher: str, date: dt.date | None, taken: Collection[str]) -> str:
    """Name a source after who published it and when: `reuters_2023`, `reuters_2023_2`."""
    plain = re.sub(r"[^a-z0-9]+", "_", publisher.casefold()).strip("_")[:_LONGEST_ID].strip("_")
    stem = plain if plain[:1].isalpha() else f"source_{plain}".strip("_")
    name = f"{stem}_{date.year}" if date else stem
    number, fresh = 1, name
    while fresh in taken:
        number += 1
        fresh = f"{name}_{number}"
    return fresh
