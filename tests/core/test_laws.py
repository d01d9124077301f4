"""The laws of DESIGN 8, over random editions and random answers."""

import random
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskwiz.core.answer import Key
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.canonical import canonical_json
from riskwiz.core.case import Case, replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import EVENT, Event
from riskwiz.core.interview import Interview
from riskwiz.core.item import points
from riskwiz.core.path import OPEN, Standing, Truth, View, asked, walk
from tests.core.random_editions import Shape, answers, editions, everything, values
from tests.core.random_editions import keys as all_keys
from tests.editions import given as event
from tests.editions import opened

LITTLE = Shape()
TINY = Shape(questions=4)
RISING = Shape(monotone=True)
WITH_BENEFITS = Shape(benefits=True)

Range = tuple[Fraction | int, Fraction | int, Fraction | int]


def journal(edition: Edition, said: dict[Key, object]) -> list[Event]:
    """Write the events of a case with some answers."""
    return [opened(edition), *(event(_name(key), value) for key, value in said.items())]


def _name(key: Key) -> str:
    return key.question if key.row is None else f"{key.question}.{key.row}"


def case_with(edition: Edition, said: dict[Key, object]) -> Case:
    """Replay a case with some answers."""
    return replay(journal(edition, said))


def ranges(edition: Edition, one: Assessment) -> Iterator[tuple[str, Range]]:
    """Yield everything that has a stated, a low and a high end, as numbers."""
    rank = edition.scales["level"].rank
    steps = [d.id for d in one.dispositions].index
    for f in one.factors:
        where = f"{f.factor}/{f.audience}"
        yield f"points {where}", (f.score.stated, f.score.low, f.score.high)
        yield f"level {where}", (rank(f.level.stated), rank(f.level.low), rank(f.level.high))
        for i in f.account:
            yield f"item {where} {i.item}", (i.stated, i.low, i.high)
    for t in one.tables:
        found = (rank(t.level.stated), rank(t.level.low), rank(t.level.high))
        yield f"table {t.table}/{t.audience}", found
    for m in one.table_matches:
        found = (rank(m.level.stated), rank(m.level.low), rank(m.level.high))
        yield f"table {m.table}/{m.audience}", found
    for level in one.derived_levels:
        found = (rank(level.level.stated), rank(level.level.low), rank(level.level.high))
        yield f"derived {level.derived}", found
    for d in one.determinations:
        for o in d.outcomes:
            to = o.disposition
            yield f"disposition {o.audience}", (steps(to.stated), steps(to.low), steps(to.high))


def still_open(edition: Edition, case: Case) -> list[Key]:
    """Return the keys that are asked and not known."""
    path = walk(edition, case)
    return [key for key in all_keys(edition) if path.standing(key) in OPEN]


@given(st.data())
def test_law_1_replay_is_deterministic_and_every_prefix_is_a_case(data: st.DataObject) -> None:
    """The same journal gives the same bytes, event by event and from its JSON too."""
    edition = data.draw(editions(LITTLE))
    events = journal(edition, data.draw(answers(edition)))
    interview = Interview(edition, replay(events[:1]))
    for end in range(1, len(events) + 1):
        prefix = events[:end]
        again = [EVENT.validate_json(EVENT.dump_json(e)) for e in prefix]
        assert again == prefix
        assert replay(prefix) == replay(again) == interview.case
        assert interview.assessment == assess(edition, replay(again))
        interview = interview.after(events[end : end + 1])
    first, second = (canonical_json(assess(edition, replay(events))) for _ in range(2))
    assert first == second


@given(st.data())
def test_law_2_the_account_adds_up_to_every_score(data: st.DataObject) -> None:
    """Exactly, for every factor and audience; and the denominator is always the same."""
    edition = data.draw(editions(LITTLE))
    empty = assess(edition, case_with(edition, {}))
    one = assess(edition, case_with(edition, data.draw(answers(edition))))
    for was, now in zip(empty.factors, one.factors, strict=True):
        assert now.score.denominator == was.score.denominator
        if now.value is not None:
            continue
        assert now.score.denominator == was.score.denominator == sum(i.maximum for i in now.account)
        assert now.score.stated == sum(i.stated for i in now.account)
        assert now.score.low == sum(i.low for i in now.account)
        assert now.score.high == sum(i.high for i in now.account)
        if now.score.denominator:
            exact = 100 * now.score.stated / now.score.denominator
            assert abs(now.score.stated_percent - exact) <= Fraction(1, 2)


@given(st.data())
def test_law_3_a_more_concerning_answer_never_lowers_anything(data: st.DataObject) -> None:
    """With the same questions asked, in editions whose conditions and rules rise."""
    edition = data.draw(editions(RISING))
    said = data.draw(answers(edition, known=True))
    key = data.draw(st.sampled_from(sorted(said, key=str)))
    question = edition.questions[key.question]
    ordered = values(question)
    more = data.draw(st.sampled_from(ordered[ordered.index(said[key]) :]))
    assert points(question, more)[0] >= points(question, said[key])[0]  # type: ignore[arg-type]
    before, after = case_with(edition, said), case_with(edition, said | {key: more})
    if asked(edition, before) != asked(edition, after):
        return
    was = dict(ranges(edition, assess(edition, before)))
    for name, now in ranges(edition, assess(edition, after)):
        assert now[0] >= was[name][0], name


def ranges_hold_and_narrow(data: st.DataObject, dice: random.Random) -> None:
    """Answer open questions one by one, in any order and way, until none is left."""
    edition = data.draw(editions(LITTLE))
    said = data.draw(answers(edition))
    was = dict(ranges(edition, assess(edition, case_with(edition, said))))
    for name, (stated, low, high) in was.items():
        assert low <= stated <= high, name
    for _ in range(30):
        open_ = still_open(edition, case_with(edition, said))
        if not open_:
            break
        key = dice.choice(open_)
        said = said | {key: dice.choice(everything(edition, key))}
        now = dict(ranges(edition, assess(edition, case_with(edition, said))))
        for name, (stated, low, high) in now.items():
            assert was[name][1] <= low <= stated <= high <= was[name][2], (name, key, said)
        was = now


@given(st.data(), st.randoms(use_true_random=False))
def test_law_4_ranges_hold_what_is_stated_and_never_widen(
    data: st.DataObject, dice: random.Random
) -> None:
    """Low <= stated <= high, always; answering an open question narrows or leaves a range."""
    ranges_hold_and_narrow(data, dice)


@pytest.mark.long
@settings(max_examples=5000)
@given(st.data(), st.randoms(use_true_random=False))
def test_law_4_at_length(data: st.DataObject, dice: random.Random) -> None:
    """The same, five thousand times."""
    ranges_hold_and_narrow(data, dice)


def completions(edition: Edition, said: dict[Key, object]) -> Iterator[dict[Key, object]]:
    """Yield every way to answer what is open, and what that opens."""
    open_ = still_open(edition, case_with(edition, said))
    if not open_:
        yield said
        return
    for value in values(edition.questions[open_[0].question]):
        yield from completions(edition, said | {open_[0]: value})


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_law_4_no_completion_falls_outside_the_range(data: st.DataObject) -> None:
    """By brute force over all answers to all open questions of tiny editions."""
    edition = data.draw(editions(TINY))
    said = data.draw(answers(edition))
    wide = dict(ranges(edition, assess(edition, case_with(edition, said))))
    for place, complete in enumerate(completions(edition, said)):
        if place == 200:
            break
        one = assess(edition, case_with(edition, complete))
        for name, (stated, low, high) in ranges(edition, one):
            assert low <= stated <= high
            assert wide[name][1] <= stated <= wide[name][2], (name, complete)
        for f in one.factors:
            open_ = {i.state for i in f.account} & {s.value for s in OPEN}
            assert open_ or f.score.low == f.score.stated == f.score.high


@given(st.data())
def test_law_6_the_same_answers_give_the_same_events(data: st.DataObject) -> None:
    """However they are written: as values, as text, and through whichever interview."""
    edition = data.draw(editions(LITTLE))
    said = data.draw(answers(edition, known=True))
    start = Interview(edition, replay([opened(edition)]))
    typed, written = start, start
    for key, value in said.items():
        kind = edition.questions[key.question].kind
        text = {True: "Yes", False: " no"}.get(value, value) if kind == "yes_no" else value  # type: ignore[call-overload]
        text = f" {value} %" if kind == "percent" else text
        text = str(value) if kind == "count" else text
        one, other = typed.answer(key, value), written.answer(key, text)
        assert one == other == (event(_name(key), value),)
        assert isinstance(one, tuple)
        typed = typed.after(one)
        written = Interview(edition, written.after(one).case)
        assert typed.answer(key, text) == ()
    assert typed.case == written.case == case_with(edition, said)


@given(st.data())
def test_law_8_benefits_change_nothing_but_themselves(data: st.DataObject) -> None:
    """No score, range, level, finding, confidence or disposition."""
    edition = data.draw(editions(WITH_BENEFITS))
    said = data.draw(answers(edition))
    without = {k: v for k, v in said.items() if not edition.section_of[k.question].benefits}
    one = assess(edition, case_with(edition, said))
    other = assess(edition, case_with(edition, without))
    assert one.factors == other.factors
    assert one.tables == other.tables
    assert one.findings == other.findings
    assert one.determinations == other.determinations


@given(st.data())
def test_what_is_known_in_every_case_is_known_on_the_record(data: st.DataObject) -> None:
    """The range knows no more than the record: where it is sure, the record says the same."""
    edition = data.draw(editions(LITTLE))
    case = case_with(edition, data.draw(answers(edition)))
    interview, wide = Interview(edition, case), walk(edition, case, View.RANGE)
    for q, truth in wide.asked.items():
        assert truth in {Truth.NOT_YET, interview.record.asked[q]}
    for key in interview.path:
        assert interview.record.standing(key) not in {Standing.NOT_ASKED, Standing.NOT_YET_ASKED}
