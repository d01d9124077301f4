"""Undo, redo, history, cites, search, reading only, and where a case was left."""

import asyncio

from riskwiz.core.answer import Key
from riskwiz.core.event import AnswerGiven
from riskwiz.tui.app import RiskwizApp
from tests.tui.edition import at, begun, finished, given, little
from tests.tui.in_memory import MemoryMemos, MemoryRecord, MemoryRemembered, MemoryShelf
from tests.tui.screens import NARROW, WIDE, press, settle, shelf, text_of, wizard


def drive(record: MemoryRecord, *keys: str, size: tuple[int, int] = WIDE) -> str:
    """Press keys in a wizard on a record, and return the screen after them."""

    async def run() -> str:
        async with wizard(record, size) as pilot:
            await press(pilot, *keys)
            return text_of(pilot)

    return asyncio.run(run())


def test_undo_and_redo_give_answers_back_as_events() -> None:
    """The wizard goes to the question, and the journal keeps all of it."""
    record = begun()
    before = len(record.events)

    undone = drive(record, "f7", "3", "enter", "escape", "z")
    redone = drive(record, "escape", "z", "y")

    assert "undone" in undone
    assert "Can a state appoint or remove a director" in undone
    assert "redone" in redone
    assert len(record.events) >= before + 3
    assert all(isinstance(e, AnswerGiven) for e in record.events[before : before + 2])


def test_undo_drops_first_what_is_not_saved() -> None:
    """It is not in the journal yet."""
    record = begun()

    screen = drive(record, "f7", "3", "z")

    assert "dropped what was not saved" in screen
    assert given(record.interview, "appoints") == "observes"


def test_a_signed_case_undoes_nothing() -> None:
    """It says what to do instead."""
    record = finished()

    screen = drive(record, "f9", "s", "ctrl+s", "z")

    assert "the case is signed" in screen


def test_the_history_of_an_answer_is_a_page() -> None:
    """The newest first, each with time and author."""
    screen = drive(begun(), "f7", "h")

    assert "2026-11-20 09:07  M. Meyer" in screen
    assert "It may observe or be informed" in screen


def test_what_a_question_cites_is_a_page() -> None:
    """What was not in force at the as-of date says so."""
    screen = drive(begun(), "f7", "l")

    assert "31 CFR part 800, Regulations Pertaining to Certain Investments by Foreign" in screen
    assert "! not in force on 2026-01-22" in screen
    assert "! nobody has checked the text yet" in screen


def test_words_are_found_in_answers_and_evidence_and_lead_to_their_question() -> None:
    """Enter goes there."""
    found = drive(begun(), "f7", "slash", *"reuters")
    there = drive(begun(), "f7", "slash", *"chang", "enter")
    none = drive(begun(), "f7", "slash", *"zzz")

    assert "Evidence" in found
    assert "Who owns the company?" in there
    assert "nothing holds these words" in none


def test_a_case_that_somebody_else_holds_can_be_read() -> None:
    """The wizard asks first; no answer is taken."""
    record = begun()
    record.held = "Ana holds it since 2026-11-23 09:00 UTC"
    events = len(record.events)

    async def run() -> tuple[str, str]:
        async with shelf(MemoryShelf(little(), [record]), WIDE) as pilot:
            await press(pilot, "enter")
            asked = text_of(pilot)
            await press(pilot, "y", *"Beijing", "enter")
            return asked, text_of(pilot)

    asked, reading = asyncio.run(run())

    assert "Ana holds it since 2026-11-23 09:00 UTC" in asked
    assert "reading only" in reading
    assert "The case is open for reading" in reading
    assert len(record.events) == events


def test_a_case_that_nobody_wants_to_read_is_let_go_of() -> None:
    """No is the shelf again."""
    record = begun()
    record.held = "Ana holds it"

    async def run() -> str:
        async with shelf(MemoryShelf(little(), [record]), NARROW) as pilot:
            await press(pilot, "enter", "n")
            return text_of(pilot)

    assert "Cases" in asyncio.run(run())
    assert record.closed


def test_a_case_is_taken_up_where_it_was_left_and_in_the_theme_that_was_chosen() -> None:
    """Both are remembered on this machine, not in the case."""
    remembered = MemoryRemembered("riskwiz-light")
    record = begun()

    async def run() -> str:
        cases = MemoryShelf(little(), [record])
        seen = ""
        for keys in (["f11", "home", "enter"], []):
            app = RiskwizApp(cases, MemoryMemos(), record, remembered=remembered)
            async with app.run_test(size=WIDE) as pilot:
                await settle(pilot)
                await press(pilot, *keys)
                seen = text_of(pilot)
                pilot.app.theme = "riskwiz-contrast"
                await pilot.pause()
        return seen

    seen = asyncio.run(run())

    assert "Where does the company have its seat?" in seen
    assert remembered.places == {"Acme": Key("hq_country")}
    assert remembered.theme == "riskwiz-contrast"


def test_a_lost_file_is_told_at_once() -> None:
    """Before anything else is said."""
    record = begun()

    async def run() -> str:
        async with wizard(record, WIDE) as pilot:
            record.lost = "acme.riskcase was moved; put it back"
            for _ in range(120):
                await pilot.pause(0.25)
                if "CANNOT SAVE" in text_of(pilot):
                    break
            return text_of(pilot)

    screen = asyncio.run(run())

    assert "CANNOT SAVE" in screen
    assert "Nothing can be saved now: acme.riskcase was moved; put it back" in screen


def test_rows_of_a_table_move_and_columns_are_added_up() -> None:
    """The order is an answer like any other."""
    record = begun()

    screen = drive(record, "f7", "g", "home", "down", "enter", "greater_than_sign")

    value = given(record.interview, "owners")
    assert isinstance(value, tuple)
    assert [row["name"] for row in value if isinstance(row, dict)] == [
        "Small Fund",
        "Chang Holding",
    ]
    assert "100 %" in screen


def test_a_file_is_evidence_by_its_name_and_sha256_and_is_kept_on_request() -> None:
    """A missing one keeps the form open."""
    record = at("golden_share")
    source = [*"Report", "tab", *"Acme", *["tab"] * 3, "a", "tab", "1", "tab", "d"]

    missing = drive(record, "e", "a", *source, *["tab"] * 3, *"missing.pdf", "ctrl+s")
    drive(record, "e", "a", *source, *["tab"] * 3, *"report.pdf", "tab", "y", "ctrl+s")
    taken = drive(record, "f7", "f8", "e", "f")

    assert "missing.pdf does not exist" in missing
    (evidence,) = record.case.evidence.values()
    assert evidence.file == "report.pdf"
    assert evidence.sha256 in record.kept
    assert "written: cases/report.pdf" in taken
