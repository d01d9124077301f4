"""Which open questions settle a determination."""

from riskwiz.core.analysis.settling import settling_sets
from riskwiz.core.analysis.settling_result import Settling
from riskwiz.core.mitigation_record import MitigationRecord
from tests.editions import METHODOLOGY, ONE, build, case_of

QUESTIONS = "".join(
    f"""
[[section.question]]
id = "{name}"
kind = "yes_no"
ask = "{name}?"
points = {{ yes = {points} }}
"""
    for name, points in {"a": 6, "b": 2, "c": 2}.items()
)
EDITION = build(ONE + QUESTIONS)


def settling(**answers: object) -> Settling:
    """Return what settles the decision after some answers; cut points lie at 4 and 7 of 10."""
    (found,) = settling_sets(EDITION, case_of(EDITION, answers)).determinations
    return found


def test_answers_to_two_questions_settle_what_no_one_does() -> None:
    """After a no, b and c make 0, 2 or 4 points, low or moderate; b no too leaves it low."""
    found = settling()
    sets = [{one.question: one.answer for one in each.answers} for each in found.sets]
    assert sets == [{"a": "no", "b": "no"}, {"a": "no", "c": "no"}]
    assert {one.level for one in found.sets} == {"low"}
    assert found.searched == 2
    assert found.exhaustive
    assert found.note == (
        "2 questions can settle Decision, in 2 ways. "
        "All 3 that can matter settle it whichever way they are answered."
    )


def test_one_answer_settles_it() -> None:
    """With b yes: a no leaves 2 or 4 points, a yes makes 8 or 10, which is high either way."""
    found = settling(b=True)
    (one,) = found.sets
    assert [(a.question, a.answer) for a in one.answers] == [("a", "yes")]
    assert (one.level, one.disposition) == ("high", "ban")
    assert [one.question for one in found.whatever] == ["a", "c"]


def test_what_is_settled_needs_nothing() -> None:
    """With a and b answered yes nothing that c says takes it from 8 points below 7."""
    found = settling(a=True, b=True)
    assert found.settled
    assert found.sets == ()
    assert found.whatever == ()
    assert found.note == "Nothing that is open can change Decision."


def test_with_nothing_answered_everything_matters() -> None:
    """All three questions settle it whichever way they are answered."""
    found = settling()
    assert [one.question for one in found.whatever] == ["a", "b", "c"]
    assert {one.answer for one in found.whatever} == {"not answered"}


def test_what_a_verified_mitigation_holds_is_counted_as_held() -> None:
    """With c held at no, a no leaves 0 or 2 points, which is low; a yes makes 6 or 8."""
    held = """
[[mitigation]]
id = "no_c"
label = "No c"
help = "Somebody sees to it."
verified_by = "An audit."
[[mitigation.effect]]
set = "c"
to = false
"""
    edition = build(ONE + QUESTIONS, METHODOLOGY + held)
    case = case_of(edition, {}).model_copy(
        update={"mitigations": {"no_c": MitigationRecord(state="verified")}}
    )

    (found,) = settling_sets(edition, case).determinations

    sets = [{one.question: one.answer for one in each.answers} for each in found.sets]
    assert sets == [{"a": "no"}]
    assert {one.level for one in found.sets} == {"low"}
