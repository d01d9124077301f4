"""Mitigations: promises about answers to come, applied to answers and never to totals.

A mitigation holds an answer or a derived value at a value, of which the less concerning of that
and of what is there counts. What is not known is then at most that value, and exactly that value
where none is less concerning. Questions that are opened by it count as not known unless it holds
them too; what is not asked stays as it is (DESIGN 3.6).
"""

from collections.abc import Collection
from typing import get_args

from riskwiz.core.answer import Answer, Key, answered
from riskwiz.core.case import Case, Hold
from riskwiz.core.edition import Edition
from riskwiz.core.effects import held_values, is_least, less_concerning, levels_of, source_of
from riskwiz.core.mitigation_record import MitigationRecord, StageName
from riskwiz.core.path import OPEN, Path, Standing, View, walk
from riskwiz.core.register import keys

STAGES: tuple[StageName, ...] = get_args(StageName)

_OPENED = frozenset({Standing.NOT_ASKED, Standing.NOT_YET_ASKED})


def is_overdue(case: Case, record: MitigationRecord) -> bool:
    """Say whether a mitigation should have been kept by the as-of date and is not verified."""
    return record.state != "verified" and record.due is not None and record.due < case.as_of


def kept_at(case: Case, stage: StageName) -> tuple[str, ...]:
    """Return the mitigations that are taken as kept at a stage; those overdue are at none.

    They stand in the order of their ids, whatever the order in which they were recorded.
    """
    states = STAGES[1 : STAGES.index(stage) + 1]
    return tuple(
        one
        for one, record in sorted(case.mitigations.items())
        if record.state in states and not is_overdue(case, record)
    )


def mitigated(edition: Edition, case: Case, which: Collection[str]) -> Case:
    """Return a case as it would be with some mitigations kept.

    Its answers are replaced where they are known or held exactly, and its `holds` say what is
    held: the walk holds derived values, and scoring what stays not known. The case is one as it
    was recorded. Mitigations that the edition does not have are passed over.

    Raises EditionFault where an expression fails on the answers.
    """
    if not any(name in edition.mitigations for name in which):
        return case
    record, wide = walk(edition, case, View.RECORD), walk(edition, case, View.RANGE)
    return holding(edition, case, which, record, wide)


def holding(edition: Edition, case: Case, which: Collection[str], record: Path, wide: Path) -> Case:
    """Return a case as it would be with some mitigations kept, given its paths."""
    wanted = _holds(edition, which)
    if not wanted:
        return case
    answers = dict(case.answers)
    kept = {key: hold for key, hold in wanted.items() if key.question in edition.derived}
    for key in keys(edition):
        hold, standing = wanted.get(key), record.standing(key)
        if standing in _OPENED and key in answers:
            answers[key] = answers[key].model_copy(update={"given": None})
        if hold is None or not _applies(edition, case, key, hold, standing):
            continue
        kept[key] = hold
        if _is_settled(hold, standing, wide, key):
            answers[key] = Answer(given=answered(hold.value), note=case.answer(key).note)
    return case.model_copy(update={"answers": answers, "holds": kept})


def _holds(edition: Edition, which: Collection[str]) -> dict[Key, Hold]:
    """Return what some mitigations hold together: the least concerning of their values."""
    found: dict[Key, Hold] = {}
    for one in (m for name, m in edition.mitigations.items() if name in which):
        for key, value in (held for effect in one.effect for held in held_values(edition, effect)):
            source = source_of(edition, key.question)
            levels = levels_of(edition, source)
            names: tuple[str, ...] = (one.id,)
            if key in found:
                before = found[key]
                less = less_concerning(source, levels, before.value, value)
                names = (*before.mitigations, one.id) if before.value == value else names
                if less == before.value != value:
                    continue
            exactly = is_least(source, levels, value)
            found[key] = Hold(value=value, exactly=exactly, mitigations=names)
    return found


def _applies(edition: Edition, case: Case, key: Key, hold: Hold, standing: Standing) -> bool:
    """Say whether a hold changes what is there, or could."""
    if standing is Standing.NOT_APPLICABLE:
        return False
    given = case.answer(key).given
    if standing is not Standing.ANSWERED or given is None or given.value is None:
        return True
    if given.value == hold.value:
        return False
    source = source_of(edition, key.question)
    return hold.exactly or less_concerning(source, (), given.value, hold.value) == hold.value


def _is_settled(hold: Hold, standing: Standing, wide: Path, key: Key) -> bool:
    """Say whether the answer is the held value, and not only at most that."""
    if hold.exactly or standing is Standing.ANSWERED:
        return True
    if standing in OPEN:
        return False
    return standing is Standing.NOT_ASKED and wide.standing(key) is Standing.NOT_ASKED
