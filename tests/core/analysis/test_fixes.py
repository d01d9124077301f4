"""Which mitigations reach a level or a disposition."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskwiz.core.analysis.fix_result import Fix, Target
from riskwiz.core.analysis.fixes import fixes
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.mitigation import mitigated
from riskwiz.core.mitigation_record import MitigationRecord
from riskwiz.core.outlook import outlook
from tests.core.random_editions import Shape, answers, editions
from tests.core.test_laws import case_with
from tests.editions import METHODOLOGY, ONE, build, case_of

MITIGATIONS = """
[[mitigation]]
id = "guards"
label = "Guards"
effect = [{ set = "a", to = "no" }]
[[mitigation]]
id = "locks"
label = "Locks"
effect = [{ set = "b", to = "no" }]
[[mitigation]]
id = "walls"
label = "Walls"
effect = [{ set = "a", to = "no" }, { set = "b", to = "no" }]
"""

QUESTIONS = "".join(
    f"""
[[section.question]]
id = "{name}"
kind = "choice"
ask = "How much {name}?"
option = [{{ id = "no", label = "No", points = 0 }}, {{ id = "yes", label = "Yes", points = 5 }}]
"""
    for name in "abc"
)

EDITION = build(ONE + QUESTIONS, METHODOLOGY + MITIGATIONS)
ALL: dict[str, object] = {"a": "yes", "b": "yes", "c": "yes"}


def fix(target: str, kind: str = "determination", **states: str) -> Fix:
    """Look for what brings the case where all is answered yes to a target."""
    case = case_of(EDITION, ALL)
    records = {n: MitigationRecord.model_validate({"state": s}) for n, s in states.items()}
    case = case.model_copy(update={"mitigations": records})
    one = Target.model_validate({"kind": kind, "id": "decision", "target": target})
    (found,) = fixes(EDITION, case, [one]).fixes
    return found


def test_one_mitigation_is_enough_for_one_step() -> None:
    """With one of three answers held the score is 10 of 15: 67, below the 70 of high."""
    found = fix("moderate")
    assert [one.mitigations for one in found.sets] == [("guards",), ("locks",), ("walls",)]
    assert [one.reaches for one in found.sets] == ["moderate", "moderate", "low"]
    assert found.why == "3 minimal sets of mitigations bring Decision to moderate or below."
    assert found.exhaustive


def test_two_steps_take_both_or_the_one_that_does_both() -> None:
    """Two held make 5 of 15: 33, below the 40 of moderate; none of the two can be left out."""
    found = fix("low")
    assert {one.mitigations for one in found.sets} == {("walls",), ("guards", "locks")}


def test_a_disposition_is_a_target_too() -> None:
    """The score of high bans, that of moderate is watched."""
    assert len(fix("watch", "disposition").sets) == 3
    assert fix("nothing", "disposition").sets[0].labels == ("Walls",)


def test_what_nothing_reaches_is_said_with_the_reason() -> None:
    """All hold a, which leaves 18 of 27 points: 67, moderate; its factor and rule are named."""
    heavier = QUESTIONS.replace("points = 5", "points = 9", 3)
    edition = build(ONE + heavier, METHODOLOGY + MITIGATIONS.replace('"b"', '"a"'))
    one = Target(kind="determination", id="decision", target="low")
    (found,) = fixes(edition, case_of(edition, ALL), [one]).fixes
    assert found.sets == ()
    assert found.with_all == "moderate"
    assert found.why == (
        "With all 3 mitigations Decision is still moderate, not low: Threat moderate. "
        "It is moderate."
    )


def test_what_is_reached_already_needs_nothing() -> None:
    """So it says, and looks for no sets."""
    found = fix("high")
    assert found.reached
    assert found.sets == ()
    assert found.why == "Decision is high already."


def test_mitigations_that_are_verified_are_taken_as_kept() -> None:
    """With guards verified the level is moderate, and one more makes it low."""
    found = fix("low", guards="verified", locks="agreed")
    assert found.stages == {
        "none": "high",
        "verified": "moderate",
        "agreed": "low",
        "proposed": "low",
    }
    assert [one.mitigations for one in found.sets] == [("locks",), ("walls",)]


def test_without_mitigations_nothing_is_declared() -> None:
    """Then there is nothing to look for."""
    edition = build(ONE + QUESTIONS)
    found = fixes(edition, case_of(edition, ALL)).fixes
    assert [one.target for one in found] == ["moderate", "watch"]
    assert all("No further mitigation is declared" in one.why for one in found)


def test_a_target_that_the_edition_does_not_have_is_passed_over() -> None:
    """No such word, and no such determination."""
    targets = [
        Target(kind="determination", id="decision", target="tiny"),
        Target(kind="determination", id="other", target="low"),
    ]
    assert fixes(EDITION, case_of(EDITION, ALL), targets).fixes == ()


def test_a_finding_that_binds_is_among_the_reasons() -> None:
    """A floor on c holds the level up whatever is promised about a and b."""
    finding = """
[[finding]]
id = "grave"
title = "It is grave."
severity = "high"
when = 'c == "yes"'
floor = { factor = "threat", level = "high" }
"""
    edition = build(ONE + QUESTIONS + finding, METHODOLOGY + MITIGATIONS)
    (found, _) = fixes(edition, case_of(edition, ALL)).fixes
    assert found.why.endswith("Threat high. It is high. It is grave.")


def least(edition: Edition, case: Case, slot: int, target: int) -> set[tuple[str, ...]]:
    """Try every set of mitigations, and return the minimal ones that reach a target."""
    names = tuple(edition.mitigations)
    reached = [
        set(some)
        for size in range(len(names) + 1)
        for some in combinations(names, size)
        if outlook(edition, mitigated(edition, case, some)).slots[slot][0] <= target
    ]
    return {
        tuple(name for name in names if name in one)
        for one in reached
        if not any(other < one for other in reached)
    }


@settings(max_examples=settings().max_examples // 4, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_sets_are_all_the_minimal_ones(data: st.DataObject) -> None:
    """In random editions in which a mitigation raises nothing."""
    edition = data.draw(editions(Shape(questions=5, monotone=True, mitigations=True)))
    case = case_with(edition, data.draw(answers(edition)))
    ahead = outlook(edition, case)
    slots = ahead.kernel.levels.decisions
    for one in fixes(edition, case).fixes:
        if one.measure.kind == "disposition":
            steps = [d.id for d in edition.methodology.disposition]
            slot = slots[one.measure.id, one.measure.audience]
            found = {each.mitigations for each in one.sets}
            assert found == least(edition, case, slot, steps.index(one.target))
