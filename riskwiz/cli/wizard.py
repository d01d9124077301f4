"""The wizard, given its ports."""

from __future__ import annotations

import asyncio
import signal
from functools import partial
from typing import TYPE_CHECKING

from riskwiz.cli.memo_writer import MemoWriter

if TYPE_CHECKING:
    from riskwiz.tui.app import RiskwizApp
    from riskwiz.tui.ports import CaseRecord, Shelf

_ENDING = (signal.SIGTERM, signal.SIGHUP)


def run_wizard(shelf: Shelf, record: CaseRecord | None = None) -> None:
    """Run the wizard on a shelf, or on one case of it."""
    from riskwiz.cli.own_editor import OwnEditor
    from riskwiz.cli.remembered import Remembered
    from riskwiz.tui.app import RiskwizApp

    memos = MemoWriter()
    try:
        app = RiskwizApp(shelf, memos, record, editor=OwnEditor(), remembered=Remembered())
        asyncio.run(_until_ended(app))
    finally:
        if record is not None:
            record.close()
        memos.close()
    if app.return_code:
        raise SystemExit(app.return_code)


async def _until_ended(app: RiskwizApp) -> None:
    """Run until the person leaves, or until it is told to end: the terminal is always restored."""
    loop = asyncio.get_running_loop()
    for one in _ENDING:
        loop.add_signal_handler(one, partial(app.exit, return_code=128 + one))
    await app.run_async()
