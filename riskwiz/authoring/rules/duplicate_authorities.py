"""An authority or list is described in one file.

The files under `reference/` are read together. Two descriptions of one key could disagree about
what is in force.
"""

from collections.abc import Iterator
from typing import Literal

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot

CODE = "RW113"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find keys that a second file describes again."""
    tables: tuple[Literal["authorities", "lists"], ...] = ("authorities", "lists")
    for table in tables:
        first: dict[str, Spot] = {}
        for path, reference in draft.references.items():
            for key in getattr(reference, table):
                spot = Spot(path, (table, key))
                if key in first:
                    yield error(
                        CODE,
                        f"`{key}` is described twice",
                        draft.value(spot),
                        help_="keep one of the two",
                        note=f"the first: {draft.line(first[key], path)}",
                    )
                first.setdefault(key, spot)
