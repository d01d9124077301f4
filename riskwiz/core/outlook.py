"""The outlook of a case: paths, findings, points, levels and dispositions, without any prose.

`assess` puts an outlook into words; the analysis makes thousands of them. `after` works out only
what hangs on the answers that change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from riskwiz.core.answer import Given, Key
from riskwiz.core.case import Case
from riskwiz.core.decision import Decision
from riskwiz.core.edition import Edition
from riskwiz.core.entry import Points
from riskwiz.core.finding import FindingTruth
from riskwiz.core.kernel import Kernel, kernel_of
from riskwiz.core.level import LevelRange
from riskwiz.core.level_network import LevelKey
from riskwiz.core.network import Slots
from riskwiz.core.path import Path
from riskwiz.core.ranks import Ranks
from riskwiz.core.standing import View


@dataclass(frozen=True)
class Outlook:
    """What follows from the answers of a case."""

    kernel: Kernel
    slots: Slots

    def after(self, said: Mapping[Key, Given | None]) -> "Outlook":
        """Return the outlook after something else is said to some questions; None takes it back.

        Raises EditionFault where an expression fails on these answers.
        """
        return Outlook(self.kernel, self.kernel.changed(self.slots, said))

    def holding(self, case: Case, held: Case) -> "Outlook":
        """Return the outlook of a case that was this one's, with mitigations that now hold it.

        Raises EditionFault where an expression fails on these answers.
        """
        return Outlook(self.kernel, self.kernel.holding(self.slots, case, held))

    @cached_property
    def record(self) -> Path:
        """The path as the record has it."""
        return Path(self.kernel, View.RECORD, self.slots)

    @cached_property
    def range(self) -> Path:
        """The path as it is however the open answers turn out."""
        return Path(self.kernel, View.RANGE, self.slots)

    def findings(self) -> Iterator[FindingTruth]:
        """Yield every finding, with its truth on the record and whatever is still said."""
        record, wide = self.kernel.record.findings, self.kernel.range.findings
        for name, one in self.kernel.edition.findings.items():
            yield FindingTruth(one, self.slots[record[name]], self.slots[wide[name]])

    def points(self, factor: LevelKey) -> Points:
        """Return the points of a factor for an audience, exactly, in `unit` parts of a point."""
        points: Points = self.slots[self.kernel.levels.points[factor]]
        return points

    def unit(self, factor: LevelKey) -> int:
        """Return in how many parts a point of a factor is counted."""
        return self.kernel.levels.units[factor]

    def level(self, key: LevelKey) -> LevelRange:
        """Return a level for an audience; None where it is the same for all."""
        return self._words(key, self.slots[self.kernel.levels.levels[key]])

    def level_of_score(self, factor: LevelKey) -> LevelRange:
        """Return the level of a factor by its score alone."""
        return self._words(factor, self.slots[self.kernel.levels.by_score[factor]])

    def level_at(self, name: str, audience: str | None) -> LevelRange:
        """Return a level for an audience, of whom it may be independent."""
        return self.level((name, audience if self.kernel.edition.per_audience(name) else None))

    def decision(self, determination: str, audience: str | None) -> Decision:
        """Return what follows in a determination for an audience; None where for all alike."""
        decision: Decision = self.slots[self.kernel.levels.decisions[determination, audience]]
        return decision

    def _words(self, key: LevelKey, ranks: Ranks) -> LevelRange:
        words = self.kernel.edition.words_of(key[0])
        stated, low, high = (words[rank] for rank in ranks)
        return LevelRange(stated=stated, low=low, high=high)


def outlook(edition: Edition, case: Case) -> Outlook:
    """Work out what follows from the answers of a case.

    Raises EditionFault where an expression of the edition fails on these answers.
    """
    kernel = kernel_of(edition, case.as_of)
    return Outlook(kernel, kernel.filled(case))
