"""What every frozen value of riskwiz has in common, and the few types that many of them share."""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema


class Model(BaseModel):
    """A frozen value whose unknown keys are errors; its validator is built when first needed.

    The docstring under a field is its description in the JSON Schemas.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


# Bounded, as Fraction("1e999999999") would be worked out.
_NUMBER = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?(/[1-9][0-9]{0,400})?")

_WRITTEN = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(/[1-9][0-9]*)?$"}


def _exact(value: Any) -> Fraction:  # noqa: ANN401  (whatever an author wrote)
    if isinstance(value, bool) or not isinstance(value, str | int | Fraction):
        msg = 'an exact number is written as text, such as "12.5" or "1/2"'
        raise ValueError(msg)  # noqa: TRY004  (pydantic turns only ValueError into a problem)
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        msg = 'an exact number is written as text, such as "12.5" or "1/2"'
        raise ValueError(msg)
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError) as error:
        msg = 'an exact number is written as text, such as "12.5" or "1/2"'
        raise ValueError(msg) from error


Exact = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(_WRITTEN, mode="serialization"),
    WithJsonSchema({"anyOf": [_WRITTEN, {"type": "integer"}]}, mode="validation"),
]
"""An exact number, authored as text ("12.5", "1/2") so that no binary rounding creeps in."""

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A name that expressions and answer files use."""

Line = Annotated[str, Field(min_length=1, max_length=400)]
"""One line of authored text."""

Prose = Annotated[str, Field(min_length=1, max_length=20_000)]
"""Authored text of any length that a screen can hold."""

Cite = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*( \S.*)?$", max_length=200)]
"""The key of an authority, then a pin-point: `cfius_regs 800.208(c)`."""
