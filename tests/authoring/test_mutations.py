"""Random mistakes in the shipped edition are answered by diagnostics and nothing else."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.authoring.editions_on_disk import texts
from tests.authoring.mutations import SHIPPED, answered, mutated
from tests.authoring.rearrangements import rearranged

ROOT = Path(__file__).parents[2]
COUNT = int(os.environ.get("RISKWIZ_MUTATIONS", "2000"))
SORTS = {"mutated": COUNT, "rearranged": COUNT // 10}
"""How many of each sort are tried; what stays TOML is searched and proven, which takes time."""
PROCESSES = 2


@pytest.mark.parametrize("seed", range(4))
def test_a_mistake_in_the_shipped_edition_is_answered_by_diagnostics(seed: int) -> None:
    """A few of the many that the long test tries, so that both keep working."""
    answered(mutated(seed, texts(SHIPPED)))
    answered(rearranged(seed, texts(SHIPPED)))


@pytest.mark.parametrize("changed", [mutated, rearranged])
def test_a_seed_always_makes_the_same_mistakes(
    changed: Callable[[int, dict[str, str]], dict[str, str]],
) -> None:
    """What was found once can be looked at again."""
    original = texts(SHIPPED)

    one, two = (changed(7, original) for _ in range(2))

    assert one == two
    assert one != original


@pytest.mark.long
@pytest.mark.parametrize("sort", SORTS)
def test_no_mistake_is_answered_by_anything_but_diagnostics(sort: str) -> None:
    """Keys, values, structure and characters: no exception, 20 seconds and 1.5 GB at most.

    RISKWIZ_MUTATIONS says how many mistakes are tried instead of 2,000.
    """
    share = -(-SORTS[sort] // PROCESSES)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.authoring.mutations", str(at * share), str(share), sort],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for at in range(PROCESSES)
    ]
    lines = [json.loads(line) for one in started for line in one.communicate()[0].splitlines()]

    assert [one["fault"] for one in lines if "fault" in one] == []
    assert sum(one.get("tried", 0) for one in lines) == share * PROCESSES
    assert {one.returncode for one in started} == {0}
