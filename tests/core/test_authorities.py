"""Authorities and lists: what stands at the as-of date."""

import datetime as dt

import pytest

from riskwiz.core.authority import Authority, Reference, citation
from tests.editions import parse

REFERENCE = Reference.model_validate(
    parse(
        """
[authorities.rule]
title = "15 CFR part 791"
kind = "law"
from = 2024-07-18
verified = true
url = "https://example.org"
[[authorities.rule.formerly]]
title = "15 CFR part 7"
from = 2021-03-22
until = 2024-07-18
[authorities.act]
title = "Act"
kind = "law"
from = 2020-01-01
until = 2022-01-01
verified = false
[lists.foes]
title = "Foes"
[[lists.foes.entry]]
value = "XX"
label = "X"
from = 2021-01-19
until = 2023-01-01
[[lists.foes.entry]]
value = "YY"
label = "Y"
from = 2022-01-01
"""
    )
)


@pytest.mark.parametrize(
    ("cite", "day", "text", "in_force"),
    [
        ("rule 791.4(a)", "2024-07-18", "15 CFR part 791, 791.4(a)", True),
        ("rule 7.4", "2024-07-17", "15 CFR part 7, 7.4", True),
        ("rule 7.4", "2021-03-22", "15 CFR part 7, 7.4", True),
        ("rule", "2021-03-21", "15 CFR part 791", False),
        ("act s. 2", "2020-01-01", "Act, s. 2", True),
        ("act s. 2", "2021-12-31", "Act, s. 2", True),
        ("act s. 2", "2022-01-01", "Act, s. 2", False),
        ("act s. 2", "2019-12-31", "Act, s. 2", False),
    ],
)
def test_a_cite_reads_as_it_stood_at_the_as_of_date(
    cite: str, day: str, text: str, in_force: bool
) -> None:
    """`until` is the first day no longer in force."""
    found = citation(cite, dict(REFERENCE.authorities), dt.date.fromisoformat(day))
    assert (found.text, found.in_force) == (text, in_force)
    assert found.verified is (cite.startswith("rule"))
    assert isinstance(REFERENCE.authorities[found.authority], Authority)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2021-01-18", set()),
        ("2021-01-19", {"XX"}),
        ("2022-01-01", {"XX", "YY"}),
        ("2023-01-01", {"YY"}),
    ],
)
def test_a_list_has_the_members_of_the_day(day: str, members: set[str]) -> None:
    """Entries come and go by date."""
    assert REFERENCE.lists["foes"].members(dt.date.fromisoformat(day)) == members
