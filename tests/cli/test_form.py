"""`riskwiz form`: the questions as an answer file to fill in."""

from pathlib import Path

from tests.cli.running import run
from tests.cli.small_edition import edition_folder


def test_a_form_comes_back_by_import(tmp_path: Path) -> None:
    """Day and subject filled in, one answer uncommented, the rest left as it is."""
    edition, form = edition_folder(tmp_path), tmp_path / "acme.toml"

    written = run("form", "--edition", edition, "-o", form)
    text = form.read_text(encoding="utf-8")
    for line in ("as_of = 2026-01-01", 'name = "…"', 'seat.value = "one"'):
        assert f"#{line}" in text
        text = text.replace(f"#{line}", line)
    form.write_text(text, encoding="utf-8")
    imported = run("import", form, "--edition", edition)

    assert written.exit_code == imported.exit_code == 0
    assert imported.stderr == f"wrote {tmp_path / 'acme.riskcase'}\n"


def test_a_form_may_hold_answers_and_is_not_written_over(tmp_path: Path) -> None:
    """Somebody may have filled it in."""
    form = tmp_path / "form.toml"
    form.write_text("answers", encoding="utf-8")

    done = run("form", "-o", form)

    assert done.exit_code == 1
    assert "may hold answers" in done.stderr
    assert form.read_text(encoding="utf-8") == "answers"


def test_without_a_file_the_form_goes_to_standard_output() -> None:
    """The questions of the shipped edition, alone."""
    done = run("form")

    assert done.exit_code == 0
    assert done.stdout.startswith("# Foreign-influence technology risk\n")
    assert '#hq_country.value = "US"' in done.stdout
    assert done.stderr == ""
