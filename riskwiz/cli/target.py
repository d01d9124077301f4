"""Writing a file: aside first, then renamed, so that a half-written one is never seen."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from riskwiz.cli.exits import InputTrouble, MachineTrouble

_CASE_MAGIC = b"SQLite format 3\x00"
_REASONS = {
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENOTEMPTY: "it is a folder",
    errno.EACCES: "it may not be written to",
    errno.EPERM: "it may not be written to",
    errno.EROFS: "its disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.ENAMETOOLONG: "its name is too long",
}


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file or none. Refuses to write over a case."""
    refuse_case(path)
    real = Path(os.path.realpath(path))  # a link stays one, and what it leads to is replaced
    aside = real.with_name(f".{real.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        if real.exists() and not real.is_file():
            real.write_bytes(content)  # a device or a pipe has nothing to protect
            return
        _write_aside(aside, content)
        aside.replace(real)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror)
        raise MachineTrouble(f"{path} cannot be written: {reason}; choose another place") from None
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def refuse_case(path: Path) -> None:
    """Refuse to write over a case: what is in it is nowhere else."""
    with suppress(OSError):
        if path.is_file() and _begins_like_a_case(path):
            raise InputTrouble(f"{path} is a case, and is not written over; choose another name")


def refuse_source(target: Path, source: Path) -> None:
    """Refuse to write a result over what it is made from."""
    with suppress(OSError):
        if target.samefile(source):
            raise InputTrouble(f"{target} is what is read; choose another name for what is written")


def _begins_like_a_case(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_CASE_MAGIC)) == _CASE_MAGIC


def _write_aside(aside: Path, content: bytes) -> None:
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
