"""The marking and the signatures in plain mode."""

import datetime as dt

from riskwiz.core.event import AssessmentSigned, MarkingSet
from tests.plain.talks import talk


def test_nothing_is_signed_while_a_required_question_is_open() -> None:
    """The signature is refused before anything is asked for it."""
    done = talk("sign\nquit\n")

    assert "Not recorded: 1 required question is open" in done.said
    assert "Role, assessor or reviewer" not in done.said
    assert done.record.appended == []


def test_an_assessor_and_a_dissenting_reviewer_sign() -> None:
    """An empty name is the assessor's; remarks stand beside the signature."""
    done = talk("no\nsign\n\na\n\nsign\nM. Ito\nowner\nreviewer\nI read it otherwise.\nquit\n")

    day = dt.date(2026, 11, 23)
    assert done.record.appended[-2:] == [
        AssessmentSigned(name="R. Lee", role="assessor", date=day),
        AssessmentSigned(name="M. Ito", role="reviewer", date=day, remarks="I read it otherwise."),
    ]
    assert "there is no role 'owner'; write assessor or reviewer" in done.said


def test_what_cannot_be_printed_is_not_signed() -> None:
    """A name with a control character is refused in a sentence."""
    done = talk("no\nsign\nM.\x07 Ito\nr\n\nquit\n")

    assert "the text holds the control character U+0007" in done.said
    assert not done.record.interview.case.signatures


def test_a_marking_is_set_and_taken_away() -> None:
    """The present marking is said before another is asked for."""
    done = talk("marking\nCUI\nmarking\n\nmarking\n=help\nquit\n")

    assert done.record.appended == [
        MarkingSet(marking="CUI"),
        MarkingSet(),
        MarkingSet(marking="help"),
    ]
    assert "There is no marking." in done.said
    assert "The marking is CUI." in done.said


def test_a_signed_case_takes_no_other_marking() -> None:
    """It is reopened first."""
    done = talk("no\nsign\n\na\n\nmarking\nCUI\nquit\n")

    assert "the case is signed; reopen it first" in done.said
    assert done.record.interview.case.marking is None
