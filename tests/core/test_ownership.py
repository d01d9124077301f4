"""Shares through a chain of owners: direct and indirect, in circles, above the whole."""

from fractions import Fraction

import pytest

from riskwiz.core.ownership import (
    effective_share,
    largest_share_outside,
    objections,
    share_by_majority,
    share_outside,
    share_untraced,
)
from tests.editions import ONE, assessed, build

Row = tuple[str, str, str, str]


def rows(*held: Row) -> list[dict[str, object]]:
    """Write rows of owner, of, country, share; an empty cell is left out."""
    names = ("owner", "of", "country", "share")
    cells = [{k: v for k, v in zip(names, row, strict=True) if v} for row in held]
    return [row | {"share": Fraction(str(row["share"]))} for row in cells]


@pytest.mark.parametrize(
    ("held", "share"),
    [
        ((), 0),
        ((("A", "", "CN", "20"),), 20),
        ((("A", "", "US", "20"),), 0),
        ((("A", "", "CN", "20"), ("B", "", "CN", "12.5"), ("C", "", "US", "50")), Fraction("32.5")),
        ((("A", "", "US", "40"), ("P", "A", "CN", "50")), 20),
        ((("A", "", "CN", "40"), ("P", "A", "CN", "50")), 40),
        ((("A", "", "US", "40"), ("P", "A", "US", "50"), ("S", "P", "CN", "10")), 2),
        ((("A", "", "US", "40"), ("B", "", "US", "30"), ("P", "A", "CN", "50"),
          ("P", "B", "", "10")), 23),
        ((("a  b", "", "US", "40"), ("P", "A B", "CN", "50")), 20),
        ((("A", "", "US", "40"), ("B", "A", "CN", "30"), ("A", "B", "US", "50")), 12),
        ((("A", "", "US", "100"), ("A", "A", "US", "10"), ("P", "A", "CN", "90")), 90),
        ((("A", "", "US", "50"), ("B", "A", "US", "40"), ("A", "B", "US", "40"),
          ("P", "B", "CN", "60")), 0),
    ],
)  # fmt: skip
def test_stakes_multiply_along_a_chain_and_add_up(held: tuple[Row, ...], share: object) -> None:
    """Whichever way the rows are sorted; what runs in a circle is left out."""
    assert effective_share(rows(*held), frozenset({"CN"})) == share
    assert effective_share(rows(*reversed(held)), frozenset({"CN"})) == share


def test_a_long_chain_takes_no_time() -> None:
    """Five hundred rows: a chain, and layers that could be walked in 2^100 ways."""
    chain = [(f"c{n + 1}", f"c{n}" if n else "", "US", "100") for n in range(499)]
    assert effective_share(rows(*chain, ("P", "c499", "CN", "7")), frozenset({"CN"})) == 7
    layers = [
        (f"{a}{n + 1}", f"{b}{n}" if n else "", "CN" if n == 99 else "US", "50")
        for n in range(100)
        for a in "xy"
        for b in "xy"
    ]
    assert effective_share(rows(*layers), frozenset({"CN"})) == 200


HOME = frozenset({"US"})
SEVERAL = rows(
    ("A", "", "US", "40"),
    ("B", "", "FR", "12"),
    ("C", "", "", "30"),
    ("D", "", "DE", "8"),
    ("P", "A", "CN", "50"),
    ("Q", "A", "", "20"),
)


def test_holders_outside_some_countries_count_with_what_they_have_through_others() -> None:
    """12 and 8 of the subject, and half of A's 40; holders without a country, nothing."""
    assert share_outside(SEVERAL, HOME) == 40
    assert share_outside(SEVERAL, frozenset({"US", "FR", "DE"})) == 20
    assert share_outside([], HOME) == 0


def test_the_trail_ends_at_holders_with_neither_a_country_nor_owners() -> None:
    """All of the 30 that C has, and a fifth of the 40 that A has."""
    assert share_untraced(SEVERAL) == 38
    assert share_untraced(rows(("A", "", "", "60"), ("P", "A", "US", "100"))) == 0


def test_the_country_that_holds_most_is_found_through_the_chain() -> None:
    """China has half of the 40 that A has, more than France's 12 and Germany's 8."""
    assert largest_share_outside(SEVERAL, HOME) == 20
    assert largest_share_outside(rows(("C", "", "", "30")), HOME) == 0


@pytest.mark.parametrize(
    ("held", "share"),
    [
        ((("A", "", "US", "40"), ("P", "A", "CN", "50")), 40),
        ((("A", "", "US", "40"), ("P", "A", "CN", "49.999999")), 0),
        ((("A", "", "US", "40"), ("P", "A", "CN", "30"), ("Q", "A", "CN", "20")), 40),
        ((("A", "", "US", "40"), ("B", "A", "", "60"), ("P", "B", "CN", "50")), 40),
        ((("A", "", "US", "40"), ("A", "A", "US", "30"), ("P", "A", "CN", "30")), 0),
        ((("A", "", "US", "30"), ("P", "", "CN", "25"), ("P", "A", "CN", "10")), 25),
        ((), 0),
    ],
)
def test_half_of_a_company_counts_as_all_of_it(held: tuple[Row, ...], share: object) -> None:
    """Held by several together too, and at every step of the chain; less than half is nothing."""
    assert share_by_majority(rows(*held), frozenset({"CN"})) == share
    assert share_by_majority(rows(*reversed(held)), frozenset({"CN"})) == share


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((("A", "", "CN", "20"), ("B", "", "US", "80")), []),
        (
            (("A", "", "US", "40"), ("B", "A", "US", "30"), ("A", "B", "US", "50")),
            [
                (
                    "the stakes of A, B run in a circle; what they hold through it may be left out "
                    "of shares through a chain"
                )
            ],
        ),
        (
            (("A", "", "US", "60"), ("B", "", "US", "40.5")),
            ["the owners of Acme hold 100.5 % of it, more than 100 %"],
        ),
        (
            (("A", "", "US", "60"), ("B", "A", "US", "90"), ("C", "A", "US", "20")),
            ["the owners of A hold 110 % of it, more than 100 %"],
        ),
        (
            (("A", "", "US", "60"), ("ACME", "A", "US", "20")),
            ["Acme stands among the owners of A, and so would own what owns it"],
        ),
        (
            (("A", "", "US", "60"), ("B", "acme", "US", "20")),
            ["a stake of B is in Acme by name; leave that column empty"],
        ),
    ],
)
def test_circles_and_totals_above_the_whole_are_objected_to(
    held: tuple[Row, ...], said: list[str]
) -> None:
    """In words, with the names as they were written."""
    assert list(objections(rows(*held), "Acme")) == said


CHAIN = (
    ONE
    + """
[[section.question]]
id = "owners"
kind = "table"
ask = "Who owns it?"
column = [
  { id = "owner", label = "Owner", kind = "text", required = true },
  { id = "of", label = "Of", kind = "text" },
  { id = "country", label = "Country", kind = "country" },
  { id = "share", label = "Share", kind = "percent" },
]
[[derived]]
id = "held"
label = "Held"
kind = "number"
value = 'share_of(owners, "CN")'
band = [{ from = "0", label = "little", points = 0 }, { from = "20", label = "much", points = 5 }]
"""
)


def test_a_case_scores_a_chain_and_says_what_is_odd_about_it() -> None:
    """The value stands in the account; circles stand among the concerns."""
    held = [
        {"owner": "A", "share": "40", "country": "US"},
        {"owner": "P", "of": "A", "share": "50", "country": "CN"},
        {"owner": "A", "of": "P", "share": "1", "country": "US"},
    ]
    one = assessed(build(CHAIN), owners=held)
    assert one.factors[0].account[0].rule == "20: much"
    assert [c.question for c in one.concerns] == ["owners"]
    assert "in a circle" in one.concerns[0].message
    whole = assessed(build(CHAIN), owners=held[:2])
    assert whole.factors[0].account[0].rule == "20: much"
    assert whole.concerns == ()


def test_a_stake_of_unknown_size_gives_no_share() -> None:
    """The derived number is not there, and scores nothing."""
    one = assessed(build(CHAIN), owners=[{"owner": "A", "country": "CN"}])
    assert one.factors[0].account[0].state == "not asked"
