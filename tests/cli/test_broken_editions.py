"""`riskwiz check` on every broken edition, as it lies there."""

import json
import re
from pathlib import Path

from tests.authoring.editions_on_disk import BROKEN
from tests.cli.running import run

PROMISE = re.compile(r"(RW\d{3}) at (\d+):(\d+)")
FOLDERS = sorted(folder for folder in BROKEN.iterdir() if folder.is_dir())
Found = list[tuple[str, str, int, int]]


def _promised(folder: Path) -> Found:
    return [
        (code, str(path), int(line), int(column))
        for path in sorted(folder.rglob("*.toml"))
        for code, line, column in PROMISE.findall(path.read_text("utf-8").split("\n", 1)[0])
    ]


def test_every_broken_edition_is_whole() -> None:
    """Each can be checked by itself; `scripts/complete-broken-editions` links what it lacks."""
    lacking = [folder.name for folder in FOLDERS if not (folder / "methodology.toml").exists()]

    assert lacking == []


def test_check_reports_of_each_broken_edition_what_its_first_line_promises() -> None:
    """Exactly those codes, each at its file, line and column; more than a hundred of them."""
    done = run("check", *FOLDERS, "--format", "json")

    found: dict[str, Found] = {}
    for one in json.loads(done.stdout)["diagnostics"]:
        where = (one["code"], one["path"], one["line"], one["column"])
        found.setdefault(Path(one["path"]).relative_to(BROKEN).parts[0], []).append(where)
    assert done.exit_code == 1
    assert {folder.name: sorted(found.get(folder.name, [])) for folder in FOLDERS} == {
        folder.name: sorted(_promised(folder)) for folder in FOLDERS
    }
    assert len(FOLDERS) > 100
