"""Every screen as plain text, at 80x24 and at 120x40."""

import asyncio

import pytest

from riskwiz.tui.shelf_rows import ShelfRow
from tests.tui.edition import at, begun, finished, little
from tests.tui.in_memory import MemoryRecord, MemoryShelf
from tests.tui.screens import NARROW, WIDE, matches_snapshot, press, shelf, wizard

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])

SCREENS: dict[str, tuple[MemoryRecord, list[str]]] = {
    "choice": (begun(), ["f7", "3"]),
    "text": (begun(), [*"Beijing"]),
    "yes_no": (begun(), ["enter", "right"]),
    "grid": (at("blackmail"), ["2", "enter"]),
    "multi": (at("data_kinds"), ["2", "3"]),
    "number": (at("harm_index"), [*"3.5"]),
    "long_text": (at("story"), [*"One", "enter", *"two"]),
    "country": (at("hq_country"), [*"a"]),
    "table": (begun(), ["f7", "g", "home", "down", "enter"]),
    "table_form": (at("owners"), ["a"]),
    "objection": (at("founded"), [*"2012-13-09", "enter"]),
    "changed": (begun(), ["f7", "3", "enter"]),
    "unknown": (begun(), ["f7", "u"]),
    "note": (begun(), ["f7", "full_stop"]),
    "evidence": (begun(), ["f7", "e"]),
    "evidence_form": (begun(), ["f7", "e", "a", "tab", "tab", "tab", "tab", "b"]),
    "evidence_status": (begun(), ["f7", "e", "a", *["tab"] * 6]),
    "evidence_file": (begun(), ["f7", "e", "a", *["tab"] * 10]),
    "evidence_reuse": (begun(), ["f8", "e", "r"]),
    "outline": (begun(), ["f11"]),
    "search_answers": (begun(), ["f7", "slash", *"beijing"]),
    "history": (begun(), ["f7", "h"]),
    "cites": (begun(), ["f7", "l"]),
    "preview": (begun(), ["f9", "p"]),
    "mitigations": (begun(), ["f9", "t"]),
    "undone": (begun(), ["f7", "3", "enter", "f7", "z"]),
    "search": (begun(), ["f7", "slash", *"state"]),
    "help": (begun(), ["f1"]),
    "review": (begun(), ["f9"]),
    "sign": (finished(), ["f9", "s"]),
    "marking": (begun(), ["f9", "k"]),
}


@SIZES
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    """The text of the screen is the one that was looked at and kept."""
    record, keys = SCREENS[name]

    async def run() -> None:
        fresh = MemoryRecord(record.edition, record.events)
        async with wizard(fresh, size) as pilot:
            await press(pilot, *keys)
            matches_snapshot(pilot, name)

    asyncio.run(run())


def _shelf() -> MemoryShelf:
    done = finished()
    problem = "this is not a case; move it elsewhere, or import it"
    strange = ShelfRow(path="x", name="notes.riskcase", problem=problem)
    return MemoryShelf(little(), [done], [strange])


@SIZES
@pytest.mark.parametrize(
    ("name", "cases", "keys"),
    [
        ("shelf", _shelf(), []),
        ("shelf_empty", MemoryShelf(little()), []),
        ("shelf_new", MemoryShelf(little()), ["n"]),
        ("shelf_find", _shelf(), ["slash", *"acm"]),
        ("shelf_delete", _shelf(), ["x"]),
        ("shelf_duplicate", _shelf(), ["d"]),
        ("shelf_refused", MemoryShelf(little()), ["i", *"bad.toml", "enter"]),
    ],
)
def test_the_shelf_looks_as_it_did(
    name: str, cases: MemoryShelf, keys: list[str], size: tuple[int, int]
) -> None:
    """The text of the shelf is the one that was looked at and kept."""

    async def run() -> None:
        async with shelf(cases, size) as pilot:
            await press(pilot, *keys)
            matches_snapshot(pilot, name)

    asyncio.run(run())
