"""Running riskwiz: in this process for speed, in one of its own where that matters."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from riskwiz.cli.main import app
from tests.cli.small_edition import answer_file, edition_folder

ROOT = Path(__file__).parents[2]


def run(
    *arguments: str | Path, assessor: str = "A. Assessor", said: str | bytes | None = None
) -> Result:
    """Run riskwiz in this process; a bug of riskwiz is raised here."""
    return CliRunner(catch_exceptions=False).invoke(
        app,
        [str(a) for a in arguments],
        input=said,
        env={"RISKWIZ_ASSESSOR": assessor, "NO_COLOR": "1"},
    )


def process(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run riskwiz in a process of its own, in some folder."""
    return subprocess.run(
        command(*arguments), cwd=cwd, env=environment(), capture_output=True, check=False
    )


def command(*arguments: str | Path) -> list[str]:
    """The command line that runs riskwiz."""
    return [sys.executable, "-m", "riskwiz", *map(str, arguments)]


def interruptible(*arguments: str | Path) -> list[str]:
    """The same, where SIGINT works even though whoever runs the tests has it ignored."""
    program = (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from riskwiz.cli.main import main\n"
        "main()\n"
    )
    return [sys.executable, "-c", program, *map(str, arguments)]


def environment() -> dict[str, str]:
    """The environment in which a process finds riskwiz from any folder."""
    return os.environ | {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": os.devnull}


def small_case(folder: Path, text: str | None = None) -> Path:
    """A case of the small edition, made by `riskwiz import`."""
    answers = answer_file(folder, text) if text else answer_file(folder)
    done = run("import", answers, "--edition", edition_folder(folder))
    assert done.exit_code == 0, done.stderr
    return folder / "acme.riskcase"


def names(folder: Path) -> set[str]:
    """What is in a folder, hidden files too."""
    return {path.name for path in folder.iterdir()}
