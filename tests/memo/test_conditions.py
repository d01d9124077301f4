"""Conditions on a form stand in plain words, and say what the expression says."""

import re
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from riskwiz.core.edition import Edition
from riskwiz.core.interview import Interview
from riskwiz.memo.conditions import Conditions
from riskwiz.memo.form_words import letter, number_words
from tests.editions import AUDIENCES, METHODOLOGY, ONE, build, case_of
from tests.memo.form_edition import REFERENCE

ASKED = """
[[section.question]]
id = "home"
kind = "country"
ask = "Where?"
[[section.question]]
id = "seat"
kind = "choice"
ask = "A seat?"
option = [{ id = "no", label = "No" }, { id = "half", label = "Half" },
  { id = "yes", label = "Yes" }, { id = "two", label = "Two" }, { id = "all", label = "All" }]
[[section.question]]
id = "held"
kind = "multi"
ask = "What?"
option = [{ id = "none", label = "None" }, { id = "genes", label = "Genes" },
  { id = "faces", label = "Faces" }]
[[section.question]]
id = "owned"
kind = "yes_no"
ask = "Owned?"
[[section.question]]
id = "share"
kind = "percent"
ask = "Share?"
[[section.question]]
id = "worth"
kind = "money"
ask = "Worth?"
currency = "USD"
[[section.question]]
id = "staff"
kind = "count"
ask = "Staff?"
unit = "people"
[[section.question]]
id = "effect"
kind = "grid"
ask = "Effect?"
option = [{ id = "mild", label = "Mild" }, { id = "bad", label = "Bad" }]
[[section.question]]
id = "since"
kind = "date"
ask = "Since?"
[[section.question]]
id = "last"
kind = "yes_no"
ask = "Last?"
when = '{}'
"""
DERIVED = """
[[derived]]
id = "tied"
label = "Tied"
kind = "boolean"
value = 'owned || seat == "all"'
[[derived]]
id = "days"
label = "Days"
kind = "number"
value = 'double(days_between(since, date("2024-01-01")))'
"""


def _edition(when: str) -> Edition:
    asked = ONE + ASKED.replace("'{}'", f"'''{when}'''") + DERIVED
    return build(asked, METHODOLOGY + AUDIENCES, REFERENCE, countries={"US": "United States"})


def _words(when: str) -> str | None:
    edition = _edition(when)
    numbers = {name: place for place, name in enumerate(edition.questions, start=1)}
    return Conditions(edition, numbers).words(("question", "last"))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ('seat == "yes"', "question 2 is answered c"),
        ('seat != "yes"', "question 2 is answered a, b, d or e"),
        ('at_least(seat, "half")', "question 2 is answered b to e"),
        ('!at_least(seat, "half")', "question 2 is answered a"),
        ('seat in ["no", "two"]', "question 2 is answered a or d"),
        ('!(seat in ["no", "two"])', "question 2 is answered b, c or e"),
        ('home == "US"', "question 1 is answered with United States"),
        ('home != "US"', "question 1 is answered with a country other than United States"),
        (
            'listed(home, "unwelcome")',
            "question 1 is answered with a country on the list “Unwelcome countries”",
        ),
        (
            '!listed(home, "unwelcome")',
            "question 1 is answered with a country that is not on the list “Unwelcome countries”",
        ),
        ('"genes" in held', "question 3 is answered with b"),
        ('!("genes" in held)', "question 3 is answered without b"),
        ('held.exists(h, h != "none")', "question 3 is answered with any of b or c"),
        ('!held.exists(h, h != "none")', "question 3 is answered without any of b or c"),
        ("owned", "question 4 is answered yes"),
        ("!owned", "question 4 is answered no"),
        ("owned == false", "question 4 is answered no"),
        ("owned != false", "question 4 is answered yes"),
        ("share >= 2.5", "question 5 is answered with 2.5 % or more"),
        ("!(share >= 2.5)", "question 5 is answered with less than 2.5 %"),
        ("5.0 <= share", "question 5 is answered with 5 % or more"),
        ("worth > 1000000", "question 6 is answered with more than USD 1,000,000"),
        ("staff < 50", "question 7 is answered with less than 50 people"),
        ("staff <= 50", "question 7 is answered with 50 people or less"),
        ("staff != -5", "question 7 is answered with another number than −5 people"),
        ('effect["cleared"] == "bad"', "question 8 is answered b for cleared people"),
        ("owned.withheld", "question 4 is answered “withheld”"),
        ("owned.asked", "question 4 applies"),
        ("!owned.withheld", "the answer to question 4 calls for it"),
        ("owned && share > 1.0", ("question 4 is answered yes; and question 5 is answered with "
         "more than 1 %")),
        ("!(owned && share > 1.0)", ("question 4 is answered no; or question 5 is answered with "
         "1 % or less")),
        ("owned && (share > 1.0 || staff < 5)", ("question 4 is answered yes; and (question 5 is "
         "answered with more than 1 %; or question 7 is answered with less than 5 people)")),
        ('tied || home == "US"', ("question 4 is answered yes; or question 2 is answered e; or "
         "question 1 is answered with United States")),
        ("tied", "question 4 is answered yes; or question 2 is answered e"),
        ("!tied", "the answers to questions 2 and 4 call for it"),
        ("days > 5.0", "the answer to question 9 calls for it"),
        ('since > date("2024-01-01")', "the answer to question 9 calls for it"),
        ("size(held) >= 2", "the answer to question 3 calls for it"),
        ('held.exists(h, h in ["genes"])', "the answer to question 3 calls for it"),
        ('held.all(h, h != "none")', "the answer to question 3 calls for it"),
        ("owned && size(held) > 1 && staff > 3", ("question 4 is answered yes; and the answer to "
         "question 3 calls for it; and question 7 is answered with more than 3 people")),
        ("owned ? share > 1.0 : staff > 1", "the answers to questions 4, 5 and 7 call for it"),
        ("true", "it follows from other answers"),
        ("share < 1e999", "the answer to question 5 calls for it"),
        ('at_least(seat, "no") && owned', ("question 2 is answered a to e; and question 4 is "
         "answered yes")),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(when: str, words: str) -> None:
    """What has plain words gets them; of the rest the answers are named that it depends on."""
    assert _words(when) == words


def test_what_always_applies_has_no_condition() -> None:
    """No words are better than empty ones."""
    assert Conditions(_edition("owned"), {}).words(("question", "home")) is None


def test_options_go_by_letters_beyond_z() -> None:
    """A question with thirty options has letters for all."""
    assert [letter(place) for place in (0, 25, 26, 51, 52, 702)] == [
        "a", "z", "aa", "az", "ba", "aaa",
    ]  # fmt: skip


def test_numbers_are_written_as_people_do() -> None:
    """Exact: a decimal where there is one, a fraction where there is none."""
    written = {"1000000": "1,000,000", "1/2": "0.5", "1/3": "1/3", "-5/4": "−1.25", "0": "0"}
    assert {one: number_words(Fraction(one)) for one in written} == written


LEAF = st.sampled_from(
    [
        *(f'at_least(seat, "{one}")' for one in ("half", "yes", "all")),
        *('seat == "two"', 'seat != "half"', 'seat in ["no", "all"]', "owned", "tied"),
    ]
)
WHEN = st.recursive(
    LEAF,
    lambda inner: (
        st.builds("!({})".format, inner)
        | st.builds("({} && {})".format, inner, inner)
        | st.builds("({} || {})".format, inner, inner)
    ),
    max_leaves=5,
)


@settings(max_examples=25)
@given(WHEN)
def test_the_words_say_what_the_expression_says(when: str) -> None:
    """Read back, they are true for the very answers for which the question is asked."""
    edition = _edition(when)
    numbers = {name: place for place, name in enumerate(edition.questions, start=1)}
    words = Conditions(edition, numbers).words(("question", "last")) or ""
    seats = ["no", "half", "yes", "two", "all"]
    assume("for it" not in words)

    for place, owned in product(range(5), (True, False)):
        case = case_of(edition, {"seat": seats[place], "owned": owned})
        asked = any(key.question == "last" for key in Interview(edition, case).path)
        assert _holds(words, "abcde"[place], owned=owned) is asked, words


def _holds(words: str, seat: str, *, owned: bool) -> bool:
    """Read a condition over questions 2 and 4 as a person would."""
    said = re.sub(
        r"question 4 is answered (yes|no)", lambda m: str((m[1] == "yes") is owned), words
    )
    said = re.sub(r"question 2 is answered (\w) to (\w)", lambda m: str(m[1] <= seat <= m[2]), said)
    said = re.sub(
        r"question 2 is answered (\w(?:, \w)*(?: or \w)?)\b",
        lambda m: str(seat in re.split(", | or ", m[1])),
        said,
    )
    assert not set(said.replace(";", "").replace("(", " ").replace(")", " ").split()) - {
        "True", "False", "or", "and",
    }, said  # fmt: skip
    return bool(eval(said.replace(";", "")))  # noqa: S307  (true, false, and, or, brackets)
