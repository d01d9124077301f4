"""`--against`: what changed between two texts of an edition, and which version is due."""

import pytest

from riskwiz.authoring import compare_versions
from riskwiz.authoring.diagnostic import Diagnostic
from tests.authoring.editions_on_disk import GOOD, texts

OWNERS = "owners.toml"
OPTION = '  { id = "one", label = "One of them", points = 4 },\n'
NEW_OPTION = '  { id = "two", label = "Two", points = 5 },\n'
QUESTION = """
[[section.question]]
id = "new_one"
kind = "yes_no"
ask = "Is it new?"
"""


def _changed(path: str, old: str, new: str) -> dict[str, str]:
    good = texts(GOOD)
    assert old in good[path]
    return {**good, path: good[path].replace(old, new, 1)}


def _of(found: tuple[Diagnostic, ...], path: str) -> Diagnostic:
    return next(one for one in found if one.path == path)


def test_nothing_is_due_where_nothing_changed() -> None:
    """Comments and blank lines are no change."""
    after = {path: f"# Seen.\n\n{text}" for path, text in texts(GOOD).items()}

    assert compare_versions(texts(GOOD), after) == ()


@pytest.mark.parametrize(
    ("old", "new", "due", "said"),
    [
        (OPTION, "", "2.0.0", "the option `one` of the question `board_seats`"),
        ("points = 4 },", "points = 3 },", "2.0.0", "`points`"),
        (OPTION, OPTION + NEW_OPTION, "1.1.0", "the option `two`"),
        ('[[section.question]]\nid = "state_share"',
         QUESTION + '[[section.question]]\nid = "state_share"', "1.1.0", "`new_one`"),
        ("Where is the company run from?", "Where is it run from?", "1.0.1", "`ask`"),
        ('"one")', '"most")', "2.0.0", "`when` of the question `golden_share`"),
    ],
)  # fmt: skip
def test_the_version_that_is_due_follows_from_the_largest_change(
    old: str, new: str, due: str, said: str
) -> None:
    """Removed or scored otherwise: major; added: minor; reworded: patch."""
    after = _changed(OWNERS, old, new)

    found = compare_versions(texts(GOOD), after)

    own, edition = _of(found, OWNERS), _of(found, "methodology.toml")
    for one in (own, edition):
        assert (one.code, one.severity) == ("RW801", "error")
        assert one.message.startswith(f"version {due} is due")
        assert said in one.message
    assert own.line == 4
    assert own.help == f'write version = "{due}"'


def test_a_version_that_was_raised_enough_is_only_noted() -> None:
    """The note says what decided."""
    after = _changed(OWNERS, OPTION, "")
    after = {
        path: text.replace('version = "1.0.0"', 'version = "2.0.0"') for path, text in after.items()
    }

    found = compare_versions(texts(GOOD), after)

    assert {(one.code, one.severity) for one in found} == {("RW802", "note")}
    assert "follows 1.0.0" in _of(found, OWNERS).message


def test_a_changed_reference_file_is_due_in_the_edition() -> None:
    """It has no version of its own."""
    after = _changed("reference/law.toml", "from = 2020-01-01", "from = 2020-02-01")

    (one,) = compare_versions(texts(GOOD), after)

    assert one.path == "methodology.toml"
    assert "version 2.0.0 is due" in one.message
    assert one.message.endswith(", in reference/law.toml")


def test_a_cut_point_that_moved_is_said_with_its_factor() -> None:
    """There are as many tables of cut points as factors."""
    after = _changed("methodology.toml", 'moderate = "', 'moderate = "1')

    (one,) = compare_versions(texts(GOOD), after)

    assert "`moderate` of `cut_points` of the factor `threat` changed" in one.message


def test_a_questionnaire_that_is_gone_is_a_major_change_of_the_edition() -> None:
    """Its answers are set aside."""
    after = {path: text for path, text in texts(GOOD).items() if path != OWNERS}

    (one,) = compare_versions(texts(GOOD), after)

    assert one.path == "methodology.toml"
    assert "owners.toml was removed" in one.message


def test_options_that_changed_places_are_a_major_change() -> None:
    """`at_least` asks for their order."""
    good = texts(GOOD)
    moved = good[OWNERS].replace(OPTION, "")
    none = '  { id = "none", label = "No", points = 0 },\n'
    after = {**good, OWNERS: moved.replace(none, OPTION + none)}

    found = compare_versions(good, after)

    assert "the order of options" in _of(found, OWNERS).message
    assert "version 2.0.0 is due" in _of(found, OWNERS).message


PROMISE = """
[[mitigation]]
id = "no_seats"
label = "No seats"
help = "The articles give no state a seat."
verified_by = "The articles."
cite = ["act s. 3"]
[[mitigation.effect]]
set = "board_seats"
to = "none"
"""
ANOTHER = '[[mitigation.effect]]\nset = "state_share"\nto = 0\n'


@pytest.mark.parametrize(
    ("before", "after", "due"),
    [
        ("", PROMISE, "1.1.0"),
        (PROMISE, "", "2.0.0"),
        (PROMISE, PROMISE.replace('"none"', '"one"'), "2.0.0"),
        (PROMISE, PROMISE + ANOTHER, "2.0.0"),
        (PROMISE + ANOTHER, PROMISE, "2.0.0"),
        (PROMISE, PROMISE.replace("The articles.", "The register."), "1.0.1"),
    ],
)
def test_a_mitigation_that_changes_what_a_case_came_to_is_a_major_change(
    before: str, after: str, due: str
) -> None:
    """One more is minor, one less or another effect is major, and words are a patch."""
    good = texts(GOOD)
    old, new = (
        {**good, "methodology.toml": good["methodology.toml"] + more} for more in (before, after)
    )

    found = compare_versions(old, new)

    assert _of(found, "methodology.toml").message.startswith(f"version {due} is due")
