"""`riskwiz [DIR]`: the shelf, the cases of a folder."""

from pathlib import Path

import click

from riskwiz.cli.assessor import as_option
from riskwiz.cli.terminal import need_terminal


@click.command("shelf")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@as_option
def shelf(folder: Path, assessor: str | None) -> None:
    """Open the shelf: the cases of a folder."""
    need_terminal()
    from riskwiz.cli.late_shelf import LateShelf
    from riskwiz.cli.wizard import run_wizard

    run_wizard(LateShelf(folder, assessor))
