"""Mitigations on their screen: recorded with who says so, shown with what they come to."""

import asyncio

from tests.tui.edition import begun, promising
from tests.tui.in_memory import MemoryRecord
from tests.tui.screens import NARROW, press, text_of, wizard


def mitigations(record: MemoryRecord, *keys: str) -> str:
    """Press keys on the screen of mitigations, and return what it shows after them."""

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, "f9", "t", *keys)
            return text_of(pilot)

    return asyncio.run(run())


def test_a_mitigation_says_which_answer_it_would_change() -> None:
    """Before anything is recorded, it stands there with its effect."""
    screen = mitigations(MemoryRecord(promising(), begun().events))

    assert "The golden share is given back" in screen
    assert "not recorded" in screen
    assert "“Does a state hold a golden share?” counts as “no”" in screen


def test_a_mitigation_is_recorded_and_taken_out_again() -> None:
    """Its state, day, guarantor and note are events; taking it out is one more."""
    record = MemoryRecord(promising(), begun().events)
    form = ["enter", "right", "tab", *"2027-01-31", "tab", *"the state", "tab", *"Draft", "ctrl+s"]

    screen = mitigations(record, *form)

    kept = record.case.mitigations["no_share"]
    assert (kept.state, str(kept.due), kept.by, kept.note) == (
        "agreed", "2027-01-31", "the state", "Draft",
    )  # fmt: skip
    assert "agreed" in screen
    assert screen.count("User harm") == 4

    screen = mitigations(record, "d")

    assert record.case.mitigations == {}
    assert "not recorded" in screen


def test_a_day_that_is_none_keeps_the_form_of_a_mitigation_open() -> None:
    """The objection names what is wrong; nothing is recorded."""
    record = MemoryRecord(promising(), begun().events)

    screen = mitigations(record, "enter", "tab", *"soon", "ctrl+s")

    assert "soon" in screen
    assert record.case.mitigations == {}
