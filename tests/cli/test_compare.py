"""`riskwiz compare`: what differs between two cases, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run, small_case
from tests.cli.small_edition import ANSWERS, METHODOLOGY

OWNED = ANSWERS
SOLD = ANSWERS.replace("value = true", "value = false").replace(
    'unknown = "The register does not say."', 'value = "none"'
)
TIKTOK = ROOT / "examples" / "tiktok_2024-04.toml"
VENTURE = ROOT / "examples" / "tiktok_usds_2026-11.toml"


def two_cases(folder: Path, before: str, after: str) -> tuple[Path, Path]:
    """Import two answer files, each in a folder of its own."""
    for name in ("before", "after"):
        (folder / name).mkdir()
    return small_case(folder / "before", before), small_case(folder / "after", after)


def test_the_text_says_what_changed_and_why(tmp_path: Path) -> None:
    """The state sold its company: that alone takes the threat from high to low.

    By hand: 6 of 8 points are 75, and a floor holds; without the state 0 of 8. With the state
    alone gone it is 2 of 8, which is 25, and no floor.
    """
    done = run("compare", *two_cases(tmp_path, OWNED, SOLD))

    assert done.exit_code == 0
    assert done.stderr == ""
    assert "Security, people with clearance" in done.stdout
    text = " ".join(done.stdout.split())
    assert "was high; prohibit; confidence low now low; no action; confidence low" in text
    assert "this does it by itself: - Does a state own it? was yes now no" in text
    assert "Threat: was high, now low for the same reasons as Security" in text
    assert "Answers that differ (2)" in text
    assert "- Does a state have a seat on its board? was unknown now No seat" in text
    assert "- A state owns the company. was true, now false" in text


def test_every_line_fits_a_terminal(tmp_path: Path) -> None:
    """Eighty columns are enough for everything but what cannot be broken."""
    done = run("compare", *two_cases(tmp_path, OWNED, SOLD))

    assert max(map(len, done.stdout.splitlines())) <= 80


def test_two_cases_alike_are_said_to_be_alike(tmp_path: Path) -> None:
    """A plain sentence, and no empty heading."""
    done = run("compare", *two_cases(tmp_path, OWNED, OWNED))

    assert done.exit_code == 0
    assert "No level, disposition or confidence of a determination differs." in done.stdout
    assert "(0)" not in done.stdout


def test_json_is_the_comparison(tmp_path: Path) -> None:
    """Alone on standard output, and the same bytes each time."""
    cases = two_cases(tmp_path, OWNED, SOLD)

    one, two = (run("compare", *cases, "--json").stdout for _ in range(2))

    assert one == two
    found = json.loads(one)
    assert found["comparable"] == "same edition"
    assert [a["question"] for a in found["answers"]] == ["state_owned", "seat"]


def test_cases_of_different_editions_are_compared_as_far_as_they_can_be(tmp_path: Path) -> None:
    """A plain statement of what can be compared, and no silent guess."""
    before, after = two_cases(tmp_path, OWNED, SOLD)
    edition = tmp_path / "after" / "edition" / "methodology.toml"
    edition.write_text(METHODOLOGY.replace('id = "small"', 'id = "other"', 1), encoding="utf-8")
    answers = tmp_path / "after" / "acme.toml"
    answers.write_text(SOLD.replace('id = "small"', 'id = "other"'), encoding="utf-8")
    after.unlink()
    assert run("import", answers, "--edition", edition.parent).exit_code == 0

    done = run("compare", before, after)

    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    assert "different editions, small 1.0.0 and other 1.0.0" in text
    assert "a higher level need not mean more risk, and no change is traced" in text
    assert "does it by itself" not in text


@pytest.mark.parametrize("place", [0, 1])
def test_a_file_that_is_no_case_is_one_sentence(tmp_path: Path, place: int) -> None:
    """Whichever of the two it is."""
    good, bad = small_case(tmp_path), tmp_path / "x.riskcase"
    bad.write_bytes(b"hello")

    done = run("compare", *((bad, good) if place == 0 else (good, bad)))

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "x.riskcase" in done.stderr
    assert done.stderr.count("\n") == 1


OWNERSHIP = {"owners", "largest_foreign_vote", "foreign_board", "separation", "instrument"}
HOSTING = {"stored_in", "hosting_operator", "reach_from"}
CONTROL = {"algorithm_tie", "code_control", "update_control", "recommender_control"}
THE_SAME_RECORD = {
    "state_record",
    "clear_rules",
    "oversight",
    "remedy",
    "owner_conduct",
    "staff_misuse",
    "misuse_targets",
    "misuse_handling",
    "misuse_incidents",
    "data_role",
    "content_service",
    "child_finding",
    "worst_injury",
}


def test_the_worked_cases_differ_in_ownership_hosting_and_control() -> None:
    """What the venture changed explains the changed levels; what happened before stays on record.

    What a hostile state could do to each audience does not depend on who owns the service, so
    nothing of it differs.
    """
    done = run("compare", TIKTOK, VENTURE, "--json")

    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    differing = {a["question"] for a in found["answers"]}
    assert differing >= OWNERSHIP | HOSTING | CONTROL
    assert not differing & THE_SAME_RECORD
    traced = {one["name"]: one["trace"] for one in found["levels"] if one["trace"]}
    assert "consequence" not in {one["name"] for one in found["levels"]}
    assert "owners" in {cause["id"] for cause in traced["threat"]["together"]}
    access = {cause["id"] for cause in traced["vulnerability"]["together"]}
    assert {"stored_in", "hosting_operator", "code_control", "recommender_control"} <= access
    assert {one["list"] for one in found["lists"]}
    assert {one["authority"] for one in found["authorities"]} >= {"dsp_rule", "eo_14352"}
    promised = {one["mitigation"]: (one["before"], one["after"]) for one in found["mitigations"]}
    assert promised["independent_audits"] == ("proposed", "agreed")
    assert promised["divestiture"] == ("proposed", "not recorded")
