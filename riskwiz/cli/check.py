"""`riskwiz check`: everything that is wrong with an edition."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riskwiz.cli.edition_path import folder_of
from riskwiz.cli.exits import INPUT, UsageTrouble
from riskwiz.cli.output import say_exactly, tell, tell_rendered

if TYPE_CHECKING:  # loading it takes longer than `riskwiz --help` may
    from riskwiz.authoring import Diagnostic


@click.command()
@click.argument("paths", metavar="[PATH ...]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text",
    show_default=True, help="For people, for programs, or for code hosts and editors.",
)  # fmt: skip
@click.option(
    "--against", metavar="OLD", type=click.Path(path_type=Path),
    help="An older text of the edition: say which version is due for what changed.",
)  # fmt: skip
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], form: str, against: Path | None) -> None:
    """Check editions: every mistake with its file, line and column.

    PATH is a folder with a methodology.toml, or a file with its methodology beside it; without
    one the shipped edition is checked.
    """
    from riskwiz.cli.shipped import edition_folder

    folders = dict.fromkeys(folder_of(path) for path in paths) if paths else [edition_folder()]
    if against is not None and len(folders) > 1:
        raise UsageTrouble("--against compares one edition with an older text; name one PATH")
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: dict[str, str] = {}
    for folder in folders:
        found, seen = _checked(folder, None if against is None else folder_of(against))
        diagnostics, texts = (*diagnostics, *found), texts | seen
    tell_all = {"text": _tell_person, "json": _tell_program, "sarif": _tell_editor}[form]
    tell_all(diagnostics, texts)
    if any(one.severity == "error" for one in diagnostics):
        ctx.exit(INPUT)


def _checked(folder: Path, older: Path | None) -> "tuple[tuple[Diagnostic, ...], dict[str, str]]":
    from riskwiz import authoring
    from riskwiz.cli.authored import placed, read_texts

    texts = read_texts(folder)
    found = authoring.check_edition(texts)
    if older is not None:
        found = (*found, *authoring.compare_versions(read_texts(older), texts))
    return placed(found, texts, folder)


def _tell_person(diagnostics: "tuple[Diagnostic, ...]", texts: Mapping[str, str]) -> None:
    from riskwiz.cli.authored import shown

    if diagnostics:
        tell_rendered(shown(diagnostics, texts))
    else:
        tell(f"nothing wrong in {len(texts)} files")


def _tell_program(diagnostics: "Iterable[Diagnostic]", _: Mapping[str, str]) -> None:
    _say_json({"diagnostics": [asdict(one) for one in diagnostics]})


def _tell_editor(diagnostics: "Iterable[Diagnostic]", _: Mapping[str, str]) -> None:
    from riskwiz import authoring

    _say_json(authoring.sarif(diagnostics))


def _say_json(content: Mapping[str, object]) -> None:
    say_exactly(json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
