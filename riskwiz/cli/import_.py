"""`riskwiz import`: an answer file becomes a case."""

from pathlib import Path

import click

from riskwiz.cli.assessor import account_name, as_option
from riskwiz.cli.output import tell


@click.command("import")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="CASE", type=click.Path(path_type=Path),
    help="Where the case goes; by default beside the answers.",
)  # fmt: skip
@click.option(
    "--edition", metavar="DIR", type=click.Path(path_type=Path),
    help="The edition that is answered; by default the shipped one.",
)  # fmt: skip
@as_option
def import_(answers: Path, output: Path | None, edition: Path | None, assessor: str | None) -> None:
    """Make a case of an answer file.

    Everything that is wrong with ANSWERS is listed at once, and then no case is made.
    """
    target = output or answers.with_suffix(".riskcase")
    import_case(answers, target, edition, assessor or account_name())
    tell(f"wrote {target}")


def import_case(answers: Path, target: Path, edition: Path | None, by: str) -> None:
    """Make a case file of an answer file against an edition."""
    from riskwiz import store
    from riskwiz.cli.authored import load_folder
    from riskwiz.cli.shipped import edition_folder
    from riskwiz.cli.source import read_answers

    loaded, texts = load_folder(edition or edition_folder())
    store.create(target, read_answers(answers, loaded), texts, by).close()
