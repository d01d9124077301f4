"""Where an analysis comes to its bound, or an edition fails under some answers, it says so."""

from riskwiz.core.analysis.flips import flips
from riskwiz.core.analysis.range_result import MeasureRange, Ranges
from riskwiz.core.analysis.ranges import ranges
from riskwiz.core.analysis.settling import settling_sets
from riskwiz.core.edition import Edition
from tests.editions import ONE, build, case_of

FAULT = "the condition of finding `f` fails: "


def found_when(when: str, *names: str) -> Edition:
    """Make an edition of some questions, one worth 10 points, and a finding that makes it high."""
    asked = "".join(
        f'[[section.question]]\nid = "{name}"\nkind = "yes_no"\nask = "{name}?"\n' for name in names
    )
    worth = '[[section.question]]\nid = "z"\nkind = "yes_no"\nask = "z?"\npoints = { yes = 10 }\n'
    finding = f"""[[finding]]
id = "f"
title = "F."
severity = "high"
when = '{when}'
floor = {{ factor = "threat", level = "high" }}
"""
    return build(ONE + asked + worth + finding)


def alternating(count: int) -> Edition:
    """Make an edition whose finding wants yes and no in turn, so that no end of points does it."""
    names = [f"q{n}" for n in range(count)]
    return found_when(" && ".join(n if int(n[1:]) % 2 == 0 else f"!{n}" for n in names), *names)


def threat(found: Ranges) -> MeasureRange:
    """Return the range of the level of the threat."""
    return next(one for one in found.measures if one.measure.kind == "factor")


def test_a_range_is_sharp_where_all_combinations_are_followed_up() -> None:
    """Six questions have 64 of them, of which one finds something, and one answer has no points."""
    edition = alternating(6)
    found = ranges(edition, case_of(edition, {"z": False}))
    one = threat(found)
    assert (one.stated, one.low, one.high, one.sharp) == ("low", "low", "high", True)
    assert (found.combinations, found.exhaustive) == (64, True)
    assert found.note == "64 combinations of open answers were followed up."


def test_past_the_bound_a_range_says_that_it_may_be_wider_than_need_be() -> None:
    """Eight questions have 256 combinations, of which 128 are not enough."""
    edition = alternating(8)
    found = ranges(edition, case_of(edition, {"z": False}))
    one = threat(found)
    assert (one.stated, one.low, one.high, one.sharp) == ("low", "low", "high", False)
    assert not found.exhaustive
    assert found.note == (
        "More than 128 combinations of open answers open or find something, so ranges that are"
        " not marked sharp may be wider than need be."
    )


FAILING = found_when("q1 && !q2 && [1][q0 ? 0 : 5] == 1", "q0", "q1", "q2")
"""With q1 and without q2, a no to q0 asks for what a list does not have."""


def test_a_range_says_under_which_answers_the_edition_fails() -> None:
    """Both ends are reached by other answers, so they are sharp all the same."""
    found = ranges(FAILING, case_of(FAILING, {"z": False}))
    one = threat(found)
    assert (one.low, one.high, one.sharp) == ("low", "high", True)
    assert not found.exhaustive
    (fault,) = found.faults
    assert fault.startswith(FAULT)
    assert found.note == (
        "Under some answers an expression of the edition fails, so ranges are only sound."
    )


def test_a_change_under_which_the_edition_fails_flips_nothing() -> None:
    """A no to q1, or a yes to q2, takes the finding away; a no to q0 makes it fail."""
    case = case_of(FAILING, {"q0": True, "q1": True, "q2": False, "z": False})
    down = next(one for one in flips(FAILING, case).flips if one.measure.kind == "determination")
    changes = [[(c.question, c.becomes) for c in one.changes] for one in down.sets]
    assert (down.stated, down.direction) == ("high", "down")
    assert changes == [[("q1", "no")], [("q2", "yes")]]


def test_a_set_that_settles_is_not_the_smallest_for_certain_where_the_edition_fails() -> None:
    """A yes to q0, or 10 points of 10, settle it at high; a no to q0 nobody can follow up."""
    edition = found_when("[1][q0 ? 0 : 5] == 1", "q0")
    (found,) = settling_sets(edition, case_of(edition, {})).determinations
    assert [[(a.question, a.answer) for a in one.answers] for one in found.sets] == [
        [("q0", "yes")],
        [("z", "yes")],
    ]
    assert {one.level for one in found.sets} == {"high"}
    assert not found.exhaustive


def test_a_search_that_comes_to_its_bound_says_that_it_is_not_exhaustive() -> None:
    """Two questions of 40 options have 80 answers alone, and 1,600 together: 1,500 are tried."""
    options = ", ".join(f'{{ id = "o{n}", label = "{n}", points = {n} }}' for n in range(40))
    asked = "".join(
        f'[[section.question]]\nid = "{name}"\nkind = "choice"\nask = "{name}?"\n'
        f"option = [{options}]\n"
        for name in ("a", "b")
    )
    edition = build(ONE + asked)
    all_ = settling_sets(edition, case_of(edition, {}))
    (found,) = all_.determinations
    assert all_.bound == 1_500
    assert (found.searched, found.exhaustive) == (1, False)
    # The first that was tried: no points at all are low, whatever else could have been.
    assert [[(a.question, a.answer) for a in one.answers] for one in found.sets] == [
        [("a", "0"), ("b", "0")]
    ]
    assert found.note.startswith("2 questions can settle Decision, in one way. ")
