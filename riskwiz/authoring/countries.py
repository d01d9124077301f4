"""The countries of ISO 3166 by their two letters."""

import datetime as dt
from functools import cache

from riskwiz.core.edition import FormerCountry


@cache
def countries() -> dict[str, str]:
    """Return the short names of all countries by alpha-2 code."""
    import pycountry  # noqa: PLC0415  (a fifth of loading riskwiz, and only names need it)

    return {
        one.alpha_2: getattr(one, "common_name", None) or one.name for one in pycountry.countries
    }


@cache
def former_countries() -> dict[str, FormerCountry]:
    """Return the countries that are no more, by the two letters that nobody has now."""
    import pycountry  # noqa: PLC0415  (as above)

    found: dict[str, FormerCountry] = {}
    for one in pycountry.historic_countries:
        code, gone = getattr(one, "alpha_2", None), getattr(one, "withdrawal_date", None)
        if code is None or gone is None or code in countries():
            continue
        until = dt.date.fromisoformat(gone if "-" in gone else f"{gone}-12-31")
        if code not in found or found[code].until < until:
            found[code] = FormerCountry(one.name, until)
    return found
