"""What a person may write for an option or a country: its number, its name."""

import re
from collections.abc import Mapping

from riskwiz.core.question import Option


def chosen(options: tuple[Option, ...], text: str) -> str:
    """Return the id of the option that a number stands for; anything else stays as it is."""
    bare = text.strip()
    if re.fullmatch(r"[0-9]{1,3}", bare) and 1 <= int(bare) <= len(options):
        return options[int(bare) - 1].id
    return bare


def country_code(countries: Mapping[str, str], text: str) -> str:
    """Return the code of a country that is written by its name; anything else stays as it is."""
    bare = text.strip().casefold()
    return next((code for code, name in countries.items() if name.casefold() == bare), text)
