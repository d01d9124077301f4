"""`riskwiz schema`: the JSON Schema of every format; what `score --json` prints fits its own."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from riskwiz.authoring import json_schema
from riskwiz.cli.schema import FORMS
from tests.cli.running import run, small_case
from tests.cli.worked import LATEST_ALONE, scored_text


def test_every_form_can_be_asked_for() -> None:
    """The words that the command line takes are those that there is a schema for."""
    assert set(FORMS) == set(json_schema.FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_the_schema_is_printed(form: str) -> None:
    """Alone on standard output, byte by byte as it is committed."""
    done = run("schema", form)

    assert done.exit_code == 0
    assert done.stderr == ""
    assert done.stdout_bytes == json_schema.json_schema(form).encode()


def test_an_edition_has_its_formats_as_definitions() -> None:
    """One schema for the folder."""
    definitions = json.loads(run("schema", "edition").stdout)["$defs"]

    assert {"Methodology", "Questionnaire", "Reference"} <= definitions.keys()


def test_a_form_that_there_is_not_is_wrong_usage() -> None:
    """The forms that there are are named."""
    done = run("schema", "memo")

    assert done.exit_code == 2
    assert "'questionnaire'" in done.stderr


def _faults(assessment: dict[str, Any]) -> list[str]:
    validator = Draft202012Validator(json.loads(run("schema", "assessment").stdout))
    return [fault.message[:200] for fault in validator.iter_errors(assessment)]


@pytest.mark.parametrize("path", LATEST_ALONE)
def test_the_assessment_that_score_prints_of_a_worked_case_fits_its_schema(path: Path) -> None:
    """Whatever a real case holds, a program that reads it by the schema is not surprised."""
    assert _faults(json.loads(scored_text(path))) == []


def test_the_schema_of_the_assessment_asks_for_every_key_and_for_no_other(tmp_path: Path) -> None:
    """Programs may rely on it: what is missing and what is more are both faults."""
    assessment = json.loads(run("score", small_case(tmp_path), "--json").stdout)
    validator = Draft202012Validator(json.loads(run("schema", "assessment").stdout))

    assert _faults(assessment) == []
    assert not validator.is_valid(assessment | {"more": 1})
    for key in assessment:
        assert not validator.is_valid({k: v for k, v in assessment.items() if k != key})
