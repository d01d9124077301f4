"""The worked cases, each scored once for all the tests of a worker."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import ROOT, run

WORKED = sorted((ROOT / "examples").glob("*.toml"))
TIKTOK = ROOT / "examples" / "tiktok_2023-03.toml"
LATEST = ROOT / "examples" / "tiktok_usds_2026-11.toml"
# The quick tests take the worked case with most in it.
LATEST_ALONE = [
    pytest.param(path, id=path.stem, marks=[] if path == LATEST else [pytest.mark.long])
    for path in WORKED
]


@cache
def scored_text(path: Path) -> str:
    """What `score --json` prints of an answer file."""
    done = run("score", path, "--json")
    assert done.exit_code == 0, done.stderr
    return done.stdout


def scored(path: Path) -> dict[str, Any]:
    """The same as data, which whoever asks may change."""
    found: dict[str, Any] = json.loads(scored_text(path))
    return found
