"""`riskwiz test`: the golden cases of an edition, and what none of them exercises."""

from pathlib import Path

from tests.cli.running import run
from tests.cli.small_edition import edition_folder

PASSING = """
[[case]]
name = "A state owns it"
answers = { state_owned = true, seat = "one", harm = { public = "mild", cleared = "bad" } }
expect = { points = { threat = "8" }, disposition = { security = { cleared = "ban" } } }
"""

FAILING = """
[[case]]
name = "Nobody owns it"
answers = { state_owned = false, seat = "none" }
expect = { level = { threat = "high" } }
"""


def _with(folder: Path, file: str, case: str) -> Path:
    edition = edition_folder(folder) if not (folder / "edition").exists() else folder / "edition"
    path = edition / file
    path.write_text(path.read_text(encoding="utf-8") + case, encoding="utf-8")
    return edition


def test_what_differs_is_said_item_by_item(tmp_path: Path) -> None:
    """A case that fails ends with 1, and names its file, itself, the item and both values."""
    edition = _with(tmp_path, "one.toml", PASSING + FAILING)

    done = run("test", edition)

    assert done.exit_code == 1
    assert f"{edition / 'one.toml'}:" in done.stdout
    assert "  case 'Nobody owns it': level of threat: expected high, is low\n" in done.stdout
    assert "A state owns it" not in done.stdout
    assert "1 of 2 golden cases passed" in done.stdout


def test_what_no_case_exercises_is_counted_and_listed_on_request(tmp_path: Path) -> None:
    """Counts always, names with --all."""
    edition = _with(tmp_path, "one.toml", PASSING)

    counted, listed = run("test", edition), run("test", "--all", edition)

    assert counted.exit_code == listed.exit_code == 0
    assert "not exercised by any case: 2 of 6 options\n" in counted.stdout
    assert "state_owned: no" not in counted.stdout
    assert "  state_owned: no\n" in listed.stdout
    assert "  seat: none\n" in listed.stdout
    assert "  risk: low × low\n" in listed.stdout


def test_mitigations_that_no_case_keeps_are_listed(tmp_path: Path) -> None:
    """A promise that no case calls verified was never tried."""
    edition = _with(tmp_path, "one.toml", PASSING)
    _with(
        tmp_path,
        "methodology.toml",
        """
[[mitigation]]
id = "sold"
label = "The state sells its shares"
help = "To nobody that it controls."
verified_by = "The register of companies."
effect = [{ set = "state_owned", to = false }]
""",
    )

    done = run("test", "--all", edition)

    assert done.exit_code == 0, done.stderr
    assert "not exercised by any case: 1 of 1 mitigations\n  sold\n" in done.stdout


def test_a_file_of_an_edition_is_tried_alone(tmp_path: Path) -> None:
    """The cases of the other files are left out; --edition says whose file it is."""
    edition = _with(tmp_path, "one.toml", FAILING)
    _with(tmp_path, "methodology.toml", PASSING)

    alone = run("test", edition / "methodology.toml")
    named = run("test", "--edition", edition, edition / "one.toml")

    assert alone.exit_code == 0
    assert "1 of 1 golden cases passed" in alone.stdout
    assert named.exit_code == 1
    assert "0 of 1 golden cases passed" in named.stdout


def test_an_edition_can_be_named_by_option(tmp_path: Path) -> None:
    """As with every other verb."""
    done = run("test", "--edition", _with(tmp_path, "one.toml", PASSING))

    assert done.exit_code == 0
    assert "1 of 1" in done.stdout


def test_a_file_of_another_edition_is_a_sentence(tmp_path: Path) -> None:
    """A file that is not in the edition has no cases in it."""
    other = tmp_path / "other.toml"
    other.write_text("", encoding="utf-8")

    done = run("test", "--edition", edition_folder(tmp_path), other)

    assert done.exit_code == 1
    assert "is not in the edition" in done.stderr


def test_an_edition_without_cases_is_told_so(tmp_path: Path) -> None:
    """Nothing failed, and nothing was tried."""
    done = run("test", edition_folder(tmp_path))

    assert done.exit_code == 0
    assert "has no golden cases" in done.stdout


def test_a_broken_case_is_a_diagnostic(tmp_path: Path) -> None:
    """A misspelt question in a case is found before any case is tried."""
    edition = _with(tmp_path, "one.toml", PASSING.replace("seat =", "seet ="))

    done = run("test", edition)

    assert done.exit_code == 1
    assert "RW601" in done.stderr
    assert "did you mean `seat`?" in done.stderr
