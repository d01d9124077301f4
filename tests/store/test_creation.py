"""A case file is made whole or not at all."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from riskwiz import store
from tests.store.journals import TEXTS, case_file, names, opened, said


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    """Events, texts, authors and the order of all are those that were given."""
    path = tmp_path / "tiktok.riskcase"
    with store.create(path, [opened(), said(1)], TEXTS, "A. Assessor") as record:
        record.append([said(2)], "B. Reviewer")

    with store.open(path, readonly=True) as record:
        assert record.events == (opened(), said(1), said(2))
        assert record.texts == TEXTS
        assert [entry.by for entry in record.entries] == ["A. Assessor"] * 2 + ["B. Reviewer"]
        assert all(entry.at.endswith("Z") for entry in record.entries)


def test_a_case_is_one_file(tmp_path: Path) -> None:
    """Nothing stands beside it, neither while it is open nor once it is closed."""
    path = case_file(tmp_path)
    with store.open(path) as record:
        record.append([said(4)], "A. Assessor")
        assert names(tmp_path) == [path.name]

    assert names(tmp_path) == [path.name]


def test_a_case_says_what_it_is(tmp_path: Path) -> None:
    """The header tells it from any other database, and its tables check the types of values."""
    with sqlite3.connect(case_file(tmp_path)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (0x52574B43,)
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
        tables = dict(
            database.execute(
                "SELECT name, strict FROM pragma_table_list"
                " WHERE name IN ('events', 'files', 'texts')"
            )
        )
        assert tables == {"events": 1, "files": 1, "texts": 1}
    database.close()


@pytest.mark.parametrize("there", ["a file", "a folder", "a dangling link"])
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    """Whatever has the name already keeps it."""
    path = tmp_path / "tiktok.riskcase"
    if there == "a file":
        path.write_text("mine")
    elif there == "a folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")

    with pytest.raises(store.CaseExists, match="exists already"):
        store.create(path, [opened()], TEXTS, "A. Assessor")

    assert names(tmp_path) == [path.name]
    assert there != "a file" or path.read_text() == "mine"


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    """The sentence names the folder that is not there."""
    with pytest.raises(store.DiskFault, match=r"there is no folder .*nowhere"):
        store.create(tmp_path / "nowhere" / "a.riskcase", [opened()], TEXTS, "A. Assessor")


def test_texts_must_be_those_that_the_case_names(tmp_path: Path) -> None:
    """A case cannot be made that could not be opened."""
    with pytest.raises(ValueError, match="texts"):
        store.create(tmp_path / "a.riskcase", [opened()], {"methodology.toml": "x"}, "A. Assessor")

    assert names(tmp_path) == []


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where only part of the file fits, there is a sentence and no file."""
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from riskwiz import store\n"
        "from tests.store.journals import TEXTS, opened, said\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n"
        "    events = [opened(), *map(said, range(200))]\n"
        "    store.create(Path(sys.argv[1]), events, TEXTS, 'A. Assessor')\n"
        "except store.DiskFault as fault:\n"
        "    print(fault)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.riskcase")],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.stderr == ""
    assert "cannot be made: the disk" in done.stdout
    assert names(tmp_path) == []


def test_odd_names_are_names(tmp_path: Path) -> None:
    """Percent signs, question marks and spaces mean nothing special."""
    path = tmp_path / "50% ?mode=ro&x #1.riskcase"
    store.create(path, [opened()], TEXTS, "A. Assessor").close()

    assert names(tmp_path) == [path.name]
    store.open(path).close()
