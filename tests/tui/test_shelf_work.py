"""The shelf at work: find, duplicate, delete, import by name or by dropping, worked cases."""

import asyncio

from textual.events import Paste

from tests.tui.edition import begun, finished, little
from tests.tui.in_memory import MemoryRecord, MemoryShelf
from tests.tui.screens import NARROW, press, settle, shelf, text_of


def run(cases: MemoryShelf, *keys: str, dropped: str = "") -> str:
    """Press keys on a shelf, drop a file on it, and return the screen after that."""

    async def play() -> str:
        async with shelf(cases, NARROW) as pilot:
            await press(pilot, *keys)
            if dropped:
                pilot.app.post_message(Paste(dropped))
                await settle(pilot)
            return text_of(pilot)

    return asyncio.run(play())


def named(name: str) -> MemoryRecord:
    """A case of another subject."""
    record = begun()
    described = record.case.subject.model_copy(update={"name": name})
    record.events[0] = record.events[0].model_copy(update={"subject": described})
    return MemoryRecord(record.edition, record.events)


def test_a_case_is_found_by_words_and_all_are_shown_again() -> None:
    """Escape drops the words."""
    cases = MemoryShelf(little(), [named("Beta"), named("Gamma")])

    found = run(cases, "slash", *"gam")
    none = run(cases, "slash", *"zzz")
    again = run(cases, "slash", *"gam", "escape")

    assert "Gamma" in found
    assert "Beta" not in found
    assert "No case holds these words" in none
    assert "Beta" in again


def test_a_case_is_duplicated_to_another_date_and_opened() -> None:
    """Its answers come along."""
    cases = MemoryShelf(little(), [finished()])

    screen = run(cases, "d", *"2027-02-01", "ctrl+s")

    _, copy = cases.records
    assert str(copy.case.as_of) == "2027-02-01"
    assert copy.case.answers == cases.records[0].case.answers
    assert "as of 2027-02-01" in screen


def test_a_case_is_deleted_only_after_asking() -> None:
    """No keeps it."""
    cases = MemoryShelf(little(), [begun()])

    asked = run(cases, "x")
    run(cases, "x", "n")
    assert len(cases.records) == 1
    after = run(cases, "x", "y")

    assert "is removed for good" in asked
    assert cases.records == []
    assert "deleted acme.riskcase" in after


def test_an_answer_file_that_is_dropped_becomes_a_case() -> None:
    """Terminals paste the path of what is dropped on them."""
    cases = MemoryShelf(little())

    run(cases, dropped="/lent/Beta.toml\n")

    assert [one.case.subject.name for one in cases.records] == ["Beta"]


def test_an_answer_file_is_named_and_what_is_wrong_with_it_is_listed() -> None:
    """No case is made of it."""
    cases = MemoryShelf(little())

    screen = run(cases, "i", *"bad.toml", "enter")

    assert "What is wrong with the answer file" in screen
    assert "error[RW503]: `staff`: is not a number" in screen
    assert cases.records == []


def test_whoever_takes_an_answer_file_in_without_a_name_is_asked() -> None:
    """The name stands beside its answers."""
    cases = MemoryShelf(little(), assessor=None)

    run(cases, "i", *"Beta.toml", "enter", *"Ada", "enter")

    assert [one.author for one in cases.records] == ["Ada"]


def test_a_worked_case_can_be_explored_on_the_first_start() -> None:
    """It stands where the first case would."""
    cases = MemoryShelf(little())

    screen = run(cases, "enter")

    assert "as of 2023-03-31" in screen
    assert [one.case.subject.name for one in cases.records] == ["TikTok"]
