"""What would fix it: the minimal sets of mitigations that reach a level or a disposition."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from riskwiz.core.analysis.fix_result import Fix, Fixes, FixSet, Target
from riskwiz.core.analysis.minimal_sets import Bits, MinimalSets
from riskwiz.core.analysis.prospect import Prospect, Scale, ranks
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.level_network import LevelKey, floors_of
from riskwiz.core.mitigation import STAGES, holding, kept_at
from riskwiz.core.mitigation_record import StageName
from riskwiz.core.outlook import Outlook, outlook
from riskwiz.core.standing import Truth

MOST_TRIED = 10_000
"""How many sets of mitigations are tried at most for each target."""


def fixes(edition: Edition, case: Case, targets: Iterable[Target] | None = None) -> Fixes:
    """Find every minimal set of mitigations that reaches each target, or say why none does.

    Mitigations that are verified are taken as kept, and further ones are looked for. Without
    targets, those are one step below each level and disposition as it is stated. Targets whose
    determination, audience or word the edition does not have are passed over.

    Raises EditionFault where an expression fails on the answers.
    """
    search = _Search(Prospect(edition, case))
    wanted = search.below() if targets is None else search.named(targets)
    return Fixes(fixes=tuple(search.fix(*one) for one in wanted), bound=MOST_TRIED)


@dataclass
class _Search:
    prospect: Prospect
    _held: dict[frozenset[str], Outlook] = field(default_factory=dict)

    def below(self) -> Iterator[tuple[Scale, int]]:
        """Yield what is one step below each level and disposition."""
        for one in self._scales():
            stated = ranks(self.prospect.outlook, one)[0]
            if stated > 0:
                yield one, stated - 1

    def named(self, targets: Iterable[Target]) -> Iterator[tuple[Scale, int]]:
        """Yield the targets that the edition has."""
        scales = {(o.measure.kind, o.measure.id, o.measure.audience): o for o in self._scales()}
        for target in targets:
            one = scales.get((target.kind, target.id, target.audience))
            if one is not None and target.target in one.words:
                yield one, one.words.index(target.target)

    def _scales(self) -> Iterator[Scale]:
        yield from (one for pair in self.prospect.outcomes for one in pair)

    def fix(self, one: Scale, target: int) -> Fix:
        """Look for the sets that reach one target."""
        names = self._names

        def chosen(some: Bits) -> frozenset[str]:
            return frozenset(name for place, name in enumerate(names) if some >> place & 1)

        search = MinimalSets(
            len(names), lambda some: self._rank(chosen(some), one) <= target, MOST_TRIED
        )
        stated = self._rank(frozenset(), one)
        found = [] if stated <= target else search.run()
        with_all = self._rank(frozenset(names), one)
        sets = tuple(self._set(chosen(some), one) for some in found)
        held_up = self._reason(one) if with_all > target else None
        return Fix(
            measure=one.measure,
            target=one.words[target],
            stages={stage: one.words[self._stage(stage, one)] for stage in STAGES},
            reached=stated <= target,
            sets=sets,
            with_all=one.words[with_all],
            held_up=held_up,
            exhaustive=search.exhaustive,
            tried=search.tried,
            why=self._why(one, target, stated, len(sets))
            if held_up is None
            else self._still(one, target, with_all, held_up),
        )

    @cached_property
    def _verified(self) -> frozenset[str]:
        return frozenset(kept_at(self.prospect.case, "verified"))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The mitigations that are not verified."""
        return tuple(one for one in self.prospect.edition.mitigations if one not in self._verified)

    @cached_property
    def _bare(self) -> Outlook:
        """What follows with no mitigation at all."""
        return outlook(self.prospect.edition, self.prospect.case)

    def _with(self, names: frozenset[str]) -> Outlook:
        """Return what follows with some mitigations kept, and no others."""
        if names not in self._held:
            case, bare = self.prospect.case, self._bare
            held = holding(self.prospect.edition, case, names, bare.record, bare.range)
            self._held[names] = bare.holding(case, held)
        return self._held[names]

    def _rank(self, names: frozenset[str], one: Scale) -> int:
        return ranks(self._with(self._verified | names), one)[0]

    def _stage(self, stage: StageName, one: Scale) -> int:
        return ranks(self._with(frozenset(kept_at(self.prospect.case, stage))), one)[0]

    def _set(self, names: frozenset[str], one: Scale) -> FixSet:
        mitigations = self.prospect.edition.mitigations
        ordered = tuple(name for name in mitigations if name in names)
        return FixSet(
            mitigations=ordered,
            labels=tuple(mitigations[name].label for name in ordered),
            reaches=one.words[self._rank(names, one)],
        )

    def _why(self, one: Scale, target: int, stated: int, sets: int) -> str:
        label, wanted = one.measure.label, one.labels[target]
        if stated <= target:
            return f"{label} is {one.labels[stated]} already."
        if sets == 1:
            return f"One minimal set of mitigations brings {label} to {wanted} or below."
        return f"{sets} minimal sets of mitigations bring {label} to {wanted} or below."

    def _still(self, one: Scale, target: int, with_all: int, held_up: str) -> str:
        label, wanted = one.measure.label, one.labels[target]
        if not self._names:
            return f"No further mitigation is declared, so nothing brings {label} to {wanted}."
        many = len(self._names)
        kept = "the only mitigation" if many == 1 else f"all {many} mitigations"
        still = f"With {kept} {label} is still"
        return f"{still} {one.labels[with_all]}, not {wanted}: {held_up}"

    def _reason(self, one: Scale) -> str:
        """Say what holds a determination up with every mitigation kept."""
        edition, audience = self.prospect.edition, one.measure.audience
        ahead = self._with(self._verified | frozenset(self._names))
        level = next(d.level for d in edition.methodology.determination if d.id == one.measure.id)
        factors = edition.factors_behind(level)
        keys = [(n, audience if edition.factors[n].per_audience else None) for n in factors]
        levels = [
            f"{edition.factors[key[0]].label} {self._label(key[0], ahead.level(key).stated)}"
            for key in keys
        ]
        floors = dict.fromkeys(title for key in keys for title in _binding(edition, ahead, key))
        rule = edition.rules[ahead.decision(one.measure.id, audience).rule]
        return " ".join([f"{', '.join(levels)}.", rule.why, *floors])

    def _label(self, name: str, word: str) -> str:
        levels = self.prospect.edition.scale_of(name).levels
        return next(level.label for level in levels if level.id == word)


def _binding(edition: Edition, ahead: Outlook, key: LevelKey) -> Iterator[str]:
    """Yield the findings that hold a factor above the level of its score."""
    scale = edition.scale_of(key[0])
    by_score = scale.rank(ahead.level_of_score(key).stated)
    true = {one.finding.id for one in ahead.findings() if one.record is Truth.TRUE}
    for finding in floors_of(edition, edition.factors[key[0]], key[1]):
        if finding.id in true and finding.floor and scale.rank(finding.floor.level) > by_score:
            yield finding.title
