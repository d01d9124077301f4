"""`riskwiz test`: the golden cases inside an edition."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riskwiz.cli.edition_path import folder_of
from riskwiz.cli.exits import INPUT, InputTrouble
from riskwiz.cli.output import say

if TYPE_CHECKING:  # loading them takes longer than `riskwiz --help` may
    from riskwiz.core.exercise import Exercise
    from riskwiz.core.trial import Trial


@click.command("test")
@click.argument("paths", metavar="[PATH ...]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--edition", metavar="DIR", type=click.Path(path_type=Path),
    help="The edition to try; by default the one that PATH is part of, or the shipped one.",
)  # fmt: skip
@click.option("--all", "-a", "lists", is_flag=True, help="List everything that no case exercises.")
@click.pass_context
def test_(ctx: click.Context, paths: tuple[Path, ...], edition: Path | None, lists: bool) -> None:
    """Try the golden cases inside an edition.

    Says what differs from what they expect, and what none of them exercises.

    PATH is a folder with a methodology.toml, or a file of one: then only the cases in that file
    are tried. Without one the shipped edition is tried.
    """
    failed = [_try_edition(folder, files, lists) for folder, files in _wanted(paths, edition)]
    if any(failed):
        ctx.exit(INPUT)


def _wanted(paths: tuple[Path, ...], edition: Path | None) -> list[tuple[Path, list[str]]]:
    """Return the editions to try, each with the files whose cases are tried; none means all."""
    from riskwiz.cli.shipped import edition_folder

    wanted: dict[Path, list[str]] = {}
    for path in paths:
        folder = edition or folder_of(path)
        files = wanted.setdefault(folder, [])
        if path.is_file() or edition is not None:
            files.append(_inside(folder, path))
    return list(wanted.items()) or [(edition or edition_folder(), [])]


def _inside(folder: Path, path: Path) -> str:
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        raise InputTrouble(
            f"{path} is not in the edition {folder}; name one of its files"
        ) from None


def _try_edition(folder: Path, files: list[str], lists: bool) -> bool:
    """Try an edition's cases, say what came out, and return whether one failed."""
    from riskwiz.cli.authored import load_folder
    from riskwiz.core.exercise import exercised
    from riskwiz.core.trial import golden_cases, try_case

    loaded, _ = load_folder(folder)
    cases = [one for one in golden_cases(loaded) if not files or one[0] in files]
    if not cases:
        say(f"{folder} has no golden cases; add a [[case]] to one of its files")
    trials = [try_case(loaded, path, case) for path, case in cases]
    for path in dict.fromkeys(trial.path for trial in trials if not trial.passed):
        say(f"{folder / path}:")
        for trial in trials:
            _say_differences(path, trial)
    failed = sum(not trial.passed for trial in trials)
    if trials:
        say(f"{len(trials) - failed} of {len(trials)} golden cases passed")
        _say_idle(exercised(loaded, trials), lists)
    return bool(failed)


def _say_differences(path: str, trial: "Trial") -> None:
    for difference in trial.differences if trial.path == path else ():
        say(f"  case '{trial.case.name}': {difference}")


def _say_idle(exercises: "Iterable[Exercise]", lists: bool) -> None:
    for one in exercises:
        if one.idle:
            say(f"not exercised by any case: {len(one.idle)} of {len(one.all)} {one.sort}")
        for name in one.idle if lists else ():
            say(f"  {name}")
