"""What a person's own editor leaves is taken as text, whatever it is, and the terminal is whole."""

import stat
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal
from tests.terminal.test_a_case_by_keyboard import GOOD, begin, case_in

HOSTILE = "[red]x[/red] \x1b[31mred\x1b[2J \u202eright\u202c 漢字 👩\u200d💻 [@click=app.quit]y"
KEPT = "[red]x[/red] [31mred[2J right 漢字 👩💻 [@click=app.quit]y"
EDITOR = f"""#!{sys.executable}
import sys
from pathlib import Path
file = Path(sys.argv[-1])
kept = file.read_text(encoding="utf-8")
file.write_text("0123456789" * 100_000 if kept.strip() else {HOSTILE!r}, encoding="utf-8")
"""


def test_an_editor_may_leave_hostile_text_or_a_megabyte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markup stays text, controls are dropped, and what does not fit is said to be left out."""
    editor = tmp_path / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(editor))
    arguments = ["assess", "acme.riskcase", "--edition", str(GOOD), "--as", "Ana"]
    with Terminal(arguments, tmp_path, (80, 24)) as terminal:
        begin(terminal)
        terminal.press("F3")
        terminal.wait("^o editor")
        terminal.press("C-o")
        terminal.wait("[@click=app.quit]y")
        terminal.press("C-s")
        terminal.wait("f4 unknown")
        terminal.press("F3")
        terminal.wait("^o editor")
        terminal.press("C-o")
        screen = terminal.wait("20,000 characters fit here")
        terminal.press("C-q")
        terminal.wait("finished with 0")

    assert "0123456789" in screen
    (note,) = (one.note for one in case_in(tmp_path / "acme.riskcase").answers.values())
    assert note == KEPT
