"""A warning can be silenced on its line, with a reason; an error cannot."""

from riskwiz.authoring import check_edition
from tests.authoring.editions_on_disk import GOOD, texts

OWNERS = "owners.toml"
HELP = 'help = "Look at the register of companies."\n'


def _codes(owners: str) -> list[str]:
    return [one.code for one in check_edition({**texts(GOOD), OWNERS: owners})]


def _without_help(line: str) -> str:
    return texts(GOOD)[OWNERS].replace(HELP, "").replace('id = "hq_country"', line, 1)


def test_a_warning_is_given_where_nothing_silences_it() -> None:
    """The question of these tests lacks its help."""
    assert _codes(_without_help('id = "hq_country"')) == ["RW401"]


def test_a_comment_with_a_reason_silences_the_warning_of_its_line() -> None:
    """The reason is there for whoever reads the file."""
    line = 'id = "hq_country"  # riskwiz: allow RW401 because the register needs no help'

    assert _codes(_without_help(line)) == []


def test_a_comment_on_a_line_of_its_own_is_about_the_next_line() -> None:
    """Long lines need not grow longer."""
    line = '# riskwiz: allow RW401 because the register needs no help\nid = "hq_country"'

    assert _codes(_without_help(line)) == []


def test_a_comment_behind_a_value_is_not_about_the_next_line() -> None:
    """Otherwise it would hide what nobody meant."""
    line = 'kind = "country" # riskwiz: allow RW401 because it is short\nid = "hq_country"'
    owners = _without_help(line).replace(
        'id = "hq_country"\nkind = "country"', 'id = "hq_country"', 1
    )

    assert _codes(owners) == ["RW406", "RW401"]


def test_a_silence_can_hold_throughout_a_file() -> None:
    """A shelf of authorities need not repeat itself."""
    line = 'id = "hq_country"'
    owners = "# riskwiz: allow RW401 throughout because this is a draft\n" + _without_help(line)

    assert _codes(owners) == []


def test_a_silence_without_a_reason_silences_nothing() -> None:
    """It is an error, and the warning stays."""
    line = 'id = "hq_country"  # riskwiz: allow RW401'

    assert sorted(_codes(_without_help(line))) == ["RW401", "RW405"]


def test_an_error_cannot_be_silenced() -> None:
    """The error stays, and the silence is reported."""
    line = 'id = "hq_country"\nspeed = 1  # riskwiz: allow RW010 because I say so'
    owners = texts(GOOD)[OWNERS].replace('id = "hq_country"', line, 1)

    assert _codes(owners) == ["RW010", "RW406"]


def test_a_text_that_looks_like_a_silence_is_a_text() -> None:
    """Only comments are."""
    help_ = 'help = "# riskwiz: allow RW401"\n'

    assert _codes(texts(GOOD)[OWNERS].replace(HELP, help_)) == []


def test_nothing_is_said_of_unused_silences_while_something_is_an_error() -> None:
    """What they silence may not have been asked yet, and the comment is still needed."""
    line = 'id = "hq_country"  # riskwiz: allow RW701 because a change is coming'
    owners = texts(GOOD)[OWNERS].replace('id = "hq_country"', line, 1)

    assert _codes(owners) == ["RW406"]
    assert _codes(owners.replace('"one")', '"ones")')) == ["RW114"]
    assert _codes(owners.replace('title = "Control"', 'title = "Control')) == ["RW003"]
