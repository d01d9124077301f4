"""What closes questions adds what they could give, by itself and by derived numbers."""

import pytest

from riskwiz.authoring import check_edition
from tests.authoring.editions_on_disk import GOOD, texts


def _count(name: str, when: str = "") -> str:
    condition = f"when = '{when}'\n" if when else ""
    return f"""
[[section.question]]
id = "{name}"
kind = "count"
ask = "How many?"
help = "Count them."
{condition}"""


def _worth(points: int, when: str) -> str:
    return f"""
[[section.question]]
id = "gated"
kind = "yes_no"
ask = "Is it so?"
help = "Ask."
cite = ["act s. 3"]
when = '{when}'
points = {{ yes = {points} }}
"""


def _derived(value: str, points: int, start: int = 1) -> str:
    return f"""
[[derived]]
id = "reach"
label = "Reach"
kind = "number"
value = '{value}'
cite = ["act s. 4"]
[[derived.band]]
from = "0"
label = "less"
points = 0
[[derived.band]]
from = "{start}"
label = "more"
points = {points}
"""


def _found(questions: str, derived: str = "") -> list[str]:
    """Return what is said by RW312 and RW700 of the good edition with questions and a number."""
    edition = texts(GOOD)
    before, after = edition["owners.toml"].split('[[section.question]]\nid = "owners"')
    rest = f'[[section.question]]\nid = "owners"{after}'
    edition["owners.toml"] = f"{before}{questions.lstrip()}\n{rest}\n{derived}"
    found = check_edition(edition)
    assert not [one for one in found if one.severity == "error" and one.code != "RW312"], found
    return [f"{one.message}; {one.note}" for one in found if one.code in {"RW312", "RW700"}]


SEATS_CLOSE_A_COUNT = _count("directors", when='board_seats != "most"')


def test_a_derived_number_loses_its_points_where_its_input_is_closed() -> None:
    """Most of the seats adds 8 to none and 4 to one; the number that it takes away gives 9."""
    assert _found(SEATS_CLOSE_A_COUNT, _derived("directors > 3 ? 1.0 : 0.0", 9)) == [
        (
            '`board_seats` answered "most" instead of "none" adds 8 to `threat` and closes '
            "questions worth 9; one of them is `directors`, on which `reach` rests"
        )
    ]


def test_an_answer_that_adds_as_much_may_close_the_input_of_a_derived_number() -> None:
    """Most of the seats adds at least 4, and the number gives no more."""
    assert _found(SEATS_CLOSE_A_COUNT, _derived("directors > 3 ? 1.0 : 0.0", 4)) == []


def test_a_derived_number_that_does_without_the_closed_input_loses_nothing() -> None:
    """It is the same whether the directors are counted or not."""
    value = 'directors.asked ? (board_seats == "one" ? 1.0 : 1.0) : 1.0'

    assert _found(SEATS_CLOSE_A_COUNT, _derived(value, 9)) == []


def test_the_points_of_closed_questions_and_of_what_rests_on_them_are_added() -> None:
    """Three of the question and three of the number are more than the four of one seat more."""
    questions = SEATS_CLOSE_A_COUNT + _worth(3, 'board_seats != "most"')

    assert _found(questions, _derived("directors > 3 ? 1.0 : 0.0", 3)) == [
        (
            '`board_seats` answered "most" instead of "one" adds 4 to `threat` and closes '
            "questions worth 6; one of them is `directors`"
        )
    ]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("layers >= 3 ? 1.0 : 0.0", id="by a condition"),
        pytest.param("product([double(layers), 2.0]) >= 6.0 ? 1.0 : 0.0", id="by arithmetic"),
        pytest.param("layers >= 3 && layers.known ? 1.0 : 0.0", id="by its state too"),
    ],
)
def test_an_answer_counts_by_the_derived_number_that_is_worked_out_of_it(value: str) -> None:
    """Three layers give 2 by the number, and close a question worth 5."""
    questions = _count("layers") + _worth(5, "layers < 3")

    found = _found(questions, _derived(value, 2))

    assert len(found) == 1
    assert found[0].startswith('`layers` answered "3" instead of "')
    assert found[0].endswith(
        "adds 2 to `threat` and closes questions worth 5; one of them is `gated`"
    )


def test_an_answer_is_tried_where_the_bands_of_its_derived_number_begin() -> None:
    """No expression names 7; the number is the answer itself, and its band begins there."""
    questions = _count("layers") + _worth(5, "layers < 5")

    assert _found(questions, _derived("layers", 2, start=7)) == [
        (
            '`layers` answered "7" instead of "0" adds 2 to `threat` and closes questions worth 5; '
            "one of them is `gated`"
        )
    ]


def test_what_a_derived_number_adds_makes_up_for_what_is_closed() -> None:
    """Three layers give 5 by the number, as much as the question that they close."""
    questions = _count("layers") + _worth(5, "layers < 3")

    assert _found(questions, _derived("layers >= 3 ? 1.0 : 0.0", 5)) == []


def test_an_answer_counts_by_a_derived_number_that_rests_on_others_too() -> None:
    """With a listed seat of the company three layers give 2, and close a question worth 5."""
    questions = _count("layers") + _worth(5, "layers < 3")
    value = 'layers >= 3 && listed(hq_country, "adversaries") ? 1.0 : 0.0'

    found = _found(questions, _derived(value, 2))

    assert len(found) == 1
    assert found[0].startswith('`layers` answered "3"')
    assert "adds 2 to `threat` and closes questions worth 5" in found[0]


def test_what_the_own_points_and_the_derived_number_add_is_put_together() -> None:
    """One seat adds 4 and the number 2; what it closes gives 6."""
    closed = _worth(6, 'board_seats == "none"')

    assert len(_found(closed)) == 1
    assert _found(closed, _derived('board_seats == "none" ? 0.0 : 1.0', 2)) == []


def test_a_lower_answer_may_close_what_it_likes() -> None:
    """Fewer layers are less concerning, so that nothing is gained by them."""
    questions = _count("layers") + _worth(5, "layers > 3")

    assert _found(questions, _derived("layers >= 3 ? 1.0 : 0.0", 2)) == []
