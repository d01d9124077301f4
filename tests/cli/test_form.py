"""`riskwiz form`: the questions as an answer file to fill in, or as a PDF to print."""

from pathlib import Path

import pypdf
import pytest

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


def test_a_name_that_ends_in_pdf_gives_a_form_to_print(tmp_path: Path) -> None:
    """With the answer file attached, which is the one that `riskwiz form` writes."""
    edition, form = edition_folder(tmp_path), tmp_path / "form.pdf"

    done = run("form", "--edition", edition, "-o", form)

    assert done.exit_code == 0, done.stderr
    assert done.stderr == f"wrote {form}\n"
    opened = pypdf.PdfReader(form)
    answer_file = run("form", "--edition", edition).stdout
    assert opened.attachments == {"form.toml": [answer_file.encode()]}
    assert "Does a state own it? (required)" in opened.pages[2].extract_text()


def test_a_form_in_pdf_is_not_written_over_either(tmp_path: Path) -> None:
    """Somebody may have written into it."""
    form = tmp_path / "form"
    form.write_text("answers", encoding="utf-8")

    done = run("form", "--format", "pdf", "-o", form)

    assert done.exit_code == 1
    assert "may hold answers" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "pdf"), "a PDF goes into a file; name one with -o FILE"),
        (("--template", "."), "--template is for a PDF; add --format pdf"),
        (("-o", "x.pdf", "--template", "nowhere"), "nowhere is no folder"),
    ],
)
def test_what_does_not_go_together_is_refused(options: tuple[str, ...], said: str) -> None:
    """As a wrong usage, before anything is read or written."""
    done = run("form", *options)

    assert done.exit_code == 2
    assert said in done.stderr
