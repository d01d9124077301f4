"""Mitigations on the command line: in scores, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run

ANSWERS = """\
[case]
as_of = 2026-11-23
[case.subject]
name = "Torch"
[edition]
id = "begun"
[answers]
seat.value = "US"
foreign_share.value = 30
can_direct.value = "some"
held.value = ["contacts"]
reached_from_abroad.value = true
[mitigations.closed_to_abroad]
state = "agreed"
due = 2027-01-01
by = "the maker"
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case under a new edition, whose subject has agreed to something."""
    edition, file = tmp_path / "begun", tmp_path / "torch.toml"
    assert run("new", "edition", edition).exit_code == 0
    file.write_text(ANSWERS, encoding="utf-8")
    found = tmp_path / "torch.riskcase"
    done = run("import", file, "--edition", edition, "-o", found)
    assert done.exit_code == 0, done.stderr
    return found


def test_the_score_shows_what_is_promised_and_what_it_would_change(case: Path) -> None:
    """By hand: access 1 + 5 of 10 is high, and 1 of 10 low once nobody abroad has access."""
    lines = [" ".join(line.split()) for line in run("score", case).stdout.splitlines()]

    assert "Access all 6 10 60 60 high high low" in lines
    assert "No access from abroad: agreed, by the maker, due 2027-01-01" in lines
    assert "“Can anybody abroad reach these data?” counts as “no”" in lines
    assert "Use all without any moderate allow under conditions" in lines
    assert "Use all and those agreed low allow" in lines
    assert not any(line.startswith("Use all with those verified") for line in lines)


def test_the_json_holds_the_stages(case: Path) -> None:
    """Each with the mitigations that it takes as kept."""
    found = json.loads(run("score", case, "--json").stdout)

    assert [(s["stage"], s["mitigations"]) for s in found["stages"]] == [
        ("none", []),
        ("verified", []),
        ("agreed", ["closed_to_abroad"]),
        ("proposed", ["closed_to_abroad"]),
    ]
    assert found["mitigations"][0]["kept"] is False


def test_export_gives_the_mitigation_back(case: Path) -> None:
    """As it was recorded."""
    written = run("export", case).stdout

    assert written.endswith(
        "# No access from abroad\n[mitigations.closed_to_abroad]\n"
        'state = "agreed"\ndue = 2027-01-01\nby = "the maker"\n'
    )
