"""Small editions, written as TOML inside the tests, and cases under them."""

import datetime as dt
from decimal import Decimal

import tomli

from riskwiz.core.answer import Given, Key, State, answered
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.authority import Reference
from riskwiz.core.case import Case, replay
from riskwiz.core.declared import compile_sites, declarations, sites
from riskwiz.core.edition import Edition
from riskwiz.core.event import AnswerGiven, CaseOpened, Event, Subject
from riskwiz.core.expression import Language
from riskwiz.core.factor_result import FactorResult, ItemResult
from riskwiz.core.interview import Interview
from riskwiz.core.methodology import Methodology
from riskwiz.core.questionnaire import Questionnaire

AS_OF = dt.date(2024, 6, 1)

HEAD = """
[methodology]
id = "little"
title = "Little"
version = "1.0.0"
as_of = 2024-06-01
questionnaires = ["one"]
not_known = "1/2"
withheld = "1"
[confidence]
high_answered = "0.8"
high_strong = "0.6"
low_answered = "0.5"
low_fair = "0.4"
[[scale]]
id = "level"
levels = [
  { id = "low", label = "low" },
  { id = "moderate", label = "moderate" },
  { id = "high", label = "high" },
]
"""

FACTOR = """
[[factor]]
id = "threat"
label = "Threat"
title = "Threat"
scale = "level"
cut_points = { moderate = "40", high = "70" }
"""

DECISION = """
[[determination]]
id = "decision"
label = "Decision"
title = "What to do?"
level = "threat"
[[disposition]]
id = "nothing"
label = "nothing"
[[disposition]]
id = "watch"
label = "watch"
[[disposition]]
id = "ban"
label = "ban"
[[rule]]
id = "rule_ban"
determination = "decision"
disposition = "ban"
when = 'at_least(threat, "high")'
why = "It is high."
[[rule]]
id = "rule_watch"
determination = "decision"
disposition = "watch"
when = 'at_least(threat, "moderate")'
why = "It is moderate."
[[rule]]
id = "rule_nothing"
determination = "decision"
disposition = "nothing"
why = "It is low."
"""

METHODOLOGY = HEAD + FACTOR + DECISION

AUDIENCES = """
[[audience]]
id = "cleared"
label = "Cleared people"
short = "cleared"
[[audience]]
id = "public"
label = "The public"
short = "public"
"""

QUESTIONNAIRE = """
[questionnaire]
id = "one"
title = "One"
version = "1.0.0"
factor = "threat"
"""

SECTION = '[[section]]\nid = "s"\ntitle = "S"\n'
"""The head of a section; its questions follow."""

ONE = QUESTIONNAIRE + SECTION
"""The head of a questionnaire with one section; its questions follow."""


def build(
    questionnaire: str,
    methodology: str = METHODOLOGY,
    reference: str = "",
    countries: dict[str, str] | None = None,
) -> Edition:
    """Make an edition of a questionnaire, a methodology and reference data; all must be sound."""
    return made(parse(methodology), (parse(questionnaire),), parse(reference), countries=countries)


def made(
    methodology: dict[str, object],
    questionnaires: tuple[dict[str, object], ...],
    reference: dict[str, object],
    countries: dict[str, str] | None = None,
) -> Edition:
    """Make an edition of what TOML or a test's strategy gives; all must be sound."""
    head = Methodology.model_validate(methodology)
    asked = tuple(map(Questionnaire.model_validate, questionnaires))
    dated = Reference.model_validate(reference)
    language = Language(declarations(head, asked, dated.lists))
    compiled, problems = compile_sites(language, sites(head, asked))
    assert problems == []
    return Edition(
        methodology=head,
        questionnaires=asked,
        authorities=dated.authorities,
        lists=dated.lists,
        expressions=compiled,
        countries=countries or {},
    )


def parse(text: str) -> dict[str, object]:
    """Parse TOML as authored files are parsed: decimals stay exact."""
    return tomli.loads(text, parse_float=Decimal)


def opened(edition: Edition, as_of: dt.date = AS_OF) -> CaseOpened:
    """Open a case under an edition."""
    subject = Subject(name="Acme")
    return CaseOpened(case="c1", subject=subject, as_of=as_of, edition=edition.reference)


def begin(edition: Edition, as_of: dt.date = AS_OF) -> Interview:
    """Begin an interview about an empty case."""
    return Interview(edition, replay([opened(edition, as_of)]))


def key(name: str) -> Key:
    """Read a key as a test writes it: `question` or `question.row`."""
    question, _, row = name.partition(".")
    return Key(question, row or None)


def given(name: str, value: object) -> AnswerGiven:
    """Make the event of an answer; a State stands for itself, with a reason."""
    where = key(name)
    if isinstance(value, State):
        return AnswerGiven(
            question=where.question, row=where.row, given=Given(state=value, reason="so")
        )
    stored: object = tuple(value) if isinstance(value, list) else value
    return AnswerGiven(
        question=where.question,
        row=where.row,
        given=answered(stored),  # type: ignore[arg-type]
    )


def case_of(edition: Edition, answers: dict[str, object], as_of: dt.date = AS_OF) -> Case:
    """Make a case with some answers, each in its canonical form."""
    events: list[Event] = [opened(edition, as_of)]
    events += [given(name, value) for name, value in answers.items()]
    return replay(events)


def assessed(edition: Edition, as_of: dt.date = AS_OF, /, **answers: object) -> Assessment:
    """Assess a case with some answers; a grid's row is `question__row`."""
    named = {name.replace("__", "."): value for name, value in answers.items()}
    return assess(edition, case_of(edition, named, as_of))


def factor(one: Assessment, name: str = "threat", audience: str | None = None) -> FactorResult:
    """Return a factor's result."""
    return next(f for f in one.factors if (f.factor, f.audience) == (name, audience))


def item(one: Assessment, name: str, of: str = "threat", audience: str | None = None) -> ItemResult:
    """Return one line of a factor's account of points."""
    return next(i for i in factor(one, of, audience).account if i.item == name)


def points(
    one: Assessment, name: str, of: str = "threat", audience: str | None = None
) -> tuple[object, object, object]:
    """Return an item's points as stated, at the lowest and at the highest."""
    line = item(one, name, of, audience)
    return line.stated, line.low, line.high
