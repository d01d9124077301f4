"""`riskwiz assess`: the wizard on one case, or plain mode."""

from pathlib import Path

import click

from riskwiz.cli.assessor import as_option
from riskwiz.cli.exits import MachineTrouble, UsageTrouble
from riskwiz.cli.terminal import draws


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--plain", is_flag=True, help="Line by line: for screen readers, pipes and slow links."
)
@click.option(
    "--edition", metavar="DIR", type=click.Path(path_type=Path),
    help="The edition of a new case; by default the shipped one.",
)  # fmt: skip
@as_option
def assess(case: Path, plain: bool, edition: Path | None, assessor: str | None) -> None:
    """Open the wizard on CASE, and create it when it is missing.

    With --plain, without a terminal, or with TERM=dumb, the interview goes line by line. A new
    case then takes its subject and as-of date from the first two lines.
    """
    if case.exists() and edition is not None:
        raise UsageTrouble(f"--edition is for a new case; {case} carries its own")
    if not case.exists() and not case.parent.is_dir():
        raise MachineTrouble(f"{case} cannot be made: there is no folder {case.parent}")
    if plain or not draws():
        _line_by_line(case, edition, assessor)
    else:
        _on_screens(case, edition, assessor)


def _line_by_line(case: Path, edition: Path | None, assessor: str | None) -> None:
    from riskwiz.cli import line_by_line

    line_by_line.listen()
    if case.exists():
        record = line_by_line.open_case(case, assessor)
    else:
        record = line_by_line.create(case, edition, assessor)
    line_by_line.converse(record)


def _on_screens(case: Path, edition: Path | None, assessor: str | None) -> None:
    from riskwiz.cli import new_case
    from riskwiz.cli.folder_shelf import FolderShelf
    from riskwiz.cli.wizard import run_wizard

    shelf = FolderShelf(case.parent, assessor, edition)
    if case.exists():
        run_wizard(shelf, shelf.open_file(case))
    else:
        run_wizard(shelf, shelf.create_file(case, *new_case.ask(shelf.today(), assessor)))
