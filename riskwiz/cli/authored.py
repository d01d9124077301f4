"""Authored files: the texts of an edition's folder, and the edition or the trouble with it."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from riskwiz import authoring
from riskwiz.authoring import Diagnostic, LoadedEdition
from riskwiz.cli.exits import Diagnosed, InputTrouble, MachineTrouble
from riskwiz.cli.output import color_wanted
from riskwiz.core.edition import Edition

_LARGEST = 4 * authoring.LONGEST + 1
"""How many bytes of a file are read: one more than as many characters as may be have at most."""


def read_text(path: Path) -> str:
    """Read an authored file as it stands: its line ends untouched, no more than may be read of it.

    A byte that is no UTF-8 becomes half of a surrogate pair, for which the parser has words.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except FileNotFoundError:
        raise InputTrouble(f"there is no file {path}; check the name") from None
    except IsADirectoryError:
        raise InputTrouble(f"{path} is a folder; name a file in it") from None
    except OSError as error:
        raise MachineTrouble(f"{path} cannot be read: {error.strerror}") from None
    return content.decode("utf-8", "surrogateescape")


def read_texts(folder: Path) -> dict[str, str]:
    """Read the texts of an edition's folder, keyed by their path inside it."""
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise InputTrouble(f"the edition {folder} {what}; name a folder with a methodology.toml")
    try:
        paths = sorted((*folder.glob("*.toml"), *folder.glob("reference/*.toml")))
    except OSError as error:
        raise MachineTrouble(f"{folder} cannot be read: {error.strerror}") from None
    return {path.relative_to(folder).as_posix(): read_text(path) for path in paths}


def load_folder(folder: Path) -> tuple[Edition, dict[str, str]]:
    """Load an edition from its folder, with the texts that a case keeps of it."""
    texts = read_texts(folder)
    return loaded(authoring.load_edition(texts), texts, folder), texts


def loaded(outcome: LoadedEdition, texts: Mapping[str, str], where: Path) -> Edition:
    """Return the edition, or raise all that is wrong with it."""
    if outcome.edition is None:
        raise Diagnosed(shown(*placed(outcome.diagnostics, texts, where)))
    return outcome.edition


def placed(
    diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], where: Path
) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """Return diagnostics and texts with paths that lead from here, not from inside the folder."""
    return (
        tuple(replace(one, path=str(where / one.path)) for one in diagnostics),
        {str(where / path): text for path, text in texts.items()},
    )


def shown(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> str:
    """Render diagnostics for standard error, with how many there are."""
    rendered = authoring.render(diagnostics, texts, color=color_wanted(sys.stderr))
    return f"{rendered}\n{authoring.summary(diagnostics)}"
