"""Trying golden cases: what follows from their answers, and where it is not what was expected."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from riskwiz.core.answer import Key, State, Value
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.event import CaseOpened, Subject
from riskwiz.core.golden import ALL, GoldenCase, Statement, statements
from riskwiz.core.interview import Interview, Said
from riskwiz.core.level import out_of_hundred
from riskwiz.core.path import Truth
from riskwiz.core.value import Objection

By = Mapping[tuple[str, str | None], str]
"""What something is, by its id and audience."""


@dataclass(frozen=True)
class Trial:
    """A golden case that was tried: every difference as a sentence; none means that it passed.

    Without an interview the answers cannot be assessed at all.
    """

    path: str
    case: GoldenCase
    differences: tuple[str, ...]
    interview: Interview | None

    @property
    def passed(self) -> bool:
        """Whether everything is as expected."""
        return not self.differences


def golden_cases(edition: Edition) -> tuple[tuple[str, GoldenCase], ...]:
    """Return the golden cases of an edition, each with the file that it stands in."""
    files = (
        ("methodology.toml", edition.methodology.case),
        *((f"{one.id}.toml", one.case) for one in edition.questionnaires),
    )
    return tuple((path, case) for path, cases in files for case in cases)


def try_all(edition: Edition) -> tuple[Trial, ...]:
    """Try every golden case of an edition."""
    return tuple(try_case(edition, path, case) for path, case in golden_cases(edition))


def try_case(edition: Edition, path: str, case: GoldenCase) -> Trial:
    """Answer as a golden case says, and compare what follows with what it expects."""
    interview, refused = _interviewed(edition, case)
    try:
        return Trial(path, case, (*refused, *_differences(interview, case)), interview)
    except EditionFault as fault:
        return Trial(path, case, (*refused, str(fault)), None)


def _interviewed(edition: Edition, case: GoldenCase) -> tuple[Interview, list[str]]:
    opened = CaseOpened(
        case="golden",
        subject=Subject(name=case.name),
        as_of=case.as_of or edition.methodology.methodology.as_of,
        edition=edition.reference,
    )
    interview = Interview(edition, replay([opened]))
    refused: list[str] = []
    for name, question in edition.questions.items():
        for one in statements(question, case.answers[name]) if name in case.answers else ():
            outcome = _say(interview, Key(name, one.row), one)
            if isinstance(outcome, Objection):
                refused.append(f"answer to {Key(name, one.row)}: {outcome.message}")
            else:
                interview = interview.after(outcome)
    for name, state in case.mitigations.items():
        outcome = interview.mitigate(name, state, by="the golden case")
        if isinstance(outcome, Objection):
            refused.append(f"mitigation {name}: {outcome.message}")
        else:
            interview = interview.after(outcome)
    return interview, refused


def _say(interview: Interview, key: Key, one: Statement) -> Said:
    match one.way:
        case "unknown":
            return interview.unknown(key, str(one.said))
        case "withheld":
            return interview.withheld(key, str(one.said))
        case State.NOT_APPLICABLE.value:
            return interview.not_applicable(key, str(one.said))
        case _:
            return interview.answer(key, one.said)


def _differences(interview: Interview, case: GoldenCase) -> Iterator[str]:
    expect, assessment = case.expect, interview.assessment
    for name, wanted in ((n, w) for w in (True, False) for n in _asked(case, wanted=w)):
        if (interview.record.asked[name] is Truth.TRUE) != wanted:
            no = "" if wanted else "not "
            is_ = "is not" if wanted else "is"
            yield f"question {name}: expected {no}to be asked, {is_}"
    points = {(f.factor, f.audience): str(f.score.stated) for f in assessment.factors}
    yield from _each("points of", expect.points, points, str)
    yield from _scores(assessment, case)
    yield from _each("level of", expect.level, levels(interview), str)
    true = {f.finding for f in assessment.findings if f.truth == Truth.TRUE.value}
    yield from (f"finding {n}: expected, is not there" for n in expect.findings if n not in true)
    yield from (f"finding {n}: not expected, is there" for n in expect.not_findings if n in true)
    in_ = {c.contradiction for c in assessment.concerns}
    yield from (
        f"contradiction {n}: expected, is not there" for n in expect.contradictions if n not in in_
    )
    yield from (
        f"contradiction {n}: not expected, is there" for n in expect.not_contradictions if n in in_
    )
    dispositions = {
        (d.determination, o.audience): o.disposition.stated
        for d in assessment.determinations
        for o in d.outcomes
    }
    yield from _each("disposition of", expect.disposition, dispositions, str)
    for name, value in expect.derived.items():
        has = interview.record.derived.get(name)
        if not _same(value, has):
            yield f"derived {name}: expected {_shown(value)}, is {_shown(has)}"


def _asked(case: GoldenCase, *, wanted: bool) -> tuple[str, ...]:
    return case.expect.asked if wanted else case.expect.not_asked


def levels(interview: Interview) -> dict[tuple[str, str | None], str]:
    """Return the level of every factor, table and derived level as stated."""
    assessment = interview.assessment
    return {
        **{(f.factor, f.audience): f.level.stated for f in assessment.factors},
        **{(t.table, t.audience): t.level.stated for t in assessment.tables},
        **{(t.table, t.audience): t.level.stated for t in assessment.table_matches},
        **{(d.derived, None): d.level.stated for d in assessment.derived_levels},
    }


def _each(
    what: str,
    expected: Mapping[str, Mapping[str, object]],
    found: By,
    written: Callable[[object], str],
) -> Iterator[str]:
    """Compare what is expected of each id, for all audiences or for one, with what was found."""
    for name, by_audience in expected.items():
        for audience, wanted in by_audience.items():
            for key, has in found.items():
                if key[0] == name and audience in {ALL, key[1]} and has != written(wanted):
                    whom = f" for {key[1]}" if key[1] else ""
                    yield f"{what} {name}{whom}: expected {written(wanted)}, is {has}"


def _scores(assessment: Assessment, case: GoldenCase) -> Iterator[str]:
    """Compare scores, which may be written as they are printed or as exact fractions."""
    for one in assessment.factors:
        exact = out_of_hundred(one.score.stated, one.score.denominator)
        for audience, wanted in case.expect.score.get(one.factor, {}).items():
            if audience in {ALL, one.audience} and wanted not in {exact, one.score.stated_percent}:
                whom = f" for {one.audience}" if one.audience else ""
                printed = one.score.stated_percent
                exactly = "" if exact == printed else f" (exactly {exact})"
                yield f"score of {one.factor}{whom}: expected {wanted}, is {printed}{exactly}"


def _same(wanted: object, has: Value | None) -> bool:
    if isinstance(has, tuple):
        return isinstance(wanted, list) and list(has) == wanted
    if has is None or isinstance(has, bool) or isinstance(wanted, bool):
        return has is wanted
    try:
        return Fraction(str(wanted)) == Fraction(str(has))
    except ValueError:
        return str(wanted) == str(has)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "an empty list"
    return "not known" if value is None else str(value)
