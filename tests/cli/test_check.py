"""`riskwiz check`: every mistake of an edition with its place, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.small_edition import edition_folder


def test_the_shipped_edition_is_sound() -> None:
    """Without a path, `check` is about the shipped edition, and finds no error in it."""
    done = run("check")

    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr == "nothing wrong in 7 files\n"  # everything is proven, too


@pytest.mark.parametrize("path", [".", "methodology.toml", "one.toml"])
def test_a_folder_or_a_file_of_an_edition_is_checked(tmp_path: Path, path: str) -> None:
    """A file is checked with the methodology beside it."""
    assert run("check", edition_folder(tmp_path) / path).exit_code == 0


def test_a_file_in_reference_belongs_to_the_edition_above(tmp_path: Path) -> None:
    """Its methodology is one folder up."""
    edition = edition_folder(tmp_path)
    (edition / "reference").mkdir()
    lists = edition / "reference" / "lists.toml"
    lists.write_text("[list\n", encoding="utf-8")

    done = run("check", lists)

    assert done.exit_code == 1
    assert f"{lists}:1:" in done.stderr


def test_all_mistakes_are_listed_with_their_places(tmp_path: Path) -> None:
    """An unknown key in one file and broken TOML in another are found in one run."""
    edition = edition_folder(tmp_path)
    methodology, one = edition / "methodology.toml", edition / "one.toml"
    text = methodology.read_text(encoding="utf-8")
    methodology.write_text(text.replace('version = "1', 'verison = "1'), encoding="utf-8")
    one.write_text("[questionnaire]\nid = \n", encoding="utf-8")

    done = run("check", edition)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert f"{methodology}:4:1" in done.stderr
    assert "`version`" in done.stderr
    assert f"{one}:2:" in done.stderr


def test_json_is_for_programs(tmp_path: Path) -> None:
    """The same mistakes, alone on standard output."""
    edition = edition_folder(tmp_path)
    (edition / "one.toml").write_text("[questionnaire]\nid = \n", encoding="utf-8")

    done = run("check", edition, "--format", "json")

    assert done.exit_code == 1
    assert done.stderr == ""
    (first, *_) = json.loads(done.stdout)["diagnostics"]
    assert first["severity"] == "error"
    assert first["path"] == str(edition / "one.toml")
    assert first["line"] == 2


def test_json_of_a_sound_edition_is_an_empty_list(tmp_path: Path) -> None:
    """A program need not tell silence from success."""
    done = run("check", edition_folder(tmp_path), "--format", "json")

    assert done.exit_code == 0
    assert [d for d in json.loads(done.stdout)["diagnostics"] if d["severity"] == "error"] == []


def test_what_is_no_edition_is_a_sentence(tmp_path: Path) -> None:
    """A path that does not exist, a folder without a methodology, a file without one beside it."""
    (tmp_path / "alone.toml").write_text("", encoding="utf-8")

    for path, said in (
        (tmp_path / "nowhere", "there is no"),
        (tmp_path, "methodology.toml"),
        (tmp_path / "alone.toml", "methodology.toml"),
    ):
        done = run("check", path)
        assert done.exit_code == 1
        assert said in done.stderr


def test_sarif_is_for_code_hosts(tmp_path: Path) -> None:
    """Its results name files as they are named on the command line."""
    edition = edition_folder(tmp_path)
    (edition / "one.toml").write_text("[questionnaire]\nid = \n", encoding="utf-8")

    done = run("check", edition, "--format", "sarif")

    assert done.exit_code == 1
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (result, *_) = log["runs"][0]["results"]
    assert result["ruleId"] == "RW003"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_against_says_which_version_is_due(tmp_path: Path) -> None:
    """A changed text with the old version is an error, with a raised one a note."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    before, after = edition_folder(old), edition_folder(new)
    methodology = after / "methodology.toml"
    text = methodology.read_text(encoding="utf-8")
    assert 'title = "' in text
    methodology.write_text(text.replace('title = "', 'title = "New ', 1), encoding="utf-8")

    done = run("check", after, "--against", before)

    assert done.exit_code == 1
    assert "RW801" in done.stderr
    assert "is due" in done.stderr
    assert run("check", before, "--against", before).exit_code == 0
