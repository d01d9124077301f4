"""The case that an analysis starts from, and what follows when something else is said.

Mitigations that are verified are taken as kept, before and after, as in the assessment.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from riskwiz.core.analysis.measure import Measure
from riskwiz.core.analysis.sayable import Answers, answers_of
from riskwiz.core.answer import Answer, Given, Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.mitigation import kept_at, mitigated
from riskwiz.core.outlook import Outlook, outlook
from riskwiz.core.standing import OPEN


class Scale(NamedTuple):
    """A measure, the slot that holds its ranks, and its words from the lowest."""

    measure: Measure
    slot: int
    words: tuple[str, ...]
    labels: tuple[str, ...]


Ranks = tuple[int, int, int]
"""What a measure is as stated, and the lowest and highest that it could still be."""


@dataclass(frozen=True)
class Prospect:
    """A case with everything that an analysis looks at."""

    edition: Edition
    case: Case

    @cached_property
    def outlook(self) -> Outlook:
        """What follows from the case as it stands."""
        kept = mitigated(self.edition, self.case, kept_at(self.case, "verified"))
        return outlook(self.edition, kept)

    @cached_property
    def answers(self) -> Answers:
        """What can be said to each question."""
        return answers_of(self.edition, self.case.as_of)

    def after(self, said: Mapping[Key, Given | None]) -> Outlook:
        """Return what follows when something else is said to some questions.

        Raises EditionFault where an expression of the edition fails on these answers.
        """
        kept = kept_at(self.case, "verified")
        if not kept:
            return self.outlook.after(said)
        answers = {**self.case.answers, **{key: Answer(given=one) for key, one in said.items()}}
        case = self.case.model_copy(update={"answers": answers})
        return outlook(self.edition, mitigated(self.edition, case, kept))

    def tried(self, said: Mapping[Key, Given | None]) -> Outlook | str:
        """Return what follows, or say what is wrong with the edition under these answers."""
        try:
            return self.after(said)
        except EditionFault as fault:
            return str(fault)

    def open_keys(self, ahead: Outlook | None = None) -> list[Key]:
        """Return the questions and rows that are asked and not known, in order."""
        standings = (ahead or self.outlook).record.standings
        return [key for key, standing in standings.items() if standing in OPEN]

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """Everything that is measured."""
        return (*self._levels(), *self._outcomes())

    @cached_property
    def outcomes(self) -> tuple[tuple[Scale, Scale], ...]:
        """The level of each determination with its disposition, for each audience."""
        found = list(self._outcomes())
        return tuple(zip(found[::2], found[1::2], strict=True))

    def _levels(self) -> Iterator[Scale]:
        slots = self.outlook.kernel.levels.levels
        for (name, audience), slot in slots.items():
            if name in self.edition.factors:
                kind = "factor"
            elif name in self.edition.tables:
                kind = "table"
            elif name in self.edition.derived:
                kind = "derived level"
            else:
                continue
            measure = Measure.model_validate(
                {
                    "kind": kind,
                    "id": name,
                    "label": self.label(self.edition.label_of(name), audience),
                    "audience": audience,
                }
            )
            yield self._scale(measure, slot, name)

    def _outcomes(self) -> Iterator[Scale]:
        levels = self.outlook.kernel.levels
        dispositions = self.edition.methodology.disposition
        for one in self.edition.methodology.determination:
            split = self.edition.per_audience(one.level)
            for audience in tuple(self.edition.audiences) if split else (None,):
                label = self.label(one.label, audience)
                measure = Measure(kind="determination", id=one.id, label=label, audience=audience)
                yield self._scale(measure, levels.levels[one.level, audience], one.level)
                label = f"what follows for {label}"
                measure = Measure(kind="disposition", id=one.id, label=label, audience=audience)
                words = tuple(each.id for each in dispositions)
                slot = levels.decisions[one.id, audience]
                yield Scale(measure, slot, words, tuple(each.label for each in dispositions))

    def _scale(self, measure: Measure, slot: int, name: str) -> Scale:
        words = self.edition.scale_of(name).levels
        return Scale(measure, slot, tuple(w.id for w in words), tuple(w.label for w in words))

    def label(self, label: str, audience: str | None) -> str:
        """Return a label with the audience where there is one."""
        return label if audience is None else f"{label}, {self.edition.audiences[audience].label}"


def ranks(ahead: Outlook, one: Scale) -> Ranks:
    """Return what a measure is and could still be."""
    stated, low, high = ahead.slots[one.slot][:3]
    return stated, low, high
