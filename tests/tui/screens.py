"""Running the wizard in tests: open it on a record, and read its screen as plain text."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList
from textual.worker import WorkerCancelled

from riskwiz.tui.app import RiskwizApp
from tests.tui.in_memory import MemoryMemos, MemoryRecord, MemoryShelf

NARROW = (80, 24)
WIDE = (120, 40)
SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "RISKWIZ_UPDATE_SNAPSHOTS"


@asynccontextmanager
async def wizard(
    record: MemoryRecord,
    size: tuple[int, int] = WIDE,
    memos: MemoryMemos | None = None,
) -> AsyncIterator[Pilot[None]]:
    """Run the wizard on one case."""
    app = RiskwizApp(MemoryShelf(record.edition, [record]), memos or MemoryMemos(), record)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


@asynccontextmanager
async def shelf(
    shelf: MemoryShelf, size: tuple[int, int] = WIDE, memos: MemoryMemos | None = None
) -> AsyncIterator[Pilot[None]]:
    """Run the wizard on a shelf."""
    app = RiskwizApp(shelf, memos or MemoryMemos())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the folder is read, the open questions are weighed and everything is drawn."""
    for _ in range(3):
        with suppress(WorkerCancelled):  # a newer answer makes the weighing start anew
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until everything is drawn."""
    await pilot.press(*keys)
    await settle(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type text, key by key."""
    await press(pilot, *text)


def text_of(pilot: Pilot[None]) -> str:
    """The screen as plain text, as a terminal without colours shows it."""
    width, height = pilot.app.size
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in line)[:width].rstrip() for line in lines[:height])


def highlighted(pilot: Pilot[None]) -> str:
    """The line under the cursor of the screen's list."""
    option = pilot.app.screen.query_one(OptionList).highlighted_option
    return "" if option is None else str(option.prompt)


def matches_snapshot(pilot: Pilot[None], name: str) -> None:
    """Compare the screen with the text that is kept of it."""
    width, height = pilot.app.size
    path = SNAPSHOTS / f"{name}_{width}x{height}.txt"
    seen = text_of(pilot) + "\n"
    if os.environ.get(UPDATE):
        path.write_text(seen, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert seen == kept, (
        f"the screen differs from {path.name}; look at it, and if it is right run "
        f"{UPDATE}=1 python -m pytest tests/tui"
    )
