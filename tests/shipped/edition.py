"""The shipped edition and its worked cases, read once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from riskwiz.authoring import load_edition
from riskwiz.core.edition import Edition
from riskwiz.core.question import Question
from riskwiz.core.trial import Trial, try_all
from tests.authoring.editions_on_disk import texts

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "questionnaires"
WORKED = sorted((ROOT / "examples").glob("*.toml"))


@cache
def shipped() -> Edition:
    """The shipped edition."""
    edition = load_edition(texts(FOLDER)).edition
    assert edition is not None
    return edition


@cache
def trials() -> tuple[Trial, ...]:
    """The golden cases of the shipped edition, tried once."""
    return try_all(shipped())


def questions() -> Iterator[Question]:
    """Every question of the shipped edition."""
    yield from shipped().questions.values()
