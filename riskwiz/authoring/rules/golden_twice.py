"""A golden case has a name of its own.

`riskwiz test` says which case differs by its name; two of one name could not be told apart.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.golden import placed_cases
from riskwiz.authoring.spot import Spot

CODE = "RW603"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find names that a second golden case has too."""
    first: dict[str, Spot] = {}
    for case in placed_cases(draft):
        spot = case.spot / "name"
        if case.it.name in first:
            yield error(
                CODE,
                f"another case is called '{case.it.name}'",
                draft.value(spot),
                help_="say in the name what this case shows",
                note=f"the first: {draft.line(first[case.it.name], spot.path)}",
            )
        first.setdefault(case.it.name, spot)
