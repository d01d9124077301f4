"""Cases made of what is there: worked cases, answer files, other cases; and held cases."""

import datetime as dt
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.cli.folder_shelf import FolderShelf
from riskwiz.core.answer import Key
from riskwiz.core.event import CaseOpened
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.core.value import Objection
from riskwiz.tui.ports import AnswersRefused, CaseRecord, RecordFault
from tests.cli.running import names, small_case
from tests.cli.small_edition import answer_file, edition_folder

DAY = dt.date(2024, 3, 31)


def _shelf(folder: Path, assessor: str | None = "A. Assessor") -> FolderShelf:
    edition = folder / "edition"
    return FolderShelf(folder, assessor, edition if edition.exists() else edition_folder(folder))


def _tell(record: CaseRecord, said: object) -> None:
    assert isinstance(said, tuple), said
    record.append(said)


def test_the_worked_cases_can_be_explored(tmp_path: Path) -> None:
    """They are named by subject and date; exploring one puts it on the shelf once."""
    shelf = _shelf(tmp_path)

    examples = shelf.examples()

    assert ("TikTok", dt.date(2023, 3, 31)) in {(e.subject, e.as_of) for e in examples}
    worked = next(e for e in examples if e.name == "tiktok_2023-03")
    for _ in range(2):
        record = shelf.explore(worked)
        assert record.interview.case.subject.name == "TikTok"
        record.close()
    assert names(tmp_path) == {"edition", "tiktok_2023-03.riskcase"}


def test_a_duplicate_has_the_same_answers_as_of_another_date(tmp_path: Path) -> None:
    """Evidence and the files that the case keeps come along; the id and the journal are new."""
    (tmp_path / "report.pdf").write_bytes(b"%PDF")
    small_case(tmp_path)
    shelf = _shelf(tmp_path)
    record = shelf.open_file(tmp_path / "acme.riskcase")
    file = record.attach(str(tmp_path / "report.pdf"), keep=True)
    source = Evidence(
        id="x", title="Report", publisher="P", reliability="B", file=file.name, sha256=file.sha256
    )
    _tell(record, record.interview.add_evidence(source))
    link = Link(evidence="x", credibility=2, status=Status.ADMITTED)
    _tell(record, record.interview.link(Key("seat"), link))
    before = record.interview.case
    record.close()
    (row,) = [row for row in shelf.rows() if row.subject == "Acme"]

    copy = shelf.duplicate(row, DAY, "B. Boss")

    after = copy.interview.case
    assert after.as_of == DAY
    assert after.id != before.id
    assert {k: a for k, a in after.answers.items() if a.given} == {
        k: a for k, a in before.answers.items() if a.given
    }
    assert after.evidence == before.evidence
    assert Path(copy.take_out(source)).read_bytes() == b"%PDF"
    assert isinstance(copy.entries[0].event, CaseOpened)
    assert copy.entries[0].by == copy.author == "B. Boss"
    copy.close()
    assert "acme_2024-03.riskcase" in names(tmp_path)


def test_an_answer_file_in_the_folder_is_a_row_until_a_case_is_made_of_it(tmp_path: Path) -> None:
    """Other TOML files are none."""
    answers = answer_file(tmp_path)
    (tmp_path / "other.toml").write_text("[tool]\nx = 1\n")
    (tmp_path / "broken.toml").write_text("[tool")
    shelf = _shelf(tmp_path)

    (row,) = shelf.rows()
    assert (row.answers, row.subject) == (True, "Acme")
    record = shelf.take_in(row.path, "B. Boss")
    assert record.author == "B. Boss"  # who was named once is not asked for again
    record.close()
    (row,) = shelf.rows()

    assert not row.answers
    assert row.who == "B. Boss"
    assert answers.exists()


def test_an_answer_file_with_mistakes_makes_no_case_and_lists_them_all(tmp_path: Path) -> None:
    """The report names places; the folder is as it was."""
    good = answer_file(tmp_path)
    bad = tmp_path / "bad.toml"
    bad.write_text(good.read_text().replace("seat", "chair"))
    shelf = _shelf(tmp_path)
    before = names(tmp_path)

    with pytest.raises(AnswersRefused, match=r"bad\.toml cannot be taken in") as caught:
        shelf.take_in(str(bad), "B. Boss")
    with pytest.raises(RecordFault, match="there is no file"):
        shelf.take_in(str(tmp_path / "nowhere.toml"), "B. Boss")

    assert "chair" in caught.value.report
    assert names(tmp_path) == before


def test_a_case_is_deleted_for_good_unless_somebody_has_it_open(tmp_path: Path) -> None:
    """Whoever has it open is named."""
    case = small_case(tmp_path)
    shelf = _shelf(tmp_path)
    row = next(row for row in shelf.rows() if row.path == str(case))
    record = shelf.open(row)
    with pytest.raises(RecordFault, match=r"A\. Assessor holds it since .*; close it there first"):
        shelf.delete(row)
    record.close()

    shelf.delete(row)

    assert not case.exists()
    with pytest.raises(RecordFault, match="cannot be deleted"):
        shelf.delete(row)


def test_a_case_that_is_open_elsewhere_can_be_read_and_not_written(tmp_path: Path) -> None:
    """The second opening knows who holds it."""
    case = small_case(tmp_path)
    first = _shelf(tmp_path, "Ana").open_file(case)
    second = _shelf(tmp_path, "Ben").open_file(case)
    said = second.interview.withdraw(Key("seat"))
    assert not isinstance(said, Objection)

    assert first.held_by is None
    assert second.held_by is not None
    assert second.held_by.startswith("Ana holds it since")
    with pytest.raises(RecordFault, match="open for reading: Ana holds it"):
        second.append(said)
    second.close()
    first.append(said)
    first.close()
    with store.open(case, readonly=True) as record:
        assert record.events[-1] == said[0]


def test_a_lost_file_is_told_before_anything_is_said(tmp_path: Path) -> None:
    """It need not be tried first."""
    case = small_case(tmp_path)
    record = _shelf(tmp_path).open_file(case)
    before = record.trouble()
    case.rename(tmp_path / "elsewhere.riskcase")

    assert before is None
    assert "was moved, removed or replaced" in (record.trouble() or "")
    record.close()
