"""What an assessor can get wrong in the shipped edition is objected to, with the answers named."""

import pytest

from riskwiz.core.assess import assess
from riskwiz.core.path import asked
from tests.editions import case_of
from tests.shipped.edition import shipped


def _owner(owner: str, of: str, share: str, country: str = "US") -> dict[str, str]:
    row = {"owner": owner, "share": share, "country": country, "kind": "company"}
    return row | {"of": of} if of else row


def _objections(**answers: object) -> list[tuple[str | None, str]]:
    found = assess(shipped(), case_of(shipped(), answers)).concerns
    return [(one.question, one.message) for one in found]


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        pytest.param(
            [_owner("A", "", "70"), _owner("B", "", "40")],
            "the owners of Acme hold 110 % of it, more than 100 %",
            id="owners above 100 %",
        ),
        pytest.param(
            [_owner("A", "", "60"), _owner("B", "A", "50"), _owner("A", "B", "10")],
            "the stakes of A, B run in a circle; what they hold through it may be left out of "
            "shares through a chain",
            id="a circular chain",
        ),
        pytest.param(
            [_owner("A", "", "60"), _owner("Acme", "A", "50")],
            "Acme stands among the owners of A, and so would own what owns it",
            id="a subject that owns its parent",
        ),
        pytest.param(
            [_owner("A", "", "60", "SU")],
            "USSR, Union of Soviet Socialist Republics (SU) is no country since 1992-08-30; "
            "name the one that was in its place on 2024-06-01",
            id="a country that is no more",
        ),
    ],
)
def test_owners_that_cannot_be(owners: list[dict[str, str]], said: str) -> None:
    """The objection stands at the table of owners and names who is meant."""
    assert ("owners", said) in _objections(owners=owners)


def test_a_company_that_holds_itself_through_others_holds_nothing_more() -> None:
    """Owners that add up are not objected to."""
    assert _objections(owners=[_owner("A", "", "60"), _owner("B", "A", "100")]) == []


def test_two_answers_that_cannot_both_be_right_are_named() -> None:
    """With what was said to each."""
    answers = {"hq_country": "CN", "instrument": "none", "verified_by": "independent"}
    ((question, message),) = _objections(**answers)

    assert question == "verified_by"
    assert message == (
        "No instrument is said to be in force, and an independent body to verify that it works. · "
        "Which instrument against foreign ownership, control or influence is in force? "
        "None, or only proposed · Who verifies that it works? "
        "An independent third party or the government, at set intervals"
    )


def test_an_organic_company_at_home_answers_few_questions() -> None:
    """Cheap public facts close the rest: within an hour at three minutes a question."""
    answers: dict[str, object] = {
        "incorporation_country": "US",
        "hq_country": "US",
        "parent_country": "US",
        "owners": [_owner("The founders", "", "100")],
        "ownership_chain": "registers",
        "foreign_ties": ("none",),
    }
    ownership = {
        q.id
        for one in shipped().questionnaires
        if one.id == "foreign_ownership"
        for q in one.questions
    }

    assert len(ownership & {*asked(shipped(), case_of(shipped(), answers))}) <= 12
    harmless = answers | {"data_role": "own_records", "content_service": "none"}
    assert len(asked(shipped(), case_of(shipped(), harmless))) <= 20
