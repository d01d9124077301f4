"""`riskwiz form`: the questions as an answer file to fill in."""

from pathlib import Path

import click

from riskwiz.cli.exits import InputTrouble
from riskwiz.cli.output import say_exactly, tell


@click.command()
@click.option(
    "--edition", metavar="DIR", type=click.Path(path_type=Path),
    help="The edition whose questions are written; by default the shipped one.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help="Where the form goes; by default to standard output.",
)  # fmt: skip
def form(edition: Path | None, output: Path | None) -> None:
    """Write the questions as an answer file to fill in.

    Each question stands with its help and its possible answers. Replies come back by
    `riskwiz import`. A form that is there already is not written over: it may hold answers.
    """
    from riskwiz import authoring
    from riskwiz.cli.authored import load_folder
    from riskwiz.cli.shipped import edition_folder
    from riskwiz.cli.target import write_file

    loaded, _ = load_folder(edition or edition_folder())
    text = authoring.write_form(loaded)
    if output is None:
        say_exactly(text)
        return
    if output.is_file():
        raise InputTrouble(f"{output} exists, and may hold answers; choose another name")
    write_file(output, text.encode())
    tell(f"wrote {output}")
