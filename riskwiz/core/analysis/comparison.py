"""Comparing two cases, two dates or two editions: what differs, and what that changes."""

from collections.abc import Iterator

from riskwiz.core.analysis.comparability import comparability, only_in, statement
from riskwiz.core.analysis.comparison_result import (
    AuthorityDifference,
    Compared,
    Comparison,
    FindingDifference,
    LevelDifference,
    ListDifference,
    OutcomeDifference,
    TextDifference,
    Trace,
)
from riskwiz.core.analysis.mixtures import Mixtures, Target
from riskwiz.core.analysis.said import both_said, mitigations, stands_otherwise
from riskwiz.core.analysis.side import Side
from riskwiz.core.analysis.tracing import trace
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment, Outcome
from riskwiz.core.authority import citation
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.level import LevelRange
from riskwiz.core.level_network import LevelKey
from riskwiz.core.path import Truth


def compare(
    edition_before: Edition, before: Case, edition_after: Edition, after: Case
) -> Comparison:
    """Compare two cases, each under its own edition, and trace what changed.

    Levels of factors and determinations are traced where both cases were answered against one
    edition, be it in other versions. Raises EditionFault where an expression fails on the answers
    of one of the cases.
    """
    one, other = Side(edition_before, before), Side(edition_after, after)
    kind, mixtures = comparability(one, other), Mixtures(one, other)
    tracer = _Tracer(None if kind == "other edition" else mixtures)
    assessed = assess(edition_before, before), assess(edition_after, after)
    return Comparison(
        before=_head(before),
        after=_head(after),
        comparable=kind,
        statement=statement(one, other),
        texts=tuple(_texts(before, after)),
        answers=tuple(answer for _, answer in both_said(one, other)),
        standings=tuple(stands_otherwise(one, other)),
        findings=tuple(_findings(*assessed, edition_before, edition_after)),
        mitigations=tuple(mitigations(one, other)),
        lists=tuple(_lists(one, other)),
        authorities=tuple(_authorities(one, other)),
        levels=tuple(_levels(*assessed, tracer)),
        outcomes=tuple(_outcomes(*assessed, tracer)),
        only_before=only_in(edition_before, edition_after),
        only_after=only_in(edition_after, edition_before),
        mixtures=mixtures.count,
    )


class _Tracer:
    """Traces what changed, where it can be traced."""

    def __init__(self, mixtures: Mixtures | None) -> None:
        self.mixtures = mixtures

    def trace(self, target: Target, *, changed: bool) -> Trace | None:
        return trace(self.mixtures, target) if changed and self.mixtures else None


def _head(case: Case) -> Compared:
    return Compared(case=case.id, subject=case.subject, as_of=case.as_of, edition=case.edition)


def _texts(before: Case, after: Case) -> Iterator[TextDifference]:
    one, other = ({t.path: t.sha256 for t in case.edition.texts} for case in (before, after))
    for path in sorted({*one, *other}):
        if one.get(path) != other.get(path):
            yield TextDifference(path=path, before=one.get(path), after=other.get(path))


def _findings(
    before: Assessment, after: Assessment, edition_before: Edition, edition_after: Edition
) -> Iterator[FindingDifference]:
    one, other = ({f.finding: f.truth for f in a.findings} for a in (before, after))
    known = {**edition_before.findings, **edition_after.findings}
    for name, finding in known.items():
        was, is_ = one.get(name, Truth.FALSE.value), other.get(name, Truth.FALSE.value)
        if was != is_:
            yield FindingDifference(finding=name, title=finding.title, before=was, after=is_)


def _lists(before: Side, after: Side) -> Iterator[ListDifference]:
    for name, known in {**before.edition.lists, **after.edition.lists}.items():
        one, other = before.members(name), after.members(name)
        if one != other:
            yield ListDifference(
                list=name,
                title=known.title,
                joined=tuple(sorted(other - one)),
                left=tuple(sorted(one - other)),
            )


def _authorities(before: Side, after: Side) -> Iterator[AuthorityDifference]:
    for name in {**before.edition.authorities, **after.edition.authorities}:
        was, is_ = before.in_force(name), after.in_force(name)
        if was != is_:
            side = after if is_ else before
            cited = citation(name, side.edition.authorities, side.case.as_of)
            yield AuthorityDifference(
                authority=name, title=cited.title, in_force_before=was, in_force_after=is_
            )


def _levels(before: Assessment, after: Assessment, tracer: _Tracer) -> Iterator[LevelDifference]:
    one, other = _all_levels(before), _all_levels(after)
    factors = {(f.factor, f.audience) for f in after.factors}
    for key, is_ in other.items():
        was = one.get(key)
        if was is None or was == is_:
            continue
        changed = key in factors and was.stated != is_.stated
        yield LevelDifference(
            name=key[0],
            label=after.label_of(key[0]),
            audience=key[1],
            before=was,
            after=is_,
            trace=tracer.trace(("level", key), changed=changed),
        )


def _all_levels(one: Assessment) -> dict[LevelKey, LevelRange]:
    return {
        **{(d.derived, None): d.level for d in one.derived_levels},
        **{(f.factor, f.audience): f.level for f in one.factors},
        **{(t.table, t.audience): t.level for t in one.tables},
        **{(t.table, t.audience): t.level for t in one.table_matches},
    }


def _outcomes(
    before: Assessment, after: Assessment, tracer: _Tracer
) -> Iterator[OutcomeDifference]:
    earlier = {(d.determination, o.audience): o for d in before.determinations for o in d.outcomes}
    for determination in after.determinations:
        for is_ in determination.outcomes:
            key = (determination.determination, is_.audience)
            was = earlier.get(key)
            if was is None or _come_to(was) == _come_to(is_):
                continue
            changed = _stated(was) != _stated(is_)
            yield OutcomeDifference(
                determination=key[0],
                label=determination.label,
                audience=key[1],
                before=was.level,
                after=is_.level,
                disposition_before=was.disposition.stated,
                disposition_after=is_.disposition.stated,
                rule_before=was.rule,
                rule_after=is_.rule,
                why_before=was.why,
                why_after=is_.why,
                confidence_before=was.confidence,
                confidence_after=is_.confidence,
                trace=tracer.trace(("outcome", key), changed=changed),
            )


def _stated(one: Outcome) -> tuple[str, str]:
    return one.level.stated, one.disposition.stated


def _come_to(one: Outcome) -> tuple[object, ...]:
    return one.level, one.disposition, one.rule, one.confidence
