"""From an answer file to the events of a new case, or to everything that is wrong with it."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from riskwiz.authoring.answer_entries import EntryReader
from riskwiz.authoring.answer_events import PlacedObjection, Statements, say
from riskwiz.authoring.answer_format import AnswerFile, EditionEntry
from riskwiz.authoring.answer_order import path_order
from riskwiz.authoring.diagnostic import Diagnostic, error, in_order, stops, warning
from riskwiz.authoring.locate import Places
from riskwiz.authoring.toml_text import Data, parse_toml, strange_characters
from riskwiz.authoring.validation import Part, validate
from riskwiz.core.canonical import sha256
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.edition_reference import EditionReference
from riskwiz.core.event import CaseOpened, Event, Subject
from riskwiz.core.interview import Interview
from riskwiz.core.register import keys

_ID_LENGTH = 32
_NOBODY = Subject(name="nobody")
"""Stands for the subject while the rest of a file without one is looked through."""


@dataclass(frozen=True, slots=True)
class ParsedAnswers:
    """The events that an answer file amounts to, or None where a diagnostic is an error."""

    events: tuple[Event, ...] | None
    diagnostics: tuple[Diagnostic, ...]


def parse_answers(text: str, path: str, edition: Edition) -> ParsedAnswers:
    """Read an answer file against an edition.

    The events open a case whose id follows from the file's SHA-256, and go on as if somebody had
    given the same answers in the order of the questions.
    """
    data = parse_toml(text, path)
    if isinstance(data, Diagnostic):
        return ParsedAnswers(None, (data,))
    part, found = Part(path, Places(text), data), list[Diagnostic]()
    events = _read(part, edition, sha256(text)[:_ID_LENGTH], found)
    diagnostics = in_order(found)
    return ParsedAnswers(None if stops(diagnostics) else events, diagnostics)


def _read(
    part: Part, edition: Edition, case_id: str, found: list[Diagnostic]
) -> tuple[Event, ...] | None:
    found.extend(strange_characters(part.data, part.places, part.path))
    head, problems = validate(AnswerFile, _head(part))
    found.extend(problems)
    if head is not None:
        found.extend(_other_edition(head.edition, edition.reference, part))
    reader = EntryReader(part, edition, found)
    evidence, answers = reader.evidence(), reader.answers()
    reader.check_links(answers)
    opened = CaseOpened(
        case=case_id,
        subject=head.case.subject if head else _NOBODY,
        as_of=head.case.as_of if head else dt.date.min,
        edition=edition.reference,
    )
    marking = head.case.marking if head else None
    statements = Statements(answers, evidence, marking, reader.mitigations())
    start = Interview(edition, replay([opened]))
    tried = say(start, statements, keys(edition))
    found.extend(_objections(tried.objections, part, found))
    if stops(found):
        return None
    try:
        order = path_order(edition, tried.interview.case)
    except EditionFault as fault:
        found.append(error("RW510", f"with these answers, {fault}", part.key(("answers",))))
        return None
    return (opened, *say(start, statements, itertools.chain(*order)).events)


def _head(part: Part) -> Part:
    """Return the file without its entries, which are read one by one."""
    apart = ("evidence", "answers", "mitigations")
    entries: Data = {key: {} for key in apart if isinstance(part.data.get(key), dict)}
    return Part(part.path, part.places, part.data | entries)


def _other_edition(
    theirs: EditionEntry, ours: EditionReference, part: Part
) -> Iterator[Diagnostic]:
    """Compare the edition that was answered with the one that is at hand."""
    if theirs.id != ours.id:
        yield error(
            "RW508",
            f"the file answers the edition `{theirs.id}`; this one is `{ours.id}`",
            part.value(("edition", "id")),
            help_="name the edition that was answered with --edition",
        )
        return
    if theirs.version is not None and theirs.version != ours.version:
        message = f"the file answers version {theirs.version}; this one is {ours.version}"
        yield warning("RW509", message, part.value(("edition", "version")))
    hashes = {text.path: text.sha256 for text in ours.texts}
    for index, text in enumerate(theirs.text):
        where = part.value(("edition", "text", index, "sha256"))
        if text.path not in hashes:
            yield warning("RW509", f"the edition has no {text.path} any more", where)
        elif hashes[text.path] != text.sha256:
            message = f"{text.path} has changed since these answers were given"
            yield warning("RW509", message, where)


def _objections(
    objections: list[PlacedObjection], part: Part, found: list[Diagnostic]
) -> Iterator[Diagnostic]:
    """Turn objections into diagnostics, leaving out what was said of the same place before."""
    said = {(d.line, d.column) for d in found}
    for objection, location in objections:
        where = part.value(location)
        if (where.line, where.column) not in said:
            named = location[0] in {"answers", "mitigations"}
            name = location[1] if named else location[-1]
            message = f"`{name}`: {objection.message}"
            yield error("RW503", message, where, help_=objection.help)
