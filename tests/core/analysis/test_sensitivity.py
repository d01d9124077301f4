"""Sensitivity: how far one cut point can move before a disposition becomes another."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from riskwiz.core.analysis.chain import chain_of
from riskwiz.core.analysis.sensitivity import CutPointReach, sensitivity
from riskwiz.core.assess import assess
from riskwiz.core.edition import Edition
from tests.core.analysis.chains import FEW, case_with, outcomes, promising
from tests.core.analysis.test_drivers import LITTLE, QUESTIONS
from tests.core.random_editions import answers, editions
from tests.editions import METHODOLOGY, build, case_of


def moved(edition: Edition, factor: str, level: str, at: Fraction) -> Edition:
    """Return the edition with one cut point elsewhere."""
    factors = tuple(
        f.model_copy(update={"cut_points": {**f.cut_points, level: at}}) if f.id == factor else f
        for f in edition.methodology.factor
    )
    return replace(edition, methodology=edition.methodology.model_copy(update={"factor": factors}))


def inside(one: CutPointReach, at: Fraction) -> bool:
    """Say whether a place lies where the disposition is said to stay."""
    above = at > one.low or (one.low_included and at == one.low)
    return above and (at < one.high or (one.high_included and at == one.high))


@FEW
@given(st.data())
def test_the_reach_of_a_cut_point_by_brute_force(data: st.DataObject) -> None:
    """Assessing with the cut point elsewhere gives the disposition that its reach says."""
    edition = data.draw(editions(LITTLE))
    case = promising(data.draw, edition, case_with(edition, data.draw(answers(edition))))
    chain = chain_of(edition, case)
    one = data.draw(st.sampled_from(sensitivity(chain)))
    near = Fraction(1, 10**9)
    places = [one.cut_point, one.low, one.high, one.low - near, one.low + near]
    places += [one.high - near, one.high + near, *chain.stated.scores.values()]
    for at in places:
        if not one.least < at < one.most:
            continue
        other = assess(moved(edition, one.factor, one.level, at), case)
        _, disposition = outcomes(other)[one.determination, one.audience]
        if inside(one, at):
            assert disposition == one.disposition
        elif at in (one.low, one.low - near):
            assert disposition == one.below != one.disposition
        elif at in (one.high, one.high + near):
            assert disposition == one.above != one.disposition


def test_a_cut_point_reaches_down_to_the_score_and_up_to_its_neighbour() -> None:
    """At a score of 30 moderate begins at 40; were that 30 or less, the level would be moderate."""
    edition = build(QUESTIONS)
    chain = chain_of(edition, case_of(edition, {"seat": "near", "listed": False}))

    moderate, high = sensitivity(chain)

    assert (moderate.level, moderate.disposition) == ("moderate", "nothing")
    assert [moderate.cut_point, moderate.least, moderate.most] == [40, 0, 70]
    assert [moderate.low, moderate.high] == [30, 70]
    assert (moderate.low_included, moderate.high_included) == (False, False)
    assert (moderate.below, moderate.above) == ("watch", None)
    assert [high.low, high.high] == [40, 100]
    assert (high.below, high.above) == (None, None)


def test_a_score_that_meets_a_cut_point_belongs_to_the_side_that_the_methodology_says() -> None:
    """At a score of 40 a cut point of 40 is met; where it must be exceeded it is not."""
    met = build(QUESTIONS)
    exceeded = build(
        QUESTIONS,
        METHODOLOGY.replace('scale = "level"', 'scale = "level"\ncut_points_exclusive = true'),
    )
    said: dict[str, object] = {"seat": "home", "listed": True}

    reaches = [sensitivity(chain_of(e, case_of(e, said)))[0] for e in (met, exceeded)]

    assert [one.disposition for one in reaches] == ["watch", "nothing"]
    met_at, exceeded_at = reaches
    assert met_at.high == exceeded_at.low == 40
    assert (met_at.high_included, met_at.above) == (True, "nothing")
    assert (exceeded_at.low_included, exceeded_at.below) == (True, "watch")
