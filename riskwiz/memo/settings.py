"""What an agency's template may set: paper, colour and wording. None of it is a finding."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from riskwiz.core.model import Model

Words = Annotated[str, Field(max_length=200)]
"""A few words that a memo prints."""

Line = Annotated[str, Field(min_length=1, max_length=40)]
"""A line of the designation, which has to fit beside the number of the page."""

Heading = Annotated[str, Field(min_length=1, max_length=80)]
"""The heading of a part of a memo."""

_LEAST_CONTRAST = 4.5
_STRAIGHT = 0.04045
"""Up to here the curve of sRGB is a line."""


def _legible(colour: str) -> str:
    """Return a colour in which text can be read on white (WCAG 2.2, 1.4.3). Raises ValueError."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (
        part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    light = sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    if 1.05 / (light + 0.05) < _LEAST_CONTRAST:
        raise ValueError("too light")
    return colour


class Settings(Model):
    """The settings of a memo's template, each with what holds where nobody sets it."""

    paper: Literal["Letter", "A4"] = "Letter"
    """The size of the paper."""
    accent: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(_legible)] = (
        "#17406d"
    )
    """The one colour beside black and grey, such as `#17406d`; dark enough to read on white."""
    memorandum: Heading = "MEMORANDUM FOR RECORD"
    """The title; `MEMORANDUM FOR` and whom it is for."""
    office_symbol: Words = ""
    """The office symbol, at the top left."""
    through: Words = ""
    """Whom the memo goes through."""
    sender: Words = ""
    """Whom the memo is from; by default those who signed."""
    contact: Words = ""
    """The point of contact: name, telephone, address."""
    designation: Annotated[tuple[Line, ...], Field(max_length=5)] = ()
    """The designation of a marked memo, a line each: who controls it, category, limits, contact.

    It stands on every page of a memo that somebody marked, and on no other (32 CFR 2002.20).
    """
    bottom_line: Heading = "Bottom line"
    """The heading of the part that decides."""
    why: Heading = "Why"
    """The heading of the findings."""
    statuses: Heading = "What is demonstrated, admitted, alleged, or only possible"
    """The heading of the answers by the status of their evidence."""
    unknown: Heading = "What is not known"
    """The heading of what is withheld, unknown and open."""
    changes: Heading = "What would change it"
    """The heading of the answers and mitigations that would move a level or disposition."""
    mitigations: Heading = "Mitigations, and what is left"
    """The heading of what is promised and what is kept."""
    robustness: Heading = "How robust it is"
    """The heading of what other points and cut points would have made of it."""
    outside: Heading = "Outside the determination: benefits and advocacy"
    """The heading of what was considered and not counted."""
    signatures: Heading = "Signatures"
    """The heading of the signatures."""
    assessor: Heading = "Assessor"
    """What the assessor is called under the line for a signature."""
    reviewer: Heading = "Reviewer"
    """What the reviewer is called under the line for a signature."""
