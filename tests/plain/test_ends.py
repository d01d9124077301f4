"""How plain mode ends: by `quit`, by the end of the input, and with a disk that is full."""

import io

import pytest

from riskwiz.plain import Ending, run
from tests.editions import begin
from tests.plain.talks import LITTLE, MemoryRecord, talk
from tests.plain.test_transcripts import REFUSALS, WHOLE, WORDS


@pytest.mark.parametrize("script", [WHOLE, WORDS, REFUSALS], ids=["whole", "words", "refusals"])
def test_the_input_may_end_after_any_line(script: str) -> None:
    """Whatever was recorded up to then is kept, and the goodbye is said."""
    lines = script.splitlines(keepends=True)
    whole = talk(script).record.appended
    for end in range(len(lines)):
        done = talk("".join(lines[:end]))

        assert done.record.appended == whole[: len(done.record.appended)]
        assert not done.ending.quit
        assert "Everything recorded is saved;" in done.said


@pytest.mark.parametrize(
    ("script", "entering"),
    [
        ("goto story\nOnce\n", "text"),
        ("goto holders\nOne\n10\n", "table"),
        ("evidence\nRegister\n", "evidence"),
        ("unknown\n", "reason"),
        ("note\n", "note"),
    ],
)
def test_what_was_being_entered_is_named(script: str, entering: str) -> None:
    """Nobody thinks that half an answer was kept."""
    done = talk(script)

    assert f"The {entering} that was being entered is not recorded." in done.said
    assert done.record.appended == []


@pytest.mark.parametrize("script", ["", "goto holders\nOne\n", "evidence\nRegister\n", "note\n"])
def test_quit_holds_everywhere(script: str) -> None:
    """Inside a table, evidence or a note too; only a text takes every line as text."""
    done = talk(f"{script}quit\nno\n")

    assert done.ending.quit
    assert done.record.appended == []


def test_lines_may_lack_their_ends() -> None:
    """A pipe's last line often does, and another system's lines end otherwise."""
    record = MemoryRecord(begin(LITTLE))

    ending = run(record, ["yes\r\n", "CN"], io.StringIO())

    assert (record.value("owned"), record.value("seat")) == (True, "CN")
    assert ending == Ending(quit=False, objections=0, fault=None)


def test_a_full_disk_is_told_and_the_question_asked_again() -> None:
    """What was answered before is safe; the ending says what failed."""
    record = MemoryRecord(begin(LITTLE), full=True)

    done = talk("no\nquit\n", record)

    assert "Not saved: the disk is full; make room and try again." in done.said
    assert "What was answered before is safe." in done.said
    assert done.ending.fault == "the disk is full; make room and try again"
    assert record.value("owned") is None


def test_an_answer_that_is_saved_after_all_clears_the_fault() -> None:
    """Once there is room again, all is well."""
    record = MemoryRecord(begin(LITTLE), full=True)

    class Mended(list[str]):
        def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
            yield "no\n"
            record.full = False
            yield "no\n"

    assert run(record, Mended(), io.StringIO()).fault is None
    assert record.value("owned") is False


def test_a_memo_that_cannot_be_written_is_told() -> None:
    """In one sentence, and the interview goes on."""
    done = talk("memo\nquit\n", MemoryRecord(begin(LITTLE), full=True))

    assert "The memo is not written: the disk is full; make room and try again." in done.said
    assert done.ending.fault is not None
