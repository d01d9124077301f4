"""What the enclosures of the memo list: answers, evidence, what was set aside."""

from collections.abc import Iterator
from functools import partial

from riskwiz.core.answer import Answer, Key
from riskwiz.core.case import Case
from riskwiz.core.confidence import support_of
from riskwiz.core.edition import Edition
from riskwiz.core.enclosure import (
    AnswerColumn,
    AnswerResult,
    EvidenceResult,
    LinkResult,
    Progress,
    SetAside,
)
from riskwiz.core.evidence import support
from riskwiz.core.memory import Same
from riskwiz.core.path import Path, Standing
from riskwiz.core.question import (
    Question,
    TableQuestion,
)
from riskwiz.core.value import Objection, read
from riskwiz.core.wording import table_words, words

_ASKED = frozenset(Standing) - {Standing.NOT_ASKED, Standing.NOT_YET_ASKED}


def keys(edition: Edition) -> Iterator[Key]:
    """Yield the key of every question and grid row, in order."""
    yield from edition.keys


def answer_results(edition: Edition, case: Case, record: Path) -> tuple[AnswerResult, ...]:
    """List every question that applies, with what was said to it."""
    found: list[AnswerResult] = []
    for key in keys(edition):
        if record.standing(key) in _ASKED:
            answer = case.answer(key)
            behind = (Same(case.evidence.get(link.evidence)) for link in answer.links)
            known = ("answer", key, record.standing(key), Same(answer), *behind)
            make = partial(_answer_result, edition, case, record, key)
            found.append(record.kernel.memory.of(known, make))
    return tuple(found)


def _answer_result(edition: Edition, case: Case, record: Path, key: Key) -> AnswerResult:
    question, answer = edition.questions[key.question], case.answer(key)
    given, section = answer.given, edition.section_of[key.question]
    value = given.value if given else None
    is_table = isinstance(question, TableQuestion) and value is not None
    return AnswerResult(
        questionnaire=edition.questionnaire_of[key.question].id,
        section=section.id,
        question=key.question,
        row=key.row,
        kind=question.kind,
        ask=question.ask,
        standing=record.standing(key).value,
        required=question.required,
        benefits=section.benefits,
        unverified=question.status == "unverified",
        answer=said(edition, question, answer),
        table=table_words(edition, question, value) if is_table else (),  # type: ignore[arg-type]
        columns=tuple(AnswerColumn(id=c.id, kind=c.kind) for c in question.column)
        if is_table and isinstance(question, TableQuestion)
        else (),
        reason=given.reason if given else None,
        note=answer.note,
        support=support_of(case, key),
        evidence=tuple(
            LinkResult(link=link, support=support(case.evidence[link.evidence], link, case.as_of))
            for link in answer.links
            if link.evidence in case.evidence
        ),
        cites=edition.cite(question.cite, case.as_of),
    )


def said(edition: Edition, question: Question, answer: Answer) -> str:
    """Say in words what was said to a question."""
    if answer.given is None:
        return "not answered"
    if answer.given.value is None:
        return answer.given.state.value.replace("_", " ")
    return words(edition, question, answer.given.value)


def evidence_results(case: Case) -> tuple[EvidenceResult, ...]:
    """List the evidence of a case with the answers that rest on it."""
    used_by: dict[str, list[str]] = {one: [] for one in case.evidence}
    for key, answer in case.answers.items():
        for link in answer.links:
            used_by.setdefault(link.evidence, []).append(str(key))
    return tuple(
        EvidenceResult(
            evidence=one,
            used_by=tuple(used_by[one.id]),
            expired=one.valid_until is not None and one.valid_until < case.as_of,
        )
        for one in case.evidence.values()
    )


def set_aside(edition: Edition, case: Case, record: Path) -> tuple[SetAside, ...]:
    """List the answers that are kept and not scored, each with the reason."""
    found: list[SetAside] = []
    for key, answer in case.answers.items():
        why = None if answer.given is None else _why_set_aside(edition, record, key, answer)
        if why is None:
            continue
        question = edition.questions.get(key.question)
        found.append(
            SetAside(
                question=key.question,
                row=key.row,
                ask=question.ask if question else key.question,
                answer=said(edition, question, answer) if question else "",
                why=why,
            )
        )
    return tuple(found)


def _why_set_aside(edition: Edition, record: Path, key: Key, answer: Answer) -> str | None:
    question = edition.questions.get(key.question)
    if question is None or key not in record.standings:
        return "the edition does not ask this"
    if record.standing(key) is Standing.NOT_ASKED:
        return "the question is not asked under the present answers"
    if record.standing(key) is Standing.NOT_YET_ASKED:
        return "whether the question is asked is not yet known"
    if record.standing(key) is not Standing.UNANSWERED:
        return None
    value = answer.given.value if answer.given else None
    if value is not None and isinstance(read(question, value), Objection):
        return "the answer is not among those that the question allows"
    return "the question must apply"


def progress(edition: Edition, case: Case, record: Path) -> Progress:
    """Count how far the questions that apply have been answered."""
    asked = [key for key in keys(edition) if record.standing(key) in _ASKED]
    standings = [record.standing(key) for key in asked]
    still = [key for key in asked if record.standing(key) is Standing.UNANSWERED]
    return Progress(
        asked=len(asked),
        answered=standings.count(Standing.ANSWERED),
        open=len(still),
        unknown=standings.count(Standing.UNKNOWN),
        withheld=standings.count(Standing.WITHHELD),
        required_open=sum(edition.questions[key.question].required for key in still),
        without_evidence=sum(
            record.standing(key) is Standing.ANSWERED and not case.answer(key).links
            for key in asked
        ),
    )
