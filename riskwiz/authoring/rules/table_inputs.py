"""A table reads factors, derived levels, and tables that stand before it.

Levels are worked out from the top of the methodology to the bottom. A table that read a later
table, or itself, would have no level to start from. A table of several inputs (`inputs` and
`decide`) may read choice questions too; any other has `rows`, `columns` and `cells`.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.methodology import Table
from riskwiz.core.question import ChoiceQuestion
from riskwiz.core.value import nearest

CODE = "RW307"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find inputs that are no factor, derived level or earlier table, and tables without any."""
    if draft.methodology is None:
        return
    known = [factor.id for factor in draft.methodology.factor]
    known += [one.it.id for one in draft.derived if one.it.kind == "level"]
    questions = [one.it.id for one in draft.questions if isinstance(one.it, ChoiceQuestion)]
    for index, table in enumerate(draft.methodology.table):
        spot = draft.methodology_spot("table", index)
        yield from _shape(draft, table, spot)
        named = [("rows", table.rows), ("columns", table.columns)]
        places = [(spot / key, name) for key, name in named if name is not None]
        places += [(spot / "inputs" / at, name) for at, name in enumerate(table.inputs)]
        for place, name in places:
            readable = [*known, *questions] if table.inputs else known
            if name not in readable:
                yield _unreadable(draft, place, name, readable)
        known.append(table.id)


def _shape(draft: Draft, table: Table, spot: Spot) -> Iterator[Diagnostic]:
    by_cells = (table.rows is not None, table.columns is not None, bool(table.cells))
    by_rows = (bool(table.inputs), bool(table.decide))
    if (all(by_cells) and not any(by_rows)) or (all(by_rows) and not any(by_cells)):
        return
    yield error(
        CODE,
        f"the table `{table.id}` needs `rows`, `columns` and `cells`, or `inputs` and `decide`",
        draft.value(spot / "id"),
        help_="take out what belongs to the other form"
        if any(by_cells) and any(by_rows)
        else "add what is missing",
    )


def _unreadable(draft: Draft, place: Spot, name: str, readable: list[str]) -> Diagnostic:
    methodology = draft.methodology
    tables = [table.id for table in methodology.table] if methodology else []
    table, late = tables[int(place.location[1])], name in tables
    meant = nearest(name, readable)
    help_ = f"did you mean `{meant}`?" if meant else None
    return error(
        CODE,
        f"the table `{table}` reads `{name}`, which "
        + ("is not worked out before it" if late else "it cannot read"),
        draft.value(place),
        help_=f"put the table `{name}` before it" if late and name != table else help_,
        note=f"it can read: {', '.join(readable)}",
    )
