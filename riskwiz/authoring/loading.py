"""From the texts of an edition's folder to the edition, or to what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from riskwiz.authoring.countries import countries, former_countries
from riskwiz.authoring.diagnostic import Diagnostic, Where, error, in_order, stops
from riskwiz.authoring.draft import METHODOLOGY, Draft
from riskwiz.authoring.locate import Places
from riskwiz.authoring.rulebook import broken
from riskwiz.authoring.toml_text import parse_toml, strange_characters
from riskwiz.authoring.validation import M, Part, validate
from riskwiz.core.authority import Reference
from riskwiz.core.canonical import sha256
from riskwiz.core.edition import Edition
from riskwiz.core.edition_reference import TextReference
from riskwiz.core.methodology import Methodology
from riskwiz.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class LoadedEdition:
    """An edition, or None where a diagnostic is an error; never half of each."""

    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass
class _Reader:
    """Reads file after file, gathering what is wrong."""

    texts: Mapping[str, str]
    places: dict[str, Places]
    found: list[Diagnostic]

    def read(self, model: type[M], path: str) -> M | None:
        data = parse_toml(self.texts[path], path)
        if isinstance(data, Diagnostic):
            self.found.append(data)
            return None
        self.found.extend(strange_characters(data, self.places[path], path))
        value, problems = validate(model, Part(path, self.places[path], data))
        self.found.extend(problems)
        return value

    def read_all(self, model: type[M], paths: list[str]) -> dict[str, M]:
        values = {path: self.read(model, path) for path in paths}
        return {path: value for path, value in values.items() if value is not None}


def load_edition(texts: Mapping[str, str]) -> LoadedEdition:
    """Read an edition from its texts, keyed by their path inside its folder.

    Other files than the methodology, questionnaires beside it and `reference/*.toml` are left out.
    """
    draft, diagnostics = read_edition(texts)
    if draft is None or stops(diagnostics):
        return LoadedEdition(None, diagnostics)
    return LoadedEdition(_edition(draft, _belonging(texts)), diagnostics)


def read_edition(texts: Mapping[str, str]) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read the files of an edition as far as they can be read, and say what is wrong with them.

    There is no draft where there is no methodology.
    """
    texts = _belonging(texts)
    if METHODOLOGY not in texts:
        return None, (_no_methodology(),)
    reader = _Reader(texts, {path: Places(text) for path, text in texts.items()}, [])
    draft = Draft(
        places=reader.places,
        methodologies=reader.read_all(Methodology, [METHODOLOGY]),
        questionnaires=reader.read_all(
            Questionnaire, [p for p in texts if "/" not in p and p != METHODOLOGY]
        ),
        references=reader.read_all(Reference, [p for p in texts if "/" in p]),
    )
    found = [*reader.found, *broken(draft, all_read=not stops(reader.found))]
    return draft, in_order(found)


def _belonging(texts: Mapping[str, str]) -> dict[str, str]:
    return {path: texts[path] for path in sorted(texts) if _belongs(path)}


def _belongs(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return name.endswith(".toml") and folder in {"", "reference"}


def _no_methodology() -> Diagnostic:
    return error(
        "RW001",
        "there is no methodology.toml, so this is not an edition",
        Where(METHODOLOGY),
        help_="name the folder in which methodology.toml stands",
    )


def _edition(draft: Draft, texts: Mapping[str, str]) -> Edition:
    if draft.methodology is None:
        msg = "a draft without errors has a methodology"
        raise AssertionError(msg)
    unversioned = Edition(
        methodology=draft.methodology,
        questionnaires=tuple(draft.listed.values()),
        authorities=draft.authorities,
        lists=draft.lists,
        expressions=draft.compiled.expressions,
        countries=countries(),
        former_countries=former_countries(),
    )
    versions = {METHODOLOGY: draft.methodology.methodology.version} | {
        path: one.questionnaire.version for path, one in draft.listed.items()
    }
    references = tuple(
        TextReference(path=path, version=versions.get(path), sha256=sha256(text))
        for path, text in texts.items()
    )
    return replace(unversioned, texts=references)
