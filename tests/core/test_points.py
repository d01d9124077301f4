"""Points: the table of DESIGN 3.2, cell by cell."""

from fractions import Fraction

import pytest

from riskwiz.core.answer import Key, State, answered
from riskwiz.core.assess import assess
from riskwiz.core.outlook import outlook
from tests.editions import (
    DECISION,
    FACTOR,
    HEAD,
    METHODOLOGY,
    ONE,
    assessed,
    build,
    case_of,
    factor,
    item,
    points,
)

GATED = """
[[section.question]]
id = "gate"
kind = "yes_no"
ask = "Gate?"
may_not_apply = true
[[section.question]]
id = "q"
kind = "choice"
ask = "Q?"
when = 'gate'
may_not_apply = true
option = [
  { id = "none", label = "None", points = 0 },
  { id = "some", label = "Some", points = 3 },
  { id = "much", label = "Much", points = 10 },
]
"""
UNKNOWN, WITHHELD, NOT_APPLICABLE = State.UNKNOWN, State.WITHHELD, State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("gate", "q", "expected"),
    [
        pytest.param(True, "none", (0, 0, 0), id="answered, the least concerning"),
        pytest.param(True, "some", (3, 3, 3), id="answered"),
        pytest.param(True, "much", (10, 10, 10), id="answered, the most concerning"),
        pytest.param(False, None, (0, 0, 0), id="not asked"),
        pytest.param(False, "much", (0, 0, 0), id="not asked, its answer set aside"),
        pytest.param(True, NOT_APPLICABLE, (0, 0, 0), id="not applicable"),
        pytest.param(True, None, (5, 0, 10), id="unanswered"),
        pytest.param(True, UNKNOWN, (5, 0, 10), id="unknown"),
        pytest.param(None, None, (5, 0, 10), id="behind an unanswered gate"),
        pytest.param(UNKNOWN, None, (5, 0, 10), id="behind an unknown gate"),
        pytest.param(WITHHELD, None, (5, 0, 10), id="behind a withheld gate"),
        pytest.param(UNKNOWN, "some", (5, 0, 10), id="behind an unknown gate, once answered"),
        pytest.param(NOT_APPLICABLE, None, (0, 0, 0), id="behind a gate that does not apply"),
        pytest.param(True, WITHHELD, (10, 0, 10), id="withheld"),
    ],
)
def test_each_state_of_an_item_has_its_points(
    gate: object, q: object, expected: tuple[int, int, int]
) -> None:
    """What is said to the gate and the item gives stated, low and high."""
    answers = {k: v for k, v in (("gate", gate), ("q", q)) if v is not None}
    assert points(assessed(build(ONE + GATED), **answers), "q") == expected


@pytest.mark.parametrize(
    ("answers", "stated"),
    [
        ({"gate": True}, Fraction(10, 3)),
        ({"gate": True, "q": UNKNOWN}, Fraction(10, 3)),
        ({}, Fraction(10, 3)),
        ({"gate": True, "q": WITHHELD}, Fraction(15, 2)),
        ({"gate": True, "q": "some"}, Fraction(3)),
    ],
)
def test_a_factor_may_declare_its_own_shares(answers: dict[str, object], stated: Fraction) -> None:
    """`not_known` and `withheld` of a factor stand before those of the methodology."""
    own = FACTOR + 'not_known = "1/3"\nwithheld = "3/4"\n'
    one = assessed(build(ONE + GATED, HEAD + own + DECISION), **answers)
    assert points(one, "q")[0] == stated


def test_a_share_of_zero_is_a_share() -> None:
    """A factor that declares 0 does not fall back on the methodology's share."""
    own = FACTOR + 'not_known = "0"\nwithheld = "0"\n'
    edition = build(ONE + GATED, HEAD + own + DECISION)
    assert points(assessed(edition, gate=True), "q") == (0, 0, 10)
    assert points(assessed(edition, gate=True, q=WITHHELD), "q") == (0, 0, 10)


def test_not_applicable_counts_only_where_the_question_allows_it() -> None:
    """An answer `not applicable` to a question that must apply leaves it unanswered."""
    edition = build(ONE + GATED.replace("may_not_apply = true", ""))
    one = assessed(edition, gate=True, q=NOT_APPLICABLE)
    assert points(one, "q") == (5, 0, 10)
    assert [s.question for s in one.set_aside] == ["q"]


def test_every_line_of_the_account_names_state_rule_and_maximum() -> None:
    """The account lists items that are not known as well, with the rule that counts them."""
    edition = build(ONE + GATED)
    known = item(assessed(edition, gate=True, q="some"), "q")
    assert (known.state, known.rule, known.maximum) == ("answered", "Some", 10)
    silent = item(assessed(edition, gate=True), "q")
    assert (silent.state, silent.rule) == ("unanswered", "not known: 1/2 of 10")
    behind = item(assessed(edition), "q")
    assert (behind.state, behind.rule) == ("behind an open question", "not known: 1/2 of 10")
    refused = item(assessed(edition, gate=True, q=WITHHELD), "q")
    assert (refused.state, refused.rule) == ("withheld", "withheld: 1 of 10")
    closed = item(assessed(edition, gate=False), "q")
    assert (closed.state, closed.rule) == ("not asked", "nothing to score")


@pytest.mark.parametrize("answer", ["nonsense", 7, True, ("some",)])
def test_an_answer_that_is_no_option_is_set_aside_and_counts_as_unanswered(
    answer: object,
) -> None:
    """It is kept and listed, and never scored as zero without saying so."""
    one = assessed(build(ONE + GATED), gate=True, q=answer)
    assert points(one, "q") == (5, 0, 10)
    assert [s.why for s in one.set_aside] == [
        "the answer is not among those that the question allows"
    ]


DERIVED = """
[[section.question]]
id = "owners"
kind = "table"
ask = "Owners?"
may_not_apply = true
[[section.question.column]]
id = "share"
label = "Share"
kind = "percent"
[[derived]]
id = "total"
label = "Total"
kind = "number"
value = 'sum(owners.map(o, o.share))'
[[derived.band]]
from = "0"
label = "below 20 %"
points = 0
[[derived.band]]
from = "20"
label = "20 % and more"
points = 6
"""


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        pytest.param([{"share": "1.8"}, {"share": "18.2"}], (6, 6, 6), id="exactly at the band"),
        pytest.param([{"share": "1.8"}, {"share": "18.199999"}], (0, 0, 0), id="just below"),
        pytest.param([], (0, 0, 0), id="no owners"),
        pytest.param(None, (3, 0, 6), id="its input unanswered"),
        pytest.param(UNKNOWN, (3, 0, 6), id="its input unknown"),
        pytest.param(WITHHELD, (3, 0, 6), id="its input withheld: it is not known"),
        pytest.param(NOT_APPLICABLE, (0, 0, 0), id="its input does not apply"),
    ],
)
def test_a_derived_number_scores_by_its_band(
    owners: object, expected: tuple[int, int, int]
) -> None:
    """It is not known while an input that it needs is not known."""
    answers = {} if owners is None else {"owners": owners}
    assert points(assessed(build(ONE + DERIVED), **answers), "total") == expected


def test_a_derived_number_behind_a_closed_gate_is_not_asked() -> None:
    """Where its only input is not asked there is nothing to score; behind an open gate there is."""
    gate = '[[section.question]]\nid = "gate"\nkind = "yes_no"\nask = "Gate?"\n'
    gated = DERIVED.replace('ask = "Owners?"', "ask = \"Owners?\"\nwhen = 'gate'")
    edition = build(ONE + gate + gated)
    assert points(assessed(edition, gate=False), "total") == (0, 0, 0)
    assert item(assessed(edition, gate=False), "total").state == "not asked"
    assert points(assessed(edition), "total") == (3, 0, 6)
    assert item(assessed(edition, gate=True, owners=[{"share": "30"}]), "total").rule == (
        "30: 20 % and more"
    )


def test_silence_is_not_zero() -> None:
    """An empty case stands at u of everything, between nothing and everything."""
    one = factor(assessed(build(ONE + GATED, METHODOLOGY)))
    assert one.score.stated == 5
    assert (one.score.low_percent, one.score.high_percent) == (0, 100)
    assert (one.level.stated, one.level.low, one.level.high) == ("moderate", "low", "high")


@pytest.mark.parametrize(
    ("gate", "q", "expected"),
    [
        (WITHHELD, "some", (3, 0, 10)),
        (WITHHELD, None, (5, 0, 10)),
        (WITHHELD, NOT_APPLICABLE, (0, 0, 10)),
        (UNKNOWN, "some", (0, 0, 10)),
        (True, "some", (0, 0, 0)),
    ],
)
def test_behind_a_gate_that_may_still_change_the_range_is_the_whole(
    gate: object, q: object, expected: tuple[int, int, int]
) -> None:
    """`gate.withheld` is settled on the record, and an answer to the gate can still turn it.

    The range may not be narrower: with another answer behind the gate it would widen again
    while the gate goes from withheld to unknown.
    """
    edition = build(ONE + GATED.replace("when = 'gate'", "when = 'gate.withheld'"))
    answers = {"gate": gate} | ({} if q is None else {"q": q})
    assert points(assessed(edition, **answers), "q") == expected


def test_many_items_add_up_and_single_answers_change_their_sum_alone() -> None:
    """Of 45 questions worth 1, 2 and 3 points in turn, 90 points in all, q0 has 1 and q44 has 3."""
    asked = "".join(
        f'[[section.question]]\nid = "q{n}"\nkind = "yes_no"\nask = "Q{n}?"\n'
        f"points = {{ yes = {n % 3 + 1} }}\n"
        for n in range(45)
    )
    edition = build(ONE + asked)
    case = case_of(edition, {f"q{n}": True for n in range(45)})
    ahead, threat = outlook(edition, case), ("threat", None)
    assert ahead.points(threat) == (180, 180, 180)  # in halves of a point, as 1/2 is not known
    assert ahead.after({Key("q0"): None}).points(threat) == (179, 178, 180)
    fewer = ahead.after({Key("q44"): answered(value=False)})
    assert fewer.points(threat) == (174, 174, 174)
    assert factor(assess(edition, case)).score.denominator == 90


def test_a_factor_without_items_has_no_points() -> None:
    """Its score is 0, and its level the lowest."""
    asked = '[[section.question]]\nid = "q"\nkind = "text"\nask = "Q?"\n'
    one = factor(assessed(build(ONE + asked)))
    assert (int(one.score.high), one.score.denominator, one.level.high) == (0, 0, "low")
