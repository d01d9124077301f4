"""A little edition with every feature that the memo prints, and a case under it."""

import datetime as dt
from decimal import Decimal
from functools import cache

import tomli

from riskwiz.core.answer import Given, State, answered
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.authority import Reference
from riskwiz.core.case import Case, replay
from riskwiz.core.declared import compile_sites, declarations, sites
from riskwiz.core.edition import Edition
from riskwiz.core.edition_reference import TextReference
from riskwiz.core.event import (
    AnswerGiven,
    AssessmentSigned,
    CaseOpened,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    MarkingSet,
    NoteWritten,
    Subject,
)
from riskwiz.core.evidence import Evidence, Link
from riskwiz.core.expression import Language
from riskwiz.core.methodology import Methodology
from riskwiz.core.questionnaire import Questionnaire
from riskwiz.core.value import Objection, read

METHODOLOGY = """
[methodology]
id = "little"
title = "A little edition"
version = "1.2.3"
as_of = 2026-01-01
questionnaires = ["one"]
not_known = "1/2"
withheld = "1"
why = '''
Two questions, never blended.

What nobody knows counts half.
'''
[confidence]
high_answered = "0.8"
high_strong = "0.6"
low_answered = "0.5"
low_fair = "0.4"
cite = ["icd_203 confidence"]
[[audience]]
id = "cleared"
label = "People with access to classified information"
short = "classified"
[[audience]]
id = "general_public"
label = "The general public"
short = "public"
[[scale]]
id = "level"
levels = [
  { id = "low", label = "low" },
  { id = "moderate", label = "moderate" },
  { id = "high", label = "high" },
]
[[factor]]
id = "threat"
label = "Threat"
title = "Who owns the company"
scale = "level"
cut_points = { moderate = "33.5", high = "66" }
why = "Three parts."
cite = ["cfius_regs 800.102"]
[[factor]]
id = "consequence"
label = "Consequence"
title = "What would follow"
scale = "level"
per_audience = true
cut_points = { moderate = "33.5", high = "66" }
[[factor]]
id = "harm_score"
label = "Harm score"
title = "How much harm"
scale = "level"
cut_points = { moderate = "33.5", high = "66" }
[[table]]
id = "risk"
label = "Risk"
title = "Level of risk"
scale = "level"
rows = "threat"
columns = "consequence"
cite = ["nist Table I-2"]
cells.low = ["low", "low", "moderate"]
cells.moderate = ["low", "moderate", "high"]
cells.high = ["low", "moderate", "high"]
[[determination]]
id = "national_security"
label = "National security"
title = "What risk is there, and for whom?"
level = "risk"
headline = "general_public"
outside = "Benefits and advocacy stay outside the determination."
[[determination]]
id = "user_harm"
label = "User harm"
title = "Does it harm its users?"
level = "harm_score"
[[disposition]]
id = "no_action"
label = "no action"
meaning = "Nothing is asked."
[[disposition]]
id = "restrict"
label = "restrict"
meaning = "Some uses are closed."
[[rule]]
id = "restrict_high"
determination = "national_security"
disposition = "restrict"
when = 'at_least(risk, "high")'
why = "A high risk calls for closing the uses that expose these people."
remedy = "Close them."
cite = ["cfius_regs 800.501", "later_act s. 2(a)"]
[[rule]]
id = "nothing"
determination = "national_security"
disposition = "no_action"
why = "The risk is low enough."
[[rule]]
id = "harm_nothing"
determination = "user_harm"
disposition = "no_action"
why = "Little harm is shown."
"""

QUESTIONNAIRE = """
[questionnaire]
id = "one"
title = "Ownership and harm"
version = "1.0.0"
factor = "threat"
[[section]]
id = "control"
title = "Ownership and control"
[[section.question]]
id = "compelled"
kind = "yes_no"
ask = "Can a state compel the company to hand over data?"
points = { yes = 3 }
required = true
cite = ["cfius_regs 800.208"]
[[section.question]]
id = "tracked"
kind = "yes_no"
ask = "Has the company used data to track journalists?"
points = { yes = 4 }
needs = ["demonstrated", "admitted"]
[[section.question]]
id = "directors"
kind = "choice"
ask = "Can a state appoint a director?"
status = "unverified"
[[section.question.option]]
id = "no"
label = "No such right"
points = 0
[[section.question.option]]
id = "control"
label = "Controls the board"
points = 5
[[section.question]]
id = "audit"
kind = "choice"
ask = "Who audits the access?"
[[section.question.option]]
id = "independent"
label = "An independent auditor"
points = 0
[[section.question.option]]
id = "nobody"
label = "Nobody"
points = 3
[[section.question]]
id = "licence"
kind = "yes_no"
ask = "Is the algorithm licensed from abroad?"
points = { yes = 3 }
[[section.question]]
id = "filings"
kind = "yes_no"
ask = "Are the filings complete?"
points = { no = 1 }
required = true
[[section.question]]
id = "owners"
kind = "table"
ask = "Who owns the company?"
[[section.question.column]]
id = "owner"
label = "Owner"
kind = "text"
[[section.question.column]]
id = "share"
label = "Share"
kind = "percent"
[[section.question]]
id = "history"
kind = "long_text"
ask = "What is the history of the company?"
[[section.question]]
id = "seat"
kind = "text"
ask = "Where does the board meet?"
when = 'directors == "control"'
[[section]]
id = "consequences"
title = "Consequences"
factor = "consequence"
[[section.question]]
id = "blackmail"
kind = "grid"
ask = "How serious would exposure be?"
[[section.question.option]]
id = "slight"
label = "Slight"
points = 0
[[section.question.option]]
id = "grave"
label = "Grave"
points = 3
[[section]]
id = "harms"
title = "Harms"
factor = "harm_score"
[[section.question]]
id = "harmed"
kind = "choice"
ask = "How many users were harmed?"
[[section.question.option]]
id = "few"
label = "Few"
points = 0
[[section.question.option]]
id = "many"
label = "Many"
points = 2
[[section]]
id = "advocacy"
title = "Benefits and advocacy"
benefits = true
[[section.question]]
id = "campaign"
kind = "yes_no"
ask = "Did the company campaign on small businesses?"
[[finding]]
id = "compellable"
title = "A state can compel the company to hand over data."
severity = "high"
when = 'compelled'
floor = { factor = "threat", level = "high" }
cite = ["later_act s. 2(g)", "cfius_regs 800.208"]
[[finding]]
id = "journalists_tracked"
title = "The company used data to track journalists."
severity = "moderate"
when = 'tracked'
cite = ["charter art. 11"]
[[finding]]
id = "unaudited"
title = "Nobody audits the access."
severity = "low"
when = 'audit == "nobody"'
"""

REFERENCE = """
[authorities.cfius_regs]
title = "31 CFR part 800"
from = 2020-02-13
verified = true
kind = "law"
url = "https://www.ecfr.gov/current/title-31/part-800"
[authorities.later_act]
title = "A later act"
from = 2024-04-24
verified = true
kind = "law"
[authorities.charter]
title = "A charter"
from = 2009-12-01
verified = false
kind = "law"
[authorities.icd_203]
title = "ICD 203"
from = 2015-01-02
verified = true
kind = "standard"
[authorities.nist]
title = "NIST SP 800-30 Rev. 1"
from = 2012-09-17
verified = true
kind = "standard"
"""

AS_OF = dt.date(2023, 3, 31)


def evidence(one: str, title: str, reliability: str = "B", **more: object) -> EvidenceAdded:
    """Describe a piece of evidence."""
    described = {"id": one, "title": title, "publisher": "A paper", "reliability": reliability}
    return EvidenceAdded(evidence=Evidence.model_validate(described | more))


def link(
    question: str, one: str, status: str, credibility: int = 2, disputed: str | None = None
) -> EvidenceLinked:
    """Link evidence with an answer."""
    linked = {
        "evidence": one,
        "status": status,
        "credibility": credibility,
        "disputed": disputed,
    }
    return EvidenceLinked(question=question, link=Link.model_validate(linked))


@cache
def edition() -> Edition:
    """Return the little edition."""
    methodology = Methodology.model_validate(tomli.loads(METHODOLOGY, parse_float=Decimal))
    one = Questionnaire.model_validate(tomli.loads(QUESTIONNAIRE, parse_float=Decimal))
    reference = Reference.model_validate(tomli.loads(REFERENCE))
    language = Language(declarations(methodology, (one,), {}))
    compiled, problems = compile_sites(language, sites(methodology, (one,)))
    assert problems == []
    texts = (TextReference(path="one.toml", version="1.0.0", sha256="0123456789abcdef" * 4),)
    return Edition(methodology, (one,), reference.authorities, {}, compiled, texts)


def said(question: str, raw: object, row: str | None = None) -> AnswerGiven:
    """Answer a question of the little edition."""
    value = read(edition().questions[question], raw)
    assert not isinstance(value, Objection)
    return AnswerGiven(question=question, row=row, given=answered(value))


def without_value(question: str, state: State, reason: str) -> AnswerGiven:
    """Say that an answer is unknown or withheld, and why."""
    return AnswerGiven(question=question, given=Given(state=state, reason=reason))


OPENED = CaseOpened(
    case="little-case",
    subject=Subject(name="Chatter", operator="Chatter Ltd. of Zürich & Łódź"),
    as_of=AS_OF,
    edition=edition().reference,
)

EVENTS: tuple[Event, ...] = (
    OPENED,
    evidence("law", "The intelligence law", "A", url="https://example.org/law"),
    evidence("letter", "Letter of the company", "B", date=dt.date(2022, 12, 22)),
    evidence("paper", "A report in the paper", "C", valid_until=dt.date(2022, 1, 1), note="Old."),
    said("compelled", True),
    link("compelled", "law", "capability", 1, "the company: the law binds no foreign subsidiary"),
    said("tracked", True),
    link("tracked", "letter", "admitted", 1),
    link("tracked", "paper", "alleged", 3),
    said("directors", "no"),
    link("directors", "letter", "claimed"),
    without_value("audit", State.UNKNOWN, "No report was found in any register."),
    without_value("licence", State.WITHHELD, "The company gave no answer in two letters."),
    said("owners", [{"owner": "A fund", "share": Decimal("19.9")}]),
    said("history", "Founded in a garage.\nSold twice."),
    said("blackmail", "grave", "cleared"),
    said("blackmail", "slight", "general_public"),
    said("harmed", "few"),
    NoteWritten(question="harmed", note="Nobody has counted them."),
    said("campaign", True),
    NoteWritten(question="campaign", note="It said that seven million shops depend on it."),
    link("campaign", "letter", "claimed"),
    AnswerGiven(question="seat", given=answered("Geneva")),
)
SIGNED = (
    said("filings", True),
    AssessmentSigned(name="A. Miller", role="assessor", date=dt.date(2023, 4, 2)),
)
MARKED = MarkingSet(marking="FOR OFFICIAL EYES")


def little_case(*more: Event) -> Case:
    """Return the case with some more events."""
    return replay((*EVENTS, *more))


def little_assessment(*more: Event) -> Assessment:
    """Assess the case with some more events."""
    return assess(edition(), little_case(*more))


ANSWERS = "[case]\nas_of = 2023-03-31\n"
TEXTS = {"methodology.toml": METHODOLOGY, "one.toml": QUESTIONNAIRE}
