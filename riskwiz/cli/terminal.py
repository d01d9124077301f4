"""Whether there is a terminal that the wizard can draw on."""

import os
import sys

from riskwiz.cli.exits import UsageTrouble


def draws() -> bool:
    """Say whether there is a terminal that screens can be drawn on."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on standard error
    return all(one.isatty() for one in streams) and os.environ.get("TERM") != "dumb"


def need_terminal() -> None:
    """Refuse, in one sentence, what can only be drawn."""
    if not draws():
        raise UsageTrouble(
            "the shelf needs a terminal to draw on; without one, `riskwiz assess CASE` "
            "goes line by line"
        )
