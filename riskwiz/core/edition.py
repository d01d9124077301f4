"""An edition: a methodology, its questionnaires and reference data, ready to ask and score."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from riskwiz.core.answer import Key
from riskwiz.core.authority import Authority, Citation, ReferenceList, citation
from riskwiz.core.edition_reference import EditionReference, TextReference
from riskwiz.core.expression import Expression
from riskwiz.core.item import Item, maximum
from riskwiz.core.methodology import (
    Audience,
    Factor,
    Methodology,
    Mitigation,
    Rule,
    Scale,
    Table,
)
from riskwiz.core.question import ChoiceQuestion, GridQuestion, Question
from riskwiz.core.questionnaire import (
    Contradiction,
    Derived,
    Finding,
    Questionnaire,
    Section,
)

Place = tuple[
    Literal["section", "question", "derived", "finding", "contradiction", "rule", "factor"], str
]

STATES = ("known", "unknown", "withheld", "asked")
"""What expressions may ask of every question, as `question.known` and so on."""


class FormerCountry(NamedTuple):
    """A country that is no more: its name, and the first day on which it was not."""

    name: str
    until: dt.date


class EditionFault(ValueError):
    """An expression of the edition that fails on some answers: the author's mistake."""

    def __init__(self, place: Place, message: str) -> None:
        """Say which expression failed, and how."""
        super().__init__(f"the condition of {place[0]} `{place[1]}` fails: {message}")
        self.place = place


@dataclass(frozen=True)
class Edition:
    """Everything that was authored, indexed, with its expressions compiled."""

    methodology: Methodology
    questionnaires: tuple[Questionnaire, ...]
    authorities: Mapping[str, Authority]
    lists: Mapping[str, ReferenceList]
    expressions: Mapping[Place, Expression]
    texts: tuple[TextReference, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    former_countries: Mapping[str, FormerCountry] = field(default_factory=dict)

    @cached_property
    def reference(self) -> EditionReference:
        """What a case records of the edition it is answered against."""
        head = self.methodology.methodology
        return EditionReference(id=head.id, version=head.version, texts=self.texts)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in order."""
        return tuple(s for q in self.questionnaires for s in q.section)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in the order in which they are asked."""
        return {q.id: q for s in self.sections for q in s.question}

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """The key of every question and grid row, in order."""
        questions = self.questions.values()
        return tuple(Key(question.id, row) for question in questions for row in self.rows(question))

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each question."""
        return {q.id: s for s in self.sections for q in s.question}

    @cached_property
    def questionnaire_of(self) -> dict[str, Questionnaire]:
        """The questionnaire of each question."""
        return {q.id: one for one in self.questionnaires for q in one.questions}

    @cached_property
    def derived(self) -> dict[str, Derived]:
        """All derived values by id."""
        return {d.id: d for q in self.questionnaires for d in q.derived}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """All findings by id."""
        return {f.id: f for q in self.questionnaires for f in q.finding}

    @cached_property
    def contradictions(self) -> dict[str, Contradiction]:
        """All contradictions by id."""
        return {c.id: c for q in self.questionnaires for c in q.contradiction}

    @cached_property
    def audiences(self) -> dict[str, Audience]:
        """All audiences by id."""
        return {a.id: a for a in self.methodology.audience}

    @cached_property
    def factors(self) -> dict[str, Factor]:
        """All factors by id."""
        return {f.id: f for f in self.methodology.factor}

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """All rules by id."""
        return {r.id: r for r in self.methodology.rule}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """All tables by id, each after the tables that it reads."""
        return {t.id: t for t in self.methodology.table}

    @cached_property
    def scales(self) -> dict[str, Scale]:
        """All scales by id."""
        return {s.id: s for s in self.methodology.scale}

    @cached_property
    def mitigations(self) -> dict[str, Mitigation]:
        """All mitigations by id."""
        return {m.id: m for m in self.methodology.mitigation}

    def scale_of(self, level_name: str) -> Scale:
        """Return the scale of a factor, a table or a derived level."""
        named = self.factors.get(level_name) or self.tables.get(level_name)
        return self.scales[named.scale if named else self.derived[level_name].scale or ""]

    def words_of(self, name: str) -> tuple[str, ...]:
        """Return the words that a table can be read at, the least concerning first."""
        question = self.questions.get(name)
        if isinstance(question, ChoiceQuestion):
            return tuple(option.id for option in question.option)
        return tuple(level.id for level in self.scale_of(name).levels)

    def word_labels(self, name: str) -> dict[str, str]:
        """Return what people call each word that a table can be read at."""
        question = self.questions.get(name)
        if isinstance(question, ChoiceQuestion):
            return {option.id: option.label for option in question.option}
        return {level.id: level.label for level in self.scale_of(name).levels}

    def label_of(self, name: str) -> str:
        """Return what a factor, table, derived value or question is called."""
        named = self.factors.get(name) or self.tables.get(name) or self.derived.get(name)
        return named.label if named else self.questions[name].ask

    @cached_property
    def derived_levels(self) -> dict[str, Derived]:
        """The derived values that are levels."""
        return {name: one for name, one in self.derived.items() if one.kind == "level"}

    @cached_property
    def items(self) -> dict[str, tuple[Item, ...]]:
        """The scored items of each factor, in the order of the questions, then derived ones."""
        found: dict[str, list[Item]] = {factor: [] for factor in self.factors}
        for questionnaire in self.questionnaires:
            for section in questionnaire.section:
                default = section.factor or questionnaire.questionnaire.factor
                for question in section.question:
                    _add(found, question, question.factor or default)
            for derived in questionnaire.derived:
                _add(found, derived, derived.factor or questionnaire.questionnaire.factor)
        return {factor: tuple(items) for factor, items in found.items()}

    @cached_property
    def maxima(self) -> dict[str, int]:
        """The sum of the maxima of each factor's items."""
        return {name: sum(item.maximum for item in items) for name, items in self.items.items()}

    def per_audience(self, level_name: str) -> bool:
        """Say whether a factor or table has a level for each audience."""
        if level_name in self.factors:
            return self.factors[level_name].per_audience
        table = self.tables.get(level_name)
        return table is not None and any(map(self.per_audience, table.reads))

    def factors_behind(self, level_name: str) -> tuple[str, ...]:
        """Return the factors from which a level follows."""
        return tuple(one for one in self.read_behind(level_name) if one in self.factors)

    def read_behind(self, level_name: str) -> tuple[str, ...]:
        """Return the factors, derived levels and questions from which a level follows."""
        table = self.tables.get(level_name)
        if table is None:
            return (level_name,)
        behind = (one for name in table.reads for one in self.read_behind(name))
        return tuple(dict.fromkeys(behind))

    def points_behind(self, factor: Factor) -> tuple[str, ...]:
        """Return the factors whose points a computed factor is worked out from."""
        expression = self.expressions.get(("factor", factor.id))
        return tuple(name.split(".")[0] for name in expression.names) if expression else ()

    @cached_property
    def inputs(self) -> dict[str, tuple[str, ...]]:
        """The questions that each derived value and finding rests on, through derived ones."""
        places: list[Place] = [("derived", one) for one in self.derived]
        places += [("finding", one) for one in self.findings]
        return {place[1]: self._questions_behind(place) for place in places}

    def names_behind(self, place: Place) -> tuple[str, ...]:
        """Return the names that an expression uses, and those that its derived values use."""
        if place not in self._behind:
            found: dict[str, None] = {}
            stack = [place]
            while stack:
                expression = self.expressions.get(stack.pop())
                for name in expression.names if expression else ():
                    if name not in found and name in self.derived:
                        stack.append(("derived", name))
                    found[name] = None
            self._behind[place] = tuple(found)
        return self._behind[place]

    def keys_behind(self, place: Place) -> tuple[Key, ...]:
        """Return the answers that an expression rests on, through derived values, in order."""
        named = {name.split(".")[0] for name in self.names_behind(place)}
        places: list[Place] = [place, *(("derived", n) for n in named if n in self.derived)]
        rows: dict[str, set[str | None]] = {}
        for expression in (self.expressions[one] for one in places):
            for name in expression.names:
                bare = name.split(".")[0]
                whole = bare != name or None in expression.cells.get(name, {None})
                cells = self.audiences if whole else expression.cells[name]
                rows.setdefault(bare, set()).update(cells)
        return tuple(
            Key(question.id, row)
            for question in self.questions.values()
            if question.id in named
            for row in self.rows(question)
            if row is None or row in rows[question.id]
        )

    def cite(self, cites: Iterable[str], as_of: dt.date) -> tuple[Citation, ...]:
        """Resolve cites at a date; each must name one of the edition's authorities."""
        return tuple(self._citation(cite, as_of) for cite in cites)

    def _citation(self, cite: str, as_of: dt.date) -> Citation:
        # An assessment prints some authorities a hundred times, and always the same way.
        if (cite, as_of) not in self._citations:
            self._citations[cite, as_of] = citation(cite, self.authorities, as_of)
        return self._citations[cite, as_of]

    @cached_property
    def kernels(self) -> dict[dt.date, Any]:
        """What `core.kernel` makes of the edition, for each date that it was needed for."""
        return {}

    @cached_property
    def _citations(self) -> dict[tuple[str, dt.date], Citation]:
        return {}

    @cached_property
    def _behind(self) -> dict[Place, tuple[str, ...]]:
        return {}

    def _questions_behind(self, place: Place) -> tuple[str, ...]:
        named = {name.split(".")[0] for name in self.names_behind(place)}
        return tuple(question for question in self.questions if question in named)

    def rows(self, question: Question) -> tuple[str | None, ...]:
        """Return the rows of a question: the audiences for a grid, else one without a name."""
        return tuple(self.audiences) if isinstance(question, GridQuestion) else (None,)


def _add(found: dict[str, list[Item]], source: Question | Derived, factor: str | None) -> None:
    most = maximum(source)
    if most is not None and factor is not None and factor in found:
        found[factor].append(Item(id=source.id, factor=factor, maximum=most, source=source))
