"""The wizard's ports over a folder: a shelf, a record, and a writer of memos."""

import datetime as dt
import time
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.cli.file_record import FileRecord
from riskwiz.cli.folder_shelf import FolderShelf, file_name
from riskwiz.cli.memo_writer import MemoJob, MemoWriter
from riskwiz.core.answer import Key
from riskwiz.core.event import Subject
from riskwiz.core.value import Objection
from riskwiz.tui.memo_ports import MemoFailed, MemoWritten
from riskwiz.tui.memo_ports import MemoWriter as MemoWriterPort
from riskwiz.tui.ports import CaseRecord, RecordFault, Shelf
from tests.cli.running import names, small_case
from tests.cli.small_edition import edition_folder

DAY = dt.date(2023, 3, 31)


def _new(folder: Path, name: str = "Acme") -> FileRecord:
    edition = folder / "edition"
    shelf = FolderShelf(folder, None, edition if edition.exists() else edition_folder(folder))
    return shelf.create(Subject(name=name), DAY, "A. Assessor")


def test_the_wiring_fits_the_ports(tmp_path: Path) -> None:
    """The type checker agrees that these are what the wizard asks for."""
    shelf: Shelf = FolderShelf(tmp_path, "A. Assessor")
    writer: type[MemoWriterPort] = MemoWriter

    assert shelf.assessor == "A. Assessor"
    assert shelf.folder == str(tmp_path)
    assert writer is MemoWriter


def test_a_new_case_is_called_after_its_subject(tmp_path: Path) -> None:
    """Another of the same name gets a number, and no file is written over."""
    for _ in range(2):
        record: CaseRecord = _new(tmp_path, "Byte/Dance: “TikTok”")
        record.close()

    assert names(tmp_path) == {
        "edition", "byte_dance_tiktok_2023-03.riskcase", "byte_dance_tiktok_2023-03_2.riskcase"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("TikTok", "tiktok"),
        ("../../etc/passwd", "etc_passwd"),
        ("字节跳动", "字节跳动"),
        ("...", "case"),
        ("\x1b[31mred", "31mred"),
        ("a" * 300, "a" * 60),
    ],
)
def test_a_file_name_is_harmless(subject: str, expected: str) -> None:
    """Whatever the subject is called, the name stays in the folder and on the screen."""
    assert file_name(subject) == expected


def test_rows_say_how_each_case_stands(tmp_path: Path) -> None:
    """Subject, date, progress and headline; the last changed first."""
    small_case(tmp_path)
    _new(tmp_path, "Beta").close()
    time.sleep(0.002)

    rows = FolderShelf(tmp_path, None).rows()

    assert {row.subject for row in rows} == {"Acme", "Beta"}
    acme = next(row for row in rows if row.subject == "Acme")
    assert acme.as_of == DAY
    assert acme.who == "A. Assessor"
    assert acme.name == "acme"
    assert acme.progress is not None
    assert acme.progress.open == 1
    assert [h.level.stated for h in acme.headlines]
    assert acme.problem is None


def test_a_file_that_cannot_be_opened_is_a_row_with_its_sentence(tmp_path: Path) -> None:
    """One bad file does not take the shelf away; it stands last."""
    small_case(tmp_path)
    (tmp_path / "bad.riskcase").write_text("hello")
    (tmp_path / "folder.riskcase").mkdir()
    (tmp_path / ".half.riskcase").write_text("hidden")
    (tmp_path / "lost.riskcase").symlink_to(tmp_path / "nowhere")

    good, *bad = FolderShelf(tmp_path, None).rows()

    assert good.problem is None
    assert {row.name: (row.problem or "").split(";")[0] for row in bad} == {
        "bad": f"{tmp_path / 'bad.riskcase'} is not a case",
        "folder": f"{tmp_path / 'folder.riskcase'} is a folder, not a case",
        "lost": f"{tmp_path / 'lost.riskcase'} cannot be read: No such file or directory",
    }
    with pytest.raises(RecordFault, match="is not a case"):
        FolderShelf(tmp_path, None).open(next(row for row in bad if row.name == "bad"))


def test_a_row_follows_its_file(tmp_path: Path) -> None:
    """Rows are remembered until the file changes."""
    shelf = FolderShelf(tmp_path, None)
    record = _new(tmp_path)
    (before,) = shelf.rows()
    assert shelf.rows() == (before,)
    said = record.interview.answer(Key("state_owned"), "yes")
    assert not isinstance(said, Objection)
    record.append(said)
    record.close()

    (after,) = shelf.rows()

    assert before.progress is not None
    assert after.progress is not None
    assert after.progress.answered == before.progress.answered + 1


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    """The shelf says so, rather than being empty."""
    with pytest.raises(RecordFault, match="cannot be read"):
        FolderShelf(tmp_path / "nowhere", None).rows()


def test_an_answer_lasts_and_takes_the_interview_on(tmp_path: Path) -> None:
    """What the record's interview shows is what is in the file."""
    record = _new(tmp_path)
    said = record.interview.answer(Key("state_owned"), "yes")
    assert not isinstance(said, Objection)

    after = record.append(said)

    assert after is record.interview
    with store.open(record.path, readonly=True) as other:
        assert other.case == after.case
    record.close()


def test_nothing_is_written_in_nobodys_name(tmp_path: Path) -> None:
    """A case that is opened without a name wants one first."""
    case = small_case(tmp_path)
    record = FolderShelf(tmp_path, None).open_file(case)
    said = record.interview.answer(Key("seat"), "one")
    assert not isinstance(said, Objection)

    with pytest.raises(RecordFault, match="give your name"):
        record.append(said)
    record.identify("B. Boss")
    record.append(said)
    record.close()

    with store.open(case, readonly=True) as other:
        assert other.entries[-1].by == "B. Boss"


def test_what_cannot_be_saved_is_a_sentence(tmp_path: Path) -> None:
    """The interview stays where the file is."""
    record = _new(tmp_path)
    before = record.interview
    said = before.answer(Key("state_owned"), "yes")
    assert not isinstance(said, Objection)
    record.path.unlink()

    with pytest.raises(RecordFault, match="moved, removed or replaced"):
        record.append(said)

    assert record.interview is before
    record.close()


def test_a_broken_edition_makes_no_case(tmp_path: Path) -> None:
    """The wizard gets a sentence, and the folder gets no file."""
    (tmp_path / "edition").mkdir()

    with pytest.raises(RecordFault, match=r"`riskwiz check .*edition` lists them"):
        _new(tmp_path)

    assert names(tmp_path) == {"edition"}


def _waited(job: MemoJob) -> MemoWritten | MemoFailed:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        outcome = job.poll()
        if outcome is not None:
            return outcome
        time.sleep(0.02)
    raise AssertionError("the memo took more than a minute")


def test_memos_are_written_by_a_worker(tmp_path: Path) -> None:
    """One after the other, each beside its case.

    A memo that is cancelled ends its worker at once, leaves nothing, and the next gets another. A
    fault is told, and the worker goes on.
    """
    record = _new(tmp_path)
    pdf, before = record.path.with_suffix(".pdf"), names(tmp_path)
    writer = MemoWriter()
    try:
        cancelled = writer.start(record)
        cancelled.cancel()
        assert isinstance(cancelled.poll(), MemoFailed)
        assert names(tmp_path) == before
        first = writer.start(record)
        assert _waited(first) == first.poll() == MemoWritten(str(pdf))
        assert pdf.read_bytes().startswith(b"%PDF-")
        pdf.unlink()
        pdf.mkdir()
        failed = _waited(writer.start(record))
        assert isinstance(failed, MemoFailed)
        assert "it is a folder" in failed.problem
        pdf.rmdir()
        assert _waited(writer.start(record)) == MemoWritten(str(pdf))
    finally:
        writer.close()
        record.close()


def test_a_lost_worker_is_told(tmp_path: Path) -> None:
    """A worker that was killed from outside is no reason to wait for ever."""
    record = _new(tmp_path)
    writer = MemoWriter()
    try:
        job = writer.start(record)
        writer._worker.kill()
        outcome = _waited(job)
        assert isinstance(outcome, MemoFailed)
        assert "has ended" in outcome.problem
    finally:
        writer.close()
        record.close()
