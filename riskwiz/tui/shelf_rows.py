"""The rows of the shelf: what it says about each case, and how that follows from an assessment."""

import datetime as dt
from dataclasses import dataclass

from riskwiz.core.assessment import Assessment, DeterminationResult
from riskwiz.core.enclosure import Progress
from riskwiz.core.level import LevelRange


@dataclass(frozen=True)
class Headline:
    """One line of a case's bottom line: who or what, and the level with its range in words.

    `rank` is the stated level's place among `levels` many, from 0.
    """

    label: str
    level: LevelRange
    rank: int = 0
    levels: int = 1


@dataclass(frozen=True)
class ShelfRow:
    """One case of the shelf, or a file that should be one and the sentence that says why not."""

    path: str
    name: str
    subject: str = ""
    as_of: dt.date | None = None
    progress: Progress | None = None
    headlines: tuple[Headline, ...] = ()
    changed: str = ""
    who: str = ""
    signed: bool = False
    problem: str | None = None
    answers: bool = False
    """Whether this is an answer file, of which a case can be made."""


def shelf_row(
    path: str, assessment: Assessment, *, changed: str, who: str, name: str | None = None
) -> ShelfRow:
    """Make the shelf's row for a case from its assessment."""
    return ShelfRow(
        path=path,
        name=name or path,
        subject=assessment.subject.name,
        as_of=assessment.as_of,
        progress=assessment.progress,
        headlines=tuple(
            line for one in assessment.determinations for line in headlines(assessment, one)
        ),
        changed=changed,
        who=who,
        signed=bool(assessment.signatures),
    )


def headlines(assessment: Assessment, one: DeterminationResult) -> tuple[Headline, ...]:
    """Return a determination's headline, its levels in the words of the edition.

    Per audience it names the audience most at risk and the one that the edition always names.
    """
    audiences = {a.id: a.short for a in assessment.audiences}
    words = {level.id: level.label for scale in assessment.scales for level in scale.levels}
    places = {
        level.id: (rank, len(scale.levels))
        for scale in assessment.scales
        for rank, level in enumerate(scale.levels)
    }
    return tuple(
        Headline(
            label=f"{one.label}, {audiences[o.audience]}" if o.audience else one.label,
            level=LevelRange(
                stated=words[o.level.stated], low=words[o.level.low], high=words[o.level.high]
            ),
            rank=places[o.level.stated][0],
            levels=places[o.level.stated][1],
        )
        for o in one.outcomes
        if o.audience is None or o.audience in one.headline
    )
