"""`riskwiz schema`: the JSON Schema of a format, for editors and other programs."""

import click

from riskwiz.cli.output import say_exactly

FORMS = (
    "edition",
    "questionnaire",
    "methodology",
    "reference",
    "answers",
    "assessment",
    "analysis",
    "comparison",
)
"""The forms that authoring has a schema for; named here because loading it takes long."""


@click.command()
@click.argument("form", metavar="FORM", type=click.Choice(FORMS))
def schema(form: str) -> None:
    """Print the JSON Schema of a format.

    FORM is one of: methodology, questionnaire, reference (authorities and lists), answers (an
    answer file), assessment, analysis and comparison (what `score`, `analyse` and `compare` print
    with --json), or edition. An edition is a folder, so its schema is of an object whose keys are
    the paths of its files; methodology, questionnaire and reference are definitions in it.

    An editor that knows TOML finds the schema of a file by its first line, such as
    `#:schema ../docs/schema/questionnaire.json`.
    """
    from riskwiz.authoring.json_schema import json_schema

    say_exactly(json_schema(form))
