"""The form: as it stands it answers nothing; answers come back by import."""

import re
from pathlib import Path

import pytest

from riskwiz.authoring import load_edition, parse_answers, write_form
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition
from riskwiz.core.register import keys
from tests.authoring.editions_on_disk import GOOD, good_edition, texts

SHIPPED = Path(__file__).parents[2] / "questionnaires"


def _headed(form: str) -> str:
    """The form with the day and the subject filled in."""
    for line in ("as_of = 2026-11-23", "as_of = 2026-11-01", 'name = "…"'):
        form = form.replace(f"#{line}\n", f"{line}\n")
    return form


def _first_options(form: str) -> str:
    """The form with the first answer to every question taken out of its comment."""
    seen: set[str] = set()

    def uncommented(match: re.Match[str]) -> str:
        new = match[1] not in seen
        seen.add(match[1])
        return match[0][1:] if new else match[0]

    return re.sub(r"^#([a-z0-9_.]+)\.value = .*$", uncommented, form, flags=re.MULTILINE)


def _edition(folder: Path) -> Edition:
    edition = load_edition(texts(folder)).edition
    assert edition is not None
    return edition


@pytest.mark.parametrize("folder", [GOOD, SHIPPED], ids=["good", "shipped"])
def test_as_it_stands_it_is_an_empty_case(folder: Path) -> None:
    """With day and subject filled in it imports without a word, and answers nothing."""
    edition = _edition(folder)

    parsed = parse_answers(_headed(write_form(edition)), "form.toml", edition)

    assert parsed.diagnostics == ()
    assert parsed.events is not None
    assert replay(parsed.events).answers == {}


@pytest.mark.parametrize("folder", [GOOD, SHIPPED], ids=["good", "shipped"])
def test_every_first_answer_is_one_that_its_question_takes(folder: Path) -> None:
    """Filled in by uncommenting, it imports without a word and answers everything."""
    edition = _edition(folder)

    parsed = parse_answers(_first_options(_headed(write_form(edition))), "form.toml", edition)

    assert parsed.diagnostics == ()
    assert parsed.events is not None
    assert set(replay(parsed.events).answers) == set(keys(edition))


def test_day_and_subject_must_be_filled_in() -> None:
    """Nobody sends a form back without saying whom it is about."""
    edition = good_edition()

    parsed = parse_answers(write_form(edition), "form.toml", edition)

    assert [(d.code, d.message) for d in parsed.diagnostics] == [
        ("RW011", "`as_of` is missing"),
        ("RW011", "`name` is missing"),
    ]


def test_a_question_stands_with_its_help_and_its_answers() -> None:
    """Asked in its words, with when it is asked, and every option by its id and label."""
    form = write_form(good_edition())

    assert (
        "# 2. Can a foreign state appoint directors?\n"
        "# Read the articles of association.\n"
        '#board_seats.value = "none"   # No\n'
        '#board_seats.value = "one"    # One of them\n'
        '#board_seats.value = "most"   # Most of them\n'
    ) in form
    assert (
        '# Asked only where at_least(board_seats, "one")\n'
        '# It may not apply: golden_share.not_applicable = "why"\n'
        "#golden_share.value = true    # yes\n"
    ) in form


def test_a_grid_has_its_rows_and_a_table_its_columns() -> None:
    """A row for each audience; a column with its kind and options."""
    form = write_form(good_edition())

    assert '# Government staff:\n#blackmail.rows.staff.value = "nothing"' in form
    assert '# The general public:\n#blackmail.rows.public.value = "nothing"' in form
    assert '#owners.value = [{ holder = "…", share = 0, sort = "state" }]' in form
    assert '#   sort: Sort ("state" State; "other" Other, may be left out)' in form


@pytest.mark.parametrize(
    ("bounds", "number"),
    [('min = "5"', "5"), ('min = "-9"\nmax = "-2.5"', "-2.5"), ('min = "0.5"', "0.5")],
)
def test_the_number_shown_is_one_that_the_question_takes(bounds: str, number: str) -> None:
    """0 where it can be, else the end of the range that is nearest."""
    written = texts(GOOD)
    kind = 'id = "users"\nkind = "count"'
    assert kind in written["effects.toml"]
    written["effects.toml"] = written["effects.toml"].replace(
        kind, f'id = "users"\nkind = "number"\nunit = "people"\n{bounds}'
    )
    edition = load_edition(written).edition
    assert edition is not None

    assert f"#users.value = {number}   # people\n" in write_form(edition)
