"""The levels that follow from answers by an expression: derived levels."""

from collections.abc import Iterator

from riskwiz.core.answer import Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import DerivedLevelResult
from riskwiz.core.outlook import Outlook


def derived_levels(edition: Edition, case: Case, outlook: Outlook) -> Iterator[DerivedLevelResult]:
    """Yield every derived level, as it is stated and as it could still be."""
    for one in edition.derived_levels.values():
        yield DerivedLevelResult(
            derived=one.id,
            label=one.label,
            scale=one.scale or "",
            state=outlook.record.entry(Key(one.id)).standing.value,
            level=outlook.level((one.id, None)),
            cites=edition.cite(one.cite, case.as_of),
        )
