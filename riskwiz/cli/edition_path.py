"""Which edition a path of the command line means."""

from pathlib import Path

import click

from riskwiz.cli.exits import InputTrouble

METHODOLOGY = "methodology.toml"

answered_edition = click.option(
    "--edition", metavar="DIR", type=click.Path(path_type=Path),
    help="The edition of an answer file; by default the shipped one. A case carries its own.",
)  # fmt: skip
"""The option of the verbs that take a case or an answer file."""


def folder_of(path: Path) -> Path:
    """Return the folder of the edition that a path is, or is part of."""
    if not path.exists():
        raise InputTrouble(f"there is no {path}; check the name")
    if path.is_dir():
        return path
    for folder in (path.parent, path.parent.parent):
        if (folder / METHODOLOGY).is_file():
            return folder
    raise InputTrouble(f"{path} has no {METHODOLOGY} beside it; name a file of an edition")
