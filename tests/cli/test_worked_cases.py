"""What the worked cases must show, from the answer file to `score --json`."""

from pathlib import Path

import pytest
import tomli

from tests.cli.running import run
from tests.cli.worked import LATEST_ALONE, TIKTOK, scored, scored_text


@pytest.mark.parametrize("path", LATEST_ALONE)
def test_a_worked_case_is_the_same_as_file_and_as_case(path: Path, tmp_path: Path) -> None:
    """Both give the same assessment; and export, import, export gives the same bytes."""
    case, again, text = tmp_path / "1.riskcase", tmp_path / "2.riskcase", tmp_path / "1.toml"
    imported = run("import", path, "-o", case)
    assert imported.exit_code == 0, imported.stderr
    assert run("export", case, "-o", text).exit_code == 0
    assert run("import", text, "-o", again).exit_code == 0

    assert run("score", case, "--json").stdout == scored_text(path)
    assert run("export", again).stdout.encode() == text.read_bytes()


def test_both_determinations_are_given_per_audience() -> None:
    """With scores, ranges, levels and dispositions."""
    found = scored(TIKTOK)

    security, harm = found["determinations"]
    assert security["determination"] == "national_security"
    assert harm["determination"] == "user_harm"
    audiences = {a["id"] for a in found["audiences"]}
    assert {o["audience"] for o in security["outcomes"]} == audiences
    for outcome in (*security["outcomes"], *harm["outcomes"]):
        assert set(outcome["level"]) == {"stated", "low", "high"}
        assert set(outcome["disposition"]) == {"stated", "low", "high"}


def test_people_with_clearance_are_at_greater_risk_than_the_public() -> None:
    """The national-security risk of one audience is not that of another."""
    found = scored(TIKTOK)
    order = [level["id"] for level in found["scales"][0]["levels"]]
    security = found["determinations"][0]
    risk = {o["audience"]: order.index(o["level"]["stated"]) for o in security["outcomes"]}

    assert risk["cleared"] > risk["general_public"]


@pytest.mark.parametrize("path", LATEST_ALONE)
def test_benefits_change_nothing(path: Path, tmp_path: Path) -> None:
    """Without its benefit answers a case has every score, range, level and disposition it had."""
    found = scored(path)
    benefits = {a["question"] for a in found["answers"] if a["benefits"]}
    answered = tomli.loads(path.read_text(encoding="utf-8"))["answers"]
    assert benefits & answered.keys()
    without = tmp_path / path.name
    without.write_text(_without(path.read_text(encoding="utf-8"), benefits), encoding="utf-8")

    again = scored(without)

    for part in ("factors", "tables", "findings", "determinations"):
        assert again[part] == found[part]
    left = {a["question"] for a in again["answers"] if a["standing"] == "answered"}
    assert not left & benefits


def _without(text: str, questions: set[str]) -> str:
    """Take the tables of some answers out of an answer file."""
    kept, keep = [], True
    for line in text.splitlines(keepends=True):
        if line.startswith("["):
            parts = line.strip("[] \n").split(".")
            keep = parts[0] != "answers" or parts[1] not in questions
        if keep:
            kept.append(line)
    return "".join(kept)
