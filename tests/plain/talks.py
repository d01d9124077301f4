"""A little edition with every kind of question, and talks with plain mode about it."""

import datetime as dt
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from riskwiz.core.answer import Key
from riskwiz.core.edition import Edition
from riskwiz.core.event import AnswerGiven, Event, JournalEntry
from riskwiz.core.interview import Interview
from riskwiz.plain import Ending, RecordFault, run
from tests.editions import AUDIENCES, DECISION, FACTOR, HEAD, QUESTIONNAIRE, begin, build

SNAPSHOTS = Path(__file__).parent / "snapshots"

METHODOLOGY = (
    HEAD
    + AUDIENCES
    + FACTOR
    + """
[[factor]]
id = "harm"
label = "Harm"
title = "Harm"
scale = "level"
per_audience = true
cut_points = { moderate = "40", high = "70" }
"""
    + DECISION
)

EVERY_KIND = (
    QUESTIONNAIRE
    + """
[[section]]
id = "owners_section"
title = "Owners"
intro = "Who owns it."
[[section.question]]
id = "owned"
kind = "yes_no"
ask = "Is it owned from abroad?"
help = "See the register of companies."
required = true
points = { yes = 2 }
[[section.question]]
id = "seat"
kind = "country"
ask = "Where is its seat?"
when = 'owned'
[[section.question]]
id = "board"
kind = "choice"
ask = "Who appoints the board?"
may_not_apply = true
option = [
  { id = "nobody", label = "Nobody abroad", points = 0 },
  { id = "some", label = "Somebody abroad", points = 4 },
]
[[section.question]]
id = "rights"
kind = "multi"
ask = "Which rights does it have?"
option = [
  { id = "none", label = "None of these", points = 0, exclusive = true },
  { id = "veto", label = "A veto", points = 1 },
  { id = "inspect", label = "Inspection", points = 1 },
]
[[section.question]]
id = "share"
kind = "percent"
ask = "Which share is held abroad?"
[[section.question]]
id = "holders"
kind = "table"
ask = "Who holds it?"
[[section.question.column]]
id = "name"
label = "Name"
kind = "text"
required = true
[[section.question.column]]
id = "share"
label = "Share"
kind = "percent"
[[section.question.column]]
id = "place"
label = "Place"
kind = "choice"
option = [{ id = "here", label = "Here" }, { id = "abroad", label = "Abroad" }]
[[section]]
id = "facts_section"
title = "Facts"
[[section.question]]
id = "staff"
kind = "count"
ask = "How many people work there?"
[[section.question]]
id = "ratio"
kind = "number"
ask = "What is the ratio?"
unit = "per day"
[[section.question]]
id = "revenue"
kind = "money"
ask = "What is the revenue?"
currency = "USD"
[[section.question]]
id = "founded"
kind = "date"
ask = "When was it founded?"
[[section.question]]
id = "motto"
kind = "text"
ask = "What is its motto?"
[[section.question]]
id = "story"
kind = "long_text"
ask = "What is its story?"
[[section.question]]
id = "reach"
kind = "grid"
ask = "How far does it reach these people?"
factor = "harm"
option = [
  { id = "little", label = "Hardly", points = 0 },
  { id = "far", label = "Far", points = 3 },
]
[[finding]]
id = "found_far"
title = "It reaches the public."
severity = "high"
when = 'reach["public"] == "far"'
"""
)

LITTLE = build(
    EVERY_KIND, METHODOLOGY, countries={"CN": "China", "US": "United States", "NA": "Namibia"}
)


@dataclass
class MemoryRecord:
    """A record that keeps its journal in memory; it can be told to fail."""

    interview: Interview
    appended: list[Event] = field(default_factory=list)
    commits: int = 0
    full: bool = False
    held_by: str | None = None
    entries: tuple[JournalEntry, ...] = ()

    author = "R. Lee"

    def today(self) -> dt.date:
        return dt.date(2026, 11, 23)

    def append(self, events: Iterable[Event]) -> Interview:
        if self.full:
            raise RecordFault("the disk is full; make room and try again")
        new = tuple(events)
        self.appended += new
        self.commits += 1
        self.interview = self.interview.after(new)
        return self.interview

    def memo(self) -> str:
        if self.full:
            raise RecordFault("the disk is full; make room and try again")
        return "acme.pdf"

    def preview(self) -> str:
        if self.full:
            raise RecordFault("the disk is full; make room and try again")
        return "# Risk assessment\n\nNo action.\n• One finding.\n"

    @property
    def answers(self) -> list[AnswerGiven]:
        """The answers in the order in which they were given."""
        return [event for event in self.appended if isinstance(event, AnswerGiven)]

    def value(self, name: str) -> object:
        """The value of an answer, by `question` or `question.row`."""
        question, _, row = name.partition(".")
        given = self.interview.case.answer(Key(question, row or None)).given
        return given.value if given else None


@dataclass(frozen=True)
class Talk:
    """What was said in a talk with plain mode, and what came of it."""

    transcript: str
    ending: Ending
    record: MemoryRecord

    @property
    def said(self) -> str:
        """The transcript on one line, as wrapping is not what most tests are about."""
        return " ".join(self.transcript.split())


def talk(script: str, record: MemoryRecord | None = None, edition: Edition = LITTLE) -> Talk:
    """Give plain mode the lines of a script; the transcript shows each where it was read."""
    record = record or MemoryRecord(begin(edition))
    out = io.StringIO()

    def typed() -> Iterator[str]:
        for line in script.splitlines(keepends=True):
            out.write(f"> {line}")
            yield line

    ending = run(record, typed(), out)
    return Talk(out.getvalue(), ending, record)


def agree(name: str, transcript: str) -> None:
    """Compare a transcript with its snapshot; RISKWIZ_UPDATE_SNAPSHOTS=1 writes it anew."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("RISKWIZ_UPDATE_SNAPSHOTS"):
        path.write_text(transcript, encoding="utf-8")
    assert transcript == path.read_text(encoding="utf-8")
