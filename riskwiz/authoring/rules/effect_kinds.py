"""A mitigation holds what can be more or less concerning.

Of what is there and what is promised the less concerning counts. Options have an order, and so have
points: a number without bands, several options without points, a text, a date, a country and a
table have none. A derived value over such answers can be held instead, as it is declared.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.effects import held
from riskwiz.core.effects import can_be_held

CODE = "RW215"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find effects on questions whose answers have no order."""
    for spot, _, source in held(draft):
        if not can_be_held(source):
            yield error(
                CODE,
                f"no answer to `{source.id}` is less concerning than another",
                draft.value(spot / "set"),
                help_="hold a scored question, or a derived value that rests on this one",
                note=f"it is a {source.kind} question without points",
            )
