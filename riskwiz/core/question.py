"""Questions as authored: thirteen kinds, their options, bands and columns."""

from typing import Annotated, Literal

from pydantic import Field

from riskwiz.core.evidence import Status
from riskwiz.core.model import Cite, Exact, Identifier, Line, Model, Prose

Points = Annotated[int, Field(ge=0, le=1_000_000)]


class Option(Model):
    """One possible choice; options stand from the least to the most concerning."""

    id: Identifier
    """The id of the option, as answer files and expressions name it."""
    label: Line
    """The option, as the assessor reads it."""
    points: Points | None = None
    """The points that choosing it adds; the least concerning option has 0."""
    needs: tuple[Status, ...] = ()
    """The statuses of evidence of which this option needs one."""
    exclusive: bool = False
    """Whether it stands alone, such as 'none of these'; only in a multi question."""


class Band(Model):
    """The points from one lower, inclusive end up to the next."""

    start: Exact = Field(alias="from")
    """The number from which on this band holds, itself included: "25"."""
    label: Line
    """The band, as people read it: 'under 5 %'."""
    points: Points
    """The points that a number in this band adds; the lowest band has 0."""


class Column(Model):
    """One typed column of a table question."""

    id: Identifier
    """The id of the column, as expressions name it: o.share."""
    label: Line
    """The heading of the column."""
    kind: Literal[
        "choice", "text", "number", "count", "percent", "money", "date", "country", "yes_no"
    ]
    """What is entered in the column."""
    option: tuple[Option, ...] = ()
    """The options of a choice column."""
    required: bool = False
    """Whether every row must have it."""
    currency: str | None = None
    """The currency of a money column, by its three letters: "USD"."""


class _Question(Model):
    id: Identifier
    """The id of the question: small letters, digits and _; used once in the edition."""
    ask: Line
    """The question, as the assessor reads it."""
    short: Annotated[str, Field(min_length=1, max_length=28)] | None = None
    """The same in at most 28 characters, for the list at the side."""
    help: Prose | None = None
    """How to find out, and what counts."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""
    when: str | None = None
    """The condition under which this is asked; without one it always is.

    An expression over earlier questions, in single quotes: 'hq_country == "CN"'.
    """
    required: bool = False
    """Whether the memo stays a draft until it is answered."""
    may_not_apply: bool = False
    """Whether 'not applicable' is an answer."""
    factor: Identifier | None = None
    """The factor that its points count towards, where it is not the section's."""
    status: Literal["unverified"] | None = None
    """Says that it rests on something nobody has checked in a text; printed as such."""


class ChoiceQuestion(_Question):
    """One option out of several."""

    kind: Literal["choice"]
    """One option out of several."""
    option: tuple[Option, ...] = Field(min_length=2)
    """The options, from the least to the most concerning."""


class MultiQuestion(_Question):
    """Any number of options; an exclusive one stands alone."""

    kind: Literal["multi"]
    """Any number of options."""
    option: tuple[Option, ...] = Field(min_length=1)
    """The options, from the least to the most concerning."""
    cap: Points | None = None
    """The most points that the chosen options can add together."""


class YesNoPoints(Model):
    """The points of the two answers; the one left out has none."""

    yes: Points = 0
    """The points of the answer yes."""
    no: Points = 0
    """The points of the answer no."""


class YesNoQuestion(_Question):
    """Yes or no."""

    kind: Literal["yes_no"]
    """Yes or no."""
    points: YesNoPoints | None = None
    """The points of the answer that is concerning: { yes = 4 }."""
    needs: tuple[Status, ...] = ()
    """The statuses of evidence of which the answer yes needs one."""


class NumberQuestion(_Question):
    """A number: free, whole (`count`), or a percentage (20 means 20 %)."""

    kind: Literal["number", "count", "percent"]
    """A number with decimals, a whole number, or a percentage (20 means 20 %)."""
    unit: Line | None = None
    """What the number counts or measures: "people"."""
    min: Exact | None = None
    """The smallest number that can be answered: "0"."""
    max: Exact | None = None
    """The largest number that can be answered: "100"."""
    band: tuple[Band, ...] = ()
    """The bands that give points, from the lowest number up."""


class MoneyQuestion(_Question):
    """Whole units of one declared currency."""

    kind: Literal["money"]
    """An amount of money in whole units of one currency."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """The currency, by its three letters: "USD"."""
    min: Exact | None = None
    """The smallest amount that can be answered: "0"."""
    max: Exact | None = None
    """The largest amount that can be answered."""
    band: tuple[Band, ...] = ()
    """The bands that give points, from the lowest number up."""


class DateQuestion(_Question):
    """A calendar date."""

    kind: Literal["date"]
    """A calendar date."""


class TextQuestion(_Question):
    """A line (`text`) or paragraphs (`long_text`)."""

    kind: Literal["text", "long_text"]
    """A line of text (`text`), or paragraphs (`long_text`)."""
    max_length: Annotated[int, Field(ge=1, le=20_000)] = 20_000
    """The most characters that an answer may have."""


class CountryQuestion(_Question):
    """A country by its ISO 3166 alpha-2 code."""

    kind: Literal["country"]
    """A country, by the two letters of ISO 3166."""


class GridQuestion(_Question):
    """One choice per audience."""

    kind: Literal["grid"]
    """One choice for each audience."""
    option: tuple[Option, ...] = Field(min_length=2)
    """The options, from the least to the most concerning."""


class TableQuestion(_Question):
    """Up to 500 rows of typed columns."""

    kind: Literal["table"]
    """Rows of typed columns, such as owners or incidents."""
    column: tuple[Column, ...] = Field(min_length=1)
    """The columns, from left to right."""


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
