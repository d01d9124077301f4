"""What is in force is in force for at least a day: `from` is before `until`.

`until` is the first day on which it is no longer in force.
"""

import datetime as dt
from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.authority import Reference

CODE = "RW305"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find authorities, former titles and list entries that end before they begin."""
    for path, reference in draft.references.items():
        for spot, start, until in _periods(path, reference):
            if until is not None and until <= start:
                yield error(
                    CODE,
                    f"it ends on {until}, and begins on {start}",
                    draft.value(spot / "until"),
                    help_="`until` is the first day on which it is no longer in force",
                )


def _periods(path: str, reference: Reference) -> Iterator[tuple[Spot, dt.date, dt.date | None]]:
    for key, authority in reference.authorities.items():
        spot = Spot(path, ("authorities", key))
        yield spot, authority.start, authority.until
        for index, former in enumerate(authority.formerly):
            yield spot / "formerly" / index, former.start, former.until
    for key, one in reference.lists.items():
        for index, entry in enumerate(one.entry):
            yield Spot(path, ("lists", key, "entry", index)), entry.start, entry.until
