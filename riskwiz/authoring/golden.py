"""The golden cases of a draft, and every id that they name."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from riskwiz.authoring.draft import METHODOLOGY, Draft
from riskwiz.authoring.levels import levelled, per_audience
from riskwiz.authoring.spot import Placed, Spot
from riskwiz.core.golden import ALL, GoldenCase
from riskwiz.core.methodology import Methodology
from riskwiz.core.question import GridQuestion

_Ids = Mapping[str, object]
"""Ids in order; what they lead to does not matter."""


class Named(NamedTuple):
    """An id that a golden case names: what it should be, and the ids that exist, in order."""

    what: str
    name: str
    known: _Ids
    around: Spot
    steps: tuple[str | int, ...] = ()
    is_key: bool = True

    @property
    def spot(self) -> Spot:
        """Where the id stands."""
        return Spot(self.around.path, (*self.around.location, *self.steps))


def placed_cases(draft: Draft) -> Iterator[Placed[GoldenCase]]:
    """Yield the golden cases of the methodology, then those of the questionnaires."""
    if draft.methodology is not None:
        for index, case in enumerate(draft.methodology.case):
            yield Placed(case, Spot(METHODOLOGY, ("case", index)))
    for path, questionnaire in draft.listed.items():
        for index, case in enumerate(questionnaire.case):
            yield Placed(case, Spot(path, ("case", index)))


def named(draft: Draft, methodology: Methodology) -> Iterator[Named]:
    """Yield every id that golden cases name."""
    words = _Words(draft, methodology)
    for case in placed_cases(draft):
        yield from words.of_answers(case)
        yield from words.of_lists(case)
        yield from words.of_levels(case)


class _Words:
    """The ids that exist, by what they are of."""

    def __init__(self, draft: Draft, methodology: Methodology) -> None:
        self.methodology = methodology
        self.questions = {one.it.id: one.it for one in draft.questions}
        self.findings = _ids(one.it for one in draft.findings)
        self.contradictions = _ids(one.it for one in draft.contradictions)
        self.derived = _ids(one.it for one in draft.derived)
        self.derived_scales = {d.it.id: d.it.scale for d in draft.derived if d.it.scale}
        self.mitigations = _ids(methodology.mitigation)
        self.audiences = _ids(methodology.audience)
        self.split = per_audience(methodology)

    def of_answers(self, case: Placed[GoldenCase]) -> Iterator[Named]:
        for name in case.it.mitigations:
            yield Named("mitigation", name, self.mitigations, case.spot, ("mitigations", name))
        for name, raw in case.it.answers.items():
            yield Named("question", name, self.questions, case.spot, ("answers", name))
            if isinstance(self.questions.get(name), GridQuestion) and isinstance(raw, dict):
                for row in raw:
                    yield Named("audience", row, self.audiences, case.spot, ("answers", name, row))

    def of_lists(self, case: Placed[GoldenCase]) -> Iterator[Named]:
        expect = case.it.expect
        lists = {
            "asked": ("question", self.questions),
            "not_asked": ("question", self.questions),
            "findings": ("finding", self.findings),
            "not_findings": ("finding", self.findings),
            "contradictions": ("contradiction", self.contradictions),
            "not_contradictions": ("contradiction", self.contradictions),
        }
        for key, (what, known) in lists.items():
            for index, name in enumerate(getattr(expect, key)):
                yield Named(what, name, known, case.spot, ("expect", key, index), is_key=False)
        for name in expect.derived:
            yield Named("derived value", name, self.derived, case.spot, ("expect", "derived", name))

    def of_levels(self, case: Placed[GoldenCase]) -> Iterator[Named]:
        for key, what, value, known in self._levelled:
            for name, by_audience in getattr(case.it.expect, key).items():
                at = ("expect", key, name)
                yield Named(what, name, known, case.spot, at)
                audiences = self.audiences if name in self._split else {}
                for audience, word in by_audience.items():
                    place = at if audience == ALL else (*at, audience)
                    if audience != ALL and name in known:
                        yield Named(f"audience of `{name}`", audience, audiences, case.spot, place)
                    if value is not None and name in known:
                        yield Named(value, word, known[name], case.spot, place, is_key=False)

    @cached_property
    def _levelled(self) -> tuple[tuple[str, str, str | None, dict[str, _Ids]], ...]:
        """What is expected by audience: its key, what is named, and the words of each name."""
        methodology = self.methodology
        factors: dict[str, _Ids] = {one.id: {} for one in methodology.factor}
        scales = {one.id: _ids(one.levels) for one in methodology.scale}
        levels = {one.id: scales.get(one.scale, {}) for one in levelled(methodology)}
        levels |= {name: scales.get(scale, {}) for name, scale in self.derived_scales.items()}
        dispositions = _ids(methodology.disposition)
        decided = {one.id: dispositions for one in methodology.determination}
        return (
            ("points", "factor", None, factors),
            ("score", "factor", None, factors),
            ("level", "factor, table or derived level", "level", levels),
            ("disposition", "determination", "disposition", decided),
        )

    @cached_property
    def _split(self) -> frozenset[str]:
        """What may differ by audience."""
        determinations = self.methodology.determination
        decided = (one.id for one in determinations if one.level in self.split)
        return frozenset((*self.split, *decided))


def _ids(ones: Iterable[object]) -> _Ids:
    return dict.fromkeys(str(getattr(one, "id", "")) for one in ones)
