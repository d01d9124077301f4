"""How the program ends: every known fault becomes a sentence and an exit code, in one place.

0 done, 1 the input has problems, 2 wrong usage, 3 the machine failed. What is not
known here is a bug of riskwiz, and shows its traceback.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import click

from riskwiz.cli.output import drop_output, tell, tell_rendered

INPUT, USAGE, MACHINE = 1, 2, 3
INTERRUPTED = 130
BROKEN_PIPE = 141
"""What shells report for a program that SIGINT or SIGPIPE ended."""


class Trouble(Exception):
    """Something that a person can mend; the text says where, what, and what to do."""

    exit_code = INPUT


class InputTrouble(Trouble):
    """The input has problems: a file, an answer, an edition."""


class Diagnosed(InputTrouble):
    """Problems of authored files, rendered with their lines and safe to show as they are."""


class UsageTrouble(Trouble):
    """What was asked for cannot be had like this."""

    exit_code = USAGE


class MachineTrouble(Trouble):
    """The machine failed: disk, permission, a missing library."""

    exit_code = MACHINE


@contextmanager
def told() -> Iterator[None]:
    """Tell a known fault in its sentence and end the program with its code."""
    try:
        yield
    except (SystemExit, click.ClickException, click.exceptions.Exit):
        raise
    except (KeyboardInterrupt, click.Abort):
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        drop_output()
        raise SystemExit(BROKEN_PIPE) from None
    except Trouble as trouble:
        (tell_rendered if isinstance(trouble, Diagnosed) else tell)(str(trouble))
        raise SystemExit(trouble.exit_code) from None
    except OSError as error:
        _tell_machine(error)
        raise SystemExit(MACHINE) from None
    except _faults() as fault:
        tell(str(fault))
        raise SystemExit(_code(fault)) from None


def _tell_machine(error: OSError) -> None:
    """Say what the machine refused; an error that names no file is about our own output."""
    why = "the disk is full" if error.errno == errno.ENOSPC else error.strerror
    if error.filename is None:
        drop_output()
        tell(f"what there is to say cannot be written: {why}")
    else:
        tell(f"{error.filename} cannot be used: {why}")


def _faults() -> tuple[type[Exception], ...]:
    """Return the faults of the other packages; looked up only when something went wrong."""
    from riskwiz.core.edition import EditionFault
    from riskwiz.store import StoreFault

    return (EditionFault, StoreFault)


def _code(fault: Exception) -> int:
    from riskwiz.store import StoreFault, UnfitCase

    return MACHINE if isinstance(fault, StoreFault) and not isinstance(fault, UnfitCase) else INPUT
