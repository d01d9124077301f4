"""`--edition`: answer files of another edition, wherever a case or an answer file is taken."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run, small_case
from tests.cli.small_edition import answer_file, edition_folder


def test_an_answer_file_is_scored_against_the_edition_that_is_named(tmp_path: Path) -> None:
    """As the case is that is imported from it."""
    case = small_case(tmp_path)
    of_the_case = json.loads(run("score", case, "--json").stdout)

    done = run("score", tmp_path / "acme.toml", "--edition", tmp_path / "edition", "--json")

    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["factors"] == of_the_case["factors"]


def test_a_memo_an_analysis_and_a_comparison_are_made_of_it(tmp_path: Path) -> None:
    """Every verb that takes an answer file takes its edition."""
    answers, edition = answer_file(tmp_path), edition_folder(tmp_path)

    memo = run("memo", answers, "--edition", edition, "--format", "json")
    compared = run("compare", answers, answers, "--edition", edition, "--json")
    analysed = run("analyse", answers, "--edition", edition, "--json")

    for done in (memo, compared, analysed):
        assert done.exit_code == 0, done.stderr
    assert json.loads((tmp_path / "acme.json").read_text("utf-8"))["edition"]["id"] == "small"


def test_a_case_and_an_answer_file_can_be_compared(tmp_path: Path) -> None:
    """The case carries its edition; that of the answer file is named."""
    case = small_case(tmp_path)

    done = run("compare", case, tmp_path / "acme.toml", "--edition", tmp_path / "edition")

    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("verb", [["score"], ["memo"], ["analyse"], ["compare", "CASE"]])
def test_a_case_carries_its_edition(tmp_path: Path, verb: list[str]) -> None:
    """Another one for it is wrong usage."""
    case = small_case(tmp_path)
    words = [case if word == "CASE" else word for word in verb]

    done = run(*words, case, "--edition", tmp_path / "edition")

    assert done.exit_code == 2
    assert "--edition is for an answer file" in done.stderr


def test_an_answer_file_of_another_edition_says_how_to_name_it(tmp_path: Path) -> None:
    """Read against the shipped edition, its own is asked for."""
    done = run("score", answer_file(tmp_path))

    assert done.exit_code == 1
    assert "name the edition that was answered with --edition" in done.stderr
