"""An edition with a question of every kind, for the form on paper."""

from tests.editions import AUDIENCES, METHODOLOGY

FORM_METHODOLOGY = (
    METHODOLOGY
    + AUDIENCES
    + """
[[mitigation]]
id = "leave"
label = "Leave the country"
help = "All of it."
verified_by = "A visit."
[[mitigation.effect]]
set = "seat"
to = "none"
"""
)

REFERENCE = """
[authorities.law]
title = "The Law"
kind = "law"
from = 2020-01-01
verified = true
[authorities.bill]
title = "The Bill"
kind = "bill"
from = 2030-01-01
verified = false
[lists.unwelcome]
title = "Unwelcome countries"
cite = ["law annex"]
[[lists.unwelcome.entry]]
value = "AQ"
label = "Antarctica"
from = 2020-01-01
"""

ASKED = """
[questionnaire]
id = "one"
title = "Who owns it"
version = "1.0.0"
intro = "Start here."
factor = "threat"

[[section]]
id = "first"
title = "Owners"
intro = "The owners first."
[[section.question]]
id = "home"
kind = "country"
ask = "Where is it seated?"
help = "Ask the register."
cite = ["law 1", "law 2", "bill 7"]
required = true
[[section.question]]
id = "seat"
kind = "choice"
ask = "Has a state a seat on its board?"
status = "unverified"
option = [
  { id = "none", label = "No seat", points = 0 },
  { id = "observer", label = "It observes", points = 37 },
  { id = "one", label = "One seat", points = 41 },
]
[[section.question]]
id = "held"
kind = "multi"
ask = "What does it hold?"
option = [
  { id = "none", label = "Nothing", points = 0, exclusive = true },
  { id = "places", label = "Places", points = 43 },
  { id = "genes", label = "Genes", points = 47 },
]
[[section.question]]
id = "listed"
kind = "yes_no"
ask = "Is it listed?"
may_not_apply = true
points = { yes = 53 }
[[section.question]]
id = "share"
kind = "percent"
ask = "What share is foreign?"
min = "0"
max = "100"
band = [
  { from = "0", label = "little", points = 0 },
  { from = "61", label = "above-band", points = 59 },
]
[[section.question]]
id = "worth"
kind = "money"
ask = "What is it worth?"
currency = "USD"
min = "0"
[[section.question]]
id = "staff"
kind = "count"
ask = "How many work there?"
unit = "people"
max = "1000000"
[[section.question]]
id = "ratio"
kind = "number"
ask = "What is the ratio?"
[[section.question]]
id = "founded"
kind = "date"
ask = "When was it founded?"
[[section.question]]
id = "name"
kind = "text"
ask = "What is it called?"
[[section.question]]
id = "story"
kind = "long_text"
ask = "What happened?"
[[section.question]]
id = "effect"
kind = "grid"
ask = "How bad would it be?"
option = [{ id = "mild", label = "Mild" }, { id = "bad", label = "Bad" }]
[[section.question]]
id = "owners"
kind = "table"
ask = "Who owns it?"
column = [
  { id = "owner", label = "Owner", kind = "text", required = true },
  { id = "sort", label = "Sort", kind = "choice", option = [
    { id = "state", label = "A state" },
    { id = "person", label = "A person" },
  ] },
]

[[section]]
id = "second"
title = "Benefits"
benefits = true
when = 'at_least(seat, "observer") && !listed'
[[section.question]]
id = "jobs"
kind = "count"
ask = "How many jobs?"
when = '"genes" in held'
"""
"""A questionnaire; its points and bands are numbers that stand nowhere else."""

__all__ = ["ASKED", "FORM_METHODOLOGY", "REFERENCE"]
