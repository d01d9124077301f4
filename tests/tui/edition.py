"""A little edition that asks one question of every kind, and cases of it for the screens."""

import datetime as dt
from functools import cache

from riskwiz.core.answer import Key
from riskwiz.core.edition import Edition
from riskwiz.core.event import CaseOpened, Event, Subject
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.core.interview import Interview, Said
from riskwiz.core.value import Objection
from tests.editions import made, parse
from tests.tui.in_memory import MemoryRecord

METHODOLOGY = """
[methodology]
id = "little"
title = "Little"
version = "1.0.0"
as_of = 2026-01-01
questionnaires = ["control", "harm"]
not_known = "1/2"
withheld = "1"
[confidence]
high_answered = "0.8"
high_strong = "0.6"
low_answered = "0.5"
low_fair = "0.4"
[[audience]]
id = "government"
label = "Government staff"
short = "government"
help = "At work, and the devices that the state provides."
[[audience]]
id = "public"
label = "The general public"
short = "public"
[[scale]]
id = "level"
levels = [
  { id = "very_low", label = "very low" },
  { id = "low", label = "low" },
  { id = "moderate", label = "moderate" },
  { id = "high", label = "high" },
  { id = "very_high", label = "very high" },
]
[[factor]]
id = "threat"
label = "Threat"
title = "Who controls it"
scale = "level"
cut_points = { low = "20", moderate = "40", high = "60", very_high = "80" }
[[factor]]
id = "consequence"
label = "Consequence"
title = "What it would mean"
scale = "level"
per_audience = true
cut_points = { low = "20", moderate = "40", high = "60", very_high = "80" }
[[factor]]
id = "harm"
label = "Harm"
title = "What it does"
scale = "level"
cut_points = { low = "20", moderate = "40", high = "60", very_high = "80" }
[[table]]
id = "risk"
label = "Risk"
title = "Risk"
scale = "level"
rows = "threat"
columns = "consequence"
[table.cells]
very_low = ["very_low", "very_low", "very_low", "low", "low"]
low = ["very_low", "low", "low", "low", "moderate"]
moderate = ["very_low", "low", "moderate", "moderate", "high"]
high = ["very_low", "low", "moderate", "high", "very_high"]
very_high = ["very_low", "low", "moderate", "high", "very_high"]
[[determination]]
id = "security"
label = "National security"
title = "Does it endanger national security?"
level = "risk"
headline = "public"
[[determination]]
id = "users"
label = "User harm"
title = "Does it harm its users?"
level = "harm"
[[disposition]]
id = "no_action"
label = "no action"
[[disposition]]
id = "restrict"
label = "restrict"
[[rule]]
id = "restrict_high"
determination = "security"
disposition = "restrict"
when = 'at_least(risk, "high")'
why = "The risk is high."
[[rule]]
id = "leave"
determination = "security"
disposition = "no_action"
why = "The risk is not high."
[[rule]]
id = "leave_users"
determination = "users"
disposition = "no_action"
why = "Nothing follows."
"""

CONTROL = """
[questionnaire]
id = "control"
title = "Foreign control"
version = "1.0.0"
factor = "threat"
[[section]]
id = "seat"
title = "Seat and owners"
[[section.question]]
id = "hq_country"
kind = "country"
ask = "Where does the company have its seat?"
help = "The register of companies says so."
cite = ["cfius 800.220"]
required = true
[[section.question]]
id = "owners"
kind = "table"
ask = "Who owns the company?"
help = "Down to one percent."
[[section.question.column]]
id = "name"
label = "Name"
kind = "text"
required = true
[[section.question.column]]
id = "country"
label = "Country"
kind = "country"
[[section.question.column]]
id = "share"
label = "Share"
kind = "percent"
required = true
[[section.question.column]]
id = "votes"
label = "Votes"
kind = "yes_no"
[[section.question]]
id = "state_share"
kind = "percent"
ask = "How much of the company does the state hold?"
band = [{ from = "0", label = "none", points = 0 }, { from = "10", label = "much", points = 4 }]
[[section.question]]
id = "founded"
kind = "date"
ask = "When was the company founded?"
[[section.question]]
id = "revenue"
kind = "money"
currency = "USD"
ask = "What was its revenue last year?"
may_not_apply = true
[[section.question]]
id = "staff"
kind = "count"
ask = "How many people work for it?"
max = "1000000"
[[section]]
id = "rights"
title = "Rights of the state"
[[section.question]]
id = "appoints"
kind = "choice"
ask = "Can a state appoint or remove a director anywhere in the chain?"
help = "Look at charters, shareholder agreements and filings of each company in the chain."
cite = ["cfius 800.208", "old 4"]
required = true
[[section.question.option]]
id = "no"
label = "No such right"
points = 0
[[section.question.option]]
id = "observes"
label = "It may observe or be informed"
points = 2
[[section.question.option]]
id = "controls"
label = "It controls the board, or can veto what matters to it"
points = 8
needs = ["demonstrated", "admitted"]
[[section.question]]
id = "which_seats"
kind = "text"
ask = "Which seats are these?"
when = 'at_least(appoints, "observes")'
max_length = 80
[[section.question]]
id = "golden_share"
kind = "yes_no"
ask = "Does a state hold a golden share?"
points = { yes = 4 }
[[finding]]
id = "state_control"
title = "A state body may appoint a director."
severity = "high"
when = 'appoints == "controls"'
floor = { factor = "threat", level = "high" }
"""

HARM = """
[questionnaire]
id = "harm"
title = "Harm"
version = "1.0.0"
factor = "harm"
[[section]]
id = "means"
title = "What it would mean"
[[section.question]]
id = "blackmail"
kind = "grid"
factor = "consequence"
ask = "Could what it knows be used to blackmail somebody?"
required = true
[[section.question.option]]
id = "no"
label = "No"
points = 0
[[section.question.option]]
id = "some"
label = "Some people"
points = 2
[[section.question.option]]
id = "most"
label = "Most people"
points = 4
[[section.question]]
id = "data_kinds"
kind = "multi"
ask = "Which data does it collect?"
cap = 6
[[section.question.option]]
id = "none"
label = "None of these"
points = 0
exclusive = true
[[section.question.option]]
id = "place"
label = "Whereabouts"
points = 3
[[section.question.option]]
id = "contacts"
label = "Contacts"
points = 2
[[section.question.option]]
id = "health"
label = "Health"
points = 4
[[section.question]]
id = "harm_index"
kind = "number"
ask = "What is its harm index?"
unit = "points"
[[section.question]]
id = "story"
kind = "long_text"
ask = "What happened?"
max_length = 2000
[[section.question]]
id = "month"
kind = "choice"
ask = "In which month was it worst?"
option = [
  { id = "m1", label = "January" }, { id = "m2", label = "February" },
  { id = "m3", label = "March" }, { id = "m4", label = "April" },
  { id = "m5", label = "May" }, { id = "m6", label = "June" },
  { id = "m7", label = "July" }, { id = "m8", label = "August" },
  { id = "m9", label = "September" }, { id = "m10", label = "October" },
  { id = "m11", label = "November" }, { id = "m12", label = "December" },
]
"""

REFERENCE = """
[authorities.cfius]
title = "31 CFR part 800, Regulations Pertaining to Certain Investments by Foreign Persons"
kind = "law"
from = 2020-02-13
verified = true
[authorities.old]
title = "An older rule"
kind = "law"
from = 2000-01-01
until = 2010-01-01
verified = false
"""

COUNTRIES = {
    "AT": "Austria",
    "AU": "Australia",
    "CN": "China",
    "DE": "Germany",
    "US": "United States",
}
AS_OF = dt.date(2026, 1, 22)


@cache
def little() -> Edition:
    """The edition, compiled once a process."""
    questionnaires = (parse(CONTROL), parse(HARM))
    return made(parse(METHODOLOGY), questionnaires, parse(REFERENCE), countries=COUNTRIES)


def hostile(text: str) -> Edition:
    """The edition with some text where questions, options and labels stood."""
    quoted = _quoted(text)
    control = CONTROL.replace("Can a state appoint", f"{quoted} Can a state appoint")
    control = control.replace('label = "No such right"', f'label = "{quoted}"')
    control = control.replace("Look at charters", quoted).replace("Rights of the state", quoted)
    methodology = METHODOLOGY.replace('label = "high"', f'label = "{quoted} high"')
    questionnaires = (parse(control), parse(HARM.replace('title = "Harm"', f'title = "{quoted}"')))
    return made(parse(methodology), questionnaires, parse(REFERENCE), countries=COUNTRIES)


def hostile_labels(text: str) -> Edition:
    """The edition with some text before every label: options, audiences, columns, levels."""
    quoted = _quoted(text)
    control, harm, methodology = (
        one.replace('label = "', f'label = "{quoted} ') for one in (CONTROL, HARM, METHODOLOGY)
    )
    short = _quoted("[b]\x1bgov")
    methodology = methodology.replace('short = "government"', f'short = "{short}"')
    questionnaires = (parse(control), parse(harm))
    return made(parse(methodology), questionnaires, parse(REFERENCE), countries=COUNTRIES)


def _quoted(text: str) -> str:
    return "".join(f"\\U{ord(one):08X}" if not one.isalnum() else one for one in text)


def failing() -> Edition:
    """The edition with a finding that divides by zero when five people work there."""
    control = CONTROL.replace(
        """when = 'appoints == "controls"'""", """when = '10 / (staff - 5) > 3'"""
    )
    questionnaires = (parse(control), parse(HARM))
    return made(parse(METHODOLOGY), questionnaires, parse(REFERENCE), countries=COUNTRIES)


def promising() -> Edition:
    """The edition with a mitigation: the golden share may be given back."""
    promised = """
[[mitigation]]
id = "no_share"
label = "The golden share is given back"
help = "By a change of the charter."
[[mitigation.effect]]
set = "golden_share"
to = false
"""
    questionnaires = (parse(CONTROL), parse(HARM))
    return made(
        parse(METHODOLOGY + promised), questionnaires, parse(REFERENCE), countries=COUNTRIES
    )


def opened(edition: Edition, subject: str = "Acme") -> CaseOpened:
    """The first event of a case."""
    return CaseOpened(
        case=subject, subject=Subject(name=subject), as_of=AS_OF, edition=edition.reference
    )


def empty(edition: Edition | None = None, author: str | None = "M. Meyer") -> MemoryRecord:
    """A case to which nothing was said."""
    edition = edition or little()
    return MemoryRecord(edition, [opened(edition)], author)


def at(question: str, edition: Edition | None = None) -> MemoryRecord:
    """A case that is taken up at a question: everything before it is answered unknown."""
    record = empty(edition)
    while (key := record.interview.next_open()) is not None and key.question != question:
        record.append(events(record.interview.unknown(key, "not looked for in this test")))
    return record


def begun() -> MemoryRecord:
    """A case in the middle of things: answers, evidence, a note, something unknown."""
    record = empty()

    def tell(said: Said) -> None:
        record.append(events(said))

    tell(record.interview.answer(Key("hq_country"), "CN"))
    rows = [
        {"name": "Chang Holding", "country": "CN", "share": "60.5", "votes": True},
        {"name": "Small Fund", "country": "US", "share": "39.5"},
    ]
    tell(record.interview.answer(Key("owners"), rows))
    tell(record.interview.unknown(Key("state_share"), "the register is closed"))
    tell(record.interview.answer(Key("founded"), "2012-03-09"))
    tell(record.interview.answer(Key("revenue"), "1500000"))
    tell(record.interview.withheld(Key("staff"), "refused by letter of 2025-11-03"))
    tell(record.interview.answer(Key("appoints"), "observes"))
    tell(record.interview.note(Key("appoints"), "One seat in the Beijing unit, without a vote."))
    source = Evidence(
        id="reuters_2025",
        title="Beijing takes a board seat at Acme",
        publisher="Reuters",
        date=dt.date(2025, 8, 17),
        url="https://example.org/acme",
        reliability="B",
    )
    tell(record.interview.add_evidence(source))
    link = Link(evidence="reuters_2025", credibility=2, status=Status.DEMONSTRATED)
    tell(record.interview.link(Key("appoints"), link))
    return record


def finished() -> MemoryRecord:
    """A case in which everything required is answered."""
    record = begun()
    for row in ("government", "public"):
        record.append(events(record.interview.answer(Key("blackmail", row), "some")))
    return record


def events(said: Said) -> tuple[Event, ...]:
    """The events of something said, which must not be objected to."""
    assert not isinstance(said, Objection), said
    return said


def given(interview: Interview, question: str, row: str | None = None) -> object:
    """The value that was given to a question."""
    found = interview.case.answer(Key(question, row)).given
    return None if found is None else found.value
