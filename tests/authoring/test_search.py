"""The search over all answers agrees with the core, combination by combination."""

from decimal import Decimal

import pytest

from riskwiz.authoring import check_edition, load_edition
from riskwiz.authoring.loading import read_edition
from riskwiz.authoring.search.answers import OTHER, Lacking
from riskwiz.authoring.search.parts import Parts
from riskwiz.authoring.search.skeleton import Atom, Choice, Joined, Not, skeleton
from riskwiz.authoring.search.world import World
from riskwiz.core.answer import State
from riskwiz.core.path import Truth, walk
from riskwiz.core.value import canonical
from tests.authoring.editions_on_disk import GOOD, texts
from tests.editions import case_of

CONDITIONS = (
    'board_seats == "most" && golden_share',
    'golden_share || board_seats == "none"',
    "golden_share.known || state_share >= 10.0",
    "!golden_share && state_share > 25.0",
    'golden_share.asked ? board_seats == "one" : hq_country == "CN"',
    'blackmail["public"] == "serious" && !("places" in kinds)',
    'kinds.exists(k, k != "no_data") && size(kinds) >= 2',
    "listed_seat && board_seats.withheld",
    'users > 1000 || launched < date("2026-01-01")',
)
STATES = {
    Lacking.UNKNOWN: State.UNKNOWN,
    Lacking.WITHHELD: State.WITHHELD,
    Lacking.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def _said(kind: str, answer: object) -> object:
    if isinstance(answer, Lacking):
        return STATES[answer]
    if answer == OTHER:
        return "FR"
    if isinstance(answer, float):
        return canonical(Decimal(repr(answer)))
    return answer.date().isoformat() if kind == "date" else answer  # type: ignore[attr-defined]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_masks_say_what_the_core_says_of_each_combination(condition: str) -> None:
    """True, false and not yet known, for every combination that the search tries."""
    finding = f"""
[[finding]]
id = "tried"
title = "It is tried."
severity = "low"
when = '{condition}'
cite = ["act s. 1"]
"""
    all_texts = texts(GOOD)
    all_texts["owners.toml"] += finding
    draft, _ = read_edition(all_texts)
    edition = load_edition(all_texts).edition
    assert draft is not None
    assert edition is not None

    world = World(Parts(draft), (("finding", "tried"),))
    truths = world.truths(("finding", "tried"))

    assert world.grid.count > 1
    for at in range(world.grid.count):
        chosen = world.grid.first(1 << at)
        answers = {
            f"{leaf.name}.{leaf.row}" if leaf.row else leaf.name: _said(
                edition.questions[leaf.name].kind, choices[chosen[leaf]]
            )
            for leaf, choices in world.choices.items()
        }
        case = case_of(edition, answers)
        truth = walk(edition, case).truth(("finding", "tried"))
        found = [
            name
            for name, mask in zip((Truth.TRUE, Truth.FALSE, Truth.NOT_YET), truths, strict=True)
            if mask >> at & 1
        ]
        assert found == [truth], answers


def test_an_expression_is_taken_apart_at_its_operators_only() -> None:
    """Operators inside brackets and between quotes belong to an atom."""
    whole = skeleton('a && !(b || "x || y" in c) && d.exists(e, e == "&&" && true)')

    assert isinstance(whole, Joined)
    first, second, third = whole.parts
    assert first == Atom("a")
    assert second == Not(Joined((Atom("b"), Atom('"x || y" in c')), by_and=False))
    assert third == Atom('d.exists(e, e == "&&" && true)')


def test_choices_nest_to_the_right() -> None:
    """Each `?` has its own `:`."""
    whole = skeleton("a ? b ? 1.0 : 2.0 : c ? 3.0 : 4.0")

    inner = Choice(Atom("b"), Atom("1.0"), Atom("2.0"))
    assert whole == Choice(Atom("a"), inner, Choice(Atom("c"), Atom("3.0"), Atom("4.0")))


def test_the_most_points_are_found_where_no_answer_has_the_most_of_its_item() -> None:
    """An exclusive option cannot be added to the others, so that the sum is out of reach.

    By hand: 10 at most for `several`, of which 6 alone or 4 with `a` and `b`; with these, 3 more
    are asked for: 7 of 13 at most, beside 20 of the rest of the factor.
    """
    questions = """[[section.question]]
id = "several"
kind = "multi"
ask = "Which?"
help = "Look."
cite = ["act s. 3"]
option = [
  { id = "nothing", label = "Nothing", points = 6, exclusive = true },
  { id = "a", label = "A", points = 0 },
  { id = "b", label = "B", points = 4 },
]
""" + "".join(
        f"""[[section.question]]
id = "then_{option}"
kind = "yes_no"
ask = "And?"
help = "Look."
cite = ["act s. 3"]
when = \'"{option}" in several\'
points = {{ yes = {worth} }}
"""
        for option, worth in (("a", 2), ("b", 1))
    )
    all_texts = texts(GOOD)
    before = all_texts["owners.toml"]
    all_texts["owners.toml"] = before.replace("[[derived]]", f"{questions}\n[[derived]]", 1)

    (found,) = [one for one in check_edition(all_texts) if one.code == "RW704"]

    assert found.message == "no answers give `threat` its 33 points; 27 is the most"
