"""The interview: moving, not knowing, notes, evidence, the live panel, and what goes wrong."""

import asyncio

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from riskwiz.core.answer import Key, State
from riskwiz.tui.app import RiskwizApp
from riskwiz.tui.display import clean
from riskwiz.tui.widgets.choice_list import ChoiceList
from riskwiz.tui.widgets.rail import Rail
from tests.tui.edition import at, begun, events, failing, given, hostile, opened
from tests.tui.in_memory import MemoryMemos, MemoryRecord, MemoryShelf
from tests.tui.screens import NARROW, WIDE, highlighted, press, settle, shelf, text_of, wizard


def drive(
    record: MemoryRecord,
    *keys: str,
    size: tuple[int, int] = NARROW,
    memos: MemoryMemos | None = None,
) -> str:
    """Press keys in a wizard on a record, and return the screen after them."""

    async def run() -> str:
        async with wizard(record, size, memos) as pilot:
            await press(pilot, *keys)
            return text_of(pilot)

    return asyncio.run(run())


def test_a_case_is_taken_up_at_its_first_open_question() -> None:
    """Wherever it was left."""
    assert "Which seats are these?" in drive(begun())


def test_an_answer_says_in_one_line_what_it_changed() -> None:
    """A score, a finding and the questions that opened or closed."""
    screen = drive(begun(), "f7", "3", "enter", size=WIDE)

    assert "Threat 38 → 75 · finding: A state body may appoint a director." in screen


def test_the_panel_shows_levels_with_their_ranges() -> None:
    """National security per audience, user harm, and each factor's score."""
    screen = drive(begun(), size=WIDE)

    assert "government  ▂ low       v.low–v.high" in screen
    assert "38 [13 – 63]" in screen


@pytest.mark.parametrize(
    ("key", "state"), [("u", State.UNKNOWN), ("w", State.WITHHELD), ("f4", State.UNKNOWN)]
)
def test_not_knowing_is_said_with_a_reason(key: str, state: State) -> None:
    """The reason is asked for, and goes into the record."""
    record = at("appoints")

    drive(record, key, *"asked twice", "enter")

    found = record.case.answer(Key("appoints")).given
    assert found is not None
    assert (found.state, found.reason) == (state, "asked twice")


def test_a_reason_may_not_be_empty() -> None:
    """The prompt stays and says so."""
    record = at("appoints")

    screen = drive(record, "u", "enter")

    assert "needs a reason" in screen
    assert record.case.answer(Key("appoints")).given is None


def test_not_applicable_is_only_for_questions_that_allow_it() -> None:
    """Elsewhere the question says that it must apply."""
    record = at("revenue")
    drive(record, "f6", *"a foundation", "enter")
    refused = drive(at("appoints"), "n")

    found = record.case.answer(Key("revenue")).given
    assert found is not None
    assert found.state is State.NOT_APPLICABLE
    assert "This question must apply" in refused


def test_an_answer_can_be_taken_back() -> None:
    """The question is open again."""
    record = begun()

    drive(record, "f7", "x")

    assert record.case.answer(Key("appoints")).given is None


def test_a_note_is_written_beside_an_answer() -> None:
    """Enter makes a new line, ctrl+s saves."""
    record = at("appoints")

    screen = drive(record, "full_stop", *"One", "enter", *"two", "ctrl+s")

    assert record.case.answer(Key("appoints")).note == "One\ntwo"
    assert "Note" in screen


def test_a_changed_note_is_not_dropped_by_one_escape() -> None:
    """The second escape drops it."""
    record = at("appoints")

    once = drive(record, "full_stop", *"One", "escape")
    twice = drive(record, "full_stop", *"One", "escape", "escape")

    assert "escape again drops" in once
    assert "escape again drops" not in twice
    assert record.case.answer(Key("appoints")).note is None


SOURCE = [*"Annual report", "enter", *"Acme", "enter", *"2025-03-01", "enter", "enter"]


def test_evidence_is_added_rated_and_linked_in_one_form() -> None:
    """Reliability belongs to the source; credibility and status to this answer."""
    record = at("appoints")

    drive(record, "e", "a", *SOURCE, "a", "enter", "2", "enter", *"ad", "ctrl+s")

    (link,) = record.case.answer(Key("appoints")).links
    source = record.case.evidence[link.evidence]
    assert (source.id, source.reliability) == ("acme_2025", "A")
    assert (link.credibility, link.status.value) == (2, "demonstrated")


def test_evidence_is_reused_for_another_answer() -> None:
    """The source is the same; what it is worth is said anew."""
    record = begun()

    drive(record, "f8", "e", "r", "enter", "1", "enter", *"c", "ctrl+s")

    (link,) = record.case.answer(Key("golden_share")).links
    assert (link.evidence, link.credibility, link.status.value) == ("reuters_2025", 1, "claimed")
    assert len(record.case.evidence) == 1


def test_a_link_is_changed_and_removed() -> None:
    """The source stays in the case."""
    record = begun()

    drive(record, "f7", "e", "enter", "4", "ctrl+s")
    (changed,) = record.case.answer(Key("appoints")).links
    drive(record, "f7", "e", "d")

    assert changed.credibility == 4
    assert record.case.answer(Key("appoints")).links == ()
    assert "reuters_2025" in record.case.evidence


def test_incomplete_evidence_says_what_is_missing() -> None:
    """Nothing is added until it is there."""
    record = at("appoints")

    screen = drive(record, "e", "a", *"Annual report", "ctrl+s")

    assert "The publisher is missing" in screen
    assert record.case.evidence == {}


def test_the_outline_goes_to_any_question() -> None:
    """`g` lists them; typing after `/` finds one."""
    screen = drive(begun(), "f7", "slash", *"revenue", "enter")

    assert "What was its revenue last year?" in screen


def test_help_lists_every_key_of_the_table() -> None:
    """What the key table holds stands on the screen."""
    screen = drive(begun(), "f1", size=(120, 60))

    for words in ("Go to any question", "u  f4", "Back to the shelf", "open the command palette"):
        assert words.casefold() in screen.casefold()


def test_an_answer_that_cannot_be_saved_is_told_at_once_and_stays_on_the_screen() -> None:
    """The header turns loud, and the next success turns it calm."""
    record = at("appoints")
    record.full = True

    async def run() -> tuple[str, str]:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, "3", "enter")
            told = text_of(pilot)
            record.full = False
            await press(pilot, "enter")
            return told, text_of(pilot)

    told, after = asyncio.run(run())

    assert "NOT SAVED" in told
    assert "the disk is full; what was saved before is safe" in " ".join(told.split())
    assert "3 (•)" in told
    assert "every answer is saved" in after
    assert given(record.interview, "appoints") == "controls"


async def done(pilot: Pilot[None]) -> None:
    """Wait until the memo is written, or is not."""
    assert isinstance(pilot.app, RiskwizApp)
    while pilot.app.desk.busy:
        await pilot.pause(0.05)
    await settle(pilot)


def test_the_memo_is_written_in_the_background_and_says_where_it_is() -> None:
    """The interview goes on meanwhile."""
    memos = MemoryMemos(looks=1_000_000)

    async def run() -> tuple[str, str]:
        async with wizard(begun(), NARROW, memos) as pilot:
            await press(pilot, "f10")
            under_way = text_of(pilot)
            memos.jobs[0].looks = 0
            await done(pilot)
            return under_way, text_of(pilot)

    under_way, after = asyncio.run(run())

    assert "Writing the memo …" in under_way
    assert "The memo is written: cases/acme.pdf" in after


def test_a_memo_that_fails_says_why() -> None:
    """The writer's sentence stands in the quiet line."""

    async def run() -> str:
        async with wizard(begun(), NARROW, MemoryMemos("the folder is not writable")) as pilot:
            await press(pilot, "f10")
            await done(pilot)
            return text_of(pilot)

    assert "No memo: the folder is not writable" in asyncio.run(run())


def test_a_memo_under_way_is_given_up_when_the_wizard_ends() -> None:
    """No process is left behind."""
    memos = MemoryMemos(looks=1_000)
    drive(begun(), "f10", "escape", "q", memos=memos)

    assert [job.cancelled for job in memos.jobs] == [True]


EVIL = "[red]\x1b[2J\u202e漢字👩[/red]\u05d0"


def test_hostile_text_of_an_edition_is_shown_as_text() -> None:
    """No markup, no escape and no reordering character reaches the terminal."""
    record = MemoryRecord(hostile(EVIL), [opened(hostile(EVIL), EVIL)])

    async def run() -> str:
        seen = ""
        async with shelf(MemoryShelf(record.edition, [record]), WIDE) as pilot:
            seen += text_of(pilot)
            await press(pilot, "enter", "f11", "end", "enter")
            seen += text_of(pilot)
            for keys in (["f11", "home"], ["escape", "f9"], ["escape", "f7"], ["f4"]):
                await press(pilot, *keys)
                seen += text_of(pilot)
        return seen

    seen = asyncio.run(run())

    assert "[red]" in seen
    assert not {"\x1b", "\u202e"} & set(seen)


def test_clean_drops_what_moves_the_cursor_and_keeps_what_is_written() -> None:
    """Letters of every script stay; controls, joiners and surrogates go."""
    assert clean("a\x1b[1mb\u202e\ud800c\u200dd\ufe0f") == "a[1mbcd"
    assert clean("漢字 שלום é") == "漢字 שלום é"
    assert clean("one\ntwo\tthree") == "one two three"
    assert clean("one\ntwo", lines=True) == "one\ntwo"


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (200, 60), (20, 6)])
def test_a_resize_in_the_middle_of_things_loses_nothing(size: tuple[int, int]) -> None:
    """What was typed and not saved is still there after the terminal has shrunk and grown."""
    record = begun()

    async def run() -> str:
        async with wizard(record, WIDE) as pilot:
            await press(pilot, *"Beijing")
            await pilot.resize_terminal(*size)
            await settle(pilot)
            await press(pilot, "f9", "escape")
            await pilot.resize_terminal(*NARROW)
            await settle(pilot)
            return text_of(pilot)

    assert "Beijing" in asyncio.run(run())
    assert given(record.interview, "which_seats") == "Beijing"


@pytest.mark.parametrize(("size", "told"), [((40, 12), False), ((39, 12), True), ((80, 11), True)])
def test_a_window_below_40x12_is_told_that_it_is_too_small(
    size: tuple[int, int], told: bool
) -> None:
    """Where a question no longer fits, the top line says how much room is needed."""

    async def run() -> str:
        async with wizard(begun(), NARROW) as pilot:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            return text_of(pilot).splitlines()[0]

    assert ("window too small: 40x12" in asyncio.run(run())) is told


def test_an_answer_on_which_the_edition_fails_is_not_recorded() -> None:
    """The author's mistake is said in words, and the case stays as it was."""
    edition = failing()
    record = MemoryRecord(edition, [opened(edition)])

    async def run() -> str:
        async with wizard(record, NARROW) as pilot:
            await press(pilot, "f11", "slash", *"how many people", "enter", "5", "enter")
            return text_of(pilot)

    screen = " ".join(asyncio.run(run()).split())

    assert "The edition cannot take this answer" in screen
    assert "nothing was recorded" in screen
    assert given(record.interview, "staff") is None


def test_the_review_is_one_key_away_and_jumps_back() -> None:
    """Each line leads to its question."""

    async def run() -> str:
        async with wizard(begun(), NARROW) as pilot:
            await press(pilot, "f9", "down")
            assert "blackmail" in highlighted(pilot)
            assert pilot.app.screen.query_one(OptionList).has_focus
            await press(pilot, "enter")
            return text_of(pilot)

    assert "Could what it knows be used to blackmail somebody?" in asyncio.run(run())


def test_the_high_contrast_theme_is_found_in_the_command_palette() -> None:
    """Who needs it finds it by its name, and no theme of another program before it."""

    async def run() -> str:
        async with wizard(begun(), WIDE) as pilot:
            await press(pilot, "ctrl+p", *"contrast")
            await pilot.pause(0.5)
            await press(pilot, "enter")
            await pilot.pause(0.5)
            return pilot.app.theme

    assert asyncio.run(run()) == "riskwiz-contrast"


def test_the_command_palette_offers_the_commands_of_the_screen() -> None:
    """It is made from the same key table as the key line and the help."""

    async def run() -> str:
        async with wizard(begun(), WIDE) as pilot:
            await press(pilot, "ctrl+p", *"review")
            await pilot.pause(0.5)
            await press(pilot, "enter")
            await pilot.pause(0.5)
            return text_of(pilot)

    assert "Open and required" in asyncio.run(run())


def test_a_click_chooses_an_option_and_a_click_in_the_rail_goes_to_a_question() -> None:
    """Whoever has a mouse may use it."""
    record = at("appoints")

    async def run() -> str:
        async with wizard(record, WIDE) as pilot:
            await pilot.click(ChoiceList, offset=(10, 1))
            await settle(pilot)
            await pilot.click(Rail, offset=(6, 4))
            await settle(pilot)
            return text_of(pilot)

    screen = asyncio.run(run())

    assert given(record.interview, "appoints") == "observes"
    assert "Does a state hold a golden share?" in screen


def test_a_source_is_described_anew_for_every_answer_that_rests_on_it() -> None:
    """Its id and its links stay."""
    record = begun()

    drive(record, "f7", "e", "s", *" today", "ctrl+s")

    assert record.case.evidence["reuters_2025"].title == "Beijing takes a board seat at Acme today"


def test_a_case_whose_edition_fails_on_its_answers_is_not_opened() -> None:
    """The shelf says why, and goes on."""
    edition = failing()
    record = MemoryRecord(edition, [opened(edition)])
    cases = MemoryShelf(edition, [record])

    async def run() -> str:
        async with shelf(cases, WIDE) as pilot:
            record.append(events(record.interview.answer(Key("staff"), "5")))
            await press(pilot, "enter")
            return text_of(pilot)

    assert "acme.riskcase: the condition of finding `state_control` fails" in asyncio.run(run())
    assert record.closed


def test_the_panel_says_what_to_ask_next() -> None:
    """Of the three the share of the state is the last; once it is known, the golden share is."""

    async def run() -> tuple[str, str]:
        record = begun()
        async with wizard(record, WIDE) as pilot:
            before = text_of(pilot)
        record.append(events(record.interview.answer(Key("state_share"), "0")))
        async with wizard(record, WIDE) as pilot:
            return before, text_of(pilot)

    before, after = asyncio.run(run())
    assert "State share" in before.split("Ask next")[1]
    assert "State share" not in after.split("Ask next")[1]
    assert "Golden share" in after.split("Ask next")[1]


def test_typing_in_go_to_finds_at_once() -> None:
    """Nothing has to be pressed before the words; the first that holds them is taken."""
    screen = drive(begun(), "f7", "g", *"many people", "enter")

    assert "How many people work for it?" in screen
    assert "Go to a question" not in screen


def test_what_was_opened_first_is_fitted_to_its_width() -> None:
    """The heading of the section is whole, and the first option is in view."""
    screen = drive(begun())

    assert "Rights of the state" in screen
    again = drive(begun(), "f7", "f8")
    assert screen.splitlines()[2:20] == again.splitlines()[2:20]
