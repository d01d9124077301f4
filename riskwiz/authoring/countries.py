"""The countries of ISO 3166 by their two letters."""

from functools import cache


@cache
def countries() -> dict[str, str]:
    """Return the short names of all countries by alpha-2 code."""
    import pycountry  # noqa: PLC0415  (a fifth of loading riskwiz, and only names need it)

    return {
        one.alpha_2: getattr(one, "common_name", None) or one.name for one in pycountry.countries
    }
