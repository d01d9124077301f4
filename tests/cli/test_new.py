"""`riskwiz new`: what it writes works at once, and nothing is written over."""

import asyncio
import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest

from riskwiz.cli.folder_shelf import FolderShelf
from riskwiz.core.event import Subject
from riskwiz.tui.app import RiskwizApp
from tests.cli.running import names, run, small_case
from tests.cli.small_edition import edition_folder
from tests.tui.in_memory import MemoryMemos
from tests.tui.screens import NARROW, press, settle, text_of

ANSWERS = """\
[case]
as_of = 2026-01-31
[case.subject]
name = "Acme"
[edition]
id = "my_edition"
[answers]
seat.value = "US"
foreign_share.value = 30
can_direct.value = "some"
held.value = ["places"]
reached_from_abroad.value = false
"""


def test_a_new_edition_is_sound_and_its_golden_cases_pass(tmp_path: Path) -> None:
    """Not even a warning; and `test` has something to try."""
    edition = tmp_path / "my_edition"

    written = run("new", "edition", edition)
    checked = run("check", edition)
    tried = run("test", edition)

    assert written.exit_code == checked.exit_code == tried.exit_code == 0
    assert names(edition) == {"methodology.toml", "questions.toml", "reference"}
    assert "nothing wrong in 3 files" in checked.stderr
    assert "4 of 4 golden cases passed" in tried.stdout
    assert "{{" not in (edition / "methodology.toml").read_text(encoding="utf-8")


def test_a_new_edition_goes_through_import_score_and_memo(tmp_path: Path) -> None:
    """Influence is 2 + 3 of 10 points, access 2 of 10: moderate and low, so it is allowed."""
    edition, answers = tmp_path / "my_edition", tmp_path / "acme.toml"
    run("new", "edition", edition)
    answers.write_text(ANSWERS, encoding="utf-8")

    imported = run("import", answers, "--edition", edition)
    scored = run("score", tmp_path / "acme.riskcase")
    memo = run("memo", tmp_path / "acme.riskcase")

    assert (imported.exit_code, scored.exit_code, memo.exit_code) == (0, 0, 0)
    assert imported.stderr.startswith("wrote")
    assert "50" in scored.stdout
    assert "allow" in scored.stdout
    assert (tmp_path / "acme.pdf").exists()


def test_a_new_questionnaire_stands_beside_a_methodology(tmp_path: Path) -> None:
    """It says which line to change; once that is done, the edition is sound."""
    edition = tmp_path / "my_edition"
    run("new", "edition", edition)

    written = run("new", "questionnaire", "supply", "--edition", edition)

    assert written.exit_code == 0
    assert 'questionnaires = ["questions", "supply"]' in written.stderr
    methodology = edition / "methodology.toml"
    text = methodology.read_text(encoding="utf-8")
    changed = text.replace('= ["questions"]', '= ["questions", "supply"]')
    methodology.write_text(changed, encoding="utf-8")
    assert "nothing wrong in 4 files" in run("check", edition).stderr
    assert "1 of 1 golden cases passed" in run("test", edition / "supply.toml").stdout


def test_a_new_questionnaire_fits_an_edition_without_authorities(tmp_path: Path) -> None:
    """Then it cites nothing, which `check` warns of and nothing more."""
    edition = edition_folder(tmp_path)
    run("new", "questionnaire", "supply.toml", "--edition", edition)
    methodology = edition / "methodology.toml"
    text = methodology.read_text(encoding="utf-8")
    methodology.write_text(text.replace('["one"]', '["one", "supply"]'), encoding="utf-8")

    assert run("check", edition).exit_code == 0
    assert run("test", edition).exit_code == 0


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A folder, a file or a link in the way is left as it is."""
    edition = edition_folder(tmp_path)
    before = (edition / "one.toml").read_text(encoding="utf-8")

    as_edition = run("new", "edition", edition)
    as_questionnaire = run("new", "questionnaire", "one", "--edition", edition)

    assert as_edition.exit_code == as_questionnaire.exit_code == 1
    assert "is not written over" in as_edition.stderr
    assert "is not written over" in as_questionnaire.stderr
    assert (edition / "one.toml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("name", ["Pets", "my edition", "9lives", "a" * 41, "späti"])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    """Files, expressions and answer files name it, so it must be an id."""
    for done in (
        run("new", "edition", tmp_path / name),
        run("new", "questionnaire", name, "--edition", edition_folder(tmp_path)),
    ):
        assert done.exit_code == 2
        assert "is no name for it" in done.stderr


def test_a_questionnaire_needs_an_edition(tmp_path: Path) -> None:
    """Without a methodology there is nothing for it to stand beside."""
    done = run("new", "questionnaire", "supply", "--edition", tmp_path)

    assert done.exit_code == 2
    assert "riskwiz new edition NAME" in done.stderr


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """Where a file stands in the way, there can be no folder in it."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = run("new", "edition", tmp_path / "file" / "mine")

    assert done.exit_code == 3
    assert "cannot be written" in done.stderr


def test_a_new_template_works_as_it_stands(tmp_path: Path) -> None:
    """Every setting it names is one; what it shows commented out can be used as it is written."""
    case, look = small_case(tmp_path), tmp_path / "agency"
    html = tmp_path / "m.html"

    written = run("new", "template", look)
    filled = run("memo", case, "--template", look, "--format", "html", "-o", html)

    assert (written.exit_code, filled.exit_code) == (0, 0), filled.stderr
    assert names(look) == {f"{n}.html.j2" for n in ("settings", "letterhead", "opening", "closing")}
    assert "NAME OF THE AGENCY" in html.read_text(encoding="utf-8")
    assert run("new", "template", look).exit_code == 1

    settings = look / "settings.html.j2"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("\n".join(re.findall(r"{% set .* %}", text)), encoding="utf-8")
    again = run("memo", case, "--template", look, "--format", "html", "-o", html)
    assert again.exit_code == 0, again.stderr
    assert "ABC-DEF" in html.read_text(encoding="utf-8")


def _answered(tmp_path: Path) -> tuple[Path, int]:
    """Answer every question of a new edition in the wizard; return the case and how many."""
    edition = tmp_path / "my_edition"
    run("new", "edition", edition)
    (tmp_path / "cases").mkdir()
    shelf = FolderShelf(tmp_path / "cases", "A. Author", edition)
    record = shelf.create(Subject(name="Acme"), dt.date(2026, 1, 31), "A. Author")
    questions = len(record.interview.path)

    async def answer() -> str:
        app = RiskwizApp(shelf, MemoryMemos(), record)
        async with app.run_test(size=NARROW) as pilot:
            await settle(pilot)
            for _ in range(questions):
                await press(pilot, "f4", *"not found", "enter")
            await press(pilot, "f9")
            return text_of(pilot)

    screen = asyncio.run(answer())
    assert f"Unknown or withheld  {questions}" in screen
    assert questions > 3

    (case,) = (tmp_path / "cases").glob("*.riskcase")
    return case, questions


def test_a_new_edition_goes_through_wizard_and_memo(tmp_path: Path) -> None:
    """An author changes nothing for that: every question is asked once, and the memo says so."""
    case, questions = _answered(tmp_path)

    memo = run("memo", case, "--format", "html")

    assert memo.exit_code == 0, memo.stderr
    page = case.with_suffix(".html").read_text(encoding="utf-8")
    assert page.count("not found") >= questions


@pytest.mark.long
def test_a_new_edition_becomes_a_memo_in_print(tmp_path: Path) -> None:
    """The PDF of it holds every question with what was said to it."""
    case, questions = _answered(tmp_path)

    memo = run("memo", case)

    assert memo.exit_code == 0, memo.stderr
    printed = subprocess.run(
        ["pdftotext", "-layout", str(case.with_suffix(".pdf")), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert printed.count("not found") >= questions
    assert "DRAFT" in printed
