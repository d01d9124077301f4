"""The JSON Schemas: committed as generated, described throughout, and true of the shipped files."""

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator

from riskwiz.authoring.json_schema import AUTHORED, COMMITTED, FORMS, json_schema
from riskwiz.authoring.locate import Places
from riskwiz.authoring.validation import Part, validate
from tests.architecture.source_tree import ROOT

SCHEMAS = ROOT / "docs" / "schema"
EDITION = ROOT / "questionnaires"
SHIPPED = sorted([*EDITION.rglob("*.toml"), *(ROOT / "examples").glob("*.toml")])
QUESTIONNAIRE = """
[questionnaire]
id = "one"
title = "One"
version = "1.0.0"
[[section]]
id = "all"
title = "All"
[[section.question]]
id = "a"
ask = "A?"
"""


def _schema(form: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(json_schema(form))
    return schema


def _form(path: Path) -> str:
    """What a shipped file is, told by where it stands."""
    if path.parent.name in {"examples", "reference"}:
        return {"examples": "answers", "reference": "reference"}[path.parent.name]
    return "methodology" if path.stem == "methodology" else "questionnaire"


def _data(text: str) -> Any:  # noqa: ANN401  (whatever TOML holds)
    """Read TOML as JSON has it: dates are text."""
    return json.loads(json.dumps(tomli.loads(text), default=str))


def _tombi(cache: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """Lint files by tombi, which reads the schema that a file's first line names."""
    program = shutil.which("tombi", path=sysconfig.get_path("scripts"))
    assert program, "tombi is not installed; `make set-up` installs it"
    return subprocess.run(
        [program, "lint", "--offline", *map(str, files)],
        cwd=ROOT,
        env=os.environ | {"NO_COLOR": "1", "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("form", COMMITTED)
def test_the_committed_schema_is_the_generated_one(form: str) -> None:
    """Editors read the committed file; `make snapshots` writes it anew."""
    committed = SCHEMAS / f"{form}.json"
    if os.environ.get("RISKWIZ_UPDATE_SNAPSHOTS"):
        committed.parent.mkdir(exist_ok=True)
        committed.write_text(json_schema(form), encoding="utf-8")

    same = committed.is_file() and committed.read_text(encoding="utf-8") == json_schema(form)
    assert same, f"{committed} is not what `riskwiz schema {form}` prints; run `make snapshots`"


def test_no_schema_is_left_over() -> None:
    """Every file in docs/schema is the schema of a format."""
    assert {path.stem for path in SCHEMAS.iterdir()} == set(COMMITTED)


@pytest.mark.parametrize("form", FORMS)
def test_a_schema_is_one(form: str) -> None:
    """It is valid under its own dialect, and says which format it is of."""
    schema = _schema(form)

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:riskwiz:schema:{form}"
    assert schema["title"] == f"riskwiz {form}"


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, one in [("", schema), *schema["$defs"].items()]:
        for key, value in one.get("properties", {}).items():
            yield f"{name}.{key}", value


@pytest.mark.parametrize("form", FORMS)
def test_every_key_says_what_it_is(form: str) -> None:
    """An author who points at a key reads a sentence; so does one who points at a table."""
    schema = _schema(form)
    tables = {name: one for name, one in schema["$defs"].items() if one.get("type") == "object"}
    silent = [
        name
        for name, one in [("", schema), *tables.items(), *_properties(schema)]
        if not one.get("description", "").endswith(".")
    ]

    assert silent == []


@pytest.mark.parametrize("form", AUTHORED)
def test_no_key_that_people_write_may_be_null(form: str) -> None:
    """TOML has no null: what is not there is left out."""
    assert '"null"' not in json_schema(form)
    assert "null," not in json_schema(form)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.name)
def test_the_first_line_of_a_shipped_file_names_its_schema(path: Path) -> None:
    """The path leads from the file to the committed schema of its format."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = path.parent / first.removeprefix("#:schema ")

    assert first.startswith("#:schema ")
    assert named.resolve() == SCHEMAS / f"{_form(path)}.json"
    assert named.is_file()


def test_shipped_files_fit_their_schemas_by_an_independent_toolkit(tmp_path: Path) -> None:
    """Tombi, which knows nothing of riskwiz, finds no fault in any of them."""
    done = _tombi(tmp_path, *SHIPPED)

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(SHIPPED)} files linted successfully" in done.stdout + done.stderr


def test_the_independent_toolkit_does_read_the_schema(tmp_path: Path) -> None:
    """A key of another kind, and a misspelt word, are found where they stand."""
    text = f"#:schema {os.path.relpath(SCHEMAS / 'questionnaire.json', tmp_path)}\n" + (
        QUESTIONNAIRE.lstrip() + 'kind = "yes_no"\nneeds = ["demonstratd"]\ncap = 4\n'
    )
    file = tmp_path / "one.toml"
    file.write_text(text, encoding="utf-8")

    done = _tombi(tmp_path, file)

    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert '"cap" is not allowed' in said
    assert f"{file}:14:1" in said
    assert '"demonstratd"' in said
    assert f"{file}:13:10" in said
    assert '"option" is required' not in said  # what other kinds want does not matter


def test_the_shipped_edition_fits_the_schema_of_an_edition() -> None:
    """A folder is an object of its files by path."""
    folder = {
        path.relative_to(EDITION).as_posix(): _data(path.read_text(encoding="utf-8"))
        for path in EDITION.rglob("*.toml")
    }
    validator = Draft202012Validator(_schema("edition"))

    assert [fault.message for fault in validator.iter_errors(folder)] == []
    assert not validator.is_valid({k: v for k, v in folder.items() if k != "methodology.toml"})
    assert not validator.is_valid(folder | {"reference/lists.toml": folder["harm.toml"]})
    assert not validator.is_valid(folder | {"Notes.txt": {}})


KINDS = {
    "choice": 'option = [{ id = "x", label = "X" }, { id = "y", label = "Y" }]',
    "multi": 'option = [{ id = "x", label = "X", exclusive = true }]\ncap = 3',
    "yes_no": "points = { yes = 4 }",
    "number": 'band = [{ from = "2.5", label = "two", points = 0 }]\nmin = "1/2"\nmax = 3',
    "count": 'unit = "people"',
    "percent": 'unit = "%"',
    "money": 'currency = "USD"',
    "date": 'status = "unverified"',
    "text": "max_length = 20",
    "long_text": "required = true",
    "country": "may_not_apply = true",
    "grid": 'option = [{ id = "x", label = "X" }, { id = "y", label = "Y" }]',
    "table": 'column = [{ id = "c", label = "C", kind = "choice", option = [] }]',
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_own_keys(kind: str) -> None:
    """What its neighbours allow is refused, and nothing else is."""
    validator = Draft202012Validator(_schema("questionnaire"))
    text = f'{QUESTIONNAIRE}kind = "{kind}"\n{KINDS[kind]}\n'
    foreign = 'unit = "km"' if kind == "table" else 'column = [{ id = "c" }]'

    assert validator.is_valid(_data(text))
    assert not validator.is_valid(_data(f"{text}{foreign}\n"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_half_written_question_is_of_its_kind(kind: str) -> None:
    """Once the kind is written, an editor can offer the keys of that kind alone."""
    schema = _schema("questionnaire")
    union = schema["$defs"]["Section"]["properties"]["question"]["items"]["oneOf"]
    branches = [
        Draft202012Validator(branch | {"$defs": schema["$defs"]}).is_valid({"kind": kind})
        for branch in union
    ]

    assert branches.count(True) == 1
    text = QUESTIONNAIRE.replace('ask = "A?"', f'kind = "{kind}"')
    assert not Draft202012Validator(schema).is_valid(_data(text))


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ('kind = "number"\nmin = "12.5"', True),
        ('kind = "number"\nmin = "-1/2"', True),
        ('kind = "number"\nmin = 12', True),
        ('kind = "number"\nmin = 12.5', False),
        ('kind = "number"\nmin = "twelve"', False),
        ('kind = "number"\nmin = "1/0"', False),
        ('kind = "nmber"', False),
        ('kind = "date"\nfactor = "Threat"', False),
        ('kind = "date"\ncite = ["icd_203 confidence"]', True),
        ('kind = "date"\ncite = ["icd_203  "]', False),
        ('kind = "date"\nstatus = "checked"', False),
        ('kind = "money"\ncurrency = "usd"', False),
        ('kind = "yes_no"\npoints = { yes = -1 }', False),
        ('kind = "yes_no"\npoints = { yes = "1" }', False),
        ('kind = "text"\nmax_length = 0', False),
        ('kind = "date"\nhlep = "?"', False),
    ],
)
def test_schema_and_checker_refuse_the_same(line: str, *, fits: bool) -> None:
    """An editor that is content does not hide what `riskwiz check` will say, nor the reverse."""
    text = f"{QUESTIONNAIRE}{line}\n"
    part = Part("one.toml", Places(text), tomli.loads(text))

    assert Draft202012Validator(_schema("questionnaire")).is_valid(_data(text)) is fits
    assert (validate(AUTHORED["questionnaire"], part)[1] == []) is fits
