"""A file is opened only when it is a case, whole and unchanged; a refused one is not touched."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from riskwiz import store
from riskwiz.core.canonical import canonical_json, sha256
from riskwiz.core.case import replay
from riskwiz.core.event import EVENT, Event
from tests.store.journals import TEXTS, case_file, names, opened, said


def _alter(path: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute(statement, values)
    database.close()


def _rewrite_last(path: Path, event: dict[str, object]) -> None:
    """Replace the last event as a program would that knows how entries are chained."""
    database = sqlite3.connect(path)
    with database:
        sequence, at, by, previous = database.execute(
            "SELECT sequence, at, by, previous FROM events ORDER BY sequence DESC LIMIT 1"
        ).fetchone()
        entry = {"sequence": sequence, "at": at, "by": by, "event": event, "previous": previous}
        database.execute(
            "UPDATE events SET kind=?, payload=?, sha256=? WHERE sequence=?",
            (event["kind"], canonical_json(event), sha256(canonical_json(entry)), sequence),
        )
    database.close()


def _refused(path: Path, fault: type[store.StoreFault], match: str) -> None:
    before = {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file()}
    for readonly in (False, True):
        with pytest.raises(fault, match=match) as caught:
            store.open(path, readonly=readonly)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)
    assert {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file()} == before


@pytest.mark.parametrize(
    ("content", "match"),
    [
        pytest.param(b"", "is empty", id="an empty file"),
        pytest.param(b"Dear Sir or Madam,\n" * 30, "is not a case", id="a text file"),
        pytest.param(b"SQLite format 3\0", "is not a case", id="only the beginning of a header"),
        pytest.param(b"SQLite format 3\0" + b"\0" * 84, "not a case", id="a header of zeros"),
    ],
)
def test_what_is_no_case_is_refused(tmp_path: Path, content: bytes, match: str) -> None:
    """A file that riskwiz never made is called what it is."""
    path = tmp_path / "x.riskcase"
    path.write_bytes(content)

    _refused(path, store.NotACase, match)


def test_another_database_is_refused(tmp_path: Path) -> None:
    """Being a database is not enough."""
    path = tmp_path / "x.riskcase"
    _alter(path, "CREATE TABLE events (sequence INTEGER PRIMARY KEY)")

    _refused(path, store.NotACase, "a database, but not a case")


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    """Neither becomes a case by being opened."""
    _refused(tmp_path, store.NotACase, "is a folder")
    _refused(tmp_path / "missing.riskcase", store.NotACase, "there is no file")
    _refused(tmp_path / ("x" * 300), store.NotACase, "there is no file")
    assert names(tmp_path) == []


def test_opening_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """To look at a case is not to change it, neither its bytes nor its date."""
    path = case_file(tmp_path)
    before = path.read_bytes(), path.stat().st_mtime_ns

    for readonly in (True, False):
        store.open(path, readonly=readonly).close()

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_newer_format_is_refused_by_its_number(tmp_path: Path) -> None:
    """The sentence says which format it is and which this riskwiz reads."""
    path = case_file(tmp_path)
    _alter(path, "PRAGMA user_version=7")

    _refused(path, store.NewerCase, "format 7 and this riskwiz reads up to 2")


def test_a_format_that_never_was_is_damage(tmp_path: Path) -> None:
    """No case was ever written with the number 0."""
    path = case_file(tmp_path)
    _alter(path, "PRAGMA user_version=0")

    _refused(path, store.DamagedCase, "format 0")


def test_an_unknown_event_is_refused_by_its_name(tmp_path: Path) -> None:
    """An event of a later riskwiz is never skipped."""
    path = case_file(tmp_path)
    _rewrite_last(path, {"kind": "panel_convened", "members": 3})

    _refused(path, store.NewerCase, "'panel_convened'")


def test_an_unknown_part_of_an_event_is_refused(tmp_path: Path) -> None:
    """Nor is a part of an event whose meaning this riskwiz cannot know."""
    path = case_file(tmp_path)
    _rewrite_last(path, said(3).model_dump(mode="json") | {"weight": 2})

    _refused(path, store.NewerCase, r"'answer_given' \(entry 4\)")


def test_a_second_opening_is_damage(tmp_path: Path) -> None:
    """Entries that chain are still no journal when a case is opened twice in them."""
    path = case_file(tmp_path)
    _rewrite_last(path, opened().model_dump(mode="json"))

    _refused(path, store.DamagedCase, "opened only once")


@pytest.mark.parametrize(
    ("statement", "match"),
    [
        ("UPDATE events SET by='Somebody else' WHERE sequence=2", "entry 2 .* SHA-256"),
        ("UPDATE events SET at='2020-01-01T00:00:00Z' WHERE sequence=2", "entry 2 .* SHA-256"),
        ("UPDATE events SET payload=replace(payload, '\"0\"', '\"9\"')", "entry 2 .* SHA-256"),
        ("UPDATE events SET payload='{' WHERE sequence=3", "entry 3 .* not JSON"),
        ("UPDATE events SET kind='answer_withdrawn' WHERE sequence=3", "entry 3 .* kind"),
        ("UPDATE events SET sha256=upper(sha256) WHERE sequence=3", "entry 3 .* SHA-256"),
        ("DELETE FROM events WHERE sequence=2", "entry 2 .* missing"),
        ("DELETE FROM events WHERE sequence=1", "entry 1 .* missing"),
        ("DELETE FROM events", "journal"),
        ("UPDATE texts SET body=body || ' '", "text .* SHA-256"),
        ("DELETE FROM texts WHERE path='methodology.toml'", "its texts are not those"),
        ("CREATE TABLE more (x)", "tables"),
        ("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM texts; END", "tables"),
        ("DROP TABLE texts", "tables"),
    ],
)
def test_what_was_changed_by_hand_is_refused(tmp_path: Path, statement: str, match: str) -> None:
    """No row, text or table can be changed without its being noticed."""
    path = case_file(tmp_path)
    _alter(path, statement)

    _refused(path, store.DamagedCase, match)


def test_a_forged_entry_breaks_the_chain(tmp_path: Path) -> None:
    """An entry that matches its own hash is found by the entry after it."""
    path = case_file(tmp_path)
    database = sqlite3.connect(path)
    with database:
        row = database.execute("SELECT at, by, previous FROM events WHERE sequence=3").fetchone()
        event = said(77).model_dump(mode="json")
        entry = {"sequence": 3, "at": row[0], "by": row[1], "event": event, "previous": row[2]}
        database.execute(
            "UPDATE events SET payload=?, sha256=? WHERE sequence=3",
            (canonical_json(event), sha256(canonical_json(entry))),
        )
    database.close()

    _refused(path, store.DamagedCase, "entry 4 .* does not follow")


def test_an_exchanged_text_is_found_even_with_its_hash(tmp_path: Path) -> None:
    """The journal names the texts, and the chain covers the journal."""
    path = case_file(tmp_path)
    _alter(path, "UPDATE texts SET body='', sha256=? WHERE path='methodology.toml'", sha256(""))

    _refused(path, store.DamagedCase, "its texts are not those")


def test_every_prefix_of_a_case_is_a_case(tmp_path: Path) -> None:
    """Whatever the last answers were, the case is whole without them."""
    path = case_file(tmp_path, answers=5)
    events: tuple[Event, ...] = (opened(), *map(said, range(5)))

    for length in range(6, 0, -1):
        _alter(path, "DELETE FROM events WHERE sequence > ?", length)
        with store.open(path) as record:
            assert record.events == events[:length]
            assert record.case == replay(events[:length])


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_truncated_file_is_refused(tmp_path: Path, share: float) -> None:
    """A copy that stopped half-way is not taken for a shorter case."""
    path = case_file(tmp_path, answers=40)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    _refused(path, store.DamagedCase, "is damaged")


def _flips(path: Path, places: Callable[[int], range]) -> None:
    content = path.read_bytes()
    with store.open(path, readonly=True) as record:
        entries, texts = record.entries, dict(record.texts)
    refused = 0
    for place in places(len(content)):
        changed = bytearray(content)
        changed[place] ^= 0x01 if place % 2 else 0x80
        path.write_bytes(changed)
        try:
            with store.open(path, readonly=True) as record:
                assert (record.entries, dict(record.texts)) == (entries, texts), place
        except store.StoreFault:
            refused += 1
        assert path.read_bytes() == changed
    assert refused


def test_a_flipped_bit_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    """Where no answer is stored, a flipped bit is harmless; elsewhere the file is refused."""
    _flips(case_file(tmp_path), lambda size: range(11, size, 173))


@pytest.mark.long
def test_no_flipped_bit_goes_unnoticed(tmp_path: Path) -> None:
    """The same for a bit of every byte in the file."""
    _flips(case_file(tmp_path), range)


def test_an_event_of_every_kind_is_read_back(tmp_path: Path) -> None:
    """What is stored is what the core reads again, kind by kind."""
    path = tmp_path / "all.riskcase"
    link = {"evidence": "scmp", "credibility": 2, "status": "admitted"}
    evidence = {"id": "scmp", "title": "T", "publisher": "P", "reliability": "B"}
    events = [
        opened(),
        *map(
            EVENT.validate_python,
            [
                {"kind": "subject_described", "subject": {"name": "Bytedance 字节跳动"}},
                {"kind": "answer_given", "question": "owners", "row": None,
                 "given": {"state": "answered", "value": [{"name": "A", "share": "19.9"}]}},
                {"kind": "answer_withdrawn", "question": "owners"},
                {"kind": "note_written", "question": "owners", "note": "line\nline"},
                {"kind": "evidence_added", "evidence": evidence},
                {"kind": "evidence_linked", "question": "owners", "link": link},
                {"kind": "evidence_unlinked", "question": "owners", "evidence": "scmp"},
                {"kind": "marking_set", "marking": "OFFICIAL"},
                {"kind": "assessment_signed", "name": "N", "role": "assessor",
                 "date": "2023-04-01"},
                {"kind": "case_reopened", "reason": "R"},
            ],
        ),
    ]  # fmt: skip
    store.create(path, events, TEXTS, "A. Assessor").close()

    with store.open(path) as record:
        assert list(record.events) == events
