"""What the wizard remembers on this machine: theme and places, and never a fault."""

from pathlib import Path

import pytest

from riskwiz.cli.remembered import Remembered
from riskwiz.core.answer import Key


def test_theme_and_places_are_remembered_from_one_time_to_the_next(tmp_path: Path) -> None:
    """A grid's row is a place, too."""
    path = tmp_path / "state" / "wizard.json"
    first = Remembered(path)
    first.keep_theme("riskwiz-light")
    first.keep_place("a", Key("owners"))
    first.keep_place("b", Key("blackmail", "public"))

    again = Remembered(path)

    assert again.theme == "riskwiz-light"
    assert again.place("a") == Key("owners")
    assert again.place("b") == Key("blackmail", "public")
    assert again.place("c") is None


def test_the_last_two_hundred_places_are_kept(tmp_path: Path) -> None:
    """The file does not grow for ever."""
    remembered = Remembered(tmp_path / "wizard.json")
    for number in range(201):
        remembered.keep_place(str(number), Key("q"))

    assert remembered.place("0") is None
    assert remembered.place("200") == Key("q")


@pytest.mark.parametrize("text", ["", "[]", '{"theme": 7, "places": {"a": [7]}}', "{" * 100_000])
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, text: str) -> None:
    """A broken file is no reason to keep anybody from working."""
    path = tmp_path / "wizard.json"
    path.write_text(text)
    remembered = Remembered(path)

    assert remembered.theme is None
    assert remembered.place("a") is None
    Remembered(Path("/dev/null/wizard.json")).keep_theme("x")
