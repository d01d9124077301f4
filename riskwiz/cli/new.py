"""`riskwiz new`: an edition, a questionnaire or a memo's template to begin with."""

import datetime as dt
import re
from pathlib import Path

import click

from riskwiz.cli.edition_path import METHODOLOGY
from riskwiz.cli.exits import InputTrouble, MachineTrouble, UsageTrouble
from riskwiz.cli.output import tell

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


@click.group()
def new() -> None:
    """Write something to begin with; nothing is written over."""


@new.command()
@click.argument("name", type=click.Path(path_type=Path))
def edition(name: Path) -> None:
    """Write a small edition into a new folder.

    NAME is the folder, and its last part the id of the edition. What is written works as it
    stands, and every part of it is explained.
    """
    _refuse(name)
    words = {"name": _id(name.name), "title": _title(name.name), "today": str(dt.date.today())}  # noqa: DTZ011  (a day, as the person at the desk reads it)
    _write_folder(name, _written("edition", words))
    tell(f"try `riskwiz check {name}` and `riskwiz test {name}`")


@new.command()
@click.argument("name")
@click.option(
    "--edition", "folder", metavar="DIR", type=click.Path(path_type=Path), default=Path(),
    show_default="this folder", help="The folder of the edition that it is for.",
)  # fmt: skip
def questionnaire(name: str, folder: Path) -> None:
    """Write a questionnaire beside a methodology.

    It is written to NAME.toml, explained line by line; the methodology then has to name it.
    """
    from riskwiz.cli.authored import load_folder
    from riskwiz.cli.target import write_file

    own = _id(name.removesuffix(".toml"))
    target = folder / f"{own}.toml"
    if not (folder / METHODOLOGY).is_file():
        raise UsageTrouble(
            f"there is no {METHODOLOGY} in {folder}; name the edition with --edition, "
            "or begin one with `riskwiz new edition NAME`"
        )
    _refuse(target)
    loaded, _ = load_folder(folder)
    factor = next((f for f in loaded.factors.values() if not f.per_audience), None)
    factor = factor or next(iter(loaded.factors.values()))
    cited = next(iter(loaded.authorities), None)
    words = {
        "name": own,
        "title": _title(own),
        "factor": factor.id,
        "severity": loaded.scales[factor.scale].levels[-1].id,
        "cite": f'"{cited}"' if cited else "",
    }
    write_file(target, _written("questionnaire.toml", words)[""].encode())
    tell(f"wrote {target}")
    stems = ", ".join(f'"{one.id}"' for one in (*loaded.questionnaires,))
    tell(f'now change a line in {folder / METHODOLOGY}: questionnaires = [{stems}, "{own}"]')
    tell(f"its points then count towards {factor.id}, in golden cases too")


@new.command()
@click.argument("name", type=click.Path(path_type=Path))
def template(name: Path) -> None:
    """Write a memo's template into a new folder.

    NAME is the folder. What is written works as it stands: it says which settings there are, and
    what may stand in each block. Use it with `riskwiz memo CASE --template NAME`.
    """
    _refuse(name)
    _write_folder(name, _written("template", {}))
    tell(f"try `riskwiz memo CASE --template {name}`")


def _write_folder(folder: Path, texts: dict[str, str]) -> None:
    try:
        for path, text in texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise MachineTrouble(f"{folder} cannot be written: {error.strerror}") from None
    for path in texts:
        tell(f"wrote {folder / path}")


def _refuse(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise InputTrouble(f"{path} exists, and is not written over; choose another name")


def _id(name: str) -> str:
    if not _ID.fullmatch(name):
        raise UsageTrouble(
            f"{name!r} is no name for it: a small letter, then small letters, digits and _, "
            "at most 40"
        )
    return name


def _title(name: str) -> str:
    return name.replace("_", " ").strip().capitalize()


def _written(template: str, words: dict[str, str]) -> dict[str, str]:
    """Return the texts of a template by their path in it, with the words put in."""
    from riskwiz.cli.shipped import shipped

    start = shipped("templates") / "new" / template
    paths = (
        sorted(path for path in start.rglob("*") if path.is_file()) if start.is_dir() else [start]
    )
    return {
        "" if path == start else path.relative_to(start).as_posix(): _filled(path, words)
        for path in paths
    }


def _filled(path: Path, words: dict[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for key, word in words.items():
        text = text.replace("{{" + key + "}}", word)
    return text
