"""The findings as the memo ranks them: by severity, numbered through, the gravest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from riskwiz.core.assessment import FindingResult

_GRAVEST = 6
"""How many findings the pages that decide hold; how many more there are is said beside them."""


@dataclass(frozen=True, slots=True)
class Severity:
    """The findings of one severity, and the number of the first of them."""

    level: str
    start: int
    findings: tuple[FindingResult, ...]


def severities(findings: Iterable[FindingResult]) -> tuple[Severity, ...]:
    """Return findings that are in order by severity, numbered through."""
    found: list[Severity] = []
    start = 1
    for level, same in groupby(findings, key=lambda f: f.severity):
        found.append(Severity(level, start, tuple(same)))
        start += len(found[-1].findings)
    return tuple(found)


def gravest(all_of_them: Iterable[Severity]) -> tuple[Severity, ...]:
    """Return the findings that stand on the pages that decide: as many as they hold."""
    kept: list[Severity] = []
    room = _GRAVEST
    for one in all_of_them:
        if room:
            kept.append(Severity(one.level, one.start, one.findings[:room]))
            room -= len(kept[-1].findings)
    return tuple(kept)
