"""How long screens keep people waiting, in a terminal, each as a ratio to bare Textual in one run.

First paint of the shelf against an app with a header and a list; a key press to the repaint in a
questionnaire of 500 questions against the same key in a bare list; opening a case with 500
answers; and how much memory the wizard takes. Run it with `make bench`.
"""

import contextlib
import json
import os
import pty
import re
import select
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
KEYS = 60
QUESTIONS = 500
BARE_APP = """
from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static

class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("painted")
        yield OptionList(*(f"row {n}" for n in range(500)))

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

Bare().run()
"""
METHODOLOGY = """
[methodology]
id = "large"
title = "Large"
version = "1.0.0"
as_of = 2026-01-01
questionnaires = ["many"]
not_known = "1/2"
withheld = "1"
[confidence]
high_answered = "0.8"
high_strong = "0.6"
low_answered = "0.5"
low_fair = "0.4"
[[scale]]
id = "level"
levels = [{ id = "low", label = "low" }, { id = "high", label = "high" }]
[[factor]]
id = "threat"
label = "Threat"
title = "Threat"
scale = "level"
cut_points = { high = "50" }
[[determination]]
id = "risk"
label = "Risk"
title = "Risk?"
level = "threat"
[[disposition]]
id = "none"
label = "none"
[[rule]]
id = "all"
determination = "risk"
disposition = "none"
why = "Nothing follows."
"""


class Screen:
    """A program in a terminal of 120 by 40, and what it paints."""

    def __init__(self, arguments: Sequence[str], folder: Path) -> None:
        """Start the program."""
        self._master, inner = pty.openpty()
        termios.tcsetwinsize(inner, (40, 120))
        environment = os.environ | {
            "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "XDG_STATE_HOME": str(folder / "state"),
        }  # fmt: skip
        self.process = subprocess.Popen(  # noqa: S603  (the programs that are measured)
            arguments, stdin=inner, stdout=inner, stderr=inner, env=environment, cwd=folder,
            start_new_session=True,
        )  # fmt: skip
        os.close(inner)
        self.painted = b""

    def wait_for(self, text: str, seconds: float = 60) -> None:
        """Read until some text has been painted."""
        until = time.perf_counter() + seconds
        while text.encode() not in self.painted:
            if time.perf_counter() > until:
                shown = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", self.painted)[-2000:]
                raise SystemExit(
                    f"{text!r} was not painted; last:\n{shown.decode('utf-8', 'replace')}"
                )
            self._read(0.01)

    def quiet(self, seconds: float = 0.4) -> None:
        """Read until nothing has been painted for a while."""
        while self._read(seconds):
            pass

    def press(self, key: bytes) -> float:
        """Press a key; return the seconds to the first paint after it."""
        self.painted = b""
        start = time.perf_counter()
        os.write(self._master, key)
        while not self._read(1.0):
            if time.perf_counter() - start > 10:  # noqa: PLR2004  (seconds of patience)
                raise SystemExit(f"nothing was painted after {key!r}")
        return time.perf_counter() - start

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        with contextlib.suppress(OSError):  # the program has ended
            self.painted = (self.painted + os.read(self._master, 65_536))[-200_000:]
        return True

    def megabytes(self) -> float:
        """Return how much memory the program itself takes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def end(self) -> None:
        """End the program."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)


def large_edition(folder: Path) -> Path:
    """Write an edition of 500 questions."""
    edition = folder / "edition"
    edition.mkdir()
    lines = ['[questionnaire]\nid = "many"\ntitle = "Many"\nversion = "1.0.0"\nfactor = "threat"']
    for number in range(QUESTIONS):
        if number % 25 == 0:
            lines.append(f'[[section]]\nid = "s{number}"\ntitle = "Section {number}"')
        lines.append(
            f'[[section.question]]\nid = "q{number}"\nkind = "choice"\nask = "Question {number}?"\n'
            f'help = "Look it up."\noption = [{{ id = "no", label = "No", points = 0 }},'
            ' { id = "some", label = "Some", points = 1 },'
            ' { id = "yes", label = "Yes", points = 2 }]'
        )
    (edition / "methodology.toml").write_text(METHODOLOGY)
    (edition / "many.toml").write_text("\n".join(lines) + "\n")
    return edition


def large_case(folder: Path) -> Path:
    """Write a case with 500 answers."""
    edition = large_edition(folder)
    answers = ['[case]\nas_of = 2026-01-01\n[case.subject]\nname = "Acme"']
    answers.append('[edition]\nid = "large"\nversion = "1.0.0"')
    answers += [f'[answers.q{number}]\nvalue = "some"' for number in range(QUESTIONS)]
    source = folder / "acme.toml"
    source.write_text("\n".join(answers) + "\n")
    command = ["import", str(source), "--edition", str(edition), "--as", "bench"]
    subprocess.run(  # noqa: S603  (riskwiz itself)
        riskwiz(*command), check=True, capture_output=True, env=environment()
    )
    source.unlink()
    return folder / "acme.riskcase"


def riskwiz(*arguments: str) -> list[str]:
    """Return the command line that runs riskwiz."""
    return [sys.executable, "-m", "riskwiz", *arguments]


def environment() -> dict[str, str]:
    """Return the environment in which riskwiz is found."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


def first_paint(arguments: list[str], text: str, folder: Path) -> float:
    """Return the seconds from the start of a program to its first paint."""
    start = time.perf_counter()
    screen = Screen(arguments, folder)
    screen.wait_for(text)
    seconds = time.perf_counter() - start
    screen.end()
    return seconds


def repaints(*screens: Screen) -> list[list[float]]:
    """Return the seconds from key to repaint of some presses, on each screen in turn."""
    for screen in screens:
        screen.quiet()
    times: list[list[float]] = [[] for _ in screens]
    for number in range(KEYS):
        for place, screen in enumerate(screens):
            times[place].append(screen.press(b"\x1b[A" if number % 2 else b"\x1b[B"))
            screen.quiet(0.1)
    return times


def percentile(times: list[float], share: float) -> float:
    """Return a percentile."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def opening(case: Path) -> float:
    """Return the seconds that opening a case takes in a running wizard, its edition loaded."""
    program = (
        "import sys, time, json\n"
        "from pathlib import Path\n"
        "from riskwiz.cli.folder_shelf import FolderShelf\n"
        "from riskwiz.tui.session import Session\n"
        "shelf = FolderShelf(Path(sys.argv[1]).parent, 'bench')\n"
        "shelf.rows()\n"
        "times = []\n"
        "for _ in range(5):\n"
        "    start = time.perf_counter()\n"
        "    record = shelf.open_file(Path(sys.argv[1]))\n"
        "    session = Session(record, shelf.today)\n"
        "    session.first(); session.assessment\n"
        "    times.append(time.perf_counter() - start)\n"
        "    record.close()\n"
        "print(json.dumps(times))\n"
    )
    done = subprocess.run(  # noqa: S603  (riskwiz itself)
        [sys.executable, "-c", program, str(case)],
        check=True, capture_output=True, env=environment(),
    )  # fmt: skip
    return statistics.median(json.loads(done.stdout))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "shelf").mkdir()
        bare = [sys.executable, "-c", BARE_APP]
        shelf = riskwiz(str(folder / "shelf"), "--as", "bench")
        pairs = [
            (first_paint(shelf, "Cases", folder), first_paint(bare, "painted", folder))
            for _ in range(ROUNDS)
        ]
        ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
        row("first paint of the shelf", ours, "a bare Textual app", theirs, "1.6")

        case = large_case(folder)
        wizard, listed = Screen(riskwiz("assess", str(case), "--as", "bench"), folder), None
        wizard.wait_for("Question 0?")
        listed = Screen(bare, folder)
        listed.wait_for("row 1")
        ours, theirs = (percentile(times, 0.95) for times in repaints(wizard, listed))
        row("key to repaint, 500 questions, p95", ours, "the same key, a bare list", theirs, "1.5")
        memory, least = wizard.megabytes(), listed.megabytes()
        wizard.end()
        listed.end()
        print(
            f"{'opening a case with 500 answers':36} {opening(case) * 1000:8.1f} ms  (at most 500)"
        )
        print(
            f"{'memory of the wizard on it':36} {memory:8.1f} MB  (at most 150; bare {least:.1f})"
        )


def row(what: str, ours: float, against: str, theirs: float, most: str) -> None:
    """Print one ratio."""
    print(
        f"{what:36} {ours * 1000:8.1f} ms  {against:28} {theirs * 1000:8.1f} ms  "
        f"{ours / theirs:5.2f}  (at most {most})"
    )


if __name__ == "__main__":
    main()
