"""The levels between scores and determinations, as `riskwiz score` and plain mode print them."""

from pathlib import Path

from tests.cli.running import run
from tests.cli.small_edition import ANSWERS, METHODOLOGY, QUESTIONNAIRE, answer_file

WEIGHT = """
[[derived]]
id = "weight"
label = "Weight"
kind = "level"
scale = "level"
value = 'seat == "one" ? "high" : "low"'
"""
JOINED = """
[[table]]
id = "joined"
label = "Joined"
title = "Joined"
scale = "level"
inputs = ["weight", "seat", "risk"]
decide = [["low", "none", "*", "low"], ["*", "one", "high", "high"], ["*", "*", "*", "low"]]
"""


def _edition(folder: Path) -> Path:
    place = folder / "edition"
    place.mkdir()
    (place / "methodology.toml").write_text(METHODOLOGY + JOINED, encoding="utf-8")
    (place / "one.toml").write_text(QUESTIONNAIRE + WEIGHT, encoding="utf-8")
    return place


def _scored(folder: Path, answers: str) -> list[str]:
    done = run("score", answer_file(folder, answers), "--edition", _edition(folder))
    assert done.exit_code == 0, done.stderr
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_score_prints_derived_levels_and_tables_with_what_they_were_read_at(
    tmp_path: Path,
) -> None:
    """By hand: the seat makes the weight high; for the cleared the risk is high, so row 2."""
    lines = _scored(
        tmp_path, ANSWERS.replace('unknown = "The register does not say."', 'value = "one"')
    )

    assert "Weight all high high answers" in lines
    assert "Risk public low low Threat high, Consequence low" in lines
    assert "Joined cleared high high row 2: Weight high, seat one, Risk high" in lines
    assert "Joined public low low row 3: Weight high, seat one, Risk low" in lines


def test_score_says_of_a_level_that_is_not_known_yet_how_it_stands(tmp_path: Path) -> None:
    """The seat is unknown: the weight could be either, and is taken half-way up."""
    lines = _scored(tmp_path, ANSWERS)

    assert "Weight all high low to high unanswered" in lines
    assert "Joined cleared high low to high row 2: Weight high, seat one, Risk high" in lines


def test_plain_mode_says_them_in_its_review(tmp_path: Path) -> None:
    """The same levels, audience by audience."""
    answers, edition = answer_file(tmp_path), _edition(tmp_path)
    assert run("import", answers, "--edition", edition).exit_code == 0

    done = run("assess", tmp_path / "acme.riskcase", "--plain", said="review\n")

    said = " ".join(done.stdout.split())
    assert "Levels that follow Weight: high (from low to high), as it is unanswered" in said
    assert "Joined, People with clearance: high (from low to high)" in said
