"""`riskwiz score`: the same numbers for people and for programs."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import process, run, small_case
from tests.cli.small_edition import ANSWERS


def test_the_text_holds_what_an_assessor_needs(tmp_path: Path) -> None:
    """Determination, scores with ranges, the floor that binds, findings, and what is open.

    By hand: threat 4 of 8 answered, the seat unknown counts half of 4, so 6 of 8 is 75, from 50
    to 100. Consequence 0 of 4 for the public and 4 of 4 for people with clearance.
    """
    done = run("score", small_case(tmp_path))

    assert done.exit_code == 0
    assert done.stderr == ""
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "Acme (Acme Ltd.)"
    assert "draft, provisional: 1 question open, 0 required" in lines
    assert "Security: Is it safe?" in lines
    assert "public low low no action no action low" in lines
    assert "cleared high high prohibit prohibit low" in lines
    assert "1 answered as unknown, 0 withheld" in lines
    assert "Threat all 6 8 75 50 to 100 high high low" in lines
    assert "Consequence cleared 4 4 100 100 high high low" in lines
    assert "Findings (1)" in lines
    assert "high: A state owns the company." in lines
    assert "founded: When was it founded?" in lines


def test_columns_are_aligned(tmp_path: Path) -> None:
    """Every row of a table has its cells below its heading, whatever the script."""
    wide = ANSWERS.replace('name = "Acme"', 'name = "字节跳动"')
    lines = run("score", small_case(tmp_path, wide)).stdout.splitlines()

    header = next(line for line in lines if "per 100" in line)
    threat = next(line for line in lines if line.startswith("  Threat"))
    assert threat.index("75") + 2 == header.index("per 100") + len("per 100")


def test_json_is_alone_on_standard_output(tmp_path: Path) -> None:
    """Nothing but the assessment, in UTF-8 and in the same bytes each time."""
    case = small_case(tmp_path, ANSWERS.replace('name = "Acme"', 'name = "字节跳动"'))

    one, two = (process("score", case, "--json", cwd=tmp_path) for _ in range(2))

    assert one.returncode == 0
    assert one.stderr == b""
    assert one.stdout == two.stdout
    assessment = json.loads(one.stdout.decode())
    assert assessment["subject"]["name"] == "字节跳动"
    outcomes = assessment["determinations"][0]["outcomes"]
    assert {o["audience"]: o["level"]["stated"] for o in outcomes} == {
        "public": "low",
        "cleared": "high",
    }


def test_a_case_is_scored_against_its_own_texts(tmp_path: Path) -> None:
    """What happens to the edition's folder afterwards is nothing to the case."""
    case = small_case(tmp_path)
    before = run("score", case, "--json").stdout
    (tmp_path / "edition" / "methodology.toml").unlink()

    assert run("score", case, "--json").stdout == before


def test_reading_leaves_a_case_untouched(tmp_path: Path) -> None:
    """Scoring, exporting and writing a memo change no byte of it."""
    case = small_case(tmp_path)
    before = case.read_bytes()

    for verb in (["score"], ["export"], ["memo", "--format", "json"]):
        assert run(*verb, case).exit_code == 0

    assert case.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "there is no file"),
        (b"", "is empty"),
        (b"hello", "is not a case"),
        (b"SQLite format 3\0" + bytes(200), "not a case"),
    ],
)
@pytest.mark.parametrize("verb", ["score", "export", "memo"])
def test_a_file_that_is_no_case_is_one_sentence(
    tmp_path: Path, verb: str, content: bytes | None, sentence: str
) -> None:
    """Exit code 1, and the file untouched."""
    case = tmp_path / "x.riskcase"
    if content is not None:
        case.write_bytes(content)

    done = run(verb, case)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert content is None or case.read_bytes() == content


@pytest.mark.parametrize("verb", ["score", "export", "memo"])
@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("PRAGMA user_version=9", "format 9"),
        ("UPDATE events SET by='x' WHERE sequence=2", "is damaged"),
    ],
)
def test_a_newer_or_damaged_case_is_one_sentence(
    tmp_path: Path, verb: str, statement: str, sentence: str
) -> None:
    """Exit code 1, and the file untouched."""
    case = small_case(tmp_path)
    database = sqlite3.connect(case)
    with database:
        database.execute(statement)
    database.close()
    before = case.read_bytes()

    done = run(verb, case)

    assert done.exit_code == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert case.read_bytes() == before


def test_text_of_a_case_cannot_command_the_terminal(tmp_path: Path) -> None:
    """What looks like a control sequence in a file name is shown, not obeyed."""
    done = run("score", tmp_path / "\x1b[2Jx.riskcase")

    assert "\x1b" not in done.stderr
    assert "[2Jx.riskcase" in done.stderr
