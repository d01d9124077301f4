"""Dates in expressions are dates.

`date("2024-01-31")` takes a day of the calendar. Another text would fail on every case.
"""

import datetime as dt
import re
from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.expression_problems import consequence

CODE = "RW115"
_DATE = re.compile(r"""\bdate\(\s*(["'])(.*?)\1\s*\)""")


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find `date(…)` around a text that is no date."""
    for site in draft.sites:
        for match in _DATE.finditer(site.source):
            if not _is_date(match[2]):
                yield error(
                    CODE,
                    f"{match[2]!r} is not a date",
                    draft.inside(draft.site_spot(site), match.start(2) - 1, len(match[2]) + 2),
                    help_='write it as date("2026-01-22")',
                    note=consequence(site),
                )


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
