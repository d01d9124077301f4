"""The laws that hold for mitigations, over random editions, answers and promises."""

from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskwiz.core.answer import Key
from riskwiz.core.assess import assess
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.mitigation import STAGES, kept_at, mitigated
from riskwiz.core.mitigation_record import MitigationRecord
from tests.core.random_editions import Shape, answers, editions
from tests.core.test_laws import Range, case_with, completions, ranges

RISING = Shape(monotone=True, mitigations=True)
LITTLE = Shape(mitigations=True)
TINY = Shape(questions=4, mitigations=True)
STATED, LOW, HIGH = range(3)
A_QUARTER = settings(
    max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.too_slow]
)
"""Each example assesses a case several times."""


def with_all(edition: Edition, said: dict[Key, object], names: Iterable[str]) -> dict[str, Range]:
    """Return every range of a case while some mitigations are kept."""
    case = mitigated(edition, case_with(edition, said), tuple(names))
    return dict(ranges(edition, assess(edition, case)))


def promising(case: Case, states: dict[str, str]) -> Case:
    """Return a case in which some mitigations are recorded."""
    records = {name: MitigationRecord.model_validate({"state": s}) for name, s in states.items()}
    return case.model_copy(update={"mitigations": records})


@A_QUARTER
@given(st.data())
def test_a_mitigation_never_raises_anything(data: st.DataObject) -> None:
    """No item, factor, level, determination or disposition, where conditions and rules rise."""
    edition = data.draw(editions(RISING))
    said = data.draw(answers(edition))
    was = with_all(edition, said, ())
    for name, now in with_all(edition, said, ("m0",)).items():
        assert now[STATED] <= was[name][STATED], name
        assert now[HIGH] <= was[name][HIGH], name


@A_QUARTER
@given(st.data())
def test_levels_go_down_from_none_to_verified_to_agreed_to_proposed(data: st.DataObject) -> None:
    """Each stage takes more mitigations as kept, so nothing is worse at a later one."""
    edition = data.draw(editions(RISING))
    case = case_with(edition, data.draw(answers(edition)))
    states = st.sampled_from(["proposed", "agreed", "verified"])
    case = promising(case, {f"m{n}": data.draw(states) for n in range(3)})
    one = assess(edition, case)
    assert [stage.stage for stage in one.stages] == list(STAGES)
    rank = edition.scales["level"].rank
    steps = [d.id for d in one.dispositions].index
    for before, after in zip(one.stages, one.stages[1:], strict=False):
        assert set(before.mitigations) <= set(after.mitigations)
        for was, now in zip(before.levels, after.levels, strict=True):
            assert rank(now.level.stated) <= rank(was.level.stated), now.name
        for old, new in zip(before.outcomes, after.outcomes, strict=True):
            assert rank(new.level.stated) <= rank(old.level.stated)
            assert steps(new.disposition.stated) <= steps(old.disposition.stated)
    verified = one.stages[1]
    assert [o.level for d in one.determinations for o in d.outcomes] == [
        o.level for o in verified.outcomes
    ]
    assert [f.level for f in one.factors] == [s.level for s in verified.levels][: len(one.factors)]


@A_QUARTER
@given(st.data())
def test_law_2_the_account_adds_up_with_mitigations_too(data: st.DataObject) -> None:
    """What is held is in the account, so the sum can be redone by hand."""
    edition = data.draw(editions(LITTLE))
    case = case_with(edition, data.draw(answers(edition)))
    one = assess(edition, promising(case, {"m0": "verified", "m1": "verified"}))
    for now in one.factors:
        if now.value is None:
            assert now.score.stated == sum(i.stated for i in now.account)
            assert now.score.low == sum(i.low for i in now.account)
            assert now.score.high == sum(i.high for i in now.account)


@A_QUARTER
@given(st.data())
def test_law_4_no_completion_falls_outside_the_range_of_a_stage(data: st.DataObject) -> None:
    """By brute force over all answers to what is open, in any edition and at every stage."""
    edition = data.draw(editions(TINY))
    said = data.draw(answers(edition))
    names = [f"m{n}" for n in range(data.draw(st.integers(0, 3)))]
    wide = with_all(edition, said, names)
    for name, (stated, low, high) in wide.items():
        assert low <= stated <= high, name
    for place, complete in enumerate(completions(edition, said)):
        if place == 60:
            break
        for name, (stated, _, _) in with_all(edition, complete, names).items():
            assert wide[name][LOW] <= stated <= wide[name][HIGH], (name, complete)


@A_QUARTER
@given(st.data())
def test_mitigations_count_alike_in_whatever_order_they_are_recorded(data: st.DataObject) -> None:
    """They are kept together."""
    edition = data.draw(editions(LITTLE))
    case = case_with(edition, data.draw(answers(edition)))
    names = data.draw(st.permutations(["m0", "m1", "m2"]))
    one = promising(case, dict.fromkeys(names, "verified"))
    other = promising(case, dict.fromkeys(["m0", "m1", "m2"], "verified"))
    kept = [mitigated(edition, c, kept_at(c, "verified")) for c in (one, other)]
    assert kept[0].answers == kept[1].answers
    assert kept[0].holds == kept[1].holds
