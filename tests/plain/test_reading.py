"""A case that somebody else holds is read in plain mode, and nothing is recorded."""

import pytest

from riskwiz.core.event import Event
from tests.editions import begin
from tests.plain.talks import LITTLE, MemoryRecord, talk

HOLDER = "Ana holds it since 2026-11-24 09:00 UTC"


def held(*events: Event) -> MemoryRecord:
    """A record that Ana holds."""
    return MemoryRecord(begin(LITTLE).after(events), held_by=HOLDER)


def test_it_says_who_holds_the_case_and_what_can_be_done() -> None:
    """The greeting names the holder, and promises no saving."""
    done = talk("quit\n", held())

    assert f"{HOLDER}. The case can be read meanwhile" in done.said
    assert "Every answer is saved at once" not in done.said
    assert "Nothing was recorded" in done.said
    assert done.ending.objections == 0


def test_the_answers_the_review_and_the_memo_can_be_read() -> None:
    """Moving shows each answer as it stands; the review and the memo as text follow from them."""
    said = begin(LITTLE).answer(begin(LITTLE).path[0], "no")
    assert isinstance(said, tuple)

    done = talk("goto owned\nskip\nback\nreview\npreview\nfind staff\nhelp\n", held(*said))

    assert "So far: no." in done.said
    assert "Scores out of 100" in done.said
    assert "Risk assessment" in done.said
    assert "\n• One finding.\n" in done.transcript
    assert "How many people work there?" in done.said
    assert done.ending.objections == 0
    assert done.record.appended == []


@pytest.mark.parametrize(
    "line",
    [
        "yes", "=yes", "unknown Not found.", "withheld They refused.", "withdraw", "undo", "redo",
        "note A note.", "evidence", "mitigation", "marking", "sign", "reopen A reason.",
    ],
)  # fmt: skip
def test_nothing_can_be_said_into_it(line: str) -> None:
    """Each word is objected to at once, by name, before anything long is entered."""
    done = talk(f"{line}\n", held())

    assert f"the case is open for reading: {HOLDER}; open it again" in done.said
    assert done.ending.objections == 1
    assert done.record.appended == []
