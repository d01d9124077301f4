"""The wizard's shelf: the cases of a folder, each a row, whatever state its file is in."""

import datetime as dt
import re
import unicodedata
import uuid
from pathlib import Path

from riskwiz import store
from riskwiz.authoring import answer_head
from riskwiz.cli import derived_cases, local_files
from riskwiz.cli.assessor import account_name
from riskwiz.cli.authored import load_folder, read_text
from riskwiz.cli.exits import Diagnosed, InputTrouble, Trouble
from riskwiz.cli.file_record import FileRecord
from riskwiz.cli.shipped import edition_folder, worked_case
from riskwiz.cli.source import edition_inside
from riskwiz.core.assess import assess
from riskwiz.core.edition import Edition, EditionFault
from riskwiz.core.edition_reference import TextReference
from riskwiz.core.event import CaseOpened, Subject
from riskwiz.tui.ports import Example, RecordFault
from riskwiz.tui.shelf_rows import ShelfRow, shelf_row

SUFFIX = ".riskcase"
_LONGEST_NAME = 60


class FolderShelf:
    """The cases of one folder."""

    def __init__(self, folder: Path, assessor: str | None, edition: Path | None = None) -> None:
        """Name the folder, and the edition of new cases unless it is the shipped one."""
        self._folder = folder
        self._assessor = assessor
        self._new_edition = edition
        self._editions: dict[tuple[TextReference, ...], Edition] = {}
        self._rows: dict[Path, tuple[tuple[int, int, int], ShelfRow | None]] = {}

    @property
    def folder(self) -> str:
        """The folder's name for people."""
        return str(self._folder.resolve())

    @property
    def assessor(self) -> str | None:
        """The name to put on a new case, where one is known."""
        return self._assessor

    @staticmethod
    def today() -> dt.date:
        """Today's date, where the assessor is."""
        return dt.datetime.now().astimezone().date()

    def rows(self) -> tuple[ShelfRow, ...]:
        """Return the cases, the last changed first, then what cannot be opened."""
        try:
            paths = [
                path
                for path in self._folder.iterdir()
                if path.suffix in {SUFFIX, ".toml"} and not path.name.startswith(".")
            ]
        except OSError as error:
            raise RecordFault(
                f"the folder {self._folder} cannot be read: {error.strerror}"
            ) from error
        rows = sorted(filter(None, map(self._row, paths)), key=lambda row: row.name)
        rows.sort(key=lambda row: row.changed, reverse=True)
        return tuple(sorted(rows, key=lambda row: (row.problem is not None, row.answers)))

    def create(self, subject: Subject, as_of: dt.date, assessor: str) -> FileRecord:
        """Make a new case in a file called after its subject."""
        path = self._free_path(subject, as_of)
        try:
            return self.create_file(path, subject, as_of, assessor)
        except Diagnosed as trouble:
            where = self._new_edition or edition_folder()
            raise RecordFault(
                f"the edition in {where} has errors; `riskwiz check {where}` lists them"
            ) from trouble
        except (Trouble, store.StoreFault) as fault:
            raise RecordFault(str(fault)) from fault

    def create_file(
        self, path: Path, subject: Subject, as_of: dt.date, assessor: str
    ) -> FileRecord:
        """Make a new case in a file. Raises StoreFault, or Trouble for its edition."""
        edition, texts = load_folder(self._new_edition or edition_folder())
        opened = CaseOpened(
            case=str(uuid.uuid4()), subject=subject, as_of=as_of, edition=edition.reference
        )
        record = store.create(path, [opened], texts, assessor)
        return FileRecord(record, edition, assessor, store.hold(path, assessor))

    def open(self, row: ShelfRow) -> FileRecord:
        """Open a case, for reading where somebody else holds it. Raises RecordFault."""
        return self.open_file(Path(row.path))

    def open_file(self, path: Path, assessor: str | None = None) -> FileRecord:
        """Open a case file, for reading where somebody else holds it. Raises RecordFault."""
        held_by, hold, author = None, None, assessor or self._assessor
        try:
            hold = store.hold(path, author or account_name())
        except store.CaseHeld as held:
            held_by = held.holder
        try:
            record = store.open(path, readonly=held_by is not None)
            return FileRecord(record, self._edition(record), author, hold, held_by)
        except (InputTrouble, store.StoreFault) as fault:
            if hold is not None:
                hold.release()
            said = _outgrown(path) if isinstance(fault, InputTrouble) else str(fault)
            raise RecordFault(said) from fault

    def examples(self) -> tuple[Example, ...]:
        """Return the worked cases that can be explored."""
        try:
            return derived_cases.examples()
        except Trouble:
            return ()

    def explore(self, example: Example) -> FileRecord:
        """Put a worked case on the shelf, and open it. Raises RecordFault."""
        target = self._folder / f"{example.name}{SUFFIX}"
        if not target.exists():
            by = self._assessor or account_name()
            answers = worked_case(example.name)
            derived_cases.take_in(answers, target, edition_folder(), by)
        return self.open_file(target)

    def take_in(self, path: str, assessor: str) -> FileRecord:
        """Make a case of an answer file, and open it. Raises AnswersRefused or RecordFault."""
        answers = local_files.named(path)
        target = self._free(answers.stem)
        edition = self._new_edition or edition_folder()
        derived_cases.take_in(answers, target, edition, assessor)
        return self.open_file(target, assessor)

    def duplicate(self, row: ShelfRow, as_of: dt.date, assessor: str) -> FileRecord:
        """Make a case with the same answers as of another date, and open it. Raises RecordFault."""
        target = self._free(f"{file_name(row.subject)}_{as_of:%Y-%m}")
        derived_cases.duplicate(Path(row.path), target, as_of, assessor)
        return self.open_file(target, assessor)

    def delete(self, row: ShelfRow) -> None:
        """Delete a case for good. Raises RecordFault where somebody has it open."""
        path = Path(row.path)
        try:
            hold = store.hold(path, self._assessor or account_name())
        except store.CaseHeld as held:
            raise RecordFault(f"{held}; close it there first") from held
        try:
            path.unlink()
        except OSError as error:
            raise RecordFault(f"{path} cannot be deleted: {error.strerror}") from error
        finally:
            hold.release()

    def local(self, at: str) -> str:
        """Write a time of the journal on the clock of whoever looks."""
        return dt.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")

    def _row(self, path: Path) -> ShelfRow | None:
        try:
            seen = path.stat()
        except OSError as error:
            problem = f"{path} cannot be read: {error.strerror}"
            return ShelfRow(path=str(path), name=path.stem, problem=problem)
        state = seen.st_mtime_ns, seen.st_size, seen.st_ino
        known = self._rows.get(path)
        if known is None or known[0] != state:
            fresh = self._fresh_row(path) if path.suffix == SUFFIX else _answers_row(path)
            known = self._rows[path] = state, fresh
        if path.suffix != SUFFIX and path.with_suffix(SUFFIX).exists():
            return None  # a case was made of it already
        return known[1]

    def _fresh_row(self, path: Path) -> ShelfRow:
        try:
            with store.open(path, readonly=True) as record:
                assessment = assess(self._edition(record), record.case)
                last = record.entries[-1]
        except store.StoreFault as fault:
            problem = str(fault)
        except InputTrouble:
            problem = _outgrown(path)
        except EditionFault as fault:
            problem = f"{path} cannot be assessed: {fault}"
        else:
            changed = self.local(last.at)
            return shelf_row(str(path), assessment, changed=changed, who=last.by, name=path.stem)
        return ShelfRow(path=str(path), name=path.stem, problem=problem)

    def _edition(self, record: store.Record) -> Edition:
        """Return the edition of a case; cases of the same texts share it."""
        texts = record.case.edition.texts
        if texts not in self._editions:
            self._editions[texts] = edition_inside(record)
        return self._editions[texts]

    def _free_path(self, subject: Subject, as_of: dt.date) -> Path:
        return self._free(f"{file_name(subject.name)}_{as_of:%Y-%m}")

    def _free(self, stem: str) -> Path:
        """Return a path of the folder that nothing has yet."""
        number, path = 1, self._folder / f"{stem}{SUFFIX}"
        while path.exists() or path.is_symlink():
            number += 1
            path = self._folder / f"{stem}_{number}{SUFFIX}"
        return path


def file_name(subject: str) -> str:
    """Turn a subject's name into one that every file system takes."""
    plain = unicodedata.normalize("NFKC", subject).lower()
    words = re.findall(r"[^\W_]+", plain)
    return "_".join(words)[:_LONGEST_NAME].strip("_") or "case"


def _answers_row(path: Path) -> ShelfRow | None:
    """Return the row of an answer file that was put into the folder; None for other TOML."""
    try:
        head = answer_head(read_text(path))
    except Trouble:
        return None
    if head is None:
        return None
    return ShelfRow(
        path=str(path), name=path.name, subject=head.subject, as_of=head.as_of, answers=True
    )


def _outgrown(path: Path) -> str:
    return (
        f"{path} holds an edition that this riskwiz does not accept; "
        f"`riskwiz score {path}` lists why"
    )
