"""`riskwiz memo`: the memo that officials read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from riskwiz.cli.edition_path import answered_edition
from riskwiz.cli.exits import InputTrouble, UsageTrouble
from riskwiz.cli.output import tell

if TYPE_CHECKING:
    from riskwiz.cli.source import Source


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help="Where the memo goes; by default beside the case.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["pdf", "html", "json"]), default="pdf",
    show_default=True, help="PDF, web page, or the assessment behind both.",
)  # fmt: skip
@click.option(
    "--template", metavar="DIR", type=click.Path(path_type=Path),
    help="An agency's own look; `riskwiz new template` begins one.",
)  # fmt: skip
@answered_edition
@click.option("--final", is_flag=True, help="Refuse while the case is incomplete or unsigned.")
def memo(
    *,
    case: Path,
    output: Path | None,
    form: str,
    template: Path | None,
    edition: Path | None,
    final: bool,
) -> None:
    """Write the memo of a case.

    CASE is a case (.riskcase) or an answer file (.toml).
    """
    from riskwiz.cli import memo_page
    from riskwiz.cli.target import refuse_source, write_file

    if template is not None and not template.is_dir():
        raise UsageTrouble(f"{template} is no folder; --template names one with an agency's look")
    target = output or memo_page.beside(case, form)
    refuse_source(target, case)
    opened = [_opened(case, edition, final=final)]
    lacks_designation = memo_page.undesignated(opened[0], form, template)
    # Handed over and not kept, so that its memory is free when the pages are printed.
    write_file(target, memo_page.memo(opened.pop(), form, template))
    tell(f"wrote {target}")
    if lacks_designation:
        tell(
            "it is marked, and no template says who controls it: fill in `designation` in one that "
            "`riskwiz new template` writes, and use it with --template (32 CFR 2002.20)"
        )


def _opened(case: Path, edition: Path | None, *, final: bool) -> "Source":
    from riskwiz.cli.source import open_source

    source = open_source(case, edition)
    if final:
        assessment = source.assessment()
        _refuse_draft(case, assessment.final, assessment.progress.required_open)
    return source


def _refuse_draft(case: Path, final: bool, required_open: int) -> None:
    if final:
        return
    if required_open:
        questions = "question is" if required_open == 1 else "questions are"
        why = f"{required_open} required {questions} open; answer and sign first"
    else:
        why = "nobody has signed it; sign it in the wizard first"
    raise InputTrouble(f"{case} is not final: {why}, or leave out --final for a draft")
