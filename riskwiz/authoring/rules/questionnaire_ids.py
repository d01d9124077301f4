"""A questionnaire has the name of its file.

`foreign_ownership.toml` holds the questionnaire `foreign_ownership`. Answers, cases and the list
in the methodology name it by that one name.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot

CODE = "RW112"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find questionnaires whose id is not the stem of their file."""
    for path, one in draft.questionnaires.items():
        stem = PurePosixPath(path).stem
        if one.id != stem:
            yield error(
                CODE,
                f"the questionnaire in {path} calls itself `{one.id}`",
                draft.value(Spot(path, ("questionnaire", "id"))),
                help_=f'write id = "{stem}", or rename the file to {one.id}.toml',
            )
