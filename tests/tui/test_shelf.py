"""The shelf: cases are begun, opened and left, and what goes wrong is said in a sentence."""

import asyncio

from riskwiz.tui.screens.interview import InterviewScreen
from riskwiz.tui.screens.shelf import ShelfScreen
from riskwiz.tui.shelf_rows import ShelfRow
from tests.tui.edition import begun, empty, little
from tests.tui.in_memory import MemoryShelf
from tests.tui.screens import NARROW, press, shelf, text_of, type_text, wizard


def test_an_empty_shelf_says_what_to_do() -> None:
    """Nobody is left before an empty screen."""

    async def run() -> str:
        async with shelf(MemoryShelf(little()), NARROW) as pilot:
            return text_of(pilot)

    assert "n  begins a new case" in asyncio.run(run())


def test_a_new_case_is_begun_by_a_form_and_opens_at_its_first_question() -> None:
    """The subject, the operator, the as-of date and the assessor come from the form."""
    cases = MemoryShelf(little())

    async def run() -> str:
        async with shelf(cases, NARROW) as pilot:
            await press(pilot, "n")
            await type_text(pilot, "Acme")
            await press(pilot, "enter", *"Acme Inc.", "enter", "enter", "enter")
            return text_of(pilot)

    screen = asyncio.run(run())

    assert "Where does the company have its seat?" in screen
    (record,) = cases.records
    assert record.case.subject.operator == "Acme Inc."
    assert str(record.case.as_of) == "2026-11-23"
    assert record.author == "M. Meyer"


def test_a_form_with_a_mistake_stays_open_with_everything_in_it() -> None:
    """The form names the mistake; no case is made."""
    cases = MemoryShelf(little())

    async def run() -> str:
        async with shelf(cases, NARROW) as pilot:
            await press(pilot, "n", *"Acme", "tab", "tab", *"2026-11-2x", "ctrl+s")
            return text_of(pilot)

    screen = asyncio.run(run())

    assert "'2026-11-2x' is not a date" in screen
    assert "Acme" in screen
    assert cases.records == []


def test_a_case_that_cannot_be_made_keeps_the_form_open() -> None:
    """The shelf's own sentence is shown."""
    cases = MemoryShelf(little(), [begun()])

    async def run() -> str:
        async with shelf(cases, NARROW) as pilot:
            await press(pilot, "n", *"Acme", "ctrl+s")
            return text_of(pilot)

    assert "here is a case of Acme already" in asyncio.run(run())


def test_leaving_a_case_closes_it_and_shows_the_shelf_again() -> None:
    """The shelf reads the folder anew."""
    record = begun()

    async def run() -> str:
        async with shelf(MemoryShelf(little(), [record])) as pilot:
            await press(pilot, "enter")
            shown = [type(pilot.app.screen)]
            await press(pilot, "escape", "q")
            shown.append(type(pilot.app.screen))
            assert shown == [InterviewScreen, ShelfScreen]
            return text_of(pilot)

    assert "Acme" in asyncio.run(run())
    assert record.closed


def test_a_file_that_is_no_case_says_so_and_does_not_open() -> None:
    """Enter on it repeats the sentence."""
    row = ShelfRow(path="x", name="notes.riskcase", problem="this is not a case")

    async def run() -> str:
        async with shelf(MemoryShelf(little(), (), [row])) as pilot:
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, ShelfScreen)
            return text_of(pilot)

    assert "notes.riskcase: this is not a case" in asyncio.run(run())


def test_a_case_that_is_gone_meanwhile_says_so() -> None:
    """What the shelf says is shown; the wizard goes on."""
    cases = MemoryShelf(little(), [begun()])

    async def run() -> str:
        async with shelf(cases) as pilot:
            cases.records.clear()
            await press(pilot, "enter")
            return text_of(pilot)

    assert "acme.riskcase is gone" in asyncio.run(run())


def test_an_assessor_without_a_name_is_asked_once() -> None:
    """The name goes beside every answer from then on."""
    record = empty(author=None)

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            asked = text_of(pilot)
            await press(pilot, "enter", *"Ada", "enter")
            return asked + text_of(pilot)

    screen = asyncio.run(run())

    assert "Who is assessing?" in screen
    assert "Where does the company have its seat?" in screen
    assert record.author == "Ada"
