"""`riskwiz assess` in plain mode: from a pipe, into a case file."""

import shutil
import subprocess
from pathlib import Path

import pexpect
import pytest

from riskwiz import store
from riskwiz.core.event import AnswerGiven
from tests.cli.running import command, environment, names, run, small_case
from tests.cli.small_edition import edition_folder

DUMB = {"TERM": "dumb"}


def test_a_pipe_makes_a_case_and_answers_it(tmp_path: Path) -> None:
    """The first two lines are subject and as-of date; what follows is the interview."""
    edition_folder(tmp_path)

    done = subprocess.run(
        command("assess", "new.riskcase", "--edition", "edition", "--as", "Ann"),
        cwd=tmp_path, env=environment() | {"RISKWIZ_ASSESSOR": ""},
        input=b"Acme\n2023-03-31\nunknown why\nquit\n", capture_output=True, check=False,
    )  # fmt: skip

    assert (done.returncode, b"Acme, as of 2023-03-31" in done.stdout) == (0, True), done.stderr
    with store.open(tmp_path / "new.riskcase", readonly=True) as record:
        assert [entry.by for entry in record.entries] == ["Ann", "Ann"]
        assert isinstance(record.events[1], AnswerGiven)


def test_a_pipe_that_ends_too_early_makes_nothing(tmp_path: Path) -> None:
    """In one sentence."""
    case = tmp_path / "new.riskcase"

    done = run("assess", case, said="Acme\n")

    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith(f"{case} was not made: the input ended")
    assert names(tmp_path) == set()


def test_a_case_that_somebody_else_holds_is_read(tmp_path: Path) -> None:
    """It says who holds it, shows review and memo, and records nothing."""
    case = small_case(tmp_path)
    held = store.hold(case, "Ana")
    before = case.read_bytes()

    done = run("assess", case, "--plain", said="review\npreview\nunknown why\nquit\n")
    held.release()

    assert done.exit_code == 1, done.stderr
    words = " ".join(done.stdout.split())
    assert "Ana holds it since 20" in words
    assert "Scores out of 100" in words
    assert "MEMORANDUM FOR RECORD" in words
    assert "Not recorded: the case is open for reading: Ana holds it" in words
    assert case.read_bytes() == before


@pytest.mark.parametrize("lines", [b"what\n", b"note \xff\xfe\n", b"goto nowhere\nquit\n"])
def test_a_script_of_which_a_line_was_not_taken_is_exit_code_1(
    tmp_path: Path, lines: bytes
) -> None:
    """A script learns that not all of it was recorded."""
    case = small_case(tmp_path)

    done = run("assess", case, "--plain", said=lines)

    assert done.exit_code == 1, done.stderr
    assert "Not recorded: " in done.stdout
    assert done.stderr == ""


def test_a_case_file_that_cannot_be_written_is_exit_code_3(tmp_path: Path) -> None:
    """The interview says so at once, and the goodbye again."""
    case = small_case(tmp_path)
    screen = pexpect.spawn(
        command()[0], [*command("assess", case.name, "--as", "Ann")[1:]],
        cwd=str(tmp_path), env=environment() | DUMB, encoding="utf-8", timeout=20, echo=False,
    )  # fmt: skip
    screen.expect("quit to stop")
    shutil.copy(case, tmp_path / "copy.riskcase")
    case.unlink()
    screen.sendline("note lost")
    screen.expect("Not saved: ")
    screen.sendline("quit")
    screen.expect("not saved")
    screen.expect(pexpect.EOF)
    screen.close()

    assert screen.exitstatus == 3


def test_a_dumb_terminal_is_asked_who_answers(tmp_path: Path) -> None:
    """Once a case; nothing is drawn."""
    case = small_case(tmp_path)
    screen = pexpect.spawn(
        command()[0], [*command("assess", case.name)[1:]],
        cwd=str(tmp_path), env=environment() | DUMB | {"RISKWIZ_ASSESSOR": ""},
        encoding="utf-8", timeout=20, echo=False,
    )  # fmt: skip
    screen.expect("Assessor")
    screen.sendline("Ann")
    screen.expect("quit to stop")
    screen.sendline("quit")
    screen.expect("Everything recorded is saved")
    screen.expect(pexpect.EOF)
    screen.close()

    assert screen.exitstatus == 0
    assert "\x1b" not in (screen.before or "")


@pytest.mark.parametrize("content", ["no case", None])
def test_a_file_that_is_no_case_is_refused(tmp_path: Path, content: str | None) -> None:
    """As by every other verb."""
    path = tmp_path / "x.riskcase"
    if content is None:
        path = tmp_path / "nowhere" / "x.riskcase"
    else:
        path.write_text(content)

    done = run("assess", path, "--plain")

    assert done.exit_code in {1, 3}
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_the_memo_is_written_beside_the_case(tmp_path: Path) -> None:
    """By the word `memo`."""
    case = small_case(tmp_path)

    done = run("assess", case, said="memo\nquit\n")

    assert done.exit_code == 0, done.stdout
    assert case.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
