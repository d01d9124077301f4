"""Every kind of question is answered by keys alone, and what cannot be taken is said in words."""

import asyncio

import pytest
from textual.events import Paste

from riskwiz.core.path import Standing
from tests.tui.edition import at, begun, given
from tests.tui.in_memory import MemoryRecord
from tests.tui.screens import NARROW, press, settle, text_of, type_text, wizard


def drive(record: MemoryRecord, *keys: str, size: tuple[int, int] = NARROW) -> str:
    """Press keys in a wizard on a record, and return the screen after them."""

    async def run() -> str:
        async with wizard(record, size) as pilot:
            await press(pilot, *keys)
            return text_of(pilot)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("question", "keys", "value"),
    [
        ("appoints", ["3", "enter"], "controls"),
        ("appoints", ["down", "down", "enter"], "observes"),
        ("appoints", ["3", "up", "enter"], "observes"),
        ("golden_share", ["1", "enter"], True),
        ("golden_share", ["2", "enter"], False),
        ("data_kinds", ["2", "4", "enter"], ("place", "health")),
        ("data_kinds", ["down", "space", "down", "space", "enter"], ("place", "contacts")),
        ("data_kinds", ["2", "4", "1", "enter"], ("none",)),
        ("data_kinds", ["1", "3", "enter"], ("contacts",)),
        ("month", ["1", "2", "enter"], "m12"),
        ("month", ["1", "enter"], "m1"),
        ("month", ["end", "up", "enter"], "m11"),
        ("state_share", [*"19.5", "enter"], "19.5"),
        ("staff", [*"1,200", "enter"], 1200),
        ("revenue", [*"1500000", "enter"], 1_500_000),
        ("founded", [*"2012-03-09", "enter"], "2012-03-09"),
        ("harm_index", [*"-2.5", "enter"], "-2.5"),
        ("hq_country", [*"cn", "enter"], "CN"),
        ("hq_country", [*"germ", "enter"], "DE"),
        ("hq_country", [*"austr", "down", "enter"], "AT"),
        ("hq_country", [*"austr", "down", "down", "down", "up", "enter"], "AT"),
        ("hq_country", [*"austr", "up", "enter"], "AU"),
        ("hq_country", [*"austr", "down", "backspace", "a", "enter"], None),
        ("story", [*"one", "enter", *"two", "ctrl+s"], "one\ntwo"),
    ],
)
def test_an_answer_is_given_by_keys_and_saved_with_enter(
    question: str, keys: list[str], value: object
) -> None:
    """What stands in the record is what was chosen or typed, in its canonical form."""
    record = at(question)

    drive(record, *keys)

    assert given(record.interview, question) == value


def test_a_click_picks_a_country_of_those_that_match() -> None:
    """The line that was clicked is marked, and enter saves it."""
    record = at("hq_country")

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, *"austr")
            lines = text_of(pilot).splitlines()
            row = next(at for at, line in enumerate(lines) if "AU  Australia" in line)
            await pilot.click(offset=(8, row))
            await settle(pilot)
            shown = text_of(pilot)
            await press(pilot, "enter")
            return shown

    screen = asyncio.run(run())

    assert "▸ AU  Australia" in screen
    assert given(record.interview, "hq_country") == "AU"


def test_a_form_that_was_filled_in_is_dropped_by_a_second_escape_only() -> None:
    """One escape says so and keeps everything; a form that is as it was closes at once."""
    record = at("owners")

    once = drive(record, "a", *"Fund", "escape")
    twice = drive(at("owners"), "a", *"Fund", "escape", "escape")
    typed_on = drive(at("owners"), "a", *"Fund", "escape", "s", "escape")
    untouched = drive(at("owners"), "a", "escape")

    assert "escape again drops what you entered" in once
    assert "Fund" in once
    assert "Add a row" not in twice
    assert "Funds" in typed_on
    assert "Add a row" not in untouched


def test_a_text_that_was_written_on_is_dropped_by_another_two_escapes() -> None:
    """What came after the first escape is asked about anew."""
    written_on = drive(begun(), "f3", *"x", "escape", *"y", "escape")

    assert "escape again drops what you wrote" in written_on
    assert "Note" in written_on.split("escape again")[0]


def test_what_to_press_where_nothing_is_entered_works_in_that_editor() -> None:
    """In a field the arrow moves the cursor, so the function key is named."""
    assert "or → goes on" in drive(at("appoints"), "enter")
    assert "or f8 goes on" in drive(at("founded"), "enter")


def test_a_line_of_text_takes_letters_that_are_commands_elsewhere() -> None:
    """In a text field `u`, `w`, `n`, `e`, `r`, `m`, `q` and `?` are text."""
    record = begun()

    drive(record, *"unwermq?", "enter")

    assert given(record.interview, "which_seats") == "unwermq?"


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("state_share", "lots", "is not a number"),
        ("state_share", "120", "above 100"),
        ("staff", "1.5", "not a whole number"),
        ("staff", "2000000", "above 1000000"),
        ("founded", "2012-13-09", "is not a date"),
        ("hq_country", "zz", "not a country of ISO 3166"),
        ("hq_country", "austr", "not a country code"),
    ],
)
def test_what_cannot_be_taken_is_objected_to_in_words_and_nothing_is_lost(
    question: str, typed: str, said: str
) -> None:
    """The objection stands beside the editor, and what was typed is still in it."""
    record = at(question)

    screen = drive(record, *typed, "enter")

    assert said in " ".join(screen.split())
    assert typed in screen
    assert given(record.interview, question) is None


def test_choosing_an_answer_is_not_saving_it() -> None:
    """Until enter, the choice waits on the screen and says so."""
    record = at("appoints")

    screen = drive(record, "3")

    assert "3 (•)" in screen
    assert "not saved yet" in screen
    assert given(record.interview, "appoints") is None


def test_going_on_to_another_question_saves_what_was_chosen() -> None:
    """The arrows leave no answer behind."""
    record = at("appoints")

    drive(record, "2", "right")

    assert given(record.interview, "appoints") == "observes"


def test_escape_drops_what_was_chosen_and_not_saved() -> None:
    """The record stands as it was."""
    record = at("appoints")

    screen = drive(record, "2", "escape")

    assert "(•)" not in screen
    assert given(record.interview, "appoints") is None


def test_enter_on_an_empty_editor_gives_no_answer() -> None:
    """Nothing is chosen for the assessor; the screen says how to go on."""
    record = at("appoints")

    screen = drive(record, "enter")

    assert "Nothing is entered yet" in screen
    assert record.interview.next_open() is not None
    assert given(record.interview, "appoints") is None


def test_a_grid_is_answered_row_by_row() -> None:
    """Enter goes to the next audience; each has its own answer."""
    record = at("blackmail")

    drive(record, "2", "enter", "3", "enter")

    assert given(record.interview, "blackmail", "government") == "some"
    assert given(record.interview, "blackmail", "public") == "most"


def test_tab_goes_through_the_rows_of_a_grid() -> None:
    """The row that one comes from is saved."""
    record = at("blackmail")

    screen = drive(record, "2", "tab")

    assert "▸ public" in screen
    assert given(record.interview, "blackmail", "government") == "some"
    assert given(record.interview, "blackmail", "public") is None


def test_a_row_of_a_grid_may_be_unknown_by_itself() -> None:
    """Unknown belongs to the present audience."""
    record = at("blackmail")

    drive(record, "u", *"no records", "enter")

    standings = record.interview.line(record.edition.questions["blackmail"]).standings
    assert standings == (Standing.UNKNOWN, Standing.UNANSWERED)


ROW = [*"Fund", "enter", *"us", "enter", *"19.9", "enter", "right", "enter"]


def test_a_table_grows_by_a_form_and_each_row_is_saved_with_it() -> None:
    """`a` opens the form; enter goes from field to field and saves after the last."""
    record = at("owners")

    screen = drive(record, "a", *ROW)

    assert "19.9 %" in screen
    assert "United States" in screen
    rows = given(record.interview, "owners")
    assert rows == ({"name": "Fund", "country": "US", "share": "19.9", "votes": True},)


def test_a_row_of_a_table_is_changed_and_deleted() -> None:
    """`c` opens the row under the cursor, `d` deletes it."""
    record = at("owners")

    drive(record, "a", *ROW, "a", *ROW, "up", "c", *"s Ltd", "ctrl+s", "down", "d")

    assert given(record.interview, "owners") == (
        {"name": "Funds Ltd", "country": "US", "share": "19.9", "votes": True},
    )


def test_a_row_that_has_no_room_is_cut_and_shown_in_full_below() -> None:
    """No line of a table wraps; what the row under the cursor lacks stands below it."""
    record = at("owners")
    name = "The people's fund for the advancement of everything that is good and of all the rest"

    screen = drive(record, "a", *name, *ROW[4:])

    row = next(line for line in screen.splitlines() if "19.9 %" in line and "United" in line)
    assert "The people's fund for" in row
    assert "…" in row
    assert f"Name {name}" in " ".join(screen.split())


def test_an_objection_to_a_form_goes_with_what_it_was_about() -> None:
    """Once a field is changed the objection to the fields as they were is gone."""
    record = at("owners")

    objected = drive(record, "a", *"Fund", "ctrl+s")
    mended = drive(record, "a", *"Fund", "ctrl+s", "x")

    assert "! " in objected
    assert "! " not in mended


def test_a_table_with_nothing_to_list_is_an_answer() -> None:
    """`0` says so; that is not the same as no answer."""
    record = at("owners")

    drive(record, "0")

    assert given(record.interview, "owners") == ()


def test_a_row_that_cannot_be_taken_keeps_its_form_open() -> None:
    """The form says which column, and everything typed is still in it."""
    record = at("owners")

    screen = drive(record, "a", *"Fund", "enter", "enter", *"150", "ctrl+s")

    assert "Share: '150' is above 100" in " ".join(screen.split())
    assert "Fund" in screen
    assert given(record.interview, "owners") is None


HOSTILE = (
    "[red]x[/red] \x1b[31mred\x1b[0m \x07 \u202eright\u202c 漢字 👩\u200d💻 [@click=app.quit]y"
)


@pytest.mark.parametrize("question", ["which_seats", "story", "hq_country", "founded", "staff"])
def test_a_hostile_paste_neither_crashes_nor_reaches_the_terminal(question: str) -> None:
    """Escapes and reordering characters are dropped; markup is text."""

    async def run() -> str:
        record = begun() if question == "which_seats" else at(question)
        async with wizard(record, NARROW) as pilot:
            assert pilot.app.focused is not None
            pilot.app.focused.post_message(Paste(HOSTILE))
            await settle(pilot)
            shown = text_of(pilot)
            await press(pilot, "ctrl+s")
            return shown + text_of(pilot)

    screen = asyncio.run(run())

    assert "[red]x" in screen
    assert not {"\x1b", "\x07", "\u202e", "\u200d"} & set(screen)


def test_a_megabyte_that_is_pasted_is_objected_to_and_not_lost() -> None:
    """The objection gives the length; the text is still in the field."""

    async def run() -> str:
        record = at("story")
        async with wizard(record, NARROW) as pilot:
            assert pilot.app.focused is not None
            pilot.app.focused.post_message(Paste("a line of text\n" * 70_000))
            await settle(pilot)
            await press(pilot, "ctrl+s")
            return text_of(pilot)

    screen = " ".join(asyncio.run(run()).split())

    assert "2,000 fit" in screen
    assert "a line of text" in screen


def test_a_note_takes_twenty_thousand_characters_and_says_so_at_once() -> None:
    """What came after them is left out before it costs any time."""
    record = begun()

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, "f3")
            pilot.app.post_message(Paste("x" * 1_000_000))
            await settle(pilot)
            shown = text_of(pilot)
            await press(pilot, "ctrl+s")
            return shown

    screen = asyncio.run(run())

    assert "20,000 characters fit here" in screen
    key = record.interview.path[0]
    notes = [record.case.answer(one).note or "" for one in record.interview.path]
    assert key in record.interview.path
    assert max(map(len, notes)) == 20_000


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("owners", ["a"]),
        ("appoints", ["u"]),
        ("appoints", ["full_stop"]),
        ("appoints", ["slash"]),
        ("appoints", ["g"]),
        ("appoints", ["e", "a"]),
        ("revenue", []),
    ],
)
def test_hostile_text_in_a_form_or_a_prompt_is_text(question: str, keys: list[str]) -> None:
    """Escapes and reordering characters are dropped in cells, reasons, notes and searches too."""
    record = at(question)
    before = list(record.events)

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, *keys)
            pilot.app.post_message(Paste(HOSTILE))
            await settle(pilot)
            return text_of(pilot)

    screen = asyncio.run(run())

    assert not {"\x1b", "\x07", "\u202e", "\u200d"} & set(screen)
    assert "[red]x" in screen or keys == ["g"]
    assert record.events == before


def test_typed_text_is_measured_against_what_the_question_allows() -> None:
    """A field takes no more than its question does."""

    async def run() -> object:
        record = begun()
        async with wizard(record, NARROW) as pilot:
            await type_text(pilot, "x" * 90)
            await press(pilot, "enter")
        return given(record.interview, "which_seats")

    assert asyncio.run(run()) == "x" * 80


@pytest.mark.long
@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("which_seats", []),
        ("story", []),
        ("hq_country", []),
        ("staff", []),
        ("appoints", []),
        ("owners", ["a"]),
        ("appoints", ["u"]),
        ("appoints", ["full_stop"]),
        ("appoints", ["slash"]),
        ("appoints", ["e", "a"]),
    ],
)
def test_a_paste_of_a_megabyte_of_anything_does_no_harm(question: str, keys: list[str]) -> None:
    """It is cut or objected to; nothing of it commands the terminal, and the case is as it was."""
    record = at(question) if question != "which_seats" else begun()
    before = list(record.events)
    text = ("\x1b[2J\u202e\u6f22\u5b57\U0001f469\u200d\U0001f467 [b]x[/] \u05d0\n" * 60_000)[
        :1_000_000
    ]

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, *keys)
            pilot.app.post_message(Paste(text))
            await settle(pilot)
            return text_of(pilot)

    seen = asyncio.run(run())

    assert not {"\x1b", "\u202e"} & set(seen)
    assert record.events == before
