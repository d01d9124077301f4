"""What an author is told to do: the help fits the mistake, and one mistake is not told as many."""

import pytest

from riskwiz.authoring import check_edition
from riskwiz.authoring.diagnostic import Diagnostic
from tests.authoring.editions_on_disk import GOOD, texts

WHEN = "when = 'at_least(board_seats, \"one\")'"


def _said(path: str, old: str, new: str) -> tuple[Diagnostic, ...]:
    good = texts(GOOD)
    assert old in good[path]
    return check_edition(good | {path: good[path].replace(old, new, 1)})


@pytest.mark.parametrize(
    ("when", "code", "message", "help_"),
    [
        ("board_seats == most", "RW103", "a question that does not", 'quotation marks: "most"'),
        ("board_seats.known == yes", "RW103", "a question that does not", "stands alone"),
        ("board_seats.known == True", "RW103", "a question that does not", "write true"),
        ("bord_seats == 'most'", "RW103", "a question that does not", "`board_seats`"),
        ("atleast(board_seats, 'one')", "RW104", "no function `atleast`", "`at_least`"),
        ("board_seats", "RW104", "text, where true or false is needed", "at_least("),
        ("hq_country == 'China'", "RW117", '`hq_country` is never "China"', '"CN", China'),
        ("hq_country == 'cn'", "RW117", '`hq_country` is never "cn"', '"CN", China'),
        ("hq_country in ['Russia']", "RW117", '`hq_country` is never "Russia"', '"RU"'),
        ("hq_country == 'Wakanda'", "RW117", '`hq_country` is never "Wakanda"', None),
        ("board_seats == 'mots'", "RW117", '`board_seats` is never "mots"', '"most"'),
    ],
)
def test_a_condition_that_means_nothing_is_told_what_was_meant(
    when: str, code: str, message: str, help_: str | None
) -> None:
    """One diagnostic for one mistake."""
    (found,) = _said("owners.toml", WHEN, f'when = "{when}"')

    assert found.code == code
    assert message in found.message
    assert (help_ or "") in (found.help or "")
    assert (found.help is None) == (help_ is None)


def test_a_country_that_is_no_more_may_be_named() -> None:
    """Cases of its time have it."""
    assert _said("owners.toml", WHEN, "when = 'hq_country == \"SU\"'") == ()


def test_a_word_that_no_column_has_is_said_of_the_column() -> None:
    """The table has many columns; the one that is meant is named."""
    (found,) = _said("owners.toml", 'o.sort == "state"', 'o.sort == "states"')

    assert found.message == 'the column `sort` of `owners` is never "states"'


@pytest.mark.parametrize(
    ("old", "new", "code", "help_"),
    [
        ('id = "board_seats"', 'id = "Board-Seats 2"', "RW014", "write board_seats"),
        ("points = 4 }", 'points = "4" }', "RW012", "take the quotation marks away"),
        ("required = true", 'required = "true"', "RW012", "take the quotation marks away"),
        ("points = 4 }", 'points = "four" }', "RW012", None),
        ("[[section.question]]", "[[question]]", "RW010", "did you mean [[section.question]]?"),
        ('title = "Owners"', 'label = "Owners"', "RW010", "take it out"),
        ('id = "control"', 'id = "a"\ntitle = "A"\n[[section]]\nid = "control"', "RW011",
         "add a table [[section.question]]"),
        ("[questionnaire]\n", "", "RW010", "it stands under [questionnaire]"),
        ('"Where is the', '"Where\tis the', "RW005", "write a space for it: this text is one line"),
    ],
)  # fmt: skip
def test_a_value_or_key_in_the_wrong_form_is_told_the_right_one(
    old: str, new: str, code: str, help_: str | None
) -> None:
    """An id that could be one, a number without quotation marks, a heading in full."""
    found = [one for one in _said("owners.toml", old, new) if one.code == code]

    assert found[0].help == help_


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('"effects"]', '"efects"]', "RW110", 6),
        ('"owners", "effects"]', '"owners"]', "RW111", 2),
    ],
)
def test_a_questionnaire_that_is_not_named_is_one_mistake(
    old: str, new: str, code: str, line: int
) -> None:
    """Not one for every name that stands in it."""
    (found,) = _said("methodology.toml", old, new)

    assert (found.code, found.line) == (code, line)


def test_two_questions_of_one_id_are_one_mistake() -> None:
    """Golden cases that name the one that is lost are not told of it."""
    (found,) = _said("owners.toml", 'id = "golden_share"', 'id = "board_seats"')

    assert found.code == "RW101"
