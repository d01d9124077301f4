"""A signature: who, as what, when, and with which remarks."""

import datetime as dt

import pytest

from riskwiz.core.event import AssessmentSigned
from riskwiz.core.interview import signature
from riskwiz.core.value import Objection

DAY = dt.date(2024, 6, 2)


def test_a_signature_is_trimmed_and_keeps_its_remarks() -> None:
    """Empty remarks are none."""
    signed = AssessmentSigned(name="Ann", role="reviewer", date=DAY, remarks="I dissent.")

    assert signature(" Ann ", "reviewer", DAY, " I dissent. ") == signed
    assert signature("Ann", "assessor", DAY, "  ") == AssessmentSigned(
        name="Ann", role="assessor", date=DAY
    )


@pytest.mark.parametrize(
    ("name", "remarks", "why"),
    [
        ("  ", "", "the name is missing"),
        ("A\x07", "", "the text holds the control character U+0007"),
        ("x" * 401, "", "the text has 401 characters; 400 fit"),
        ("Ann", "x" * 20_001, "the text has 20,001 characters; 20,000 fit"),
    ],
)
def test_what_cannot_be_printed_is_no_signature(name: str, remarks: str, why: str) -> None:
    """The objection says which text it is about."""
    refused = signature(name, "assessor", DAY, remarks)

    assert isinstance(refused, Objection)
    assert refused.message == why
