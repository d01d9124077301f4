"""The assessment of a case is the same bytes in every process."""

import os
import subprocess
import sys

PROGRAM = """
from riskwiz.core.canonical import canonical_json
from tests.core.test_findings import finding, yes_no
from tests.editions import ONE, assessed, build

asked = yes_no("a", "b", "c", "d", "e")
edition = build(ONE + asked + finding("e || (d && c) || b || a", "high"))
print(canonical_json(assessed(edition, **dict.fromkeys("abcde", True))))
"""


def test_hash_seeds_change_nothing() -> None:
    """Neither Python's nor that of the library which reads the expressions."""
    seen = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
    assert '"rests_on":[{"answer":"yes"' in seen.pop()
