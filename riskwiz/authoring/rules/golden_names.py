"""What golden cases name exists.

The questions, findings, factors, tables, determinations, audiences, levels and dispositions of a
`[[case]]` are named by their ids. Where nothing has the id, the nearest one is suggested.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.golden import named
from riskwiz.core.value import nearest

CODE = "RW601"
_MANY = 12


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find ids in golden cases that nothing has."""
    if draft.methodology is None:
        return
    for one in named(draft, draft.methodology):
        if one.name in one.known:
            continue
        meant = nearest(one.name, list(one.known))
        listed = ", ".join(one.known) if len(one.known) <= _MANY else ""
        yield error(
            CODE,
            f"there is no {one.what} `{one.name[:60]}`",
            draft.key(one.spot) if one.is_key else draft.value(one.spot),
            help_=f"did you mean `{meant}`?" if meant else None,
            note=f"there {'is' if len(one.known) == 1 else 'are'}: {listed}" if listed else None,
        )
