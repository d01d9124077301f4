"""Every questionnaire that the methodology lists has a file.

`questionnaires = ["foreign_ownership"]` needs `foreign_ownership.toml` beside the methodology,
and lists it once.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft
from riskwiz.core.value import nearest

CODE = "RW110"


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find names in the list of questionnaires that no file has, or that stand there twice."""
    if draft.methodology is None:
        return
    stems = [PurePosixPath(path).stem for path in draft.questionnaires]
    listed = draft.methodology.methodology.questionnaires
    for index, stem in enumerate(listed):
        spot = draft.methodology_spot("methodology", "questionnaires", index)
        if stem not in stems:
            meant = nearest(stem, stems)
            yield error(
                CODE,
                f"there is no file {stem}.toml beside the methodology",
                draft.value(spot),
                help_=f"did you mean `{meant}`?" if meant else "add the file, or take it out",
            )
        elif stem in listed[:index]:
            yield error(CODE, f"`{stem}` is listed twice", draft.value(spot), help_="list it once")
