"""Confidence: how good the evidence is (ICD 203), apart from how high the risk is."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from riskwiz.core.answer import Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, Place
from riskwiz.core.evidence import Support, best, support, weakest
from riskwiz.core.factor_result import ConfidenceResult, ItemResult
from riskwiz.core.path import Path, Standing
from riskwiz.core.scoring import round_half_up

Supports = Mapping[Key, Support]
"""The best support of each answer that has any."""

LEVELS = ("low", "moderate", "high")
_ASKED = {s.value for s in Standing} - {
    s.value for s in (Standing.NOT_ASKED, Standing.NOT_APPLICABLE, Standing.NOT_YET_ASKED)
}


def support_of(case: Case, key: Key) -> Support:
    """Return the best support that an answer has."""
    links = case.answer(key).links
    rated = [
        support(case.evidence[link.evidence], link, case.as_of)
        for link in links
        if link.evidence in case.evidence
    ]
    return best(rated)


def supports_of(case: Case) -> dict[Key, Support]:
    """Return the best support of each answer of a case."""
    return {key: support_of(case, key) for key in case.answers}


def confidence(
    edition: Edition,
    supports: Supports,
    record: Path,
    account: Iterable[ItemResult],
    *,
    certain: bool,
) -> ConfidenceResult:
    """Rate the evidence behind a factor's asked items, weighted by their maxima (DESIGN 3.5).

    `certain` says that the factor's level cannot change any more.
    """
    asked = [item for item in account if item.state in _ASKED]
    total = sum(item.maximum for item in asked)
    answered = [item for item in asked if item.state == Standing.ANSWERED.value]
    found = {(i.item, i.row): _item_support(edition, supports, record, i) for i in answered}

    def share(*enough: Support) -> Fraction:
        counted = sum(i.maximum for i in answered if found[i.item, i.row] in enough)
        return Fraction(counted, total) if total else Fraction(0)

    k = share(*Support)
    s = share(Support.STRONG)
    f = share(Support.STRONG, Support.FAIR)
    rule = edition.methodology.confidence
    level = "moderate"
    if k < rule.low_answered or f < rule.low_fair:
        level = "low"
    elif k >= rule.high_answered and s >= rule.high_strong and certain:
        level = "high"
    return ConfidenceResult(
        level=level,
        answered=k,
        strong=s,
        fair=f,
        answered_percent=round_half_up(100 * k),
        strong_percent=round_half_up(100 * s),
        fair_percent=round_half_up(100 * f),
    )


def answers_confidence(
    edition: Edition, supports: Supports, record: Path, name: str, *, certain: bool
) -> ConfidenceResult:
    """Rate the evidence behind a derived level or a question; each answer weighs the same."""
    place: Place = ("derived", name)
    keys = edition.keys_behind(place) if name in edition.derived else (Key(name),)
    items = [
        ItemResult(
            item=key.question,
            row=key.row,
            label=edition.questions[key.question].ask,
            state=record.standing(key).value,
            rule="",
            stated=Fraction(0),
            low=Fraction(0),
            high=Fraction(0),
            maximum=1,
            cites=(),
        )
        for key in keys
    ]
    return confidence(edition, supports, record, items, certain=certain)


def lowest(levels: Iterable[str]) -> str:
    """Return the lowest of several confidence levels."""
    return min(levels, key=LEVELS.index)


def _item_support(edition: Edition, supports: Supports, record: Path, item: ItemResult) -> Support:
    if item.item not in edition.derived:
        return supports.get(Key(item.item, item.row), Support.NONE)
    behind = [
        Key(name, row)
        for name in edition.inputs[item.item]
        for row in edition.rows(edition.questions[name])
    ]
    known = [k for k in behind if record.standing(k) is Standing.ANSWERED]
    return weakest([supports.get(key, Support.NONE) for key in known])
