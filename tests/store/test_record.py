"""Appending to a case: one durable commit, or a sentence and nothing written."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.store import connection as store_connection
from tests.store.journals import TEXTS, case_file, names, opened, said


def test_an_answer_is_on_the_disk_when_append_returns(tmp_path: Path) -> None:
    """Another reader sees it at once, without anything being closed or saved."""
    path = case_file(tmp_path)
    with store.open(path) as record:
        record.append([said(9)], "A. Assessor")
        with store.open(path, readonly=True) as other:
            assert other.events[-1] == said(9)
            assert other.entries == record.entries


def test_several_events_are_one_commit(tmp_path: Path) -> None:
    """They carry the same time, and each follows the one before it."""
    with store.open(case_file(tmp_path)) as record:
        record.append([said(7), said(8)], "A. Assessor")

        one, two = record.entries[-2:]
    assert one.at == two.at
    assert two.previous == one.sha256


def test_nothing_to_say_writes_nothing(tmp_path: Path) -> None:
    """An empty append leaves the bytes as they were."""
    path = case_file(tmp_path)
    before = path.read_bytes()
    with store.open(path) as record:
        record.append([], "A. Assessor")

    assert path.read_bytes() == before


def test_a_second_writer_is_noticed(tmp_path: Path) -> None:
    """Who wrote first wins; the other is told, and nothing of his is mixed in."""
    path = case_file(tmp_path)
    with store.open(path) as one, store.open(path) as two:
        one.append([said(10)], "A. Assessor")
        with pytest.raises(store.CaseChanged, match="changed by another program"):
            two.append([said(20)], "B. Assessor")
        one.append([said(11)], "A. Assessor")

    with store.open(path) as record:
        assert record.events[-2:] == (said(10), said(11))


def test_a_locked_case_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program is writing, nothing is written and nothing hangs."""
    monkeypatch.setattr(store_connection, "PATIENCE_SECONDS", 0.05)
    path = case_file(tmp_path)
    other = sqlite3.connect(path, isolation_level=None)
    with store.open(path) as record:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(store.CaseLocked, match="another program is writing"):
            record.append([said(1)], "A. Assessor")
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(store.CaseLocked, match="cannot be read"):
            store.open(path)
        other.execute("ROLLBACK")

        record.append([said(2)], "A. Assessor")
        assert record.events[-1] == said(2)
    other.close()


@pytest.mark.parametrize("what", ["removed", "renamed", "replaced"])
def test_a_lost_file_is_noticed(tmp_path: Path, what: str) -> None:
    """An answer is never acknowledged into a file that nobody will find."""
    path = case_file(tmp_path)
    with store.open(path) as record:
        if what == "removed":
            path.unlink()
        elif what == "renamed":
            path.rename(tmp_path / "elsewhere.riskcase")
        else:
            copy = path.read_bytes()
            path.unlink()
            path.write_bytes(copy)
        with pytest.raises(store.DiskFault, match="moved, removed or replaced"):
            record.append([said(1)], "A. Assessor")


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    """The append that does not fit is refused whole; once there is room it goes through."""
    path = case_file(tmp_path)
    with store.open(path) as record:
        inner = record._connection
        assert inner is not None
        (pages,) = inner.execute("PRAGMA page_count").fetchone()
        inner.execute(f"PRAGMA max_page_count={pages}")
        before = path.read_bytes()
        with pytest.raises(store.DiskFault, match="the disk is full"):
            record.append(map(said, range(100)), "A. Assessor")
        assert path.read_bytes() == before
        inner.execute("PRAGMA max_page_count=1000000")

        record.append(map(said, range(100)), "A. Assessor")

    with store.open(path) as record:
        assert len(record.events) == 104
    assert names(tmp_path) == [path.name]


def test_a_case_open_for_reading_cannot_be_written(tmp_path: Path) -> None:
    """So a memo or a score cannot change the case that it is about."""
    with (
        store.open(case_file(tmp_path), readonly=True) as record,
        pytest.raises(store.DiskFault, match="open for reading only"),
    ):
        record.append([said(1)], "A. Assessor")


_WRITER = """
import sys
from pathlib import Path
from riskwiz import store
from tests.store.journals import said
record = store.open(Path(sys.argv[1]))
number = len(record.events)
while True:
    record.append([said(number)], "A. Assessor")
    print(number, flush=True)
    number += 1
"""


def _killed(path: Path, after: int) -> int:
    """Append until killed with SIGKILL in the middle of it; the last answer acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(after)]
        writer.kill()
        return int([*lines, *writer.stdout][-1])


def _kill_and_reopen(path: Path, after: int) -> None:
    acknowledged = _killed(path, after)
    with store.open(path) as record:
        answers = [e for e in record.events if e == said(acknowledged)]
        assert answers, "an acknowledged answer is gone"
        assert len(record.events) in {acknowledged + 1, acknowledged + 2}
        record.append([said(len(record.events))], "A. Assessor")
    assert names(path.parent) == [path.name]


def test_no_acknowledged_answer_is_lost_to_a_kill(tmp_path: Path) -> None:
    """After kill -9 in the middle of appending, every answer that append returned from is there."""
    path = tmp_path / "k.riskcase"
    store.create(path, [opened()], TEXTS, "A. Assessor").close()

    _kill_and_reopen(path, after=20)


@pytest.mark.long
def test_no_acknowledged_answer_is_lost_to_many_kills(tmp_path: Path) -> None:
    """The same, forty times over on one case, each time at another moment."""
    path = tmp_path / "k.riskcase"
    store.create(path, [opened()], TEXTS, "A. Assessor").close()

    for after in range(1, 41):
        _kill_and_reopen(path, after)


_HALF_WAY = """
import os, signal, sys
from pathlib import Path
from riskwiz import store
from tests.store.journals import said
record = store.open(Path(sys.argv[1]))
inner = record._connection
inner.execute("PRAGMA cache_size=1")
inner.execute("PRAGMA cache_spill=1")
inner.execute("BEGIN IMMEDIATE")
for number in range(2000):
    inner.execute("INSERT INTO events VALUES (?, 'at', 'by', 'kind', ?, 'p', 's')",
                  (100 + number, "x" * 500))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("readonly", [False, True])
def test_a_commit_that_was_cut_short_is_undone(tmp_path: Path, readonly: bool) -> None:
    """A journal that SQLite left beside the file is rolled back, and the case is as it was."""
    path = case_file(tmp_path)
    subprocess.run(
        [sys.executable, "-c", _HALF_WAY, str(path)],
        cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert (tmp_path / f"{path.name}-journal").stat().st_size > 0
    assert path.stat().st_size > 500_000

    with store.open(path, readonly=readonly) as record:
        assert record.events == (opened(), *map(said, range(3)))
    assert names(tmp_path) == [path.name]
