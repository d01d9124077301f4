"""What verbs work on: a case with its edition, from a case file or an answer file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from riskwiz import authoring, store
from riskwiz.cli.authored import load_folder, loaded, read_text, shown
from riskwiz.cli.exits import Diagnosed, UsageTrouble
from riskwiz.cli.output import tell_rendered
from riskwiz.cli.shipped import edition_folder
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import Case, replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import Event


@dataclass(frozen=True)
class Source:
    """A case with the edition and the texts that it is answered against."""

    edition: Edition
    case: Case
    texts: Mapping[str, str]

    def assessment(self) -> Assessment:
        """Assess the case."""
        return assess(self.edition, self.case)

    def answers(self) -> str:
        """Write the case as an answer file."""
        return authoring.write_answers(self.edition, self.case)


def open_source(path: Path, edition: Path | None = None) -> Source:
    """Read a case file, or an answer file against an edition, by default the shipped one."""
    if is_answer_file(path):
        return _answer_file(path, edition or edition_folder())
    if edition is not None:
        raise UsageTrouble(f"--edition is for an answer file; {path} carries its own")
    return open_case(path)


def is_answer_file(path: Path) -> bool:
    """Say whether a path is taken for an answer file, rather than a case."""
    return path.suffix.lower() == ".toml"


def open_case(path: Path) -> Source:
    """Read a case file with the edition that is inside it."""
    with store.open(path, readonly=True) as record:
        return Source(edition_inside(record), record.case, record.texts)


def edition_inside(record: store.Record) -> Edition:
    """Load the edition of a case from the texts in its file."""
    outcome = authoring.load_edition(record.texts)
    return loaded(outcome, record.texts, record.path)


def read_answers(path: Path, edition: Edition) -> tuple[Event, ...]:
    """Read an answer file as events, or raise all that is wrong with it."""
    text = read_text(path)
    parsed = authoring.parse_answers(text, str(path), edition)
    if parsed.events is None:
        raise Diagnosed(shown(parsed.diagnostics, {str(path): text}))
    if parsed.diagnostics:
        tell_rendered(shown(parsed.diagnostics, {str(path): text}))
    return parsed.events


def _answer_file(path: Path, folder: Path) -> Source:
    edition, texts = _loaded_once(folder)
    return Source(edition, replay(read_answers(path, edition)), texts)


def forget_editions() -> None:
    """Let go of the editions that were loaded for answer files; they take room."""
    _loaded_once.cache_clear()


@cache
def _loaded_once(folder: Path) -> tuple[Edition, Mapping[str, str]]:
    """Load an edition once, however many answer files of a command are read against it."""
    return load_folder(folder)
