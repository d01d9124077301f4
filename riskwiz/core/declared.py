"""The names and expressions of an edition: what each name is, and where each expression stands."""

from collections.abc import Iterable, Iterator, Mapping

from riskwiz.core.authority import ReferenceList
from riskwiz.core.edition import STATES, Place
from riskwiz.core.expression import Declarations, Expression, Language
from riskwiz.core.expression_problem import ExpressionProblem
from riskwiz.core.methodology import Factor, Methodology, Table
from riskwiz.core.question import TableQuestion
from riskwiz.core.questionnaire import Derived, Questionnaire
from riskwiz.core.site import Gives, Site
from riskwiz.core.type_problem import as_condition

_TYPES = {
    "choice": "string",
    "multi": "strings",
    "yes_no": "bool",
    "number": "double",
    "count": "int",
    "percent": "double",
    "money": "int",
    "date": "timestamp",
    "text": "string",
    "long_text": "string",
    "country": "string",
    "grid": "cells",
    "table": "rows",
    "boolean": "bool",
    "list": "strings",
    "level": "string",
}

_WANTED: dict[Gives, tuple[str, ...]] = {
    "bool": ("bool",),
    "number": ("double", "int"),
    "points": ("double", "int"),
    "strings": ("strings",),
    "word": ("STRING",),
}
_GIVES: dict[str, Gives] = {
    "boolean": "bool",
    "number": "number",
    "list": "strings",
    "level": "word",
}
_SAID = {
    "bool": "true or false",
    "int": "a whole number",
    "double": "a decimal number",
    "STRING": "text",
    "strings": "a list of words",
    "TIMESTAMP": "a date",
    "DYN": "anything",
}
_NEEDED: dict[Gives, str] = {
    "bool": "true or false",
    "number": "a number",
    "points": "a number",
    "strings": "a list of words",
    "word": "text",
}
_TYPES_OF = {"STRING": "string", "strings": "list(string)"}


def declarations(
    methodology: Methodology,
    questionnaires: tuple[Questionnaire, ...],
    lists: Mapping[str, ReferenceList],
) -> Declarations:
    """Declare every name that an expression of the edition may use."""
    types: dict[str, str] = {"audience": "string"}
    orders: dict[str, tuple[str, ...]] = {}
    columns: dict[str, dict[str, str]] = {}
    for question in (q for one in questionnaires for q in one.questions):
        types[question.id] = _TYPES[question.kind]
        types |= {f"{question.id}.{state}": "bool" for state in STATES}
        if question.kind in {"choice", "grid"}:
            orders[question.id] = tuple(o.id for o in question.option)
        if isinstance(question, TableQuestion):
            columns[question.id] = {c.id: _TYPES[c.kind] for c in question.column}
            orders |= {
                f"{question.id}.{c.id}": tuple(o.id for o in c.option)
                for c in question.column
                if c.kind == "choice"
            }
    for one in questionnaires:
        types |= {d.id: "double" if d.kind == "number" else _TYPES[d.kind] for d in one.derived}
        types |= {f.id: "bool" for f in one.finding}
    types |= {f"{factor.id}.points": "double" for factor in methodology.factor}
    scales = {scale.id: scale for scale in methodology.scale}
    leveled: tuple[Factor | Table | Derived, ...] = (
        *methodology.factor,
        *methodology.table,
        *(d for one in questionnaires for d in one.derived if d.kind == "level"),
    )
    for named in leveled:
        types[named.id] = "string"
        if named.scale in scales:
            orders[named.id] = tuple(level.id for level in scales[named.scale].levels)
    money = frozenset(q.id for one in questionnaires for q in one.questions if q.kind == "money")
    return Declarations(
        types=types, orders=orders, lists=tuple(lists), money=money, columns=columns
    )


def sites(methodology: Methodology, questionnaires: tuple[Questionnaire, ...]) -> Iterator[Site]:
    """Yield every expression of the authored files with its place."""
    scales = {scale.id: tuple(level.id for level in scale.levels) for scale in methodology.scale}
    for one in questionnaires:
        yield from _conditions(one)
        for d, derived in enumerate(one.derived):
            words = scales.get(derived.scale or "", ()) if derived.kind == "level" else ()
            at: tuple[str | int, ...] = ("derived", d, "value")
            place: Place = ("derived", derived.id)
            yield Site(place, one.id, at, derived.value, _GIVES[derived.kind], words)
        for f, finding in enumerate(one.finding):
            at = ("finding", f, "when")
            yield Site(("finding", finding.id), one.id, at, finding.when, "bool")
        for c, contradiction in enumerate(one.contradiction):
            at, place = ("contradiction", c, "when"), ("contradiction", contradiction.id)
            yield Site(place, one.id, at, contradiction.when, "bool")
    for f, factor in enumerate(methodology.factor):
        if factor.value is not None:
            at = ("factor", f, "value")
            yield Site(("factor", factor.id), "methodology", at, factor.value, "points")
    for r, rule in enumerate(methodology.rule):
        if rule.when is not None:
            yield Site(("rule", rule.id), "methodology", ("rule", r, "when"), rule.when, "bool")


def _conditions(one: Questionnaire) -> Iterator[Site]:
    for s, section in enumerate(one.section):
        if section.when is not None:
            at: tuple[str | int, ...] = ("section", s, "when")
            yield Site(("section", section.id), one.id, at, section.when, "bool")
        for q, question in enumerate(section.question):
            if question.when is not None:
                at = ("section", s, "question", q, "when")
                yield Site(("question", question.id), one.id, at, question.when, "bool")


def compile_sites(
    language: Language, places: Iterable[Site]
) -> tuple[dict[Place, Expression], list[tuple[Site, ExpressionProblem]]]:
    """Compile the expressions of an edition; say what is wrong with each that does not compile."""
    compiled: dict[Place, Expression] = {}
    problems: list[tuple[Site, ExpressionProblem]] = []
    for site in places:
        outcome = language.compile(site.source, points=site.gives == "points")
        if isinstance(outcome, tuple):
            problems.extend((site, problem) for problem in outcome)
            continue
        refused = list(_refused(site, outcome))
        problems.extend((site, problem) for problem in refused)
        if not refused:
            compiled[site.place] = outcome
    return compiled, problems


def _refused(site: Site, outcome: Expression) -> Iterator[ExpressionProblem]:
    """Say why an expression does not give what its place needs."""
    wanted = _WANTED[site.gives]
    if outcome.type not in wanted:
        given = _SAID.get(outcome.type, "something else")
        message = f"it gives {given}, where {_NEEDED[site.gives]} is needed"
        type_ = _TYPES_OF.get(outcome.type, outcome.type)
        help_ = as_condition(type_) if site.gives == "bool" else None
        yield ExpressionProblem(message=message, offset=0, help=help_)
        return
    for words, offset in outcome.words if site.words else ():
        if words is None:
            message = f"it must give a word of the scale: {', '.join(site.words)}"
            yield ExpressionProblem(message=message, offset=offset)
            continue
        strange = next((word for word in words if word not in site.words), None)
        if strange is not None:
            yield ExpressionProblem(
                message=f"the scale has no level called {strange!r}",
                offset=offset,
                name=strange if len(words) == 1 else None,
                expected=site.words,
            )
