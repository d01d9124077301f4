"""Where the shipped edition, templates and worked cases are.

They travel inside the wheel; in a checkout they are the folders at its top.
"""

from pathlib import Path

import riskwiz
from riskwiz.cli.exits import MachineTrouble


def shipped(name: str) -> Path:
    """Return the shipped folder or file of this name, such as `questionnaires`."""
    package = Path(riskwiz.__file__).parent
    for place in (package / "_data" / name, package.parent / name):
        if place.exists():
            return place
    raise MachineTrouble(f"this riskwiz lacks its {name}; install it anew")


def edition_folder() -> Path:
    """Return the folder of the shipped edition."""
    return shipped("questionnaires")


def memo_templates() -> Path:
    """Return the folder of the memo's templates."""
    return shipped("templates") / "memo"


def form_templates() -> Path:
    """Return the folder of the templates of the form on paper."""
    return shipped("templates") / "form"


def worked_case(name: str) -> Path:
    """Return the answer file of a worked case."""
    return shipped("examples") / f"{name}.toml"
