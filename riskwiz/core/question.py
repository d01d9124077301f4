"""Questions as authored: thirteen kinds, their options, bands and columns."""

from typing import Annotated, Literal

from pydantic import Field

from riskwiz.core.evidence import Status
from riskwiz.core.model import Cite, Exact, Identifier, Line, Model, Prose

Points = Annotated[int, Field(ge=0, le=1_000_000)]


class Option(Model):
    """One possible choice; options stand from the least to the most concerning."""

    id: Identifier
    label: Line
    points: Points | None = None
    needs: tuple[Status, ...] = ()
    exclusive: bool = False


class Band(Model):
    """The points from one lower, inclusive end up to the next."""

    start: Exact = Field(alias="from")
    label: Line
    points: Points


class Column(Model):
    """One typed column of a table question."""

    id: Identifier
    label: Line
    kind: Literal[
        "choice", "text", "number", "count", "percent", "money", "date", "country", "yes_no"
    ]
    option: tuple[Option, ...] = ()
    required: bool = False
    currency: str | None = None


class _Question(Model):
    id: Identifier
    ask: Line
    short: Annotated[str, Field(min_length=1, max_length=28)] | None = None
    help: Prose | None = None
    cite: tuple[Cite, ...] = ()
    when: str | None = None
    required: bool = False
    may_not_apply: bool = False
    factor: Identifier | None = None
    status: Literal["unverified"] | None = None


class ChoiceQuestion(_Question):
    """One option out of several."""

    kind: Literal["choice"]
    option: tuple[Option, ...] = Field(min_length=2)


class MultiQuestion(_Question):
    """Any number of options; an exclusive one stands alone."""

    kind: Literal["multi"]
    option: tuple[Option, ...] = Field(min_length=1)
    cap: Points | None = None


class YesNoPoints(Model):
    """The points of the two answers; the one left out has none."""

    yes: Points = 0
    no: Points = 0


class YesNoQuestion(_Question):
    """Yes or no."""

    kind: Literal["yes_no"]
    points: YesNoPoints | None = None
    needs: tuple[Status, ...] = ()


class NumberQuestion(_Question):
    """A number: free, whole (`count`), or a percentage (20 means 20 %)."""

    kind: Literal["number", "count", "percent"]
    unit: Line | None = None
    min: Exact | None = None
    max: Exact | None = None
    band: tuple[Band, ...] = ()


class MoneyQuestion(_Question):
    """Whole units of one declared currency."""

    kind: Literal["money"]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    min: Exact | None = None
    max: Exact | None = None
    band: tuple[Band, ...] = ()


class DateQuestion(_Question):
    """A calendar date."""

    kind: Literal["date"]


class TextQuestion(_Question):
    """A line (`text`) or paragraphs (`long_text`)."""

    kind: Literal["text", "long_text"]
    max_length: Annotated[int, Field(ge=1, le=20_000)] = 20_000


class CountryQuestion(_Question):
    """A country by its ISO 3166 alpha-2 code."""

    kind: Literal["country"]


class GridQuestion(_Question):
    """One choice per audience."""

    kind: Literal["grid"]
    option: tuple[Option, ...] = Field(min_length=2)


class TableQuestion(_Question):
    """Up to 500 rows of typed columns."""

    kind: Literal["table"]
    column: tuple[Column, ...] = Field(min_length=1)


Question = Annotated[
    ChoiceQuestion
    | MultiQuestion
    | YesNoQuestion
    | NumberQuestion
    | MoneyQuestion
    | DateQuestion
    | TextQuestion
    | CountryQuestion
    | GridQuestion
    | TableQuestion,
    Field(discriminator="kind"),
]
Optioned = ChoiceQuestion | MultiQuestion | GridQuestion
Banded = NumberQuestion | MoneyQuestion


def option(question: Optioned, option_id: str) -> Option | None:
    """Return the option of that id, or None."""
    return next((o for o in question.option if o.id == option_id), None)


def band_of(bands: tuple[Band, ...], value: Exact) -> Band | None:
    """Return the last band that starts at or below a value, or None below the first."""
    return next((b for b in reversed(bands) if b.start <= value), None)
