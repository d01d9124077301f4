"""Files on this machine that somebody names: typed, pasted, or dropped on the terminal."""

import hashlib
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from riskwiz import store
from riskwiz.tui.ports import RecordFault

_LARGEST = 2_000_000_000
"""Bytes of a file whose SHA-256 is taken while somebody waits."""


def named(text: str) -> Path:
    """Return the path that somebody means; terminals quote or escape what is dropped on them."""
    typed = text.strip()
    if typed.startswith("file://"):
        return Path(unquote(urlsplit(typed).path))
    path = Path(typed).expanduser()
    if path.exists() or not any(mark in typed for mark in "'\"\\"):
        return path
    try:
        words = shlex.split(typed)
    except ValueError:
        return path
    return Path(words[0]).expanduser() if len(words) == 1 else path


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file of any kind. Raises RecordFault."""
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "does not exist"
            raise RecordFault(f"{path} {what}; check the name")
        if path.stat().st_size > _LARGEST:
            raise RecordFault(f"{path} is larger than 2 GB; name a smaller file")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RecordFault(f"{path} cannot be read: {error.strerror}") from error


def body(path: Path) -> bytes:
    """Read a file that a case is to keep. Raises RecordFault."""
    try:
        size = path.stat().st_size
        if size > store.LARGEST:
            raise RecordFault(
                f"{path} has {size:,} bytes, and a case keeps files of up to {store.LARGEST:,}; "
                "leave it outside: its SHA-256 says which file is meant"
            )
        return path.read_bytes()
    except OSError as error:
        raise RecordFault(f"{path} cannot be read: {error.strerror}") from error
