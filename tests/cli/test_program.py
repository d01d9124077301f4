"""riskwiz as a program: how it starts, what it loads, and how it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from riskwiz import __version__
from tests.cli.running import ROOT, command, environment, interruptible, process, run, small_case

VERBS = ["assess", "import", "export", "score", "memo", "check", "demo"]


def test_help_names_every_verb() -> None:
    """Each in its own line, with what it does."""
    done = run("--help")

    assert done.exit_code == 0
    for verb in VERBS:
        assert any(line.startswith(f"  {verb} ") for line in done.stdout.splitlines())


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    """And it begins with how the verb is used."""
    done = run(verb, "--help")

    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: app {verb}")


def test_help_loads_nothing_slow() -> None:
    """No screens, no PDFs, no templates, and not even the core."""
    program = (
        "import sys\n"
        "already = set(sys.modules)\n"  # what measures coverage, say
        "from riskwiz.cli.main import main\n"
        "sys.argv = ['riskwiz', '--help']\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    slow = {'textual', 'weasyprint', 'jinja2', 'pydantic', 'sqlite3', 'tomli'}\n"
        "    print('loaded:', *sorted(slow & sys.modules.keys() - already))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "loaded:"


def test_the_version_is_one_line() -> None:
    """Name and number."""
    assert run("--version").stdout == f"riskwiz {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["scroe", "x"], "did you mean `riskwiz score`?"),
        (["nowhere"], "no command and no folder 'nowhere'"),
        (["README.md"], "`riskwiz assess README.md`"),
        (["score"], "Missing argument"),
        (["score", "a", "b"], "unexpected extra argument"),
        (["memo", "x", "--format", "docx"], "'docx'"),
        (["."], "needs a terminal"),
        ([], "needs a terminal"),
    ],
)
def test_wrong_usage_is_exit_code_2(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a sentence on standard error and nothing on standard output."""
    monkeypatch.chdir(ROOT)

    done = run(*arguments)

    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_it_runs_in_any_folder(tmp_path: Path) -> None:
    """As a process of its own, far from its source."""
    case = small_case(tmp_path)

    done = process("score", case.name, cwd=tmp_path)

    assert done.returncode == 0
    assert done.stdout.decode().startswith("Acme")


@pytest.mark.parametrize("locale", ["C", pytest.param("en_US.ISO-8859-1", marks=pytest.mark.long)])
def test_a_terminal_without_utf8_gets_an_answer_all_the_same(tmp_path: Path, locale: str) -> None:
    """What it cannot show is replaced, and JSON stays UTF-8."""
    case = small_case(tmp_path, None)
    env = environment() | {"PYTHONIOENCODING": "ascii", "LC_ALL": locale}

    for arguments in (["score", case], ["score", case, "--json"], ["score", "é.riskcase"]):
        done = subprocess.run(
            command(*arguments), cwd=tmp_path, env=env, capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode == (1 if "é.riskcase" in arguments else 0)


def test_a_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    """When nobody reads on, there is nobody to complain to."""
    case = small_case(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command("score", case, "--json"), cwd=tmp_path, env=environment(),
        stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)

    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.parametrize("arguments", [["score", "acme.riskcase"], ["export", "acme.riskcase"],
                                       ["--help"], ["--version"]])  # fmt: skip
def test_standard_output_on_a_full_disk_is_one_sentence(
    tmp_path: Path, arguments: list[str]
) -> None:
    """Exit code 3, and no traceback while Python ends."""
    small_case(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments), cwd=tmp_path, env=environment(),
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip

    assert done.returncode == 3
    assert done.stderr.decode() == "what there is to say cannot be written: the disk is full\n"


def test_control_c_ends_quietly(tmp_path: Path) -> None:
    """Exit code 130, no traceback; here while it waits for the rest of an answer file."""
    pipe = tmp_path / "answers.toml"
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            interruptible("score", pipe),
            cwd=tmp_path, env=environment(), stderr=subprocess.PIPE,
        ) as running,
        pipe.open("wb"),  # opens once the other side has begun to read
    ):  # fmt: skip
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)

    assert running.returncode == 130
    assert said == b""


@pytest.mark.parametrize("arguments", [[], ["assess"], ["check"], ["score"], ["demo", "-o"]])
def test_a_name_that_no_disk_takes_is_one_sentence(arguments: list[str]) -> None:
    """Whichever verb it is given to."""
    done = run(*arguments, "x" * 300)

    assert done.exit_code in {1, 3}
    assert done.stderr.count("\n") == 1
    assert "x" * 300 in done.stderr
