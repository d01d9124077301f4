"""`riskwiz memo`: whole or not at all, and a draft unless it is signed."""

import datetime as dt
import json
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.core.event import AssessmentSigned, MarkingSet
from tests.cli.running import names, process, run, small_case


def test_the_memo_goes_beside_the_case(tmp_path: Path) -> None:
    """It is a PDF, and the same bytes from another process."""
    case = small_case(tmp_path)

    assert process("memo", case, cwd=tmp_path).returncode == 0
    first = (tmp_path / "acme.pdf").read_bytes()
    again = run("memo", case, "-o", tmp_path / "again.pdf")

    assert first.startswith(b"%PDF-")
    assert (tmp_path / "again.pdf").read_bytes() == first
    assert again.stdout == ""
    assert again.stderr == f"wrote {tmp_path / 'again.pdf'}\n"


def test_the_memo_as_page_and_as_data(tmp_path: Path) -> None:
    """`--format json` is what `score --json` prints."""
    case = small_case(tmp_path)
    page, data = tmp_path / "m.html", tmp_path / "m.json"

    assert run("memo", case, "--format", "html", "-o", page).exit_code == 0
    assert run("memo", case, "--format", "json", "-o", data).exit_code == 0

    assert "Acme" in page.read_text(encoding="utf-8")
    assert data.read_text(encoding="utf-8") == run("score", case, "--json").stdout
    assert json.loads(data.read_text(encoding="utf-8"))["final"] is False


def test_final_refuses_a_draft(tmp_path: Path) -> None:
    """Nobody has signed, so exit code 1 and no memo."""
    case = small_case(tmp_path)

    done = run("memo", case, "--final", "-o", tmp_path / "m.pdf")

    assert done.exit_code == 1
    assert "nobody has signed" in done.stderr
    assert not (tmp_path / "m.pdf").exists()


def test_final_refuses_while_required_questions_are_open(tmp_path: Path) -> None:
    """The sentence says how many."""
    case = small_case(tmp_path, '[case]\nas_of = 2023-03-31\n[case.subject]\nname = "Acme"\n'
                                '[edition]\nid = "small"\n')  # fmt: skip

    done = run("memo", case, "--final")

    assert done.exit_code == 1
    assert "1 required question is open" in done.stderr


def test_final_writes_what_is_signed(tmp_path: Path) -> None:
    """Once it is signed and complete, the memo is no draft."""
    case = small_case(tmp_path)
    with store.open(case) as record:
        signed = AssessmentSigned(name="A", role="assessor", date=dt.date(2023, 4, 1))
        record.append([signed], "A. Assessor")

    done = run("memo", case, "--final", "--format", "json")

    assert done.exit_code == 0, done.stderr
    assert json.loads((tmp_path / "acme.json").read_text(encoding="utf-8"))["final"] is True


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("nowhere/m.json", "its folder does not exist"),
        (".", "it is a folder"),
        ("acme.toml/m.json", "its folder is not a folder"),
        ("x" * 300, "its name is too long"),
        ("/dev/full", "the disk is full"),
    ],
)
def test_an_unwritable_target_is_one_sentence(tmp_path: Path, target: str, sentence: str) -> None:
    """Exit code 3, and no half-written file."""
    case = small_case(tmp_path)
    before = names(tmp_path)

    done = run("memo", case, "--format", "json", "-o", tmp_path / target)

    assert done.exit_code == 3
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert names(tmp_path) == before


def test_a_memo_never_replaces_a_case_or_its_answers(tmp_path: Path) -> None:
    """A slip of the hand costs nobody a case."""
    case = small_case(tmp_path)
    before = case.read_bytes()
    other = tmp_path / "other.pdf"
    other.write_bytes(before)

    for target in (case, other):
        done = run("memo", case, "--format", "json", "-o", target)
        assert done.exit_code == 1
        assert "choose another name" in done.stderr

    assert case.read_bytes() == other.read_bytes() == before


def test_an_earlier_memo_is_replaced_whole(tmp_path: Path) -> None:
    """Through a link, what it leads to is replaced and the link stays."""
    case = small_case(tmp_path)
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    link.symlink_to(real)

    assert run("memo", case, "--format", "json", "-o", link).exit_code == 0

    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("letterhead", "sentence"),
    [("{{ 1 / 0 }}", "letterhead.html.j2, line 1: division by zero"), ("<p>", "is not closed")],
)
def test_a_wrong_template_is_one_sentence_and_no_memo(
    tmp_path: Path, letterhead: str, sentence: str
) -> None:
    """Exit code 1; an earlier memo stays as it was."""
    case, look, target = small_case(tmp_path), tmp_path / "agency", tmp_path / "m.pdf"
    look.mkdir()
    (look / "letterhead.html.j2").write_text(letterhead, encoding="utf-8")
    target.write_bytes(b"earlier")

    done = run("memo", case, "--template", look, "-o", target)

    assert done.exit_code == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert target.read_bytes() == b"earlier"
    assert run("memo", case, "--template", tmp_path / "none").exit_code == 2


def test_a_marked_memo_without_a_designation_says_so(tmp_path: Path) -> None:
    """The marking is printed; who controls it is for a template to say."""
    case = small_case(tmp_path)
    with store.open(case) as record:
        record.append([MarkingSet(marking="CUI")], "A. Assessor")

    said = run("memo", case, "--format", "html").stderr

    assert "it is marked, and no template says who controls it" in said
    assert "riskwiz new template" in said
