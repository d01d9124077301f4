"""The review: what is open, marking, signing, and opening again."""

import asyncio

from riskwiz.core.answer import Key
from tests.tui.edition import at, begun, events, finished
from tests.tui.in_memory import MemoryRecord
from tests.tui.screens import WIDE, press, text_of, wizard


def review(record: MemoryRecord, *keys: str) -> str:
    """Press keys in the review of a case, and return the screen after them."""

    async def run() -> str:
        async with wizard(record, WIDE) as pilot:
            await press(pilot, "f9", *keys)
            return text_of(pilot)

    return asyncio.run(run())


def test_the_review_lists_what_is_open_unknown_and_without_evidence() -> None:
    """Each list says how many it holds."""
    screen = review(begun())

    assert "Open and required  2" in screen
    assert "Unknown or withheld  2" in screen
    assert "the register is closed" in screen
    assert "Without evidence  4" in screen


def test_a_concern_names_the_question_that_it_is_about() -> None:
    """Whoever reads it need not go there to know."""
    record = at("appoints")
    record.append(events(record.interview.answer(Key("appoints"), "controls")))

    lines = [line.strip() for line in review(record).splitlines()]

    place = next(at for at, line in enumerate(lines) if "it has none" in line)
    assert lines[place + 1].startswith("Can a state appoint or remove a director")


def test_an_answer_that_is_set_aside_is_listed_with_the_reason() -> None:
    """It is kept and not scored."""
    record = begun()
    record.append(events(record.interview.answer(Key("which_seats"), "One")))
    record.append(events(record.interview.answer(Key("appoints"), "no")))

    screen = review(record, "end")

    assert "Set aside  1" in screen
    assert "not asked under the present answers" in screen


def test_a_case_with_required_questions_open_cannot_be_signed() -> None:
    """The review says how many there are."""
    record = begun()

    screen = review(record, "s")

    assert "2 required still open" in screen
    assert record.case.signatures == ()


def test_a_complete_case_is_signed_by_name_and_role() -> None:
    """The date is the day of signing; a signed case takes no answers."""
    record = finished()

    screen = review(record, "s", "enter", "enter", "enter")

    (signed,) = record.case.signatures
    assert (signed.name, signed.role, str(signed.date)) == ("M. Meyer", "assessor", "2026-11-23")
    assert "signed by M. Meyer" in screen
    record.append(())
    refused = asyncio.run(_answer(record))
    assert "The case is signed" in refused


async def _answer(record: MemoryRecord) -> str:
    async with wizard(record, WIDE) as pilot:
        await press(pilot, *"x", "enter")
        return text_of(pilot)


def test_a_signed_case_is_opened_again_with_a_reason() -> None:
    """The signatures lapse."""
    record = finished()
    review(record, "s", "enter", "enter", "enter")

    screen = review(record, "o", *"new filing", "enter")

    assert record.case.signatures == ()
    assert "not signed" in screen


def test_the_marking_is_set_and_taken_away() -> None:
    """Empty means none."""
    record = begun()

    review(record, "k", *"CUI", "enter")
    assert record.case.marking == "CUI"
    review(record, "k", *["backspace"] * 3, "enter")
    assert record.case.marking is None


def test_a_line_that_leads_nowhere_stands_among_lines_that_do() -> None:
    """Answers that are set aside, findings, and what each finding rests on."""
    record = begun()
    record.append(events(record.interview.answer(Key("which_seats"), "One")))
    record.append(events(record.interview.answer(Key("golden_share"), "yes")))
    record.append(events(record.interview.answer(Key("appoints"), "controls")))
    record.append(events(record.interview.answer(Key("data_kinds"), ["place"])))
    record.append(events(record.interview.answer(Key("appoints"), "no")))
    record.append(events(record.interview.unknown(Key("appoints"), "not public")))

    screen = review(record, "end")

    assert "Findings, and what they rest on" in screen
    assert "not yet known" in screen
