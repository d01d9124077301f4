"""A case is held by one program at a time, and the others are told by whom."""

import subprocess
import sys
from pathlib import Path

import pytest

from riskwiz import store
from tests.store.journals import case_file, names

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from riskwiz import store
held = store.hold(Path(sys.argv[1]), "Ana")
print("held", flush=True)
time.sleep(60)
"""


def test_a_held_case_says_who_holds_it_and_can_be_read(tmp_path: Path) -> None:
    """Since when, too; once it is let go of, another may hold it."""
    path = case_file(tmp_path)
    held = store.hold(path, "Ana")

    with pytest.raises(store.CaseHeld, match="is open elsewhere: Ana holds it since 20") as caught:
        store.hold(path, "Ben")
    with store.open(path, readonly=True) as record:
        assert record.case.subject.name == "TikTok"
    held.release()
    held.release()
    again = store.hold(path, "Ben")
    again.release()

    assert caught.value.holder.startswith("Ana holds it since 20")
    assert names(tmp_path) == ["tiktok.riskcase"]


def test_a_hold_does_not_outlive_its_holder(tmp_path: Path) -> None:
    """However the program ended."""
    path = case_file(tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(store.CaseHeld):
        store.hold(path, "Ben")
    holder.kill()
    holder.wait()
    holder.stdout.close()

    store.hold(path, "Ben").release()


def test_where_no_lock_can_be_made_nothing_is_held(tmp_path: Path) -> None:
    """A folder that takes no file does not keep anybody from reading."""
    store.hold(tmp_path / "nowhere" / "x.riskcase", "Ana").release()
    beside = tmp_path / ".x.riskcase.held"
    beside.write_bytes(b"not JSON")
    held = store.hold(tmp_path / "x.riskcase", "Ana")
    beside.write_bytes(b"not JSON")

    with pytest.raises(store.CaseHeld, match="another program holds it"):
        store.hold(tmp_path / "x.riskcase", "Ben")
    held.release()
