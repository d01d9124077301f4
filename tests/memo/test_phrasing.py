"""Words and figures of the memo agree."""

import datetime as dt
from fractions import Fraction

import pytest

from riskwiz.core.evidence import Status
from riskwiz.memo.phrasing import (
    STATUS_HEADING,
    STATUS_PHRASE,
    agree,
    at_least,
    begun,
    counted,
    day,
    fraction,
    inside,
    listed,
    paragraphs,
    readable,
    shortened,
    tallied,
    told,
    unstopped,
    whole,
)


def test_a_date_is_said_as_officials_do_and_a_figure_keeps_its_percent_sign() -> None:
    """Only what answers a question for a date is read as one."""
    assert told("2026-01-22", "date") == "22\u00a0January 2026"
    assert told("2026-01-22", "text") == "2026-01-22"
    assert told("unknown", "date") == "unknown"
    assert readable("holds 15 % of it") == "holds 15\u00a0% of it"


def test_text_that_is_copied_shows_marks_that_turn_the_direction_too() -> None:
    """A hash is printed as it stands, and nothing in it turns what follows."""
    assert whole("a\u202eb") == "a[U+202E]b"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "no findings"), (1, "one finding"), (2, "two findings"), (1200, "1,200 findings")],
)
def test_a_count_agrees_with_its_noun(number: int, expected: str) -> None:
    """Small numbers are words, and the noun follows the number."""
    assert counted(number, "finding").replace("\xa0", " ") == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Fraction(1), "all"),
        (Fraction(99999, 100000), "more than 99.9 %"),
        (Fraction(822, 1000), "at least 82.2 %"),
    ],
)
def test_a_least_share_is_said_without_rounding_it_to_all(share: Fraction, expected: str) -> None:
    """`All` is said of all alone."""
    assert at_least(share).replace("\xa0", " ") == expected


def test_a_tally_agrees_with_its_number() -> None:
    """None is open; two are."""
    said = [tallied(n).replace("\xa0", " ") for n in (0, 1, 2, 30)]
    assert said == ["none is", "one is", "two are", "30 are"]


def test_a_verb_agrees_with_its_number() -> None:
    """One follows; two follow."""
    assert [agree(n, "follows", "follow") for n in (1, 2)] == ["follows", "follow"]


@pytest.mark.parametrize(
    ("several", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_joined_as_in_a_sentence(several: list[str], expected: str) -> None:
    """The last two words have an `and` between them."""
    assert listed(several) == expected


def test_a_date_is_written_as_officials_write_it() -> None:
    """Day, month in full, year; no locale has a say."""
    assert day(dt.date(2023, 3, 31)).replace("\xa0", " ") == "31 March 2023"


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0", "0"), ("5/2", "2 1/2"), ("1/3", "1/3"), ("12", "12"), ("-7/2", "−3 1/2")],
)
def test_a_fraction_is_written_exactly(number: str, expected: str) -> None:
    """Points are printed as a whole and a fraction, never as a rounded decimal."""
    assert fraction(Fraction(number)).replace("\xa0", " ") == expected


def test_a_phrase_fits_its_place_in_a_sentence() -> None:
    """The first letter follows the place; acronyms keep theirs."""
    assert inside("The general public") == "the general public"
    assert inside("US persons") == "US persons"
    assert begun("very high") == "Very high"
    assert unstopped("It is so. ") == "It is so"


def test_what_stands_in_the_margin_is_cut() -> None:
    """A very long name does not grow over the page."""
    assert shortened("x" * 100) == "x" * 100
    assert shortened("x" * 101) == "x" * 99 + "…"


def test_authored_text_is_split_at_blank_lines() -> None:
    """A line break in a TOML file is no paragraph."""
    assert paragraphs("One\nline.\n\nTwo.\n") == ["One line.", "Two."]


def test_a_long_run_gets_break_chances_and_loses_nothing() -> None:
    """A run of more than forty characters may break; without the chances it is the same."""
    run = "x" * 41
    shown = readable(f"short {run}")

    assert isinstance(shown, str)
    assert "\u200b" in shown
    assert shown.replace("\u200b", "") == f"short {run}"
    assert readable("x" * 40) == "x" * 40


def test_marks_that_turn_the_direction_are_shown() -> None:
    """A right-to-left override cannot make a sentence read as another."""
    assert readable("safe\u202eevil") == "safe[U+202E]evil"


def test_what_is_markup_is_left_alone() -> None:
    """A hash is printed without break chances, and escaped."""
    assert readable(whole("a" * 64)) == "a" * 64
    assert whole("<b>") == "&lt;b&gt;"


def test_every_status_has_its_words() -> None:
    """A new status cannot be forgotten."""
    assert set(STATUS_HEADING) == set(STATUS_PHRASE) == {status.value for status in Status}
