"""Columns of kind `choice` have options, and no other columns have.

A choice without options cannot be filled in; options of a column of another kind are never shown.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.question import TableQuestion

CODE = "RW211"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find columns whose kind and options do not go together."""
    for one in draft.questions:
        if not isinstance(one.it, TableQuestion):
            continue
        for index, column in enumerate(one.it.column):
            if (column.kind == "choice") != bool(column.option):
                lacks = column.kind == "choice"
                yield error(
                    CODE,
                    f"the column `{column.id}` is a choice without options"
                    if lacks
                    else f"the column `{column.id}` has options, but it is of kind {column.kind}",
                    draft.value(one.spot / "column" / index / "kind"),
                    help_='add option = [{ id = "…", label = "…" }, …]'
                    if lacks
                    else 'take the options out, or write kind = "choice"',
                )
