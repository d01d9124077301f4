"""Mitigations in plain mode: listed, recorded, reviewed and taken back."""

import datetime as dt

from riskwiz.core.event import MitigationRecorded
from tests.core.mitigated_edition import promising
from tests.plain.talks import talk

EDITION = promising()
RECORD = "mitigation hosting\na\n2024-07-01\nthe maker\n\n"


def test_the_word_alone_lists_what_can_be_promised() -> None:
    """With how each stands."""
    said = talk(f"mitigation\n{RECORD}mitigation\n", edition=EDITION).said

    assert "hosting: Hosting at home: not recorded." in said
    assert "hosting: Hosting at home: agreed." in said


def test_a_mitigation_is_recorded_with_its_day_and_who_says_so() -> None:
    """After what it asks, what shows that it is kept, and what it would change."""
    talked = talk(RECORD, edition=EDITION)

    assert talked.record.appended == [
        MitigationRecorded(
            mitigation="hosting", state="agreed", due=dt.date(2024, 7, 1), by="the maker"
        )
    ]
    assert "“Where is the data stored?” counts as “At home”." in talked.said
    helped = talk("mitigation divestiture\nback\n", edition=EDITION).said
    assert "What shows that it is kept: The register of shareholders." in helped


def test_what_cannot_be_recorded_is_objected_to() -> None:
    """And nothing is recorded."""
    typed = "mitigation hostin\nmitigation hosting\ndone\nv\nsoon\nAnn\n\n"
    talked = talk(typed, edition=EDITION)

    assert talked.record.appended == []
    assert "there is no mitigation called 'hostin'; did you mean 'hosting'?" in talked.said
    assert "there is no state 'done'" in talked.said
    assert "'soon' is not a date" in " ".join(talked.said.split())


def test_the_review_says_what_mitigations_would_change() -> None:
    """Stage by stage."""
    said = talk(f"{RECORD}review\n", edition=EDITION).said

    assert "hosting: Hosting at home: agreed, by the maker, due 2024-07-01." in said
    assert "And those agreed." in said


def test_a_mitigation_is_taken_back() -> None:
    """As withdrawn."""
    talked = talk(f"{RECORD}mitigation hosting\nw\n", edition=EDITION)

    assert talked.record.appended[-1] == MitigationRecorded(mitigation="hosting", state="withdrawn")
