"""The words that plain mode knows, one by one."""

import datetime as dt
from collections.abc import Iterator

import pytest

from riskwiz.core.answer import Key, State
from riskwiz.core.event import AssessmentSigned, Event, JournalEntry
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.plain.command import EXPLAINED, Command, Literal, parse
from tests.editions import begin, given, opened
from tests.plain.talks import LITTLE, MemoryRecord, talk

SIGNED = AssessmentSigned(name="Ann", role="assessor", date=dt.date(2024, 6, 2))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", None),
        ("  \t", None),
        ("back", Command("back")),
        ("  BACK  ", Command("back")),
        ("back pay is owed", Literal("back pay is owed")),
        ("=back", Literal("back", signed=True)),
        ("==", Literal("=", signed=True)),
        ("unknown", Command("unknown")),
        ("Unknown we asked", Command("unknown", "we asked")),
        ("unknowns abound", Literal("unknowns abound")),
        ("n/a  no board ", Command("n/a", "no board")),
        ("goto reach.public", Command("goto", "reach.public")),
        ("evidence", Command("evidence")),
        ("evidence scmp_2021", Command("evidence", "scmp_2021")),
        ("  indented", Literal("  indented")),
    ],
)
def test_a_line_is_a_word_or_an_answer(line: str, meant: object) -> None:
    """Words that stand alone are commands only alone; an equals sign makes anything an answer."""
    assert parse(line) == meant


@pytest.mark.parametrize("explained", [word for word, _ in EXPLAINED])
def test_help_explains_every_word(explained: str) -> None:
    """Whatever may be written in the place of an answer is listed by `help`."""
    assert f"{explained}:" in talk("help\n").said


@pytest.mark.parametrize("word", ["unknown", "withheld", "n/a"])
@pytest.mark.parametrize("line", ["{} not in the file", "{}\nnot in the file"])
def test_an_answer_without_value_keeps_its_reason(word: str, line: str) -> None:
    """The reason stands behind the word, or is asked for."""
    record = talk(f"goto board\n{line.format(word)}\n").record
    given = record.interview.case.answer(Key("board")).given

    assert given is not None
    assert given.reason == "not in the file"
    assert given.state is {"n/a": State.NOT_APPLICABLE}.get(
        word, State(word) if word != "n/a" else None
    )


def test_a_missing_reason_is_an_objection() -> None:
    """An empty reason records nothing and asks the question again."""
    done = talk("unknown\n\nyes\n")

    assert "Not recorded: unknown needs a reason" in done.said
    assert done.record.value("owned") is True
    assert done.ending.objections == 1


def test_not_applicable_is_refused_before_a_reason_is_asked_for() -> None:
    """A question that must apply takes no reason for not applying."""
    done = talk("n/a\nyes\n")

    assert "The reason" not in done.said
    assert done.record.value("owned") is True


def test_back_goes_to_the_row_before_and_an_empty_line_keeps_it() -> None:
    """Going back shows what was answered; an empty line goes on to what is open."""
    done = talk("goto reach\n1\nback\n\n2\n")

    assert done.record.value("reach.cleared") == "little"
    assert done.record.value("reach.public") == "far"
    assert "So far: Hardly. An empty line keeps this." in done.said


def test_back_from_the_first_question_says_so() -> None:
    """There is nothing before the first question."""
    assert "This is the first question." in talk("back\n").said


def test_an_empty_line_answers_nothing() -> None:
    """A question is left open by `skip`, not by accident."""
    done = talk("\nyes\n")

    assert "Nothing was entered; skip leaves the question open." in done.said
    assert done.record.value("owned") is True


def test_skipped_questions_come_again_from_the_end() -> None:
    """Skipping the last open question ends the round; an empty line begins another."""
    done = talk("goto reach.public\n2\n" + "skip\n" * 12 + "\nno\n")

    assert "This is the end; 12 questions left open." in done.said
    assert done.record.value("owned") is False


def test_withdraw_takes_an_answer_back() -> None:
    """The question is open again."""
    done = talk("no\nback\nwithdraw\n")

    assert done.record.value("owned") is None
    assert done.record.interview.next_open() == Key("owned")


def test_a_note_is_written_asked_for_and_removed() -> None:
    """The text stands behind the word or on the next line; an empty one removes the note."""
    script = "note Ask again.\n"
    record = talk(script).record
    assert record.interview.case.answer(Key("owned")).note == "Ask again."

    record = talk("note\nAsk the court.\n", record).record
    assert record.interview.case.answer(Key("owned")).note == "Ask the court."

    assert "Note: Ask the court." in talk("note\n\n", record).said
    assert record.interview.case.answer(Key("owned")).note is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("seat", "seat is not asked under the present answers"),
        ("ownd", "there is no question 'ownd'; did you mean 'owned'?"),
        ("", "there is no question ''"),
        ("reach.nobody", "there is no row 'reach.nobody'; write reach.cleared, reach.public"),
        ("two words", "there is no question 'two words'"),
    ],
)
def test_goto_goes_only_to_questions_that_apply(name: str, said: str) -> None:
    """A question that is hidden or unknown is an objection, and nothing moves."""
    done = talk(f"goto {name}\nno\n")

    assert f"Not recorded: {said}" in done.said
    assert done.record.value("owned") is False


def test_evidence_is_added_and_linked_in_one_commit() -> None:
    """All fields arrive, and the id is made of publisher and year."""
    fields = (
        "The 2021 register\nCourt\n2024-01-31\nhttps://example.org\n2025-01-01\nB\n2\nalleged\nX\n"
    )
    record = talk(f"evidence\n{fields}").record

    assert record.commits == 1
    assert record.interview.case.evidence == {
        "court_2024": Evidence(
            id="court_2024",
            title="The 2021 register",
            publisher="Court",
            date=dt.date(2024, 1, 31),
            url="https://example.org",
            valid_until=dt.date(2025, 1, 1),
            reliability="B",
        )
    }
    assert record.interview.case.answer(Key("owned")).links == (
        Link(evidence="court_2024", credibility=2, status=Status.ALLEGED, disputed="X"),
    )


def test_evidence_of_the_same_publisher_gets_an_id_of_its_own() -> None:
    """A second piece never overwrites the first."""
    fields = "Register \nCourt\n\n\n\nB\n2\n1\n\n"
    record = talk(
        f"evidence\n{fields}evidence\n{fields}evidence\n2021\nC\n\n\n\nF\n6\n8\n\n"
    ).record

    assert list(record.interview.case.evidence) == ["court", "court_2", "c"]


def test_evidence_that_is_there_is_taken_by_its_id() -> None:
    """By `evidence ID`, or by writing the id in the place of the title."""
    record = talk("evidence\nRegister\nCourt\n\n\n\nB\n2\n1\n\nno\n").record
    talk("evidence court\n3\n2\n\n2\nevidence\ncourt\n4\n3\n\n", record)

    links = [record.interview.case.answer(Key(q)).links for q in ("owned", "board", "rights")]
    assert [(one.evidence, one.credibility) for (one,) in links] == [
        ("court", 2),
        ("court", 3),
        ("court", 4),
    ]


def test_each_field_of_evidence_is_asked_until_it_can_be_taken() -> None:
    """A refused field is asked again, and those before it stay."""
    done = talk(
        "evidence\n" + "x" * 401 + "\nRegister\n\nCourt\nsoon\n\n\n\nG\nB\n7\n2\nsure\n1\n\x1b\n\n"
    )

    assert done.ending.objections == 7
    assert list(done.record.interview.case.evidence) == ["court"]


@pytest.mark.parametrize("script", ["evidence\nback\nno\n", "evidence\n\nno\n",
                                    "evidence\nRegister\nCourt\nhelp\nback\nno\n"])  # fmt: skip
def test_evidence_can_be_left(script: str) -> None:
    """Nothing of it is recorded, and the question is asked again."""
    record = talk(script).record

    assert record.interview.case.evidence == {}
    assert record.value("owned") is False


def test_unknown_evidence_is_an_objection() -> None:
    """An id that is not there is not made up."""
    record = talk("evidence\nRegister\nCourt\n\n\n\nB\n2\n1\n\n").record

    said = talk("evidence cuort\n", record).said
    assert "there is no evidence 'cuort'; did you mean 'court'?" in said


def test_the_memo_is_written_and_its_place_is_said() -> None:
    """The record writes it; plain mode says where."""
    assert "The memo is in acme.pdf" in talk("memo\n").said


def test_a_signed_case_is_refused_before_anything_long_is_entered() -> None:
    """It can be read, and reopened with a reason."""
    record = MemoryRecord(begin(LITTLE).after([SIGNED]))

    done = talk("goto story\nOnce.\nevidence\nno board\nreopen\nnew facts\nOnce.\n.\n", record)

    assert done.said.count("the case is signed; reopen it first, with a reason") == 3
    assert "The case is signed: it can be read" in done.said
    assert record.value("story") == "Once."


@pytest.mark.parametrize("line", ["7", "skip", "unknown x", "note x", "evidence", "withdraw"])
def test_at_the_end_nothing_can_be_answered(line: str) -> None:
    """Where no question is asked, an answer is an objection."""
    done = talk("goto reach.public\n2\n" + "skip\n" * 12 + f"{line}\nhelp\nquit\n")

    assert "Not recorded: no question is asked here; go to one by goto QUESTION_ID." in done.said


def test_sections_introduce_themselves_once() -> None:
    """A section's title comes whenever it changes, its introduction once."""
    said = talk("goto staff\ngoto owned\ngoto staff\n").said

    assert said.count("One: Owners") == 2
    assert said.count("Who owns it.") == 1


def test_undo_takes_back_what_was_said_last_and_redo_says_it_again() -> None:
    """By events, as a journal is never rewritten; the question is asked again each time."""
    held = talk("yes\nCN\nundo\nundo\nredo\n")

    assert "Undone; seat is now: not answered." in held.said
    assert "Undone; owned is now: not answered." in held.said
    assert "Redone; owned is now: yes." in held.said
    assert held.record.value("owned") is True
    assert held.record.value("seat") is None
    assert [type(one).__name__ for one in held.record.appended] == [
        "AnswerGiven", "AnswerGiven", "AnswerWithdrawn", "AnswerWithdrawn", "AnswerGiven",
    ]  # fmt: skip
    assert "So far: yes. An empty line keeps this." in held.said


def test_with_nothing_to_undo_or_redo_an_objection_says_so() -> None:
    """Also where something else was said since."""
    held = talk("undo\nyes\nundo\nno\nredo\n")

    assert held.said.count("Not recorded: there is nothing to undo") == 1
    assert held.said.count("Not recorded: there is nothing to redo") == 1
    assert held.record.value("owned") is False


def test_undo_reaches_back_before_the_case_was_opened_again() -> None:
    """What was said on another day is undone too, but nothing that a signature covers."""
    before = talk("yes\n").record.interview
    signed = before.after([SIGNED])
    entries = tuple(_journal(opened(LITTLE), given("owned", True)))

    held = talk("undo\n", MemoryRecord(before, entries=entries))
    refused = talk("undo\n", MemoryRecord(signed, entries=entries))

    assert "Undone; owned is now: not answered." in held.said
    assert "Not recorded: the case is signed; reopen it, with a reason." in refused.said
    assert refused.record.appended == []


def _journal(*events: Event) -> Iterator[JournalEntry]:
    """Yield a journal with a commit for each event."""
    for number, event in enumerate(events, start=1):
        at = f"2026-11-23T12:0{number}:00Z"
        yield JournalEntry(sequence=number, at=at, by="Ann", previous="", event=event)


def test_find_says_where_words_stand() -> None:
    """In questions, answers and evidence; each line begins with what `goto` takes."""
    held = talk("goto motto\n=Board games\nfind BOARD\nfind zebra\nfind\n").said

    assert "Questions: 1 board: Who appoints the board?" in held
    assert "Answers and notes: 1 motto: Board games" in held
    assert "Nothing that applies holds these words." in held
    assert "Write the words to find behind it: find board." in held
    assert talk("find a\n").record.appended == []


def test_what_is_hidden_is_not_found() -> None:
    """`seat` is asked only of a company that is owned from abroad."""
    assert "seat: Where is its seat?" not in talk("no\nfind seat\n").said
    assert "seat: Where is its seat?" in talk("yes\nfind seat\n").said
