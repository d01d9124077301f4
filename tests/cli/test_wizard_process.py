"""The wizard as a process in a terminal: what it has saved outlives it."""

import contextlib
import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.core.answer import answered
from riskwiz.core.event import AnswerGiven
from tests.cli.running import environment, interruptible
from tests.cli.small_edition import edition_folder

_PATIENCE_SECONDS = 60


class _Terminal:
    """A terminal of 100 columns with riskwiz in it."""

    def __init__(self, *arguments: str | Path) -> None:
        self.master, inner = pty.openpty()
        termios.tcsetwinsize(inner, (30, 100))
        self.process = subprocess.Popen(
            interruptible(*arguments),
            stdin=inner, stdout=inner, stderr=inner, start_new_session=True,
            env=environment() | {"TERM": "xterm-256color"},
        )  # fmt: skip
        os.close(inner)
        self.shown = b""

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def wait(self, done: Callable[[], bool]) -> None:
        """Read what is drawn until something has happened."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not done():
            assert time.monotonic() < until, self.shown[-3000:].decode(errors="replace")
            if select.select([self.master], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):  # the other side has ended
                    self.shown += os.read(self.master, 65_536)

    def wait_for(self, text: str) -> None:
        self.wait(lambda: text.encode() in self.shown)


@pytest.fixture
def terminal() -> Iterator[Callable[..., _Terminal]]:
    """Start riskwiz in a terminal; it is killed when the test is over."""
    started: list[_Terminal] = []

    def start(*arguments: str | Path) -> _Terminal:
        started.append(_Terminal(*arguments))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()
        os.close(one.master)


def _answers(case: Path) -> list[AnswerGiven]:
    with store.open(case, readonly=True) as record:
        return [event for event in record.events if isinstance(event, AnswerGiven)]


def test_a_new_case_survives_the_death_of_the_wizard(
    tmp_path: Path, terminal: Callable[..., _Terminal]
) -> None:
    """`assess` asks for what it needs, the wizard saves at once, and kill -9 takes nothing away."""
    case = tmp_path / "new.riskcase"
    wizard = terminal("assess", case, "--edition", edition_folder(tmp_path), "--as", "B. Boss")
    wizard.wait_for("Subject")
    wizard.type("Acme\n")
    wizard.wait_for("As of")
    wizard.type("2023-02-30\n")
    wizard.wait_for("is not a date")
    wizard.type("2023-03-31\n")
    wizard.wait_for("Does a state")
    wizard.type("1\r")
    wizard.wait(lambda: bool(_answers(case)))

    wizard.process.kill()
    wizard.process.wait()

    assert _answers(case) == [AnswerGiven(question="state_owned", given=answered(True))]
    with store.open(case) as record:
        assert record.case.subject.name == "Acme"
        assert {entry.by for entry in record.entries} == {"B. Boss"}


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_a_wizard_that_is_told_to_end_restores_the_terminal_and_lets_the_case_go(
    tmp_path: Path, terminal: Callable[..., _Terminal], end: signal.Signals
) -> None:
    """Alternate screen and mouse are off again, the cursor is back, and nobody holds the case."""
    case = tmp_path / "acme.riskcase"
    wizard = terminal("assess", case, "--edition", edition_folder(tmp_path), "--as", "B. Boss")
    wizard.wait_for("Subject")
    wizard.type("Acme\n")
    wizard.wait_for("As of")
    wizard.type("2023-03-31\n")
    wizard.wait_for("Does a state")

    wizard.process.send_signal(end)
    wizard.wait(lambda: wizard.process.poll() is not None)

    assert wizard.process.returncode == 128 + end
    for restored in ("\x1b[?1049l", "\x1b[?1000l", "\x1b[?25h"):
        wizard.wait_for(restored)
    assert b"Traceback" not in wizard.shown
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_control_c_at_a_question_of_the_command_line_ends_quietly(
    tmp_path: Path, terminal: Callable[..., _Terminal]
) -> None:
    """Exit code 130, and no case."""
    wizard = terminal("assess", tmp_path / "new.riskcase", "--edition", edition_folder(tmp_path))
    wizard.wait_for("Subject")
    while wizard.process.poll() is None:
        # Between the prompt and the wait for a line a signal can go unseen; a second one while
        # Python ends would kill it.
        wizard.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            wizard.process.wait(10)

    assert wizard.process.returncode == 130
    assert b"Traceback" not in wizard.shown
    assert not (tmp_path / "new.riskcase").exists()


def test_a_damaged_case_is_a_sentence_and_no_wizard(
    tmp_path: Path, terminal: Callable[..., _Terminal]
) -> None:
    """Exit code 1 before anything is drawn."""
    case = tmp_path / "x.riskcase"
    case.write_text("hello")
    wizard = terminal("assess", case)
    wizard.wait(lambda: wizard.process.poll() is not None)
    wizard.wait_for("is not a case")

    assert wizard.process.returncode == 1
    assert case.read_text() == "hello"
