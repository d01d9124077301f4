"""Findings: rules over answers, with what each rests on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from riskwiz.core.answer import Key
from riskwiz.core.assessment import Basis, FindingResult
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, Place
from riskwiz.core.evidence import Status
from riskwiz.core.path import Path
from riskwiz.core.questionnaire import Finding
from riskwiz.core.register import said as said_in_words
from riskwiz.core.standing import Standing, Truth

_SAID = frozenset({Standing.ANSWERED, Standing.UNKNOWN, Standing.WITHHELD, Standing.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class FindingTruth:
    """A finding with its truth on the record, and whatever the open answers turn out to be."""

    finding: Finding
    record: Truth
    range: Truth


def finding_result(edition: Edition, case: Case, record: Path, one: FindingTruth) -> FindingResult:
    """Describe a finding with the answers and statuses that it rests on."""
    basis = _basis(edition, case, record, one) if one.record is Truth.TRUE else ()
    found = {status for b in basis for status in b.statuses}
    return FindingResult(
        finding=one.finding.id,
        title=one.finding.title,
        severity=one.finding.severity,
        truth=one.record.value,
        could_change=one.range is Truth.NOT_YET,
        floor=one.finding.floor.level if one.finding.floor else None,
        rests_on=basis,
        statuses=tuple(s.value for s in Status if s.value in found),
        cites=edition.cite(one.finding.cite, case.as_of),
    )


def _basis(edition: Edition, case: Case, record: Path, one: FindingTruth) -> tuple[Basis, ...]:
    place: Place = ("finding", one.finding.id)
    memory = record.kernel.memory
    keys = memory.of(("keys", place), lambda: edition.keys_behind(place))
    known = ("basis", place, *map(record.entry, keys), *record.entries(place))
    return tuple(
        basis(edition, case, key) for key in memory.of(known, lambda: _needed(record, place, keys))
    )


def _needed(record: Path, place: Place, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return the answers without which a finding would not be true, or that are enough for it."""
    said = [key for key in keys if record.standing(key) in _SAID]

    def holds(without: Iterable[Key]) -> bool:
        return record.truth(place, frozenset(without)) is Truth.TRUE

    needed = {key for key in said if not holds([key])}
    if not holds(key for key in said if key not in needed):
        needed = _union_of_least(said, holds)
    return tuple(key for key in said if key in needed)


def _union_of_least(said: list[Key], holds: Callable[[Iterable[Key]], bool]) -> set[Key]:
    """Return the answers of several least sets, each of which is enough by itself."""
    found: set[Key] = set()
    for turn in range(len(said)):
        spared: list[Key] = []
        for key in (*said[turn:], *said[:turn]):
            if holds([*spared, key]):
                spared.append(key)
        found |= set(said) - set(spared)
    return found


def basis(edition: Edition, case: Case, key: Key) -> Basis:
    """Describe one answer that a finding rests on, with the statuses of its evidence."""
    question, answer = edition.questions[key.question], case.answer(key)
    found = {link.status for link in answer.links}
    return Basis(
        question=key.question,
        row=key.row,
        ask=question.ask,
        answer=said_in_words(edition, question, answer),
        statuses=tuple(s.value for s in Status if s in found),
        disputed=tuple(link.disputed for link in answer.links if link.disputed),
        evidence=tuple(link.evidence for link in answer.links),
    )
