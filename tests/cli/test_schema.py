"""`riskwiz schema`: the JSON Schema of every format; what `score --json` prints fits its own."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from riskwiz.authoring import json_schema
from riskwiz.cli.schema import FORMS
from tests.cli.running import ROOT, run, small_case


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


@pytest.mark.parametrize("case", ["small", "tiktok_2023-03", "tiktok_usds_2026-11"])
def test_the_assessment_that_score_prints_fits_its_schema(tmp_path: Path, case: str) -> None:
    """Programs may rely on the schema: every key is there, and no other."""
    file = small_case(tmp_path) if case == "small" else ROOT / "examples" / f"{case}.toml"
    assessment = json.loads(run("score", file, "--json").stdout)
    validator = Draft202012Validator(json.loads(run("schema", "assessment").stdout))

    assert [fault.message[:200] for fault in validator.iter_errors(assessment)] == []
    assert not validator.is_valid(assessment | {"more": 1})
    for key in assessment:
        assert not validator.is_valid({k: v for k, v in assessment.items() if k != key})
