"""Connections with a case file: durable, and wary of what is in it."""

import os
import sqlite3
from pathlib import Path
from typing import Literal
from urllib.parse import quote

PATIENCE_SECONDS = 3.0
"""How long to wait for another program that is writing."""


def connect(path: Path, mode: Literal["ro", "rw", "rwc"]) -> sqlite3.Connection:
    """Open a connection; transactions begin and end where the code says so.

    EXTRA is FULL and more: the folder is synchronised too once the rollback journal is gone, or
    else a power cut right after a commit could bring the journal back and undo the commit.
    """
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE_SECONDS,
    )
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        connection.execute("PRAGMA synchronous=EXTRA")
    except BaseException:
        connection.close()
        raise
    return connection
