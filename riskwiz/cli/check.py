"""`riskwiz check`: everything that is wrong with an edition."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riskwiz.cli.exits import INPUT, InputTrouble
from riskwiz.cli.output import say_exactly, tell, tell_rendered

if TYPE_CHECKING:  # loading it takes longer than `riskwiz --help` may
    from riskwiz.authoring import Diagnostic

METHODOLOGY = "methodology.toml"


@click.command()
@click.argument("paths", metavar="[PATH ...]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], form: str) -> None:
    """Check editions: every mistake with its file, line and column.

    PATH is a folder with a methodology.toml, or a file with its methodology beside it; without
    one the shipped edition is checked.
    """
    from riskwiz.cli.shipped import edition_folder

    folders = dict.fromkeys(_folder(path) for path in paths) if paths else [edition_folder()]
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: dict[str, str] = {}
    for folder in folders:
        found, seen = _checked(folder)
        diagnostics, texts = (*diagnostics, *found), texts | seen
    (_tell_program if form == "json" else _tell_person)(diagnostics, texts)
    if any(one.severity == "error" for one in diagnostics):
        ctx.exit(INPUT)


def _folder(path: Path) -> Path:
    """Return the folder of the edition that a path is, or is part of."""
    if not path.exists():
        raise InputTrouble(f"there is no {path}; check the name")
    if path.is_dir():
        return path
    for folder in (path.parent, path.parent.parent):
        if (folder / METHODOLOGY).is_file():
            return folder
    raise InputTrouble(f"{path} has no {METHODOLOGY} beside it; name a file of an edition")


def _checked(folder: Path) -> "tuple[tuple[Diagnostic, ...], dict[str, str]]":
    from riskwiz import authoring
    from riskwiz.cli.authored import placed, read_texts

    texts = read_texts(folder)
    return placed(authoring.load_edition(texts).diagnostics, texts, folder)


def _tell_person(diagnostics: "tuple[Diagnostic, ...]", texts: Mapping[str, str]) -> None:
    from riskwiz.cli.authored import shown

    if diagnostics:
        tell_rendered(shown(diagnostics, texts))
    else:
        tell(f"nothing wrong in {len(texts)} files")


def _tell_program(diagnostics: "tuple[Diagnostic, ...]", _: Mapping[str, str]) -> None:
    found = {"diagnostics": [asdict(one) for one in diagnostics]}
    say_exactly(json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
