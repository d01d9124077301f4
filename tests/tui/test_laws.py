"""The same answers are the same events: given on screens, line by line, or in an answer file."""

import asyncio

import pytest

from riskwiz import authoring
from tests.plain.talks import talk
from tests.tui.edition import empty, little
from tests.tui.in_memory import MemoryRecord
from tests.tui.screens import WIDE, press, wizard

ROW = [*"Chang", "tab", *"china", "tab", *"60.5", "tab", "y", "ctrl+s"]
SOURCE = [*"Report", "tab", *"Acme", *["tab"] * 3, "b", "tab", "2", "tab", "d", "ctrl+s"]
ANSWERS = [
    [*"cn", "enter"],
    ["a", *ROW, "enter"],
    ["f4", *"the register is closed", "enter"],
    [*"2012-03-09", "enter"],
    ["f6", *"a foundation", "enter"],
    ["f5", *"by letter", "enter"],
    ["2", "full_stop", *"One seat.", "ctrl+s", "e", "a", *SOURCE, "escape", "enter"],
    [*"Beijing", "enter"],
    ["1", "enter"],
    ["2", "enter"],
    ["3", "enter"],
    ["2", "4", "enter"],
    [*"3.5", "enter"],
    [*"One", "enter", *"two", "ctrl+s"],
    ["1", "2", "enter"],
]
TALK = """CN
Chang
CN
60.5
yes

unknown the register is closed
2012-03-09
n/a a foundation
withheld by letter
2
back
note One seat.
evidence
Report
Acme



B
2
demonstrated


Beijing
yes
2
3
2,4
3.5
One
two
.
12
"""


@pytest.mark.long
def test_a_whole_case_is_the_same_events_in_the_three_ways() -> None:
    """Every kind of question, a grid, a note and evidence: all but the opening (law 6)."""
    record = empty()

    async def run(record: MemoryRecord) -> None:
        async with wizard(record, WIDE) as pilot:
            for keys in ANSWERS:
                await press(pilot, *keys)

    asyncio.run(run(record))
    talked = talk(TALK, edition=little())
    text = authoring.write_answers(record.edition, record.case)
    parsed = authoring.parse_answers(text, "acme.toml", record.edition)

    assert record.interview.next_open() is None
    assert parsed.events is not None, parsed.diagnostics
    assert record.events[1:] == talked.record.appended
    assert list(parsed.events[1:]) == record.events[1:]


FEW = [
    [*"cn", "enter"],
    ["a", *ROW, "enter"],
    ["f4", *"the register is closed", "enter"],
    [*"2012-03-09", "enter"],
    ["f6", *"a foundation", "enter"],
    ["f5", *"by letter", "enter"],
    ["2", "enter"],
]
LINES = """CN
Chang
CN
60.5
yes

unknown the register is closed
2012-03-09
n/a a foundation
withheld by letter
2
"""


def test_screens_plain_mode_and_answer_file_give_the_same_events() -> None:
    """The same seven answers of seven kinds, given in the three ways (law 6)."""
    record = empty()

    async def run() -> None:
        async with wizard(record, WIDE) as pilot:
            for keys in FEW:
                await press(pilot, *keys)

    asyncio.run(run())
    talked = talk(LINES, edition=little())
    text = authoring.write_answers(record.edition, record.case)
    parsed = authoring.parse_answers(text, "acme.toml", record.edition)

    assert parsed.events is not None, parsed.diagnostics
    assert len(record.events) == 8
    assert record.events[1:] == talked.record.appended
    assert record.events[1:] == list(parsed.events[1:])
