"""Numbers as people write them: with separators of thousands, a percent sign, or as they are."""

import re
from decimal import Decimal, InvalidOperation

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")


def written_number(raw: object) -> Decimal | None:
    """Return what was written as an exact number; None where it is none, or has no end."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        return None
    try:
        number = Decimal(_ungrouped(raw) if isinstance(raw, str) else raw)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return number or Decimal(0)  # a zero may carry an exponent of a thousand million


def _ungrouped(text: str) -> str:
    bare = text.strip().removesuffix("%").strip()
    # A decimal comma ("1,5") is no separator of thousands: left in, it is objected to.
    return bare.replace(",", "") if _THOUSANDS.fullmatch(bare) else bare


def places(number: Decimal) -> int:
    """Return how many decimals a number needs; Decimal's own arithmetic would round it first."""
    _, digits, exponent = number.as_tuple()
    written = "".join(map(str, digits))
    trailing = len(written) - len(written.rstrip("0"))
    return max(0, -int(exponent) - trailing) if number else 0
