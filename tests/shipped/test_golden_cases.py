"""The golden cases of the shipped edition, and its worked cases."""

import re
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.worked import WORKED, scored
from tests.shipped.edition import shipped


def test_the_golden_cases_pass_and_leave_nothing_untried() -> None:
    """Without a path the shipped edition is tried.

    Every finding is made, every contradiction noticed, every rule decides and every cell of the
    tables is reached by some case.
    """
    done = run("test")

    assert done.exit_code == 0, done.stdout
    assert re.search(r"^(\d+) of \1 golden cases passed$", done.stdout, re.MULTILINE)
    idle = re.findall(r"^not exercised by any case: \d+ of \d+ (.+)$", done.stdout, re.MULTILINE)
    assert set(idle) <= {"options"}
    assert len(shipped().findings) >= 60


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_a_worked_case_contradicts_nothing(path: Path) -> None:
    """No answers that cannot all be right, no evidence from after its day, none too weak."""
    assert scored(path)["concerns"] == []
