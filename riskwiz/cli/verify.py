"""`riskwiz verify`: is a case or a memo intact, and do its answers give what it says?"""

from pathlib import Path

import click

from riskwiz.cli.exits import INPUT
from riskwiz.cli.output import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def verify(file: Path) -> None:
    """Say whether a case or a memo is intact, and whether its answers give what it says.

    FILE is a case (.riskcase) or the PDF of a memo. Nothing is changed. The exit code is 1 where
    something does not hold.

    Whoever can write a file can also write another that holds: compare the SHA-256 that is
    printed with one that reached you in another way.
    """
    from riskwiz.cli.verifying import verified, verified_text

    report = verified(file)
    say(verified_text(report))
    if not report.holds:
        raise SystemExit(INPUT)
