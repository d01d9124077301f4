"""What `check` proves about a mitigation holds for every case that is tried."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskwiz.authoring import check_edition, load_edition
from riskwiz.core.answer import Key
from riskwiz.core.assess import assess
from riskwiz.core.edition import Edition
from riskwiz.core.mitigation import mitigated
from tests.authoring.editions_on_disk import GOOD, texts
from tests.core.random_editions import Draw, answers
from tests.core.test_laws import case_with

HEAD = """
[[mitigation]]
id = "m"
label = "M"
help = "It asks something."
verified_by = "Something shows it."
cite = ["act s. 3"]
"""
GATED = """
[[section.question]]
id = "audited"
kind = "yes_no"
ask = "Is nobody allowed to audit it?"
help = "Ask."
cite = ["act s. 3"]
factor = "threat"
when = '{when}'
points = {{ yes = {yes} }}
"""
FINDING = """
[[finding]]
id = "odd"
title = "It is odd."
severity = "high"
when = '{when}'
floor = {{ factor = "threat", level = "high" }}
cite = ["act s. 5"]
"""
ACCEPTED = {
    "an answer": ('[{ set = "board_seats", to = "none" }]', ""),
    "an answer at most": ('[{ set = "board_seats", to = "one" }]', ""),
    "one row of a grid": ('[{ set = "blackmail", to = { staff = "annoying" } }]', ""),
    "several options": ('[{ set = "kinds", to = ["places"] }]', ""),
    "a share": ('[{ set = "state_share", to = 7 }]', ""),
    "a derived number": ('[{ set = "held_by_states", to = 30 }]', ""),
    "a derived boolean": ('[{ set = "listed_seat", to = false }]', ""),
    "what it opens too": (
        '[{ set = "listed_seat", to = false }, { set = "audited", to = false }]',
        GATED.format(when="!listed_seat", yes=4),
    ),
    "more points than it opens": (
        '[{ set = "board_seats", to = "none" }]',
        GATED.format(when='board_seats == "none"', yes=4),
    ),
    "an answer that a finding names": (
        '[{ set = "board_seats", to = "one" }]',
        FINDING.format(when='at_least(board_seats, "most") && state_share >= 10.0'),
    ),
}
REFUSED = {
    "it opens a question": (
        '[{ set = "listed_seat", to = false }]',
        GATED.format(when="!listed_seat", yes=4),
    ),
    "it leads to a finding": (
        '[{ set = "board_seats", to = "one" }]',
        FINDING.format(when='board_seats == "one" && state_share >= 10.0'),
    ),
    "it makes an answer known": (
        '[{ set = "board_seats", to = "none" }]',
        FINDING.format(when='board_seats == "none" || state_share < 10.0'),
    ),
    "it opens a question that leads to a finding": (
        '[{ set = "listed_seat", to = false }, { set = "audited", to = true }]',
        GATED.format(when="!listed_seat", yes=0) + FINDING.format(when="audited"),
    ),
}
RESTING = {"board_seats", "golden_share", "state_share", "blackmail", "kinds", "audited"}
OWNERS = st.sampled_from([0, 20, 30, 60]).map(
    lambda share: ({"holder": "A", "share": str(share), "sort": "state"},)
)


def tried(effects: str, more: str) -> dict[str, str]:
    """Return the texts of the good little edition with a mitigation and something more."""
    found = texts(GOOD)
    where = found["owners.toml"].index("[[derived]]")
    questions, rest = found["owners.toml"][:where], found["owners.toml"][where:]
    first, _, findings = more.partition("[[finding]]")
    return found | {
        "methodology.toml": f"{found['methodology.toml']}{HEAD}effect = {effects}\n",
        "owners.toml": f"{questions}{first}{rest}{'[[finding]]' if findings else ''}{findings}",
    }


def stated(edition: Edition, said: dict[Key, object], *which: str) -> list[Fraction | int]:
    """Return every score, level and disposition as numbers that rise with concern."""
    case = mitigated(edition, case_with(edition, said), which)
    one = assess(edition, case)
    rank = edition.scales["level"].rank
    steps = [d.id for d in one.dispositions].index
    return [
        *(f.score.stated for f in one.factors),
        *(rank(f.level.stated) for f in one.factors),
        *(steps(o.disposition.stated) for d in one.determinations for o in d.outcomes),
    ]


@pytest.mark.parametrize("name", ACCEPTED)
@settings(max_examples=settings().max_examples // 12)
@given(data=st.data())
def test_a_mitigation_that_check_accepts_raises_nothing(name: str, data: st.DataObject) -> None:
    """No score, level or disposition, whatever is said and whatever is left open."""
    loaded = load_edition(tried(*ACCEPTED[name]))
    assert loaded.edition is not None
    said = data.draw(some_answers(loaded.edition))
    before, after = stated(loaded.edition, said), stated(loaded.edition, said, "m")
    assert all(now <= was for was, now in zip(before, after, strict=True))


@st.composite
def some_answers(draw: Draw, edition: Edition) -> dict[Key, object]:
    """Draw answers to the questions on which anything rests, and owners for the table."""
    drawn = draw(answers(edition))
    said = {key: value for key, value in drawn.items() if key.question in RESTING}
    for name, values in (("hq_country", st.sampled_from(["CN", "FR"])), ("owners", OWNERS)):
        if draw(st.booleans()):
            said[Key(name)] = draw(values)
    return said


@pytest.mark.parametrize("name", ACCEPTED)
def test_check_accepts_it(name: str) -> None:
    """Nothing is said, not even that it is not proven."""
    found = check_edition(tried(*ACCEPTED[name]))
    assert [d for d in found if d.code in {"RW320", "RW700"} or d.severity == "error"] == []


@pytest.mark.parametrize("name", REFUSED)
def test_check_refuses_what_can_raise_a_level(name: str) -> None:
    """With one diagnostic, at the mitigation."""
    found = check_edition(tried(*REFUSED[name]))
    assert [d.code for d in found if d.severity == "error"] == ["RW320"]
