"""Laws 3, 5 and 8 hold in the shipped edition."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskwiz.core.answer import Key
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.exercise import exercised
from riskwiz.core.item import maximum
from riskwiz.core.path import Truth, asked
from riskwiz.core.question import (
    ChoiceQuestion,
    GridQuestion,
    MoneyQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    TableQuestion,
    YesNoQuestion,
)
from riskwiz.core.trial import levels
from tests.core.test_laws import ranges
from tests.editions import case_of
from tests.shipped.edition import shipped, trials

OWNERS: list[object] = [
    [{"owner": "A", "country": home, "share": "100", "kind": "company"}]
    for home in ("US", "FR", "CN")
]
RIGHTS: list[object] = [
    [{"state": state, "right": right, "place": place}]
    for state, right, place in (
        ("AE", "observer", "affiliate"),
        ("CN", "director", "affiliate"),
        ("CN", "director", "company"),
        ("CN", "majority", "company"),
    )
]
LISTINGS = ("military_list", "entity_list", "covered_list", "blocked_list")
Said = dict[str, object]


def rising(question: Question) -> Sequence[object]:
    """Answers to a question, from the least to the most concerning."""
    match question:
        case ChoiceQuestion() | GridQuestion():
            return [one.id for one in question.option]
        case MultiQuestion():
            ids = [one.id for one in question.option if not one.exclusive]
            alone = [(one.id,) for one in question.option if one.exclusive]
            return [*alone, *(tuple(ids[: end + 1]) for end in range(len(ids)))]
        case YesNoQuestion():
            return [False, True]
        case NumberQuestion() | MoneyQuestion():
            whole = question.kind in {"count", "money"}
            starts = [band.start for band in question.band] or [Fraction(0)]
            return [int(one) if whole else str(float(one)) for one in starts]
        case TableQuestion():
            return {"owners": OWNERS, "state_rights": RIGHTS}.get(question.id, [[]])
        case _:
            return {"country": ["US", "FR", "CN"], "date": ["2020-01-01"]}.get(
                question.kind, ["a word"]
            )


def keys() -> Iterator[tuple[str, Question]]:
    """Every question, or row of a grid, as a case is answered."""
    for question in shipped().questions.values():
        for row in shipped().rows(question):
            yield str(Key(question.id, row)), question


def counts(question: Question) -> bool:
    """Whether one answer to a question is more concerning than another."""
    is_table = question.id in {"owners", "state_rights"}
    return is_table or question.id in LISTINGS or maximum(question) is not None


@st.composite
def answered(draw: st.DrawFn) -> Said:
    """Answer the questions of the shipped edition, and leave some open."""
    picked = {name: draw(st.sampled_from([*rising(question), None])) for name, question in keys()}
    return {name: value for name, value in picked.items() if value is not None}


def falls(before: Said, after: Said) -> list[str]:
    """Return the scores, levels and dispositions that are lower after than before.

    Only where the same questions are asked. One item may fall as long as another makes up for it:
    a right that passes from one state to another counts elsewhere.
    """
    edition = shipped()
    was, now = case_of(edition, before), case_of(edition, after)
    if asked(edition, was) != asked(edition, now):
        return []
    old = dict(ranges(edition, assess(edition, was)))
    new = ranges(edition, assess(edition, now))
    return [n for n, is_ in new if is_[0] < old[n][0] and not n.startswith("item ")]


COUNTING = [(name, question) for name, question in keys() if counts(question)]


@settings(max_examples=20)
@given(answered(), st.data())
def test_law_3_a_more_concerning_answer_never_lowers_anything(
    said: Said, data: st.DataObject
) -> None:
    """No score, level, determination or disposition, whatever else is answered."""
    name, question = data.draw(st.sampled_from(COUNTING))
    one, more = data.draw(st.sampled_from(list(pairwise(rising(question)))))

    assert falls(said | {name: one}, said | {name: more}) == []


@pytest.mark.long
@pytest.mark.parametrize("other", ["least", "most", "open"])
def test_law_3_for_every_answer(other: str) -> None:
    """Each step of each question, with all others at their least, at their most, and open."""
    place = {"least": 0, "most": -1}.get(other)
    rest = {} if place is None else {name: rising(one)[place] for name, one in keys()}
    for name, question in COUNTING:
        for one, more in pairwise(rising(question)):
            assert falls(rest | {name: one}, rest | {name: more}) == [], (name, one, more)


def _assessed() -> Iterator[Assessment]:
    yield from (one.interview.assessment for one in trials() if one.interview is not None)


def test_law_5_some_case_makes_every_finding_and_follows_every_rule() -> None:
    """And meets every contradiction, reads every cell of every table, keeps every mitigation."""
    idle = {one.sort: one.idle for one in exercised(shipped(), trials())}

    assert idle["findings"] == ()
    assert idle["contradictions"] == ()
    assert idle["rules"] == ()
    assert idle["table cells"] == ()
    assert idle["mitigations"] == ()


def test_law_5_some_case_reaches_every_level_and_disposition() -> None:
    """Every level of every factor and table; each determination's own dispositions."""
    edition = shipped()
    found = {
        (name, level)
        for one in trials()
        if one.interview is not None
        for (name, _), level in levels(one.interview).items()
    }
    scale = [one.id for one in edition.scales["level"].levels]
    given_ = {
        (d.determination, o.disposition.stated)
        for one in _assessed()
        for d in one.determinations
        for o in d.outcomes
    }

    named = (*edition.factors, *edition.tables)
    assert [(n, level) for n in named for level in scale if (n, level) not in found] == []
    assert {(r.determination, r.disposition) for r in edition.methodology.rule} == given_


def test_law_5_the_most_concerning_answers_ask_every_question() -> None:
    """But those that wait for a harmless answer, or for nothing known: these some case asks."""
    edition = shipped()
    most = case_of(edition, {name: rising(one)[-1] for name, one in keys()})
    asked_ = {*asked(edition, most)}
    asked_ |= {
        name
        for one in trials()
        if one.interview is not None
        for name, truth in one.interview.record.asked.items()
        if truth is Truth.TRUE
    }

    assert sorted(set(edition.questions) - asked_) == []


BENEFITS = [
    (name, question) for name, question in keys() if shipped().section_of[question.id].benefits
]


def _judged(one: Assessment) -> tuple[object, ...]:
    return one.factors, one.tables, one.findings, one.determinations, one.derived_levels


@settings(max_examples=5)
@given(answered(), st.data())
def test_law_8_benefits_change_nothing(said: Said, data: st.DataObject) -> None:
    """No score, range, level, finding, confidence or disposition, whichever are claimed."""
    edition = shipped()
    names = {name for name, _ in BENEFITS}
    without = {name: value for name, value in said.items() if name not in names}
    claimed = {name: data.draw(st.sampled_from(rising(one))) for name, one in BENEFITS}

    assert BENEFITS
    assert _judged(assess(edition, case_of(edition, without | claimed))) == _judged(
        assess(edition, case_of(edition, without))
    )


def test_law_8_each_benefit_alone_changes_nothing() -> None:
    """Every answer to each of them, in a case where nothing else is known."""
    edition = shipped()
    bare = _judged(assess(edition, case_of(edition, {})))
    for name, question in BENEFITS:
        for answer in rising(question):
            assert _judged(assess(edition, case_of(edition, {name: answer}))) == bare, name


def test_law_8_no_expression_outside_names_a_benefit() -> None:
    """Neither a condition, a derived value, a finding, a contradiction nor a rule."""
    edition = shipped()
    benefits = {name for name, _ in BENEFITS}
    inside = {("question", name) for name in benefits}
    named = {
        place: {name.split(".")[0] for name in expression.names} & benefits
        for place, expression in edition.expressions.items()
        if place not in inside
    }

    assert {place: names for place, names in named.items() if names} == {}
