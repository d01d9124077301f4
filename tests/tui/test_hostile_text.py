"""Lists, grids and tables stand hostile text: pasted into them, and as the labels they draw."""

import asyncio

import pytest
from textual.events import Paste

from tests.tui.edition import at, begun, given, hostile_labels
from tests.tui.screens import NARROW, press, settle, text_of, wizard

MARKUP = "[red]x[/red] [@click=app.quit]y[/]"
HOSTILE = f"{MARKUP} \x1b[31mred\x1b[2J\x07 \u202eright\u202c \u05d0 漢字 👩\u200d💻\n1\n2"
CONTROLS = {"\x1b", "\x07", "\u202e", "\u202c", "\u200d"}
MEGABYTE = (HOSTILE * 20_000)[:1_000_000]
LISTS = ["appoints", "golden_share", "data_kinds", "blackmail", "owners"]


@pytest.mark.parametrize("question", LISTS)
def test_a_paste_chooses_nothing_in_a_list_a_grid_or_a_table(question: str) -> None:
    """The digits in it are text and no choice, also in a megabyte; nothing of it is drawn."""
    record = at(question)
    before = list(record.events)

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            for text in (HOSTILE, MEGABYTE):
                pilot.app.post_message(Paste(text))
            await settle(pilot)
            return text_of(pilot)

    seen = asyncio.run(run())

    assert record.events == before
    assert not [sign for sign in ("(•)", "[x]", "not saved yet") if sign in seen]
    assert not CONTROLS & set(seen)


EVIL = f"{MARKUP} \x1b[31m\u202e漢字\u05d0👩\u200d💻"


@pytest.mark.parametrize(
    ("question", "keys", "value"),
    [
        ("appoints", ["2", "enter"], "observes"),
        ("data_kinds", ["2", "4", "enter"], ("place", "health")),
        ("blackmail", ["2", "enter"], "some"),
    ],
)
def test_hostile_labels_are_drawn_as_text_and_chosen_like_any_other(
    question: str, keys: list[str], value: object
) -> None:
    """Markup stands as it is written, controls are dropped, and keys choose what they always do."""
    record = at(question, hostile_labels(EVIL))

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            seen = text_of(pilot)
            await press(pilot, *keys)
            return seen + text_of(pilot)

    seen = asyncio.run(run())

    assert MARKUP in seen
    assert "漢字" in seen
    assert not CONTROLS & set(seen)
    row = "government" if question == "blackmail" else None
    assert given(record.interview, question, row) == value


def test_a_click_on_markup_in_a_label_chooses_the_option_and_runs_nothing() -> None:
    """`[@click=app.quit]` in an option is text."""
    record = at("appoints", hostile_labels(EVIL))

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            lines = text_of(pilot).splitlines()
            row = next(at for at, line in enumerate(lines) if " 2 ( )" in line)
            await pilot.click(offset=(lines[row].index("y[/]"), row))
            await settle(pilot)
            assert pilot.app.is_running
            return text_of(pilot)

    assert " 2 (•)" in asyncio.run(run())


def test_hostile_labels_of_columns_stand_in_the_table_and_its_form() -> None:
    """The heads of a table and the fields of its form are text as well."""
    record = at("owners", hostile_labels(EVIL))

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, "a")
            form = text_of(pilot)
            await press(pilot, *"Fund", "tab", *"us", "tab", *"5", "ctrl+s")
            return form + text_of(pilot)

    seen = asyncio.run(run())

    assert "[red]x[/red]" in seen
    assert not CONTROLS & set(seen)
    assert given(record.interview, "owners") is not None


@pytest.mark.parametrize(
    "keys",
    [
        ["f11", "slash"],
        ["ctrl+f"],
        ["f4"],
        ["f2", "a"],
        ["f9", "k"],
        ["ctrl+p"],
        ["f11", "slash", *"owns", "enter", "a"],
    ],
    ids=["go to", "find", "reason", "evidence", "marking", "commands", "row"],
)
def test_a_hostile_paste_into_any_field_is_text_there(keys: list[str]) -> None:
    """Also a megabyte: nothing of it commands the terminal, and the wizard goes on."""

    async def run() -> str:
        async with wizard(begun(), NARROW) as pilot:
            await press(pilot, *keys)
            shown = ""
            for text in (HOSTILE, MEGABYTE):
                pilot.app.post_message(Paste(text))
                await settle(pilot)
                shown += text_of(pilot)
            await press(pilot, "ctrl+s")
            return shown + text_of(pilot)

    seen = asyncio.run(run())

    assert "[red]x" in seen
    assert not CONTROLS & set(seen)
