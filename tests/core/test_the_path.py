"""The path: what applies is derived from the answers, so changing one cannot corrupt another."""

import pytest

from riskwiz.core.answer import Key, State
from riskwiz.core.case import replay
from riskwiz.core.event import Event
from riskwiz.core.interview import Interview
from riskwiz.core.path import Standing, Truth, asked, walk
from tests.editions import (
    QUESTIONNAIRE,
    assessed,
    begin,
    build,
    case_of,
    given,
    item,
    key,
    opened,
    points,
)

SECTIONS = (
    QUESTIONNAIRE
    + """
[[section]]
id = "first"
title = "First"
[[section.question]]
id = "a"
kind = "yes_no"
ask = "A?"
[[section]]
id = "second"
title = "Second"
when = 'a'
[[section.question]]
id = "b"
kind = "yes_no"
ask = "B?"
points = { yes = 2 }
[[section.question]]
id = "c"
kind = "yes_no"
ask = "C?"
when = 'b'
points = { yes = 4 }
[[section]]
id = "third"
title = "Third"
[[section.question]]
id = "d"
kind = "yes_no"
ask = "D?"
when = 'heavy'
[[derived]]
id = "heavy"
label = "Heavy"
kind = "boolean"
value = 'c'
"""
)
EDITION = build(SECTIONS)
TRUE, FALSE, NOT_YET = Truth.TRUE, Truth.FALSE, Truth.NOT_YET


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, (TRUE, NOT_YET, NOT_YET, NOT_YET)),
        ({"a": False}, (TRUE, FALSE, FALSE, FALSE)),
        ({"a": False, "b": True, "c": True}, (TRUE, FALSE, FALSE, FALSE)),
        ({"a": True}, (TRUE, TRUE, NOT_YET, NOT_YET)),
        ({"a": State.WITHHELD, "b": False}, (TRUE, NOT_YET, NOT_YET, NOT_YET)),
        ({"a": True, "b": False}, (TRUE, TRUE, FALSE, FALSE)),
        ({"a": True, "b": True}, (TRUE, TRUE, TRUE, NOT_YET)),
        ({"a": True, "b": True, "c": True}, (TRUE, TRUE, TRUE, TRUE)),
        ({"a": True, "b": True, "c": False}, (TRUE, TRUE, TRUE, FALSE)),
    ],
)
def test_hiding_a_section_hides_what_hangs_on_it(
    answers: dict[str, object], expected: tuple[Truth, ...]
) -> None:
    """A section's `when` holds for its questions, and through them for later ones."""
    case = case_of(EDITION, answers)
    path = walk(EDITION, case)
    assert tuple(path.asked.values()) == expected
    assert asked(EDITION, case) == tuple(q for q, t in path.asked.items() if t is TRUE)
    assert path.sections["second"] is expected[1]


def test_a_question_that_is_surely_closed_is_not_asked_behind_an_open_gate() -> None:
    """One false condition is enough, even while the section's is not yet known."""
    gate = '[[section.question]]\nid = "z"\nkind = "yes_no"\nask = "Z?"\n'
    text = SECTIONS.replace('[[section]]\nid = "second"', gate + '[[section]]\nid = "second"')
    edition = build(text.replace("when = 'b'", "when = 'z'"))
    path = walk(edition, case_of(edition, {"z": False}))
    assert (path.asked["b"], path.asked["c"]) == (NOT_YET, FALSE)


def test_an_answer_is_set_aside_and_comes_back() -> None:
    """Closing a gate keeps what was answered behind it; opening it again scores it again."""
    events: list[Event] = [opened(EDITION), given("a", True), given("b", True), given("c", True)]
    before = Interview(EDITION, replay(events)).assessment
    assert points(before, "b") == (2, 2, 2)
    closed = Interview(EDITION, replay([*events, given("a", False)])).assessment
    assert points(closed, "b") == points(closed, "c") == (0, 0, 0)
    assert [(s.question, s.answer, s.why) for s in closed.set_aside] == [
        ("b", "yes", "the question is not asked under the present answers"),
        ("c", "yes", "the question is not asked under the present answers"),
    ]
    again = Interview(EDITION, replay([*events, given("a", False), given("a", True)])).assessment
    assert again == before


def test_an_answer_behind_a_gate_not_yet_known_is_set_aside() -> None:
    """It neither counts nor is it lost."""
    one = assessed(EDITION, b=True)
    assert [s.why for s in one.set_aside] == ["whether the question is asked is not yet known"]
    assert item(one, "b").state == "behind an open question"


def test_answers_that_the_edition_does_not_know_are_listed() -> None:
    """An unknown question, a row of a question without rows: kept, with the reason."""
    one = assessed(EDITION, gone=True, a__public=True)
    assert [(s.question, s.row, s.why) for s in one.set_aside] == [
        ("gone", None, "the edition does not ask this"),
        ("a", "public", "the edition does not ask this"),
    ]


def test_a_withdrawn_answer_is_unanswered_again() -> None:
    """Withdrawing leaves the journal, not the value."""
    interview = begin(EDITION)
    interview = interview.after([given("a", True)])
    taken_back = interview.withdraw(Key("a"))
    assert isinstance(taken_back, tuple)
    assert interview.after(taken_back).record.standing(key("a")) is Standing.UNANSWERED
