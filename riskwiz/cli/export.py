"""`riskwiz export`: a case becomes an answer file again."""

from pathlib import Path

import click

from riskwiz.cli.output import say_exactly, tell


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help="Where the answer file goes; by default to standard output.",
)  # fmt: skip
def export(case: Path, output: Path | None) -> None:
    """Write the answers of CASE as an answer file."""
    from riskwiz.cli.source import open_case
    from riskwiz.cli.target import write_file

    answers = open_case(case).answers()
    if output is None:
        say_exactly(answers)
        return
    write_file(output, answers.encode())
    tell(f"wrote {output}")
