"""Diagnostics as SARIF 2.1.0: what code hosts need is there."""

import json

from riskwiz.authoring import check_edition, sarif
from riskwiz.authoring.diagnostic import Diagnostic
from tests.authoring.editions_on_disk import BROKEN, GOOD, texts


def test_log_holds_each_diagnostic_with_its_rule_and_region() -> None:
    """A rule has its manual page as help; a region counts from 1."""
    found = check_edition(texts(GOOD) | texts(BROKEN / "RW117_option_misspelt"))

    log = json.loads(json.dumps(sarif(found)))

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "riskwiz"
    (result,) = run["results"]
    (rule,) = driver["rules"]
    assert result["ruleId"] == rule["id"] == "RW117"
    assert driver["rules"][result["ruleIndex"]] == rule
    assert result["level"] == "error"
    assert 'did you mean "most"?' in result["message"]["text"]
    assert "are sound expressions that are never true" in rule["help"]["text"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "owners.toml"}
    assert place["region"] == {
        "startLine": 107,
        "startColumn": 24,
        "endLine": 107,
        "endColumn": 30,
    }


def test_what_is_about_a_whole_file_has_no_region() -> None:
    """Line 0 is no line."""
    (run,) = sarif(check_edition({}))["runs"]

    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]


def test_levels_are_those_of_sarif() -> None:
    """Error, warning and note are the same words there."""
    found = [Diagnostic("RW700", word, "m", "a", 1, 1) for word in ("error", "warning", "note")]

    (run,) = sarif(found)["runs"]

    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]


def test_a_path_is_a_reference_that_a_uri_can_hold() -> None:
    """Blanks and letters beyond ASCII are escaped."""
    (run,) = sarif([Diagnostic("RW010", "error", "m", "my edition/über.toml", 1, 1)])["runs"]

    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20edition/%C3%BCber.toml"


def test_a_sound_edition_is_a_run_without_results() -> None:
    """A host then knows that everything is mended."""
    (run,) = sarif(())["runs"]

    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
