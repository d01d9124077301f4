"""`riskwiz demo`: the worked case, and its memo."""

from pathlib import Path

import pypdf
import pytest

from tests.cli.running import names, process, run


def test_demo_writes_case_and_memo(tmp_path: Path) -> None:
    """Both into a folder that it makes, and nothing else."""
    folder = tmp_path / "far" / "away"

    done = process("demo", "-o", folder, cwd=tmp_path)

    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    assert names(folder) == {"tiktok_2023-03.riskcase", "tiktok_2023-03.pdf"}
    pages = pypdf.PdfReader(folder / "tiktok_2023-03.pdf").pages
    assert "TikTok" in pages[0].extract_text()


@pytest.mark.long
def test_demo_again_keeps_the_case_and_renders_the_same_memo(tmp_path: Path) -> None:
    """Run twice, it leaves the case byte for byte, and the memo is the same bytes anew."""
    assert process("demo", "-o", "d", cwd=tmp_path).returncode == 0
    case, pdf = (tmp_path / "d" / f"tiktok_2023-03.{end}" for end in ("riskcase", "pdf"))
    before = case.read_bytes(), pdf.read_bytes()
    pdf.unlink()

    again = process("demo", "-o", "d", cwd=tmp_path)

    assert again.returncode == 0
    assert b"kept" in again.stderr
    assert (case.read_bytes(), pdf.read_bytes()) == before


def test_demo_leaves_a_strange_file_alone(tmp_path: Path) -> None:
    """What has the case's name and is none is not touched, and nothing is written."""
    strange = tmp_path / "tiktok_2023-03.riskcase"
    strange.write_text("mine")

    done = run("demo", "-o", tmp_path)

    assert done.exit_code == 1
    assert "is not a case" in done.stderr
    assert strange.read_text() == "mine"
    assert names(tmp_path) == {strange.name}


def test_demo_into_a_file_is_the_machines_fault(tmp_path: Path) -> None:
    """One sentence and exit code 3."""
    place = tmp_path / "file"
    place.write_text("")

    done = run("demo", "-o", place)

    assert done.exit_code == 3
    assert "cannot be made" in done.stderr
