"""A derived level has a scale; bands and a factor are for derived numbers.

Only a number falls into bands that give points, and only a level is a word of a scale.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft

CODE = "RW214"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find levels without a scale, and scales, bands and factors where they mean nothing."""
    for one in draft.derived:
        derived, spot = one.it, one.spot
        if derived.kind == "level" and derived.scale is None:
            yield error(
                CODE,
                f"`{derived.id}` is a level of no scale",
                draft.value(spot / "kind"),
                help_='add the scale that it is a level of: scale = "level"',
            )
        misplaced = [
            key
            for key, kind, given in (
                ("scale", "level", derived.scale is not None),
                ("band", "number", bool(derived.band)),
                ("factor", "number", derived.factor is not None),
            )
            if given and derived.kind != kind
        ]
        for key in misplaced:
            yield error(
                CODE,
                f"`{key}` means nothing for a derived {derived.kind}",
                draft.key(spot / key),
                help_="take it out",
            )
