"""The good little edition beside the tests, and the broken ones that differ from it."""

from functools import cache
from pathlib import Path

from riskwiz.authoring import load_edition
from riskwiz.core.edition import Edition

GOOD = Path(__file__).parent / "good"
BROKEN = Path(__file__).parents[1] / "broken"


def texts(folder: Path) -> dict[str, str]:
    """The texts of an edition's folder, keyed by their path inside it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.toml"))
    }


@cache
def good_edition() -> Edition:
    """The good little edition."""
    edition = load_edition(texts(GOOD)).edition
    assert edition is not None
    return edition
