"""What can be read off a condition about a mitigation, without trying combinations."""

import pytest

from riskwiz.authoring.loading import read_edition
from riskwiz.authoring.search.falling import Falling
from riskwiz.authoring.search.parts import Parts
from riskwiz.authoring.search.promises import Promise
from tests.authoring.editions_on_disk import GOOD, texts

PROMISE = """
[[mitigation]]
id = "kept"
label = "Kept"
verified_by = "A letter."
cite = ["act s. 1"]
effect = [{ set = "board_seats", to = "one" }, { set = "state_share", to = 10 }]
"""


def _falls(condition: str) -> bool:
    all_texts = texts(GOOD)
    all_texts["methodology.toml"] += PROMISE
    all_texts["owners.toml"] += f"""
[[finding]]
id = "tried"
title = "It is tried."
severity = "low"
when = '{condition}'
cite = ["act s. 1"]
"""
    draft, problems = read_edition(all_texts)
    assert draft is not None, problems
    assert draft.methodology is not None
    promise = Promise(Parts(draft), draft.methodology.mitigation[-1])
    return Falling(promise).falls(("finding", "tried"))


@pytest.mark.parametrize(
    "condition",
    [
        'at_least(board_seats, "most")',
        'board_seats == "most"',
        "state_share >= 25.0",
        'state_share > 10.5 && launched > date("2020-01-01")',
        'at_least(board_seats, "most") || (state_share >= 25.0 && hq_country == "CN")',
        '!(hq_country == "CN")',
        'hq_country == "CN" ? state_share > 50.0 : at_least(board_seats, "most")',
    ],
)
def test_what_rises_with_what_is_held_falls_with_it(condition: str) -> None:
    """Seats and shares beyond what is held, joined in any way; and what has no part in it."""
    assert _falls(condition)


@pytest.mark.parametrize(
    "condition",
    [
        'at_least(board_seats, "one")',
        'board_seats == "one"',
        "state_share >= 10.0",
        "state_share < 25.0",
        "state_share != 25.0",
        '!at_least(board_seats, "most")',
        'at_least(board_seats, "most") ? hq_country == "CN" : hq_country == "US"',
        "board_seats.known",
        "golden_share",
        'at_least(board_seats, "most") || state_share < 5.0',
    ],
)
def test_what_could_come_true_is_left_to_the_search(condition: str) -> None:
    """What is true at what is held, asks for less, or waits for a gate that is held."""
    assert not _falls(condition)
