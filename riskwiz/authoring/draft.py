"""A draft: what could be read of an edition's files, and where everything in it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from riskwiz.authoring.diagnostic import Where
from riskwiz.authoring.locate import Places
from riskwiz.authoring.scored import ScoredItem, scored
from riskwiz.authoring.spot import Placed, PlacedQuestion, Spot
from riskwiz.core.authority import Authority, Reference, ReferenceList
from riskwiz.core.declared import compile_sites, declarations, sites
from riskwiz.core.edition import Place
from riskwiz.core.expression import Expression, Language
from riskwiz.core.expression_problem import ExpressionProblem
from riskwiz.core.methodology import Methodology
from riskwiz.core.questionnaire import (
    Contradiction,
    Derived,
    Finding,
    Questionnaire,
    Section,
)
from riskwiz.core.site import Site

METHODOLOGY = "methodology.toml"

_BATCH = 100
"""How many expressions are compiled over the names that they mention together."""


class Compiled(NamedTuple):
    """The expressions of a draft, and what is wrong with those that do not compile."""

    expressions: dict[Place, Expression]
    problems: list[tuple[Site, ExpressionProblem]]


@dataclass(frozen=True)
class Draft:
    """The files of an edition as far as they could be read, keyed by path."""

    places: Mapping[str, Places]
    methodologies: Mapping[str, Methodology] = field(default_factory=dict)
    questionnaires: Mapping[str, Questionnaire] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)

    @property
    def methodology(self) -> Methodology | None:
        """The methodology, if it could be read."""
        return self.methodologies.get(METHODOLOGY)

    @cached_property
    def listed(self) -> dict[str, Questionnaire]:
        """The questionnaires that the methodology lists, in its order; all while it is unread."""
        if self.methodology is None:
            return dict(self.questionnaires)
        paths = [f"{stem}.toml" for stem in self.methodology.methodology.questionnaires]
        return {path: self.questionnaires[path] for path in paths if path in self.questionnaires}

    def methodology_spot(self, *location: str | int) -> Spot:
        """Return a place in the methodology."""
        return Spot(METHODOLOGY, location)

    @cached_property
    def sections(self) -> tuple[Placed[Section], ...]:
        """All sections in order."""
        return tuple(
            Placed(section, Spot(path, ("section", s)))
            for path, one in self.listed.items()
            for s, section in enumerate(one.section)
        )

    @cached_property
    def questions(self) -> tuple[PlacedQuestion, ...]:
        """All questions in the order in which they are asked."""
        return tuple(
            PlacedQuestion(question, Spot(path, ("section", s, "question", q)), section, one)
            for path, one in self.listed.items()
            for s, section in enumerate(one.section)
            for q, question in enumerate(section.question)
        )

    @cached_property
    def derived(self) -> tuple[Placed[Derived], ...]:
        """All derived values."""
        return tuple(
            Placed(derived, Spot(path, ("derived", d)))
            for path, one in self.listed.items()
            for d, derived in enumerate(one.derived)
        )

    @cached_property
    def scored(self) -> tuple[ScoredItem, ...]:
        """Everything that carries points."""
        return tuple(scored(self.questions, self.derived, self.questionnaires))

    @cached_property
    def findings(self) -> tuple[Placed[Finding], ...]:
        """All findings."""
        return tuple(
            Placed(finding, Spot(path, ("finding", f)))
            for path, one in self.listed.items()
            for f, finding in enumerate(one.finding)
        )

    @cached_property
    def contradictions(self) -> tuple[Placed[Contradiction], ...]:
        """All contradictions."""
        return tuple(
            Placed(contradiction, Spot(path, ("contradiction", c)))
            for path, one in self.listed.items()
            for c, contradiction in enumerate(one.contradiction)
        )

    @cached_property
    def lists(self) -> dict[str, ReferenceList]:
        """All reference lists by key."""
        return {k: v for one in self.references.values() for k, v in one.lists.items()}

    @cached_property
    def authorities(self) -> dict[str, Authority]:
        """All authorities by key."""
        return {k: v for one in self.references.values() for k, v in one.authorities.items()}

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """All expressions with their places."""
        if self.methodology is None:
            return ()
        return tuple(sites(self.methodology, tuple(self.listed.values())))

    @cached_property
    def compiled(self) -> Compiled:
        """The compiled expressions; every name that they may use must be declared by now."""
        found = Compiled({}, [])
        for language, batch in self._batches:
            expressions, problems = compile_sites(language, batch)
            found.expressions.update(expressions)
            found.problems.extend(problems)
        return found

    @cached_property
    def languages(self) -> dict[Place, Language]:
        """The language over what an expression, and those that stand near it, mention."""
        return {site.place: language for language, batch in self._batches for site in batch}

    @cached_property
    def _batches(self) -> tuple[tuple[Language, tuple[Site, ...]], ...]:
        # To declare every name of a large edition takes longer than to compile what uses them.
        if self.language is None:
            return ()
        batches = [self.sites[at : at + _BATCH] for at in range(0, len(self.sites), _BATCH)]
        return tuple((self.language.about(s.source for s in one), one) for one in batches)

    @cached_property
    def language(self) -> Language | None:
        """The language over the names of the draft, if its methodology could be read."""
        if self.methodology is None:
            return None
        questionnaires = tuple(self.listed.values())
        return Language(declarations(self.methodology, questionnaires, self.lists))

    def site_spot(self, site: Site) -> Spot:
        """Return where an expression stands."""
        stems = {one.id: path for path, one in self.listed.items()}
        return Spot(stems.get(site.file, METHODOLOGY), site.location)

    def key(self, spot: Spot) -> Where:
        """Return where a key stands in the text, or the nearest table around it."""
        return Where(spot.path, *self.places[spot.path].key(spot.location))

    def value(self, spot: Spot) -> Where:
        """Return where a value stands in the text, or the nearest table around it."""
        return Where(spot.path, *self.places[spot.path].value(spot.location))

    def inside(self, spot: Spot, offset: int, length: int) -> Where:
        """Return where some characters of an expression stand in the text."""
        return Where(spot.path, *self.places[spot.path].within(spot.location, offset, length))

    def line(self, spot: Spot, seen_from: str) -> str:
        """Say on which line something stands, naming its file where that is another one."""
        line = self.key(spot).line
        return f"line {line}" if spot.path == seen_from else f"{spot.path}:{line}"


def everything(draft: Draft) -> Iterator[tuple[str, Spot]]:
    """Yield every name that an expression may use, with where it is given."""
    yield from ((one.it.id, one.spot / "id") for one in draft.questions)
    yield from ((one.it.id, one.spot / "id") for one in draft.derived)
    yield from ((one.it.id, one.spot / "id") for one in draft.findings)
    if draft.methodology is not None:
        for index, factor in enumerate(draft.methodology.factor):
            yield factor.id, draft.methodology_spot("factor", index, "id")
        for index, table in enumerate(draft.methodology.table):
            yield table.id, draft.methodology_spot("table", index, "id")
