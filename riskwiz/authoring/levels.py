"""The names of a methodology that stand for levels, and which of them differ by audience."""

from riskwiz.core.methodology import Factor, Methodology, Table


def levelled(methodology: Methodology) -> tuple[Factor | Table, ...]:
    """Return the factors and tables: everything that has a level."""
    return (*methodology.factor, *methodology.table)


def per_audience(methodology: Methodology) -> frozenset[str]:
    """Return the factors per audience, and the tables that read one of them, however far back."""
    split = {factor.id for factor in methodology.factor if factor.per_audience}
    for table in methodology.table:
        if not split.isdisjoint(table.reads):
            split.add(table.id)
    return frozenset(split)
