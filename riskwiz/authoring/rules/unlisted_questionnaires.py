"""Every questionnaire beside the methodology is listed in it.

A questionnaire that is not listed would never be asked, and nobody would notice. Add its name to
`questionnaires`, or move the file out of the folder.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot

CODE = "RW111"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find questionnaires that the methodology does not list."""
    for path, one in draft.questionnaires.items():
        if path not in draft.listed:
            yield error(
                CODE,
                f"the methodology does not list `{one.id}`, so it would never be asked",
                draft.value(Spot(path, ("questionnaire", "id"))),
                help_="add it to `questionnaires` in methodology.toml, or move the file away",
            )
