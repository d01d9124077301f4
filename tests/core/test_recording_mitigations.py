"""Recording how a mitigation stands, and objecting to what cannot be taken."""

import datetime as dt
from collections.abc import Callable

import pytest

from riskwiz.core.event import MitigationRecorded
from riskwiz.core.interview import Interview, Said, signature
from riskwiz.core.mitigation_record import MitigationRecord
from riskwiz.core.timeline import Timeline
from riskwiz.core.value import Objection
from tests.core.mitigated_edition import promising
from tests.editions import begin

START = begin(promising())


def after(interview: Interview, said: Said) -> Interview:
    """Go on with what must not be refused."""
    assert isinstance(said, tuple), said
    return interview.after(said)


def test_recording_a_mitigation_is_one_event_and_twice_the_same_is_none() -> None:
    """A day may be a day or its text; empty words are none."""
    said = START.mitigate("hosting", "agreed", "2024-07-01", " Ann ", "")
    assert said == (
        MitigationRecorded(
            mitigation="hosting", state="agreed", due=dt.date(2024, 7, 1), by="Ann", note=None
        ),
    )
    one = after(START, said)
    assert one.case.mitigations == {
        "hosting": MitigationRecord(state="agreed", due=dt.date(2024, 7, 1), by="Ann")
    }
    assert one.mitigate("hosting", "agreed", dt.date(2024, 7, 1), "Ann") == ()


def test_withdrawing_takes_it_out_and_twice_changes_nothing() -> None:
    """As if it had never been recorded."""
    one = after(START, START.mitigate("hosting", "proposed"))
    two = after(one, one.withdraw_mitigation("hosting"))
    assert two.case == START.case
    assert two.withdraw_mitigation("hosting") == ()


@pytest.mark.parametrize(
    ("say", "message"),
    [
        (lambda i: i.mitigate("hostin", "agreed"), "there is no mitigation called 'hostin'"),
        (lambda i: i.withdraw_mitigation("hostin"), "there is no mitigation called 'hostin'"),
        (lambda i: i.mitigate("hosting", "done"), "'done' is no state of a mitigation"),
        (lambda i: i.mitigate("hosting", "verified"), "verified needs who verified it"),
        (lambda i: i.mitigate("hosting", "verified", by="  "), "verified needs who verified it"),
        (lambda i: i.mitigate("hosting", "agreed", "July"), "'July' is not a date"),
        (
            lambda i: i.mitigate("hosting", "agreed", by="A\x1b"),
            "the text holds the control character U+001B",
        ),
        (
            lambda i: i.mitigate("hosting", "agreed", note="x" * 20_001),
            "the text has 20,001 characters; 20,000 fit",
        ),
    ],
)
def test_what_cannot_be_taken_is_objected_to(
    say: Callable[[Interview], Said], message: str
) -> None:
    """One clear sentence, and what to do."""
    refused = say(START)
    assert isinstance(refused, Objection)
    assert refused.message == message
    assert refused.help


def test_a_signed_case_takes_no_mitigation() -> None:
    """It is reopened first."""
    signed = after(START, START.sign(signature("Ann", "assessor", dt.date(2024, 6, 2))))
    for said in (signed.mitigate("hosting", "agreed"), signed.withdraw_mitigation("hosting")):
        assert isinstance(said, Objection)
        assert said.message == "the case is signed"


def test_undo_takes_a_mitigation_back_and_redo_records_it_again() -> None:
    """As with every other thing that was said."""
    one = after(START, START.mitigate("hosting", "proposed"))
    two = after(one, one.mitigate("hosting", "agreed"))
    undone = Timeline((START.case, one.case)).undo(two.case)
    assert not isinstance(undone, Objection)
    assert two.after(undone.events).case == one.case
    again = undone.timeline.undo(one.case)
    assert not isinstance(again, Objection)
    assert one.after(again.events).case == START.case
