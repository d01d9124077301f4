"""Determinations: what officials decide, for each audience or for all alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from riskwiz.core.assessment import DeterminationResult, DispositionRange, Outcome
from riskwiz.core.case import Case
from riskwiz.core.confidence import lowest
from riskwiz.core.decision import Decision
from riskwiz.core.edition import Edition
from riskwiz.core.level_network import LevelKey
from riskwiz.core.methodology import Determination
from riskwiz.core.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Determiner:
    """Describes determinations; `confidences` are those of all that levels follow from."""

    edition: Edition
    case: Case
    outlook: Outlook
    confidences: Mapping[LevelKey, str]

    def determine(self, determination: Determination) -> DeterminationResult:
        """Answer one determination: an outcome for each audience, or one for all alike."""
        edition = self.edition
        split = edition.per_audience(determination.level)
        audiences = tuple(edition.audiences) if split else (None,)
        outcomes = tuple(self._outcome(determination, audience) for audience in audiences)
        return DeterminationResult(
            determination=determination.id,
            label=determination.label,
            title=determination.title,
            outcomes=outcomes,
            headline=_headline(edition, determination, outcomes),
            outside=determination.outside,
            confidence=lowest(o.confidence for o in outcomes),
            factors=edition.factors_behind(determination.level),
        )

    def _outcome(self, determination: Determination, audience: str | None) -> Outcome:
        """Decide for one audience: the row that matches, and the rows that still could."""
        edition, decision = self.edition, self.outlook.decision(determination.id, audience)
        rule = edition.rules[decision.rule]
        table = edition.tables.get(determination.level)
        names = () if table is None else table.reads
        return Outcome(
            audience=audience,
            level=self.outlook.level_at(determination.level, audience),
            inputs={name: self.outlook.level_at(name, audience) for name in names},
            disposition=disposition_range(edition, decision),
            rule=rule.id,
            why=rule.why,
            remedy=rule.remedy,
            confidence=lowest(
                self.confidences[f, audience if edition.per_audience(f) else None]
                for f in edition.read_behind(determination.level)
            ),
            cites=edition.cite(rule.cite, self.case.as_of),
        )


def disposition_range(edition: Edition, decision: Decision) -> DispositionRange:
    """Name the dispositions of a decision."""
    steps = [one.id for one in edition.methodology.disposition]
    return DispositionRange(
        stated=steps[decision.stated], low=steps[decision.low], high=steps[decision.high]
    )


def _headline(
    edition: Edition, determination: Determination, outcomes: tuple[Outcome, ...]
) -> tuple[str, ...]:
    """Return the audience most at risk, then the one that is always named."""
    scale = edition.scale_of(determination.level)
    ranks = [d.id for d in edition.methodology.disposition]
    named = [o for o in outcomes if o.audience is not None]
    if not named:
        return ()
    worst = max(
        named, key=lambda o: (scale.rank(o.level.stated), ranks.index(o.disposition.stated))
    )
    always = (determination.headline,) if determination.headline else ()
    return tuple(dict.fromkeys((worst.audience or "", *always)))
