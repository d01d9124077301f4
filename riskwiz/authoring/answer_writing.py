"""Writing the state of a case as an answer file, the same bytes for the same state."""

import datetime as dt
import itertools
from collections.abc import Iterator
from decimal import Decimal

import tomli_w

from riskwiz.authoring.answer_order import evidence_order, path_order
from riskwiz.core.answer import Answer, Cell, Key, State, Value
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.evidence import Evidence, Link
from riskwiz.core.question import Question, TableQuestion

Scalar = bool | int | str | Decimal | dt.date | list[str]


def write_answers(edition: Edition, case: Case) -> str:
    """Write a case as an answer file.

    Importing what is written and writing it again gives the same text.
    Raises EditionFault where an expression of the edition fails on these answers.
    """
    asked, aside = path_order(edition, case)
    order = [key for key in itertools.chain(asked, aside) if case.answer(key) != Answer()]
    parts = [
        "\n".join(_case(case)),
        "\n".join(_edition(case)),
        *_evidence(case, order),
        *_answers(edition, case, order, frozenset(aside)),
        *_mitigations(edition, case),
    ]
    return "\n\n".join(parts) + "\n"


def _case(case: Case) -> Iterator[str]:
    yield "[case]"
    yield _line("as_of", case.as_of)
    if case.marking is not None:
        yield _line("marking", case.marking)
    yield ""
    yield "[case.subject]"
    subject = case.subject
    yield from _lines(name=subject.name, operator=subject.operator, description=subject.description)


def _edition(case: Case) -> Iterator[str]:
    yield "[edition]"
    yield from _lines(id=case.edition.id, version=case.edition.version)
    for text in case.edition.texts:
        yield ""
        yield "[[edition.text]]"
        yield from _lines(path=text.path, version=text.version, sha256=text.sha256)


def _evidence(case: Case, order: list[Key]) -> Iterator[str]:
    ids = evidence_order(case, (case.answer(key) for key in order))
    for place, one in enumerate(ids):
        heading = ["# --- Evidence ---", ""] if place == 0 else []
        yield "\n".join([*heading, f"[evidence.{one}]", *_evidence_lines(case.evidence[one])])


def _evidence_lines(one: Evidence) -> Iterator[str]:
    yield from _lines(
        title=one.title,
        publisher=one.publisher,
        date=one.date,
        url=one.url,
        file=one.file,
        sha256=one.sha256,
        reliability=one.reliability,
        valid_until=one.valid_until,
        note=one.note,
    )


def _answers(
    edition: Edition, case: Case, order: list[Key], aside: frozenset[Key]
) -> Iterator[str]:
    heading, question = "", ""
    for key in order:
        before: list[str] = []
        section = edition.section_of[key.question].title
        new = "Set aside: not asked under these answers" if key in aside else section
        if new != heading:
            heading, before = new, [f"# --- {new} ---", ""]
        if key.question != question:
            question = key.question
            before.append(f"# {edition.questions[question].ask}")
        yield "\n".join([*before, *_answer(edition.questions[question], key, case.answer(key))])


def _mitigations(edition: Edition, case: Case) -> Iterator[str]:
    recorded = [one for one in edition.mitigations.values() if one.id in case.mitigations]
    for place, one in enumerate(recorded):
        heading = ["# --- Mitigations ---", ""] if place == 0 else []
        record = case.mitigations[one.id]
        lines = _lines(state=record.state, due=record.due, by=record.by, note=record.note)
        yield "\n".join([*heading, f"# {one.label}", f"[mitigations.{one.id}]", *lines])


def _answer(question: Question, key: Key, answer: Answer) -> Iterator[str]:
    table = f"answers.{key.question}" + (f".rows.{key.row}" if key.row else "")
    yield f"[{table}]"
    given = answer.given
    if given is not None and given.value is not None:
        yield from _value(question, given.value)
    elif given is not None and given.state is not State.ANSWERED:
        yield from _lines(**{given.state.value: given.reason})
    yield from _lines(note=answer.note)
    for link in answer.links:
        yield f"[[{table}.evidence]]"
        yield from _link(link)


def _link(link: Link) -> Iterator[str]:
    yield from _lines(
        id=link.evidence,
        credibility=link.credibility,
        status=link.status.value,
        disputed=link.disputed,
    )


def _value(question: Question, value: Value) -> Iterator[str]:
    if not isinstance(question, TableQuestion) or not isinstance(value, tuple):
        yield _line("value", _scalar(question.kind, value))
        return
    kinds = {column.id: column.kind for column in question.column}
    rows = [row for row in value if isinstance(row, dict)]
    if not rows:
        yield "value = []"
        return
    yield "value = ["
    for row in rows:
        cells = (
            _line(name, _scalar(kinds.get(name, "text"), cell), lines=False)
            for name, cell in row.items()
        )
        yield f"    {{ {', '.join(cells)} }},"
    yield "]"


def _scalar(kind: str, value: Value | Cell) -> Scalar:
    """Return a canonical value as TOML writes it: exact decimals, dates without quotes."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    if kind in {"number", "percent"}:
        return Decimal(str(value))
    if kind == "date":
        return dt.date.fromisoformat(str(value))
    return value


def _lines(**values: Scalar | None) -> Iterator[str]:
    for key, value in values.items():
        if value is not None:
            yield _line(key, value)


def _line(key: str, value: Scalar, *, lines: bool = True) -> str:
    if isinstance(value, list):
        return f"{key} = [{', '.join(tomli_w.dumps({'': one})[5:-1] for one in value)}]"
    return tomli_w.dumps({key: value}, multiline_strings=lines).rstrip("\n")
