"""`riskwiz compare`: two cases side by side, and what each change follows from."""

from pathlib import Path

import click

from riskwiz.cli.edition_path import answered_edition
from riskwiz.cli.exits import UsageTrouble
from riskwiz.cli.output import say, say_exactly


@click.command()
@click.argument("before", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("after", metavar="CASE", type=click.Path(path_type=Path))
@answered_edition
@click.option("--json", "as_json", is_flag=True, help="Print the whole comparison as JSON.")
def compare(before: Path, after: Path, edition: Path | None, as_json: bool) -> None:
    """Say how the second case differs from the first, and why.

    Answers, findings, mitigations, lists and law that differ are listed. Each changed level and
    disposition is traced to the differences that it follows from.

    CASE is a case (.riskcase) or an answer file (.toml).
    """
    from riskwiz.cli.comparison_text import comparison_text
    from riskwiz.cli.model_json import model_json
    from riskwiz.cli.names import Names
    from riskwiz.cli.source import is_answer_file, open_source
    from riskwiz.core.analysis.comparison import compare as compared

    if edition is not None and not (is_answer_file(before) or is_answer_file(after)):
        raise UsageTrouble("--edition is for an answer file; a case carries its own")
    one, other = (
        open_source(path, edition if is_answer_file(path) else None) for path in (before, after)
    )
    found = compared(one.edition, one.case, other.edition, other.case)
    if as_json:
        say_exactly(model_json(found))
    else:
        say(comparison_text(found, Names(one.edition), Names(other.edition)))
