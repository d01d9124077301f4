"""Objections to answers as they stand: what the reader should know before relying on them."""

from collections.abc import Iterator

from riskwiz.core.answer import Answer, Key
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition, Place
from riskwiz.core.enclosure import Concern
from riskwiz.core.evidence import Status
from riskwiz.core.ownership import CHAIN, objections
from riskwiz.core.path import Path, Standing, Truth
from riskwiz.core.question import (
    ChoiceQuestion,
    CountryQuestion,
    GridQuestion,
    MultiQuestion,
    Question,
    TableQuestion,
    YesNoQuestion,
    option,
)
from riskwiz.core.register import keys, said

_SAID = frozenset({Standing.ANSWERED, Standing.UNKNOWN, Standing.WITHHELD, Standing.NOT_APPLICABLE})


def concerns(edition: Edition, case: Case, record: Path) -> tuple[Concern, ...]:
    """List what the reader should know about answers and evidence."""
    found = [*_too_new(edition, case)]
    for key in keys(edition):
        if record.standing(key) is Standing.ANSWERED:
            found.extend(_needs(edition, case, key))
            found.extend(_chains(edition, case, key))
            found.extend(_no_countries(edition, case, key))
    return (*found, *_contradictions(edition, case, record))


def _too_new(edition: Edition, case: Case) -> Iterator[Concern]:
    """Object to evidence dated after the as-of date, and name the answers that rest on it."""
    for one in case.evidence.values():
        if one.date is None or one.date <= case.as_of:
            continue
        behind = [
            edition.questions[key.question].ask
            for key, answer in case.answers.items()
            if key.question in edition.questions
            and any(link.evidence == one.id for link in answer.links)
        ]
        message = f"{one.title} is dated {one.date}, after the as-of date {case.as_of}"
        if behind:
            message = f"{message}; on it rests: {' '.join(dict.fromkeys(behind))}"
        yield Concern(question=None, row=None, evidence=one.id, message=message)


def _contradictions(edition: Edition, case: Case, record: Path) -> Iterator[Concern]:
    """Object to answers that cannot all be right, at the last of them, and name them all."""
    for one in edition.contradictions.values():
        place: Place = ("contradiction", one.id)
        if record.truth(place) is not Truth.TRUE:
            continue
        keys_ = [k for k in edition.keys_behind(place) if record.standing(k) in _SAID]
        answers = [
            f"{edition.questions[k.question].ask} {said(edition, edition.questions[k.question], a)}"
            for k in keys_
            for a in (case.answer(k),)
        ]
        yield Concern(
            question=keys_[-1].question if keys_ else None,
            row=keys_[-1].row if keys_ else None,
            evidence=None,
            message=" · ".join([one.says, *answers]),
            contradiction=one.id,
            cites=edition.cite(one.cite, case.as_of),
        )


def _no_countries(edition: Edition, case: Case, key: Key) -> Iterator[Concern]:
    """Object to countries that are no more, or never were, on the as-of date."""
    if not edition.countries:
        return
    for code in dict.fromkeys(_codes(edition.questions[key.question], case.answer(key))):
        former = edition.former_countries.get(code)
        if code in edition.countries or (former is not None and case.as_of < former.until):
            continue
        message = f"no country has the code {code}"
        if former is not None:
            message = f"{former.name} ({code}) is no country since {former.until}"
        message = f"{message}; name the one that was in its place on {case.as_of}"
        yield Concern(question=key.question, row=key.row, evidence=None, message=message)


def _codes(question: Question, answer: Answer) -> Iterator[str]:
    value = answer.given.value if answer.given else None
    match question:
        case CountryQuestion():
            yield str(value)
        case TableQuestion() if isinstance(value, tuple):
            columns = [column.id for column in question.column if column.kind == "country"]
            rows = [row for row in value if isinstance(row, dict)]
            yield from (str(row[one]) for row in rows for one in columns if one in row)


def _chains(edition: Edition, case: Case, key: Key) -> Iterator[Concern]:
    """Object to owners in a circle, and to companies of which more than everything is held."""
    question, given = edition.questions[key.question], case.answer(key).given
    if not isinstance(question, TableQuestion) or given is None:
        return
    if not {column.id for column in question.column}.issuperset(CHAIN):
        return
    rows = [row for row in given.value if isinstance(row, dict)]  # type: ignore[union-attr]
    for message in objections(rows, case.subject.name):
        yield Concern(question=key.question, row=None, evidence=None, message=message)


def _needs(edition: Edition, case: Case, key: Key) -> Iterator[Concern]:
    question, answer = edition.questions[key.question], case.answer(key)
    needed = set(_needed(question, answer))
    statuses = {link.status for link in answer.links}
    if needed and needed.isdisjoint(statuses):
        wanted = " or ".join(s.value for s in Status if s in needed)
        has = ", ".join(s.value for s in Status if s in statuses)
        lack = f"its evidence is {has}" if has else "it has none"
        message = f"this answer needs evidence that is {wanted}; {lack}"
        yield Concern(question=key.question, row=key.row, evidence=None, message=message)


def _needed(question: Question, answer: Answer) -> Iterator[Status]:
    value = answer.given.value if answer.given else None
    match question:
        case ChoiceQuestion() | GridQuestion():
            chosen = option(question, str(value))
            yield from chosen.needs if chosen else ()
        case MultiQuestion() if isinstance(value, tuple):
            for one in value:
                chosen = option(question, str(one))
                yield from chosen.needs if chosen else ()
        case YesNoQuestion() if value:
            yield from question.needs
