"""Points of each kind of question: bands, sums, caps, yes and no, grids."""

import pytest

from riskwiz.core.answer import Key, State
from riskwiz.core.item import points as value_points
from riskwiz.core.value import Objection
from tests.editions import (
    AUDIENCES,
    DECISION,
    FACTOR,
    HEAD,
    ONE,
    assessed,
    begin,
    build,
    factor,
    item,
    points,
)

MULTI = """
[[section.question]]
id = "q"
kind = "multi"
ask = "Q?"
option = [
  { id = "none", label = "None", points = 0, exclusive = true },
  { id = "a", label = "A", points = 2 },
  { id = "b", label = "B", points = 3 },
  { id = "c", label = "C", points = 4 },
  { id = "d", label = "D" },
]
"""


@pytest.mark.parametrize(
    ("cap", "chosen", "stated", "most"),
    [
        ("", ["none"], 0, 9),
        ("", ["a"], 2, 9),
        ("", ["a", "c"], 6, 9),
        ("", ["a", "b", "c"], 9, 9),
        ("", ["d"], 0, 9),
        ("cap = 5", ["a", "b"], 5, 5),
        ("cap = 5", ["a", "c"], 5, 5),
        ("cap = 5", ["a", "b", "c", "d"], 5, 5),
        ("cap = 100", ["a", "b", "c"], 9, 9),
        ("cap = 0", ["a", "b", "c"], 0, 0),
    ],
)
def test_multi_adds_its_options_up_to_its_cap(
    cap: str, chosen: list[str], stated: int, most: int
) -> None:
    """The maximum is the sum of the options, or the cap where that is less."""
    one = assessed(build(ONE + MULTI + cap), q=chosen)
    assert points(one, "q") == (stated, stated, stated)
    assert item(one, "q").maximum == factor(one).score.denominator == most


def test_a_cap_that_binds_is_named() -> None:
    """The account says that the sum was cut."""
    edition = build(ONE + MULTI + "cap = 5")
    assert item(assessed(edition, q=["a", "c"]), "q").rule == "A; C (capped at 5)"
    assert item(assessed(edition, q=["a", "b"]), "q").rule == "A; B"


def test_an_exclusive_option_stands_alone() -> None:
    """It is refused beside others, and such an answer in a journal is set aside."""
    edition = build(ONE + MULTI)
    refused = begin(edition).answer(Key("q"), ["none", "a"])
    assert isinstance(refused, Objection)
    assert "'none' cannot stand beside" in refused.message
    assert points(assessed(edition, q=["none", "a"]), "q")[1:] == (0, 9)


BANDS = """
band = [
  { from = "0", label = "little", points = 0 },
  { from = "5", label = "some", points = 2 },
  { from = "12.5", label = "much", points = 7 },
]
"""


@pytest.mark.parametrize("kind", ["number", "percent"])
@pytest.mark.parametrize(
    ("value", "stated"),
    [
        ("0", 0), ("4.999999", 0), ("5", 2), ("12.499999", 2), ("12.5", 7), ("99", 7),
    ],
)  # fmt: skip
def test_a_band_begins_at_its_lower_end_inclusively(kind: str, value: str, stated: int) -> None:
    """The last band that starts at or below the number counts, compared exactly."""
    question = f'[[section.question]]\nid = "q"\nkind = "{kind}"\nask = "Q?"\n'
    assert points(assessed(build(ONE + question + BANDS), q=value), "q") == (stated,) * 3


@pytest.mark.parametrize(("value", "stated"), [(4, 0), (5, 2), (12, 2), (13, 7), (10**15, 7)])
@pytest.mark.parametrize("kind", ['"count"', '"money"\ncurrency = "USD"'])
def test_whole_numbers_have_bands_too(kind: str, value: int, stated: int) -> None:
    """Counts and amounts of money fall into bands like other numbers."""
    question = f'[[section.question]]\nid = "q"\nkind = {kind}\nask = "Q?"\n'
    assert points(assessed(build(ONE + question + BANDS), q=value), "q") == (stated,) * 3


def test_a_number_below_every_band_has_no_points() -> None:
    """The account says so instead of inventing a band."""
    question = '[[section.question]]\nid = "q"\nkind = "number"\nask = "Q?"\n'
    line = item(assessed(build(ONE + question + BANDS), q="-3"), "q")
    assert (int(line.stated), line.rule) == (0, "below every band")


@pytest.mark.parametrize(
    ("authored", "answer", "stated", "most"),
    [
        ("{ yes = 4 }", True, 4, 4),
        ("{ yes = 4 }", False, 0, 4),
        ("{ no = 3 }", True, 0, 3),
        ("{ no = 3 }", False, 3, 3),
    ],
)
def test_yes_and_no_have_points_of_their_own(
    authored: str, answer: object, stated: int, most: int
) -> None:
    """The answer that is left out has none; the maximum is the larger."""
    question = '[[section.question]]\nid = "q"\nkind = "yes_no"\nask = "Q?"\n'
    line = item(assessed(build(f"{ONE}{question}points = {authored}\n"), q=answer), "q")
    assert (int(line.stated), line.maximum) == (stated, most)


def test_what_carries_no_points_is_no_item() -> None:
    """Texts, dates, countries, tables and questions without points are not in the account."""
    edition = build(
        ONE
        + """
[[section.question]]
id = "a"
kind = "text"
ask = "A?"
[[section.question]]
id = "b"
kind = "date"
ask = "B?"
[[section.question]]
id = "c"
kind = "country"
ask = "C?"
[[section.question]]
id = "d"
kind = "yes_no"
ask = "D?"
[[section.question]]
id = "e"
kind = "number"
ask = "E?"
[[section.question]]
id = "f"
kind = "choice"
ask = "F?"
option = [{ id = "x", label = "X" }, { id = "y", label = "Y" }]
[[section.question]]
id = "g"
kind = "multi"
ask = "G?"
option = [{ id = "x", label = "X" }]
"""
    )
    one = factor(assessed(edition, a="text", d=True, e="7", f="x", g=["x"]))
    assert one.account == ()
    assert (one.score.denominator, one.score.stated_percent) == (0, 0)
    assert one.level.stated == "low"
    assert {value_points(edition.questions[q], "x") for q in "abcd"} == {(0, "")}


PER_AUDIENCE = HEAD + AUDIENCES + FACTOR + "per_audience = true\n" + DECISION
GRID = """
[[section.question]]
id = "all"
kind = "yes_no"
ask = "All?"
points = { yes = 4 }
[[section.question]]
id = "g"
kind = "grid"
ask = "G?"
may_not_apply = true
option = [
  { id = "none", label = "None", points = 0 },
  { id = "grave", label = "Grave", points = 6 },
]
"""


def test_a_grid_is_scored_row_by_row() -> None:
    """An audience's items are all questions without rows, and its own row of each grid."""
    edition = build(ONE + GRID, PER_AUDIENCE)
    one = assessed(edition, all=True, g__cleared="grave", g__public=State.WITHHELD)
    for audience, expected in (("cleared", (6, 6, 6)), ("public", (6, 0, 6))):
        assert points(one, "all", audience=audience) == (4, 4, 4)
        assert points(one, "g", audience=audience) == expected
        assert factor(one, audience=audience).score.denominator == 10
        assert item(one, "g", audience=audience).row == audience
    assert factor(one, audience="cleared").level.certain
    assert not factor(one, audience="public").level.certain


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("none", (0, 0, 0)),
        (State.UNKNOWN, (3, 0, 6)),
        (State.NOT_APPLICABLE, (0, 0, 0)),
        (None, (3, 0, 6)),
    ],
)
def test_each_row_of_a_grid_has_a_state_of_its_own(
    row: object, expected: tuple[int, int, int]
) -> None:
    """What is said of one row says nothing of another."""
    answers = {"g__cleared": "grave"} | ({} if row is None else {"g__public": row})
    one = assessed(build(ONE + GRID, PER_AUDIENCE), **answers)
    assert points(one, "g", audience="public") == expected
    assert points(one, "g", audience="cleared") == (6, 6, 6)
