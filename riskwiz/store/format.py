"""The form of a case file: its marks in SQLite's header, and its tables."""

APPLICATION_ID = 0x52574B43
"""`RWKC` in SQLite's header tells a case from every other database."""

VERSION = 2
"""The newest form of a case file that this riskwiz reads and the one that it writes."""

_TABLES_1 = {
    "texts": """\
CREATE TABLE texts (
  path TEXT PRIMARY KEY NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "events": """\
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  previous TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT""",
}
FILES = """\
CREATE TABLE files (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT"""
"""The files that evidence consists of, where the case keeps them; format 1 had none."""

TABLES = {1: _TABLES_1, VERSION: {**_TABLES_1, "files": FILES}}
"""The tables of each format; a file with others is no case, whatever its header says."""

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
VERSION_AT = 60
APPLICATION_ID_AT = 68
"""Where SQLite's header keeps `user_version` and `application_id`, each four bytes."""
