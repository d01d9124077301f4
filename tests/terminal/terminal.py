"""A real terminal for tests: riskwiz runs in tmux, keys go in, the screen comes out as text."""

import os
import shlex
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path
from types import TracebackType
from typing import Self

WAIT = 60.0


class Terminal:
    """One program in a tmux server of its own, of a given size."""

    def __init__(
        self, arguments: list[str], folder: Path, size: tuple[int, int] = (120, 40)
    ) -> None:
        """Start `riskwiz` with arguments in a folder."""
        self._socket = f"riskwiz-{uuid.uuid4().hex[:12]}"
        command = shlex.join([sys.executable, "-m", "riskwiz", *arguments])
        columns, rows = size
        inherited = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES", "TMUX"}}
        ours = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": str(folder / ".state")}
        environment = {**inherited, **ours}
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
            "-c", str(folder), f"{command}; echo finished with $?; sleep 600",
            environment=environment,
        )  # fmt: skip

    def _tmux(self, *arguments: str, environment: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=environment,
        )
        return done.stdout

    def screen(self) -> str:
        """Return what stands on the screen."""
        return self._tmux("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names (`Enter`, `Escape`, `F1`, `C-s`, or a letter).

        A key that goes elsewhere, as behind escape, is pressed once that place is on the screen;
        only another field of a form does not show.
        """
        for key in keys:
            self._tmux("send-keys", key)
            time.sleep(0.3 if key == "Tab" else 0.05)

    def write(self, text: str) -> None:
        """Type text as it stands."""
        self._tmux("send-keys", "-l", text)
        time.sleep(0.05)

    def paste(self, text: str) -> None:
        """Paste text as the middle button of a mouse does."""
        self._tmux("set-buffer", text)
        self._tmux("paste-buffer", "-p")
        time.sleep(0.05)

    def click(self, text: str) -> None:
        """Click on the first place of the screen where some text stands."""
        lines = self.wait(text).splitlines()
        row = next(number for number, line in enumerate(lines, 1) if text in line)
        column = lines[row - 1].index(text) + 2
        for end in "Mm":
            sequence = f"\x1b[<0;{column};{row}{end}"
            self._tmux("send-keys", "-H", *(f"{byte:x}" for byte in sequence.encode()))
        time.sleep(0.3)

    def wait(self, text: str, seconds: float = WAIT) -> str:
        """Wait until some text stands on the screen, and return the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            screen = self.screen()
            if text in screen:
                return screen
            time.sleep(0.03)
        message = f"{text!r} never came:\n{self.screen()}"
        raise AssertionError(message)

    def kill(self) -> None:
        """Kill the program, and all that it started, as `kill -9` does."""
        pane = int(self._tmux("display-message", "-p", "#{pane_pid}"))
        tree = subprocess.run(
            ["ps", "-e", "-o", "pid=,ppid="], check=True, capture_output=True, text=True
        ).stdout
        parents = {int(p): int(pp) for p, pp in (line.split() for line in tree.splitlines())}
        family = {pane}
        while grown := {p for p, pp in parents.items() if pp in family} - family:
            family |= grown
        for process in family - {pane}:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def __enter__(self) -> Self:
        """Use the terminal for a while."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End whatever still runs in it."""
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False
        )
