"""A table reads factors, and tables that stand before it.

Levels are worked out from the top of the methodology to the bottom. A table that read a later
table, or itself, would have no level to start from.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.value import nearest

CODE = "RW307"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find rows and columns that are no factor and no earlier table."""
    if draft.methodology is None:
        return
    known = [factor.id for factor in draft.methodology.factor]
    tables = [table.id for table in draft.methodology.table]
    for index, table in enumerate(draft.methodology.table):
        for key, name in (("rows", table.rows), ("columns", table.columns)):
            if name in known:
                continue
            meant = nearest(name, known)
            late = name in tables
            yield error(
                CODE,
                f"the table `{table.id}` reads `{name}`, which "
                + ("is not worked out before it" if late else "does not exist"),
                draft.value(draft.methodology_spot("table", index, key)),
                help_=f"put the table `{name}` before it"
                if late and name != table.id
                else f"did you mean `{meant}`?"
                if meant
                else None,
                note=f"it can read: {', '.join(known)}",
            )
        known.append(table.id)
