"""What two cases said, in words: to the same questions, and of the same mitigations."""

from collections.abc import Iterator

from riskwiz.core.analysis.comparison_result import AnswerDifference, MitigationDifference
from riskwiz.core.analysis.side import Side
from riskwiz.core.answer import Given, Key, Value
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.path import Path, Standing, walk
from riskwiz.core.question import TableQuestion
from riskwiz.core.register import keys, said
from riskwiz.core.wording import table_words


def both_said(before: Side, after: Side) -> Iterator[tuple[Key, AnswerDifference]]:
    """Yield the answers whose state or value differs, in the order of the questions."""
    for key, one in _both(before, after):
        if _given(before.case, key) != _given(after.case, key):
            yield key, one


def stands_otherwise(before: Side, after: Side) -> Iterator[AnswerDifference]:
    """Yield the questions that stand otherwise though the same was said to them."""
    for key, one in _both(before, after):
        same = _given(before.case, key) == _given(after.case, key)
        if same and one.standing_before != one.standing_after:
            yield one


def mitigations(before: Side, after: Side) -> Iterator[MitigationDifference]:
    """Yield the mitigations that have come less far in one case, or further."""
    for name, one in {**before.edition.mitigations, **after.edition.mitigations}.items():
        was, is_ = before.state_of(name), after.state_of(name)
        if was != is_:
            yield MitigationDifference(mitigation=name, label=one.label, before=was, after=is_)


def _both(before: Side, after: Side) -> Iterator[tuple[Key, AnswerDifference]]:
    records = walk(before.edition, before.case), walk(after.edition, after.case)
    for key in dict.fromkeys((*keys(after.edition), *keys(before.edition))):
        asked = (after if key.question in after.edition.questions else before).edition
        yield (
            key,
            AnswerDifference(
                question=key.question,
                row=key.row,
                ask=asked.questions[key.question].ask,
                before=_words(before, key, after.case),
                after=_words(after, key, before.case),
                standing_before=_standing(records[0], key),
                standing_after=_standing(records[1], key),
            ),
        )


def _given(case: Case, key: Key) -> tuple[object, object]:
    given = case.answer(key).given
    return (None, None) if given is None else (given.state, given.value)


def _standing(record: Path, key: Key) -> str:
    return record.standings.get(key, Standing.NOT_ASKED).value


def _words(side: Side, key: Key, other: Case) -> str:
    question, answer = side.edition.questions.get(key.question), side.case.answer(key)
    if question is None:
        return "not among the questions"
    value = answer.given.value if answer.given else None
    if isinstance(question, TableQuestion) and value is not None:
        return _rows(side.edition, question, value, other.answer(key).given)
    return said(side.edition, question, answer)


def _rows(edition: Edition, question: TableQuestion, value: Value, other: Given | None) -> str:
    """Say how many rows a table has, and those that the other case does not have."""
    rows = table_words(edition, question, value)[1:]
    others = table_words(edition, question, other.value) if other and other.value else ()
    own = [", ".join(cell for cell in row if cell) for row in rows if row not in others]
    count = f"{len(rows)} row{'s' if len(rows) != 1 else ''}"
    return f"{count}: {'; '.join(own)}" if own else count
