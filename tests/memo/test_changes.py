"""What would change a result stands in the memo once, with all for whom it would."""

from fractions import Fraction
from functools import cache

from riskwiz.core.analysis.fix_result import Fix, Fixes, FixSet
from riskwiz.core.analysis.flip_result import Change, Flip, Flips, FlipSet
from riskwiz.core.analysis.measure import Measure, MeasureKind
from riskwiz.core.analysis.open_result import Move, OpenQuestion
from riskwiz.memo.changes import in_turn
from riskwiz.memo.effects import Effects
from riskwiz.memo.fixing import fixings, stuck
from riskwiz.memo.hinges import Hinges
from tests.memo.little_case import little_assessment

SECURITY = "national_security"


@cache
def effects() -> Effects:
    """Return what names the effects on the little case."""
    return Effects(little_assessment())


def measure(audience: str | None, kind: str = "disposition", of: str = SECURITY) -> Measure:
    """Return a disposition or a level of the little case."""
    return Measure.model_validate({"kind": kind, "id": of, "label": "", "audience": audience})


def change(row: str | None = None, question: str = "blackmail") -> Change:
    """Return one answer that is changed."""
    return Change(question=question, row=row, ask="How bad?", was="grave", becomes="none")


def flip(moved: Measure, *changed: Change, becomes: str = "no_action") -> Flip:
    """Return a flip downwards by one set of answers, or by none."""
    sets = (FlipSet(changes=changed, becomes=becomes),) if changed else ()
    return Flip(
        measure=moved,
        direction="down",
        stated="restrict",
        sets=sets,
        searched=1,
        exhaustive=True,
        note="",
    )


def hinges(*flips: Flip) -> Hinges:
    """Lay out some flips."""
    return Hinges(Flips(flips=flips, most=3, bound=10), effects())


def test_a_change_that_does_the_same_for_two_audiences_stands_once() -> None:
    """Each audience's own row of a grid is changed in the same way, with the same result."""
    (one,) = hinges(
        flip(measure("cleared"), change("cleared")),
        flip(measure("general_public"), change("general_public")),
    ).shown

    assert one.own_row
    ((word, whom),) = one.effects[0].words
    assert (word, whom.label, len(whom.audiences)) == ("no action", "National security", 2)


def test_a_row_that_decides_for_another_audience_is_kept_apart() -> None:
    """Whose row is changed matters when it is not the row of those for whom something follows."""
    one, other = hinges(
        flip(measure("cleared"), change("cleared")),
        flip(measure("general_public"), change("cleared")),
    ).shown

    assert (one.own_row, other.own_row) == (True, False)
    assert other.changes[0].row == "cleared"


def test_the_change_that_moves_most_comes_first_and_the_eighth_is_counted() -> None:
    """Seven of each determination are spelled out."""
    single = [flip(measure("cleared"), change(question=f"q{n}")) for n in range(7)]
    both = [flip(measure(who), change(question="last")) for who in ("cleared", "general_public")]

    laid_out = hinges(*single, *both)

    assert laid_out.shown[0].changes[0].question == "last"
    assert (len(laid_out.shown), laid_out.left_out) == (7, 1)


def test_levels_moved_by_the_same_questions_share_a_line() -> None:
    """The questions are named, once each."""
    (line,) = hinges(
        *(flip(measure(who, "determination"), change(who)) for who in ("cleared", "general_public"))
    ).leanings

    assert line.sets == (("blackmail",),)
    assert len(line.whom[0].audiences) == 2


def test_what_nothing_moves_is_said_once_for_levels_and_dispositions() -> None:
    """Both are named apart."""
    (firm,) = hinges(flip(measure("cleared")), flip(measure("cleared", "determination"))).firm

    assert (firm.searched, firm.direction) == (1, "down")
    assert len(firm.dispositions[0].audiences) == len(firm.levels[0].audiences) == 1


def fix(moved: Measure, *sets: tuple[str, ...], held_up: str | None = None) -> Fix:
    """Return the sets of mitigations that bring something to no action."""
    return Fix(
        measure=moved,
        target="no_action",
        stages={},
        reached=False,
        sets=tuple(FixSet(mitigations=one, labels=one, reaches="no_action") for one in sets),
        with_all="no_action",
        held_up=held_up,
        exhaustive=True,
        tried=9,
        why="",
    )


def test_sets_of_mitigations_that_do_the_same_share_a_line() -> None:
    """Four of five are named for both audiences together; the fifth is counted."""
    sets = [(name,) for name in "abcde"]
    moved = [fix(measure(who), *sets) for who in ("cleared", "general_public")]

    (line,) = fixings(Fixes(fixes=tuple(moved), bound=9), effects())

    assert (line.sets, line.left_out) == ((("a",), ("b",), ("c",), ("d",)), 1)
    assert len(line.effects[0].words[0][1].audiences) == 2


def test_what_mitigations_leave_as_it_is_stands_with_its_reason_once() -> None:
    """A search that ended early says nothing of the kind."""
    fixes = (
        fix(measure("cleared"), held_up="Threat high."),
        fix(measure("cleared", "determination"), held_up="Threat high."),
        fix(measure("general_public")),
    )

    (line,) = stuck(Fixes(fixes=fixes, bound=9), effects())

    assert line.why == "Threat high."
    assert [one.audiences for one in line.levels] == [one.audiences for one in line.dispositions]


def test_each_determination_has_its_missing_answer_named_before_another_has_its_second() -> None:
    """Three answers on harm do not hide the one that could still prohibit."""
    asked = [
        _missing("notices", "harm", "disposition"),
        _missing("spread", "harm", "disposition"),
        _missing("reach", "security", "determination"),
        _missing("owner", "security", "disposition"),
    ]

    assert [one.question for one in in_turn(asked)] == ["notices", "owner", "spread", "reach"]


def _missing(question: str, determination: str, kind: MeasureKind) -> OpenQuestion:
    moves = Move(
        measure=Measure(kind=kind, id=determination, label=determination, audience=None),
        stated="low", low="low", high="high", down=0, up=1, low_answer=None, high_answer="yes",
    )  # fmt: skip
    return OpenQuestion(
        question=question, row=None, ask=question, standing="unknown", required=False,
        moves=(moves,), narrows=(), points=Fraction(1), could_move=(), tried=2, exhaustive=True,
        faults=(), why="",
    )  # fmt: skip
