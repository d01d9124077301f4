"""`riskwiz analyse`: how sure a result is, what drives it, and what would change it."""

from pathlib import Path

import click

from riskwiz.cli.edition_path import answered_edition
from riskwiz.cli.output import say, say_exactly


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@answered_edition
@click.option("--json", "as_json", is_flag=True, help="Print the whole analysis as JSON.")
def analyse(case: Path, edition: Path | None, as_json: bool) -> None:
    """Say what no score says by itself: how sure, what drives it, what would change it.

    CASE is a case (.riskcase) or an answer file (.toml).
    """
    from riskwiz.cli.analysis_text import analysis_text
    from riskwiz.cli.model_json import model_json
    from riskwiz.cli.names import Names
    from riskwiz.cli.source import open_source
    from riskwiz.core.analysis.analysis import analyse as analysed

    source = open_source(case, edition)
    found = analysed(source.edition, source.case)
    if as_json:
        say_exactly(model_json(found))
    else:
        say(analysis_text(found, Names(source.edition)))
