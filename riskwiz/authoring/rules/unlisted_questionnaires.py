"""Every questionnaire beside the methodology is listed in it.

A questionnaire that is not listed would never be asked, and nobody would notice. Add its name to
`questionnaires`, or move the file out of the folder.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.value import nearest

CODE = "RW111"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find questionnaires that the methodology does not list, not even misspelt."""
    stems = [PurePosixPath(path).stem for path in draft.questionnaires]
    listed = draft.methodology.methodology.questionnaires if draft.methodology else ()
    meant = {nearest(stem, stems) for stem in listed if stem not in stems}
    for path, one in draft.questionnaires.items():
        if path not in draft.listed and PurePosixPath(path).stem not in meant:
            yield error(
                CODE,
                f"the methodology does not list `{one.id}`, so it would never be asked",
                draft.value(Spot(path, ("questionnaire", "id"))),
                help_="add it to `questionnaires` in methodology.toml, or move the file away",
            )
