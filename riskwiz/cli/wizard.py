"""The wizard, given its ports."""

from riskwiz.cli.memo_writer import MemoWriter
from riskwiz.tui.ports import CaseRecord, Shelf


def run_wizard(shelf: Shelf, record: CaseRecord | None = None) -> None:
    """Run the wizard on a shelf, or on one case of it."""
    from riskwiz.cli.own_editor import OwnEditor
    from riskwiz.cli.remembered import Remembered
    from riskwiz.tui.app import RiskwizApp

    memos = MemoWriter()
    try:
        app = RiskwizApp(shelf, memos, record, editor=OwnEditor(), remembered=Remembered())
        app.run()
    finally:
        if record is not None:
            record.close()
        memos.close()
    if app.return_code:
        raise SystemExit(app.return_code)
