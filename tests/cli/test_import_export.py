"""An answer file becomes a case and comes back, or everything that is wrong with it is listed."""

from pathlib import Path

import pytest

from riskwiz import store
from tests.cli.running import names, run, small_case
from tests.cli.small_edition import ANSWERS, METHODOLOGY, answer_file, edition_folder


def test_import_makes_a_case_beside_the_answers(tmp_path: Path) -> None:
    """The case has the answers in the order of the questions, and the name of who gave them."""
    case = small_case(tmp_path)

    with store.open(case, readonly=True) as record:
        said = [getattr(event, "question", event.kind) for event in record.events]
        assert said == ["case_opened", "state_owned", "seat", "harm", "harm"]
        assert {entry.by for entry in record.entries} == {"A. Assessor"}
        assert record.texts["methodology.toml"] == METHODOLOGY


def test_the_assessor_is_named_by_option_or_environment(tmp_path: Path) -> None:
    """`--as` goes before RISKWIZ_ASSESSOR, wherever it stands."""
    edition, answers = edition_folder(tmp_path), answer_file(tmp_path)
    one, two = tmp_path / "1.riskcase", tmp_path / "2.riskcase"
    run("import", answers, "--edition", edition, "-o", one, "--as", "B. Boss")
    run("--as", "C. Chief", "import", answers, "--edition", edition, "-o", two, assessor="")

    for path, name in ((one, "B. Boss"), (two, "C. Chief")):
        with store.open(path, readonly=True) as record:
            assert record.entries[0].by == name


@pytest.mark.parametrize("name", [" ", "x" * 101, "A\x1b[31m", "two\nlines"])
def test_a_name_that_cannot_be_printed_is_wrong_usage(tmp_path: Path, name: str) -> None:
    """A name is noted for ever, so it is looked at first."""
    done = run("import", answer_file(tmp_path), "--as", name)

    assert done.exit_code == 2
    assert "printable characters" in done.stderr


def test_export_gives_the_answers_back(tmp_path: Path) -> None:
    """Imported and exported again, the answers are the same bytes."""
    case = small_case(tmp_path)
    first = tmp_path / "first.toml"
    assert run("export", case, "-o", first).exit_code == 0
    again = tmp_path / "again.riskcase"
    imported = run("import", first, "--edition", tmp_path / "edition", "-o", again)
    assert imported.exit_code == 0, imported.stderr

    done = run("export", again)

    assert done.exit_code == 0
    assert done.stdout.encode() == first.read_bytes()
    assert "The register does not say." in done.stdout
    assert done.stderr == ""


def test_everything_wrong_with_an_answer_file_is_listed_at_once(tmp_path: Path) -> None:
    """An unknown question, an option that does not exist, a date that is none: each its line."""
    text = ANSWERS + (
        '[answers.state_ownd]\nvalue = true\n[answers.founded]\nvalue = "2022-02-30"\n'
    )
    text = text.replace('value = "bad"', 'value = "awful"')
    edition, answers = edition_folder(tmp_path), answer_file(tmp_path, text)

    done = run("import", answers, "--edition", edition)

    assert done.exit_code == 1
    assert done.stdout == ""
    for said in ("state_ownd", "state_owned", "awful", "2022-02-30"):
        assert said in done.stderr
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith('value = "awful"') or "2022-02-30" in line:
            assert f"{answers}:{number}:" in done.stderr
    assert "3 errors" in done.stderr
    assert names(tmp_path) == {"edition", "acme.toml"}


def test_a_broken_edition_makes_no_case(tmp_path: Path) -> None:
    """Its problems are listed where its files are, not where they would be inside it."""
    edition, answers = edition_folder(tmp_path), answer_file(tmp_path)
    (edition / "one.toml").write_text("[questionnaire\n", encoding="utf-8")

    done = run("import", answers, "--edition", edition)

    assert done.exit_code == 1
    assert f"{edition / 'one.toml'}:1:" in done.stderr
    assert names(tmp_path) == {"edition", "acme.toml"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "there is no file"),
        (b"[case]\nname = '\xff'\n", "acme.toml:2:9"),
        (b"", "acme.toml"),
        (b"[case\n", "acme.toml:1:"),
    ],
)
def test_what_is_no_answer_file_is_refused(
    tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    """Each in a sentence that names it."""
    answers = tmp_path / "acme.toml"
    if content is not None:
        answers.write_bytes(content)

    done = run("import", answers, "--edition", edition_folder(tmp_path))

    assert done.exit_code == 1
    assert sentence in done.stderr
    assert not (tmp_path / "acme.riskcase").exists()


def test_import_writes_over_nothing(tmp_path: Path) -> None:
    """A case that is there already is left alone, byte for byte."""
    case = small_case(tmp_path)
    before = case.read_bytes()

    done = run("import", tmp_path / "acme.toml", "--edition", tmp_path / "edition")

    assert done.exit_code == 1
    assert "exists already" in done.stderr
    assert case.read_bytes() == before


def test_import_into_a_missing_folder_is_the_machines_fault(tmp_path: Path) -> None:
    """One sentence and exit code 3."""
    case = tmp_path / "nowhere" / "a.riskcase"
    edition = edition_folder(tmp_path)

    done = run("import", answer_file(tmp_path), "--edition", edition, "-o", case)

    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert "there is no folder" in done.stderr


def test_export_never_writes_over_a_case(tmp_path: Path) -> None:
    """Neither over the case that is exported nor over another."""
    case = small_case(tmp_path)
    before = case.read_bytes()

    done = run("export", case, "-o", case)

    assert done.exit_code == 1
    assert case.read_bytes() == before


def test_a_missing_edition_is_a_sentence(tmp_path: Path) -> None:
    """The sentence says what an edition is known by."""
    done = run("import", answer_file(tmp_path), "--edition", tmp_path / "nowhere")

    assert done.exit_code == 1
    assert "does not exist" in done.stderr
    assert "methodology.toml" in done.stderr
