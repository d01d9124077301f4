"""An installed riskwiz works in any folder: what it needs travels inside the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT


@pytest.mark.long
def test_wheel_makes_the_worked_case_far_from_the_source(tmp_path: Path) -> None:
    """From the wheel alone, `riskwiz demo` writes the case and its memo."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    environment = os.environ | {"PYTHONPATH": str(installed)}

    where = subprocess.run(
        [sys.executable, "-c", "import riskwiz; print(riskwiz.__file__)"],
        cwd=tmp_path, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    demo = subprocess.run(
        [sys.executable, "-m", "riskwiz", "demo", "-o", "worked"],
        cwd=tmp_path, env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip

    assert Path(where.stdout.strip()).is_relative_to(installed)
    assert demo.returncode == 0, demo.stderr
    assert (tmp_path / "worked" / "tiktok_2023-03.riskcase").is_file()
    assert (tmp_path / "worked" / "tiktok_2023-03.pdf").read_bytes().startswith(b"%PDF-")
