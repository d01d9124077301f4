"""`riskwiz score`: scores, ranges, levels, determinations and dispositions."""

from pathlib import Path

import click

from riskwiz.cli.edition_path import answered_edition
from riskwiz.cli.output import say, say_exactly


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@answered_edition
@click.option("--json", "as_json", is_flag=True, help="Print the whole assessment as JSON.")
def score(case: Path, edition: Path | None, as_json: bool) -> None:
    """Print scores, levels, determinations and dispositions.

    CASE is a case (.riskcase) or an answer file (.toml).
    """
    from riskwiz.cli.memo_page import assessment_json
    from riskwiz.cli.score_text import score_text
    from riskwiz.cli.source import open_source

    assessment = open_source(case, edition).assessment()
    if as_json:
        say_exactly(assessment_json(assessment))
    else:
        say(score_text(assessment))
