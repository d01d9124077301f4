"""Random mistakes in the shipped edition are answered by diagnostics and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.authoring.editions_on_disk import texts
from tests.authoring.mutations import SHIPPED, answered, mutated

ROOT = Path(__file__).parents[2]
COUNT = int(os.environ.get("RISKWIZ_MUTATIONS", "2000"))
PROCESSES = 2


@pytest.mark.parametrize("seed", range(4))
def test_a_mistake_in_the_shipped_edition_is_answered_by_diagnostics(seed: int) -> None:
    """A few of the many that the long test tries, so that both keep working."""
    answered(mutated(seed, texts(SHIPPED)))


def test_a_seed_always_makes_the_same_mistakes() -> None:
    """What was found once can be looked at again."""
    original = texts(SHIPPED)

    one, two = (mutated(7, original) for _ in range(2))

    assert one == two
    assert one != original


@pytest.mark.long
def test_no_mistake_is_answered_by_anything_but_diagnostics() -> None:
    """Keys, values, structure and characters: no exception, 20 seconds and 1.5 GB at most.

    RISKWIZ_MUTATIONS says how many mistakes are tried instead of 2,000.
    """
    share = -(-COUNT // PROCESSES)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.authoring.mutations", str(at * share), str(share)],
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
