"""`riskwiz form`: the questions as an answer file to fill in, or as a PDF to print."""

from pathlib import Path

import click

from riskwiz.cli.exits import InputTrouble, UsageTrouble
from riskwiz.cli.output import say_exactly, tell


@click.command()
@click.option(
    "--edition", metavar="DIR", type=click.Path(path_type=Path),
    help="The edition whose questions are written; by default the shipped one.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help="Where the form goes; an answer file goes to standard output by default.",
)  # fmt: skip
@click.option(
    "--format", "kind", type=click.Choice(["toml", "pdf"]),
    help="Answer file, or a PDF to print; by default what FILE ends in, else an answer file.",
)  # fmt: skip
@click.option(
    "--template", metavar="DIR", type=click.Path(path_type=Path),
    help="An agency's own paper, colour and contact, for a PDF.",
)  # fmt: skip
def form(
    edition: Path | None, output: Path | None, kind: str | None, template: Path | None
) -> None:
    """Write the questions as an answer file to fill in, or as a PDF to print.

    Each question stands with its help and its possible answers, and nothing says how they are
    weighed. Answer files come back by `riskwiz import`. A form that is there already is not
    written over: it may hold answers.
    """
    from riskwiz import authoring
    from riskwiz.cli.authored import load_folder
    from riskwiz.cli.shipped import edition_folder
    from riskwiz.cli.target import write_file

    is_pdf = kind == "pdf" if kind else output is not None and output.suffix.lower() == ".pdf"
    _refuse(output, template, is_pdf=is_pdf)
    loaded, _ = load_folder(edition or edition_folder())
    text = authoring.write_form(loaded)
    if output is None:
        say_exactly(text)
        return
    if output.is_file():
        raise InputTrouble(f"{output} exists, and may hold answers; choose another name")
    if is_pdf:
        from riskwiz.cli.form_page import printed_form

        write_file(output, printed_form(loaded, text, template))
    else:
        write_file(output, text.encode())
    tell(f"wrote {output}")


def _refuse(output: Path | None, template: Path | None, *, is_pdf: bool) -> None:
    """Refuse what does not go together."""
    if is_pdf and output is None:
        raise UsageTrouble("a PDF goes into a file; name one with -o FILE")
    if template is not None and not is_pdf:
        raise UsageTrouble("--template is for a PDF; add --format pdf")
    if template is not None and not template.is_dir():
        raise UsageTrouble(f"{template} is no folder; --template names one with an agency's look")
