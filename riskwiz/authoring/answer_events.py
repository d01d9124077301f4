"""The events of an answer file: what somebody would do who gave its answers one after another.

Everything goes through an Interview, as it does in the wizard, so the same answers in the same
order are the same events.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from riskwiz.authoring.answer_entries import PlacedEntry
from riskwiz.authoring.answer_format import MitigationEntry, RowEntry
from riskwiz.authoring.locate import Location
from riskwiz.core.answer import Key
from riskwiz.core.event import Event
from riskwiz.core.evidence import Evidence, Link
from riskwiz.core.interview import Interview
from riskwiz.core.interview import Said as Outcome
from riskwiz.core.question import MultiQuestion, TableQuestion
from riskwiz.core.value import Objection, read, refused_text


@dataclass(frozen=True)
class Statements:
    """What an answer file says, part by part, each entry with its place in the file."""

    answers: Mapping[Key, PlacedEntry]
    evidence: Mapping[str, Evidence]
    marking: str | None = None
    mitigations: Mapping[str, MitigationEntry] = field(default_factory=dict)


class PlacedObjection(NamedTuple):
    """An objection to something in the file, and where that stands."""

    objection: Objection
    location: Location


@dataclass
class Course:
    """An interview as it goes on, with the events so far and what was objected to."""

    interview: Interview
    events: list[Event] = field(default_factory=list)
    objections: list[PlacedObjection] = field(default_factory=list)

    def take(self, outcome: Outcome, location: Location) -> None:
        """Go on with what was said, or note the objection to it."""
        if isinstance(outcome, Objection):
            self.objections.append(PlacedObjection(outcome, location))
            return
        self.events.extend(outcome)
        self.interview = self.interview.after(outcome)


def say(interview: Interview, statements: Statements, order: Iterable[Key]) -> Course:
    """Say everything in an order of keys; evidence comes with the answer that first cites it."""
    course = Course(interview)
    for key in order:
        if key in statements.answers:
            entry, location = statements.answers[key]
            _say_answer(course, key, entry, location)
            _say_links(course, key, entry, location, statements.evidence)
    for one in statements.evidence.values():
        _add_evidence(course, one)
    for name, promised in statements.mitigations.items():
        _say_mitigation(course, name, promised)
    if statements.marking is not None:
        course.take(course.interview.mark(statements.marking), ("case", "marking"))
    return course


def _say_mitigation(course: Course, name: str, entry: MitigationEntry) -> None:
    texts = {"by": entry.by, "note": entry.note}
    refused = (key for key, text in texts.items() if text and refused_text(text) is not None)
    key = next(refused, "state")
    outcome = course.interview.mitigate(name, entry.state, entry.due, entry.by, entry.note)
    course.take(outcome, ("mitigations", name, key))


def _say_answer(course: Course, key: Key, entry: RowEntry, location: Location) -> None:
    interview = course.interview
    if entry.value is not None:
        value = _plain(entry.value)
        refused = list(_refused_elements(interview, key, value, (*location, "value")))
        if refused:
            course.objections.extend(refused)
        else:
            course.take(interview.answer(key, value), (*location, "value"))
    if entry.unknown is not None:
        course.take(interview.unknown(key, entry.unknown), (*location, "unknown"))
    if entry.withheld is not None:
        course.take(interview.withheld(key, entry.withheld), (*location, "withheld"))
    if entry.not_applicable is not None:
        outcome = interview.not_applicable(key, entry.not_applicable)
        course.take(outcome, (*location, "not_applicable"))
    if entry.note is not None:
        course.take(course.interview.note(key, entry.note), (*location, "note"))


def _say_links(
    course: Course,
    key: Key,
    entry: RowEntry,
    location: Location,
    evidence: Mapping[str, Evidence],
) -> None:
    for index, link in enumerate(entry.evidence):
        at = (*location, "evidence", index)
        if link.id in evidence:
            _add_evidence(course, evidence[link.id])
        made = Link(
            evidence=link.id,
            credibility=link.credibility,
            status=link.status,
            disputed=link.disputed,
        )
        refused = link.disputed is not None and refused_text(link.disputed) is not None
        outcome = course.interview.link(key, made)
        course.take(outcome, (*at, "disputed" if refused else "id"))


def _add_evidence(course: Course, one: Evidence) -> None:
    texts = {"title": one.title, "publisher": one.publisher, "note": one.note, "url": one.url}
    refused = (key for key, text in texts.items() if text and refused_text(text) is not None)
    place: Location = ("evidence", one.id, *itertools.islice(refused, 1))
    course.take(course.interview.add_evidence(one), place)


def _refused_elements(
    interview: Interview, key: Key, value: object, location: Location
) -> Iterator[PlacedObjection]:
    """Object to each row of a table and each chosen option apart, at its own place."""
    question = interview.edition.questions[key.question]
    if not isinstance(value, list) or not isinstance(question, TableQuestion | MultiQuestion):
        return
    if isinstance(question, TableQuestion) and not all(isinstance(one, dict) for one in value):
        return
    for index, element in enumerate(value):
        outcome = read(question, [element])
        if isinstance(outcome, Objection):
            objection = outcome.model_copy(
                update={"message": outcome.message.replace("row 1:", f"row {index + 1}:")}
            )
            yield PlacedObjection(objection, (*location, index))


def _plain(value: Any) -> Any:  # noqa: ANN401  (whatever TOML holds)
    """Write decimals as text, which is how they are kept."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value
