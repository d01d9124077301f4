"""A cite begins with the key of an authority.

`cfius_regs 800.208` cites the section 800.208 of what `[authorities.cfius_regs]` describes, in
one of the files under `reference/`.
"""

from collections.abc import Iterator

from riskwiz.authoring.cites import cites
from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.authority import split
from riskwiz.core.value import nearest

CODE = "RW109"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find cites of authorities that no file describes."""
    for cite, spot in cites(draft):
        key, _ = split(cite)
        if key not in draft.authorities:
            meant = nearest(key, list(draft.authorities))
            yield error(
                CODE,
                f"no reference file describes the authority `{key}`",
                draft.value(spot),
                help_=f"did you mean `{meant}`?"
                if meant
                else f"add [authorities.{key}] to a file in reference/",
            )
