"""Files that somebody names: as terminals write what is dropped on them."""

import hashlib
from pathlib import Path

import pytest

from riskwiz.cli.local_files import body, fingerprint, named
from riskwiz.tui.ports import RecordFault


@pytest.mark.parametrize(
    "written",
    [
        "{folder}/a report.pdf",
        "  {folder}/a report.pdf\n",
        "'{folder}/a report.pdf' ",
        '"{folder}/a report.pdf"',
        "{folder}/a\\ report.pdf",
        "file://{folder}/a%20report.pdf",
    ],
)
def test_a_dropped_file_is_the_file_that_is_meant(tmp_path: Path, written: str) -> None:
    """Quoted, escaped, or as a URL."""
    (tmp_path / "a report.pdf").write_text("x")

    assert named(written.format(folder=tmp_path)) == tmp_path / "a report.pdf"


def test_a_name_that_cannot_be_taken_apart_is_taken_as_it_stands() -> None:
    """It does not exist, and that is said."""
    assert named("it's") == Path("it's")
    assert named("'a' 'b'") == Path("'a' 'b'")


def test_the_sha256_of_a_file_is_taken(tmp_path: Path) -> None:
    """Of its bytes."""
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\xff")

    assert fingerprint(path) == hashlib.sha256(b"\x00\xff").hexdigest()
    assert body(path) == b"\x00\xff"


def test_what_is_no_file_or_too_large_is_a_sentence(tmp_path: Path) -> None:
    """Each says what to do."""
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(25_000_001)

    with pytest.raises(RecordFault, match="does not exist; check the name"):
        fingerprint(tmp_path / "nowhere")
    with pytest.raises(RecordFault, match="is not a file"):
        fingerprint(tmp_path)
    with pytest.raises(RecordFault, match="keeps files of up to 25,000,000; leave it outside"):
        body(large)
    with pytest.raises(RecordFault, match="cannot be read"):
        body(tmp_path / "nowhere")
