"""Golden cases over levels that follow from answers, and over tables of several inputs."""

from pathlib import Path

from riskwiz.authoring import load_edition
from riskwiz.core.edition import Edition
from riskwiz.core.exercise import exercised
from riskwiz.core.trial import try_all
from tests.authoring.editions_on_disk import texts

INSTRUMENTS = Path(__file__).parents[1] / "instruments"


def _changed(name: str, file: str, old: str, new: str) -> Edition:
    written = texts(INSTRUMENTS / name)
    assert old in written[file]
    edition = load_edition(written | {file: written[file].replace(old, new)}).edition
    assert edition is not None
    return edition


def test_a_derived_level_is_compared_as_a_level_and_as_a_value() -> None:
    """Of one low, one moderate and one low impact the highest is moderate."""
    edition = _changed(
        "fips_199",
        "objectives.toml",
        'derived = { high_water_mark = "moderate" }\nlevel = { high_water_mark = "moderate" }',
        'derived = { high_water_mark = "low" }\nlevel = { high_water_mark = "high" }',
    )

    (failed,) = [trial for trial in try_all(edition) if not trial.passed]

    assert failed.case.name == "One moderate"
    assert failed.differences == (
        "level of high_water_mark: expected high, is moderate",
        "derived high_water_mark: expected low, is moderate",
    )


def test_rows_that_no_case_reaches_are_listed() -> None:
    """A table of several inputs is exercised row by row."""
    edition = _changed("ssvc_style", "inputs.toml", "Nothing presses", "Nothing presses at all")

    idle = {one.sort: one.idle for one in exercised(edition, try_all(edition))}

    assert "priority: row 5 (poc, open, yes, very_high, immediate)" in idle["table rows"]
    assert "priority: row 3 (active, *, *, very_high, immediate)" not in idle["table rows"]
    assert idle["table cells"] == ()


def test_a_table_of_several_inputs_is_compared() -> None:
    """What is expected of its level is a word of its scale."""
    edition = _changed(
        "ssvc_style",
        "inputs.toml",
        'level = { priority = "immediate" }',
        'level = { priority = "defer" }',
    )

    (failed,) = [trial for trial in try_all(edition) if not trial.passed]

    assert failed.differences == ("level of priority: expected defer, is immediate",)
