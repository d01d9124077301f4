"""Files inside a case: kept by the commit that names them, and checked on opening."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.store.kept_files import fingerprint
from tests.store.journals import TEXTS, case_file, opened, said

BODY = b"%PDF-1.7\x00\xff"


def test_a_file_is_kept_by_the_commit_that_names_it(tmp_path: Path) -> None:
    """It comes back byte for byte; the same file is kept once."""
    path = case_file(tmp_path)
    with store.open(path) as record:
        record.append([said(7)], "A. Assessor", [BODY])
        record.append([said(8)], "A. Assessor", [BODY, b""])

    with store.open(path, readonly=True) as record:
        assert record.files == {fingerprint(BODY), fingerprint(b"")}
        assert record.file(fingerprint(BODY)) == BODY
        assert record.file(fingerprint(b"")) == b""
        assert record.file(fingerprint(b"other")) is None
    database = sqlite3.connect(path)
    assert database.execute("SELECT count(*) FROM files").fetchone() == (2,)
    database.close()


def test_a_case_begins_with_files_where_it_is_made_with_some(tmp_path: Path) -> None:
    """A case that is made of another keeps the other's files."""
    with store.create(tmp_path / "x.riskcase", [opened()], TEXTS, "A", [BODY]) as record:
        assert record.file(fingerprint(BODY)) == BODY


def test_a_changed_file_is_damage(tmp_path: Path) -> None:
    """The SHA-256 no longer fits."""
    path = case_file(tmp_path)
    with store.open(path) as record:
        record.append([said(7)], "A. Assessor", [BODY])
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE files SET body = x'00'")
    database.close()

    with pytest.raises(store.DamagedCase, match="a file in it does not match"):
        store.open(path)


def test_a_case_of_format_1_is_read_and_becomes_format_2_when_it_keeps_a_file(
    tmp_path: Path,
) -> None:
    """Until then its format stays, so that the riskwiz that made it can still read it."""
    path = tmp_path / "old.riskcase"
    shutil.copy(Path(__file__).parent / "formats" / "1.riskcase", path)
    with store.open(path) as record:
        assert record.case.subject.name == "TikTok"
        record.append([said(7)], "A. Assessor")
        assert _format(path) == 1
        record.append([said(8)], "A. Assessor", [BODY])

    assert _format(path) == 2
    with store.open(path) as record:
        assert record.file(fingerprint(BODY)) == BODY
        assert record.events[-1] == said(8)


def _format(path: Path) -> int:
    database = sqlite3.connect(path)
    number = database.execute("PRAGMA user_version").fetchone()[0]
    database.close()
    return int(number)
