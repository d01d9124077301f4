"""Robustness: draws that begin at the edition itself, counted exactly, the same for one seed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwiz.core.analysis.chain import Chain, chain_of
from riskwiz.core.analysis.robustness import STEPS, Draws, robustness
from riskwiz.core.level import level_of
from riskwiz.core.methodology import Robustness
from riskwiz.core.scoring import FactorKey
from tests.core.analysis.chains import FEW, case_with, promising
from tests.core.analysis.test_drivers import LITTLE, QUESTIONS
from tests.core.random_editions import answers, editions
from tests.editions import METHODOLOGY, ONE, build, case_of

ONLY_LISTED = (
    ONE
    + """
[[section.question]]
id = "listed"
kind = "yes_no"
ask = "Is it listed?"
points = { yes = 4 }
[[section.question]]
id = "liked"
kind = "yes_no"
ask = "Is it liked?"
points = { yes = 6 }
"""
)
SHARES = [("moderate", 518), ("high", 482)]

FIFTH = Robustness(
    spread_of_points=Fraction(1, 5), spread_of_cut_points=Fraction(5), count=100, seed=7
)
NONE = FIFTH.model_copy(
    update={"spread_of_points": Fraction(0), "spread_of_cut_points": Fraction(0)}
)


def random_chain(data: st.DataObject) -> Chain:
    """Draw an edition and a case."""
    edition = data.draw(editions(LITTLE))
    case = case_with(edition, data.draw(answers(edition)))
    return chain_of(edition, promising(data.draw, edition, case))


@FEW
@given(st.data())
def test_no_spread_keeps_everything(data: st.DataObject) -> None:
    """Where nothing may differ, every draw gives what is stated, however close a cut point."""
    found = robustness(random_chain(data), NONE)

    assert found is not None
    assert {one.level_kept for one in found.factors} == {1}
    assert {one.level_kept for one in found.outcomes} == {1}
    assert {one.disposition_kept for one in found.outcomes} == {1}


@FEW
@given(st.data())
def test_place_0_is_the_edition_as_it_is(data: st.DataObject) -> None:
    """The draw that differs by nothing gives exactly the stated levels and dispositions."""
    chain = random_chain(data)
    draws = Draws(chain, FIFTH)
    levels = draws.levels()
    steps = [d.id for d in chain.edition.methodology.disposition]

    assert {k: chain.edition.words_of(k[0])[ranks[0]] for k, ranks in levels.items()} == (
        chain.stated.levels
    )
    for key, one in chain.stated.outcomes.items():
        assert steps[draws.dispositions(key, levels)[0]] == one.disposition


@FEW
@given(st.data())
def test_each_draw_by_brute_force(data: st.DataObject) -> None:
    """Fractions, one draw at a time, give the levels that whole numbers gave for all at once."""
    chain = random_chain(data)
    spread = data.draw(st.sampled_from([Fraction(1, 5), Fraction(1, 3), Fraction(99, 100)]))
    declared = FIFTH.model_copy(
        update={"spread_of_points": spread, "spread_of_cut_points": Fraction(7, 3)}
    )
    levels = Draws(chain, declared).levels()
    steps = Draws(chain, declared)
    names = dict.fromkeys(key[0] for key in chain.items)
    weights = {name: drawn(steps, 1, spread) for name in names}
    shifts = {key: drawn(steps, 0, Fraction(7, 3)) for key in chain.cut_points}
    for place in data.draw(st.lists(st.integers(0, 100), min_size=1, max_size=5)):
        points: dict[FactorKey, Fraction] = {}
        for key in chain.factors:
            factor = chain.edition.factors[key[0]]
            if factor.value is not None:
                points[key] = chain.computed(key, points)
                over = Fraction(factor.maximum or 0)
            else:
                lines = chain.accounts[key]
                points[key] = sum((weights[i.item][place] * i.stated for i in lines), Fraction(0))
                over = sum((weights[i.item][place] * i.maximum for i in lines), Fraction(0))
            cuts = {n: c + shifts[key[0], n][place] for n, c in factor.cut_points.items()}
            scale = chain.edition.scale_of(key[0])
            score = 100 * points[key] / over if over else Fraction(0)
            by_score = level_of(score, factor.model_copy(update={"cut_points": cuts}), scale)
            floors = chain.floors(key, chain.facts)
            wanted = max([by_score, *floors], key=scale.rank)
            assert chain.edition.words_of(key[0])[levels[key][place]] == wanted


def drawn(draws: Draws, start: int, spread: Fraction) -> list[Fraction]:
    """Return the next steps of some draws as what they stand for."""
    return [start + spread * Fraction(int(one), STEPS) for one in draws._steps()]


SAID: dict[str, object] = {"seat": "near", "listed": False}


def test_a_seed_gives_the_same_draws_and_another_seed_others() -> None:
    """The shares of one seed are written down here: they hold on every machine."""
    chain = chain_of(build(QUESTIONS), case_of(build(QUESTIONS), SAID | {"listed": True}))
    wide = FIFTH.model_copy(update={"count": 1000})

    first, again = robustness(chain, wide), robustness(chain, wide)
    other = robustness(chain, wide.model_copy(update={"seed": 8}))

    assert first is not None
    assert other is not None
    assert first == again
    assert first.outcomes != other.outcomes
    assert [(s.word, s.count) for s in first.factors[0].levels] == SHARES


def test_the_shares_add_up_and_what_is_kept_is_among_them() -> None:
    """Each draw is counted once."""
    chain = chain_of(build(QUESTIONS), case_of(build(QUESTIONS), SAID | {"listed": True}))
    found = robustness(chain, FIFTH)

    assert found is not None
    for one in found.factors:
        assert sum(s.count for s in one.levels) == found.count
        assert one.level_kept == next(s.share for s in one.levels if s.word == one.level)
    for outcome in found.outcomes:
        assert sum(s.share for s in outcome.levels) == 1
        assert sum(s.share for s in outcome.dispositions) == 1


@pytest.mark.parametrize(("exclusive", "kept"), [(False, "moderate"), (True, "low")])
def test_a_tie_is_decided_as_in_an_assessment(exclusive: bool, kept: str) -> None:
    """4 of 10 points meet a cut point of 40 exactly in every draw."""
    words = "\ncut_points_exclusive = true" if exclusive else ""
    methodology = METHODOLOGY.replace('scale = "level"', f'scale = "level"{words}', 1)
    edition = build(ONLY_LISTED, methodology)
    chain = chain_of(edition, case_of(edition, {"listed": True, "liked": False}))
    still = FIFTH.model_copy(update={"spread_of_points": Fraction(0)})
    found = robustness(chain, still.model_copy(update={"spread_of_cut_points": Fraction(0)}))

    assert found is not None
    assert [(s.word, s.share) for s in found.factors[0].levels] == [(kept, Fraction(1))]


def test_numbers_too_long_for_the_machine_are_still_exact() -> None:
    """A share of 1/3^40 for what is not known overflows 64 bits; the shares do not care."""
    share = f'not_known = "1/{3**40}"'
    edition = build(QUESTIONS, METHODOLOGY.replace('not_known = "1/2"', share))
    chain = chain_of(edition, case_of(edition, {"listed": True}))
    draws = Draws(chain, FIFTH)

    assert draws._added()["threat", None].number.dtype == object
    found, plain = robustness(chain, FIFTH), robustness(_without_seat(), FIFTH)
    assert found is not None
    assert plain is not None
    assert found.factors[0].levels == plain.factors[0].levels


def _without_seat() -> Chain:
    """Answer with no points what the other case leaves open at next to none."""
    edition = build(QUESTIONS)
    return chain_of(edition, case_of(edition, {"listed": True, "seat": "home"}))


def test_an_edition_that_declares_no_spread_is_not_varied() -> None:
    """Nothing is assumed in the author's place."""
    edition = build(QUESTIONS)

    assert edition.methodology.robustness is None
    assert robustness(chain_of(edition, case_of(edition, SAID))) is None


def test_what_the_methodology_declares_is_used_and_cited() -> None:
    """Count, seed, reason and authority come from the methodology."""
    block = """
[robustness]
spread_of_points = "1/5"
spread_of_cut_points = "5"
count = 200
seed = 3
why = "So."
cite = ["book p. 1"]
"""
    book = (
        '[authorities.book]\ntitle = "Book"\nfrom = 2020-01-01\nkind = "standard"\nverified = true'
    )
    edition = build(QUESTIONS, METHODOLOGY.replace("[confidence]", block + "[confidence]"), book)
    found = robustness(chain_of(edition, case_of(edition, SAID)))

    assert found is not None
    assert (found.count, found.seed, found.why) == (200, 3, "So.")
    assert [c.text for c in found.cites] == ["Book, p. 1"]
