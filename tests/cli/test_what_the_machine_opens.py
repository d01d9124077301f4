"""What else runs on the machine: the person's own editor, and what shows a memo."""

import time
from pathlib import Path

import pytest

from riskwiz.cli.memo_writer import MemoWriter
from riskwiz.cli.own_editor import OwnEditor
from riskwiz.tui.ports import RecordFault


def program(path: Path, script: str) -> str:
    """Write a program of the shell."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_own_editor_gives_back_what_it_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VISUAL goes before EDITOR; the last line's end is not part of the text."""
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", program(tmp_path / "add", """echo "und Grüße" >> "$1\""""))

    assert OwnEditor().edit("Text, ") == "Text, \nund Grüße"
    assert OwnEditor().name == str(tmp_path / "add")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 3", "set EDITOR to one that there is"),
        ("""printf '\\377' > "$1\"""", "cannot be read"),
    ],
)
def test_an_editor_that_fails_is_told(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ended in failure, or left bytes that are no text: one sentence says so."""
    monkeypatch.setenv("VISUAL", program(tmp_path / "broken", script))

    with pytest.raises(RecordFault, match=said):
        OwnEditor().edit("x")


def test_a_memo_is_shown_by_what_opens_files_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The opener gets the path as it is, even one with a blank and a quote."""
    program(
        tmp_path / "xdg-open",
        f"""printf %s "$1" > "{tmp_path}/part"; mv "{tmp_path}/part" "{tmp_path}/seen\"""",
    )
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    MemoWriter().show("a memo's $1.pdf")

    until = time.monotonic() + 20
    while not (tmp_path / "seen").exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert (tmp_path / "seen").read_text(encoding="utf-8") == "a memo's $1.pdf"


def test_where_nothing_opens_files_the_path_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person can open it by hand."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RecordFault, match=r"nothing here opens files.*acme\.pdf"):
        MemoWriter().show("acme.pdf")


def test_an_opener_that_does_not_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program without an interpreter, say."""
    (tmp_path / "xdg-open").write_text("#!/nowhere/at/all\n", encoding="utf-8")
    (tmp_path / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RecordFault, match="does not start"):
        MemoWriter().show("acme.pdf")
