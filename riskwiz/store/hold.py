"""Holding a case: one program at a time writes to it, and others are told who does.

The hold is a lock on a small file beside the case. The system lets go of it when the program
ends, however it ends, so a hold never outlives its holder.
"""

import fcntl
import json
import os
import socket
from contextlib import suppress
from pathlib import Path

from riskwiz.store.fault import CaseHeld
from riskwiz.store.record import now

_LONGEST = 4_000


class Hold:
    """A case that is held until `release`."""

    def __init__(self, path: Path, descriptor: int | None) -> None:
        """Keep the lock; without a descriptor nothing is held, where no lock can be made."""
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of the case; twice does no harm."""
        if self._descriptor is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = None


def hold(case: Path, by: str) -> Hold:
    """Hold a case for somebody. Raises CaseHeld where another program holds it.

    In a folder that takes no file nobody else can write to the case either; nothing is held then.
    """
    path = case.with_name(f".{case.name[:200]}.held")
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError:
            return Hold(path, None)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            said = _said(descriptor)
            os.close(descriptor)
            raise CaseHeld(f"{case} is open elsewhere: {said}", said) from None
        except OSError:  # a file system without locks
            os.close(descriptor)
            return Hold(path, None)
        if _still_there(path, descriptor):
            break
        os.close(descriptor)
    entry = {"by": by, "host": socket.gethostname(), "since": now()}
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(entry).encode(), 0)
    return Hold(path, descriptor)


def _still_there(path: Path, descriptor: int) -> bool:
    """Say whether the locked file still has its name: who held it before may have removed it."""
    try:
        seen, ours = path.stat(), os.fstat(descriptor)
    except OSError:
        return False
    return (seen.st_dev, seen.st_ino) == (ours.st_dev, ours.st_ino)


def _said(descriptor: int) -> str:
    """Say who holds a case, as the holder wrote it down."""
    try:
        entry = json.loads(os.pread(descriptor, _LONGEST, 0))
        by, host, since = (str(entry[key]) for key in ("by", "host", "since"))
    except (OSError, ValueError, TypeError, KeyError):
        return "another program holds it"
    here = "" if host == socket.gethostname() else f" on {host}"
    return f"{by} holds it{here} since {since[:16].replace('T', ' ')} UTC"
