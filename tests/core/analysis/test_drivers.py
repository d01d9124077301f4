"""Drivers: contributions that add up, and what hangs on each item and finding."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from riskwiz.core.analysis.chain import chain_of
from riskwiz.core.analysis.drivers import OutcomeAt, drivers
from riskwiz.core.assess import assess
from riskwiz.core.edition import Edition
from riskwiz.core.path import Standing
from riskwiz.core.question import ChoiceQuestion, GridQuestion, YesNoQuestion
from tests.core.analysis.chains import FEW, Outcomes, case_with, outcomes, promising, read_outcomes
from tests.core.random_editions import Shape, answers, editions
from tests.editions import ONE, build, case_of

LITTLE = Shape(questions=5, mitigations=True)

QUESTIONS = (
    ONE
    + """
[[section.question]]
id = "seat"
kind = "choice"
ask = "Where is the seat?"
option = [
  { id = "home", label = "home", points = 0 },
  { id = "near", label = "near", points = 3 },
  { id = "far", label = "far", points = 6 },
]
[[section.question]]
id = "listed"
kind = "yes_no"
ask = "Is it listed?"
points = { yes = 4 }
[[section.question]]
id = "seen"
kind = "yes_no"
ask = "Was it seen?"
[[finding]]
id = "was_seen"
title = "It was seen."
severity = "high"
when = 'seen'
floor = { factor = "threat", level = "high" }
"""
)


@FEW
@given(st.data())
def test_the_chain_says_what_the_assessment_says(data: st.DataObject) -> None:
    """Scores, levels, rules and dispositions, over random editions and answers."""
    edition = data.draw(editions(LITTLE))
    case = promising(data.draw, edition, case_with(edition, data.draw(answers(edition))))
    one, read = assess(edition, case), chain_of(edition, case).stated

    assert {(f.factor, f.audience): f.level.stated for f in one.factors}.items() <= (
        read.levels.items()
    )
    assert outcomes(one) == read_outcomes(read)
    assert [o.rule for d in one.determinations for o in d.outcomes] == [
        o.rule for o in read.outcomes.values()
    ]


@FEW
@given(st.data())
def test_contributions_add_up_to_the_score(data: st.DataObject) -> None:
    """Exactly, over the items of a factor that apply; the others add nothing."""
    edition = data.draw(editions(LITTLE))
    chain = chain_of(edition, case_with(edition, data.draw(answers(edition))))
    found = drivers(chain)
    for key in chain.accounts:
        mine = [d for d in found.items if (d.item, d.row) in chain.items and d.factor == key[0]]
        added = sum(d.contribution for d in mine if d.row in (None, key[1]))
        assert added == chain.stated.scores[key]


@FEW
@given(st.data())
def test_an_item_at_no_points_and_at_its_maximum_by_brute_force(data: st.DataObject) -> None:
    """An edition whose every answer to one question has those points gives the same."""
    edition = data.draw(editions(LITTLE))
    case = promising(data.draw, edition, case_with(edition, data.draw(answers(edition))))
    # Which answer a promise replaces hangs on its points, so there it would be another case.
    promised = {e.set for one in edition.methodology.mitigation for e in one.effect}
    found = drivers(chain_of(edition, case))
    now = outcomes(assess(edition, case))
    for one in found.items:
        question = edition.questions.get(one.item)
        if one.state != Standing.ANSWERED.value or isinstance(question, GridQuestion):
            continue
        if one.item in promised:
            continue
        for points, moved in ((0, one.at_low), (one.maximum, one.at_high)):
            other = _rescored(edition, one.item, points)
            if other is not None:
                changed = outcomes(assess(other, case)).items() - now.items()
                assert changed == _said(moved).items()


def _rescored(edition: Edition, name: str, points: int) -> Edition | None:
    """Give every answer to a choice or yes-no question the same points."""
    question = edition.questions.get(name)
    changed: ChoiceQuestion | YesNoQuestion | None = None
    if isinstance(question, ChoiceQuestion):
        option = tuple(o.model_copy(update={"points": points}) for o in question.option)
        changed = question.model_copy(update={"option": option})
    elif isinstance(question, YesNoQuestion) and question.points is not None:
        both = question.points.model_copy(update={"yes": points, "no": points})
        changed = question.model_copy(update={"points": both})
    if changed is None:
        return None
    (one,) = edition.questionnaires
    sections = tuple(
        s.model_copy(update={"question": tuple(changed if q.id == name else q for q in s.question)})
        for s in one.section
    )
    factors = tuple(
        f
        if f.value or f.maximum
        else f.model_copy(update={"maximum": sum(i.maximum for i in edition.items[f.id]) or 1})
        for f in edition.methodology.factor
    )
    return replace(
        edition,
        questionnaires=(one.model_copy(update={"section": sections}),),
        methodology=edition.methodology.model_copy(update={"factor": factors}),
    )


@FEW
@given(st.data())
def test_facts_that_bind_by_brute_force(data: st.DataObject) -> None:
    """An edition in which one finding is never made gives the same levels and dispositions."""
    edition = data.draw(editions(LITTLE))
    case = promising(data.draw, edition, case_with(edition, data.draw(answers(edition))))
    chain = chain_of(edition, case)
    binding = {d.fact: d for d in drivers(chain).facts}
    now = outcomes(assess(edition, case))
    never = build(QUESTIONS.replace("'seen'", "'false'")).expressions["finding", "was_seen"]
    for name in edition.findings:
        without = replace(edition, expressions={**edition.expressions, ("finding", name): never})
        one = assess(without, case)
        has = binding[name].outcomes if name in binding else ()
        assert _said(has).items() == outcomes(one).items() - now.items()
        levels = {(f.factor, f.audience): f.level.stated for f in one.factors}
        fallen = {k: v for k, v in levels.items() if v != chain.stated.levels[k]}
        floors = binding[name].floors if name in binding else ()
        assert {(f.factor, f.audience): f.without for f in floors} == fallen


def _said(moved: tuple[OutcomeAt, ...]) -> Outcomes:
    return {(o.determination, o.audience): (o.level, o.disposition) for o in moved}


def test_an_item_is_tried_at_no_points_and_at_its_maximum() -> None:
    """3 of 10 points for the seat: 30 with it, 0 without, 60 at most; 60 is moderate."""
    edition = build(QUESTIONS)
    found = drivers(chain_of(edition, case_of(edition, {"seat": "near", "listed": False})))

    seat, listed = found.items
    assert seat.item == "seat"
    assert [seat.points, seat.maximum] == [3, 6]
    assert [seat.contribution, seat.swing] == [30, 60]
    (swing,) = seat.scores
    assert [swing.low, swing.stated, swing.high] == [0, 30, 60]
    assert (swing.level_low, swing.level_stated, swing.level_high) == ("low", "low", "moderate")
    assert seat.at_low == ()
    assert [(o.level, o.disposition) for o in seat.at_high] == [("moderate", "watch")]
    assert [listed.contribution, listed.swing] == [0, 40]
    assert [(o.level, o.disposition) for o in listed.at_high] == [("high", "ban")]


def test_an_item_that_is_not_known_drives_by_the_points_that_it_counts() -> None:
    """Half of 6 points count for an open seat, and the state says why."""
    edition = build(QUESTIONS)
    found = drivers(chain_of(edition, case_of(edition, {"listed": True})))

    seat = next(one for one in found.items if one.item == "seat")
    assert seat.state == "unanswered"
    assert [seat.points, seat.contribution] == [3, 30]


def test_a_floor_that_binds_is_named_with_the_level_without_it() -> None:
    """A finding holds the factor at high; without it the score says low, and nothing follows."""
    edition = build(QUESTIONS)
    said: dict[str, object] = {"seat": "home", "listed": False, "seen": True}
    found = drivers(chain_of(edition, case_of(edition, said)))

    (fact,) = found.facts
    assert (fact.fact, fact.kind, fact.title) == ("was_seen", "finding", "It was seen.")
    assert [(f.stated, f.without) for f in fact.floors] == [("high", "low")]
    assert [(o.level, o.disposition) for o in fact.outcomes] == [("low", "nothing")]
    assert found.without_floors == fact.outcomes


def test_items_that_cannot_be_asked_drive_nothing() -> None:
    """A question behind a closed gate is not among the drivers."""
    gated = QUESTIONS.replace('ask = "Is it listed?"', 'ask = "Is it listed?"\nwhen = "seen"')
    text = gated.replace(
        '[[section.question]]\nid = "seen"\nkind = "yes_no"\nask = "Was it seen?"\n', ""
    )
    first = text.replace(
        '[[section.question]]\nid = "seat"',
        '[[section.question]]\nid = "seen"\nkind = "yes_no"\nask = "Was it seen?"\n'
        '[[section.question]]\nid = "seat"',
    )
    edition = build(first)
    found = drivers(chain_of(edition, case_of(edition, {"seen": False, "seat": "far"})))

    assert [one.item for one in found.items] == ["seat"]
