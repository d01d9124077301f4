"""Comparing cases: what differs is listed, and what changed is traced by assessing mixtures."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from riskwiz.core.analysis.comparison import compare
from riskwiz.core.analysis.comparison_result import Trace
from riskwiz.core.answer import Key
from riskwiz.core.assess import assess
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.mitigation_record import MitigationRecord, MitigationState
from tests.core.analysis.chains import FEW, Outcomes, case_with, outcomes
from tests.core.analysis.test_drivers import LITTLE, QUESTIONS
from tests.core.random_editions import answers, editions
from tests.editions import METHODOLOGY, ONE, build, case_of

LATER = dt.date(2025, 6, 1)

LAW = """
[authorities.act]
title = "The Act"
from = 2025-01-01
kind = "law"
verified = true
[lists.adversaries]
title = "Adversaries"
entry = [
  { value = "CN", label = "China", from = 2020-01-01 },
  { value = "RU", label = "Russia", from = 2025-01-01, until = 2026-01-01 },
]
"""

SEAT = (
    ONE
    + """
[[section.question]]
id = "seat"
kind = "country"
ask = "Where is the seat?"
[[section.question]]
id = "big"
kind = "yes_no"
ask = "Is it big?"
points = { yes = 5 }
[[derived]]
id = "adversary"
label = "Seat with an adversary"
kind = "number"
value = 'listed(seat, "adversaries") ? 1 : 0'
factor = "threat"
[[derived.band]]
from = "0"
label = "no"
points = 0
[[derived.band]]
from = "1"
label = "yes"
points = 5
"""
)
ACT = METHODOLOGY.replace('why = "It is high."', 'why = "It is high."\ncite = ["act s. 1"]')


def does(edition: Edition, before: Case, after: Case, names: Iterable[str]) -> Outcomes:
    """Assess the first case with some answers of the second."""
    said = dict(before.answers)
    for one in after.answers.keys() | before.answers.keys():
        if str(one) in set(names):
            said[one] = after.answer(one)
    return outcomes(assess(edition, before.model_copy(update={"answers": said})))


def check(trace: Trace, everything: set[str], comes_out: Callable[[set[str]], bool]) -> None:
    """Try what a trace says of sets of answers."""
    together = [cause.id for cause in trace.together]
    assert comes_out(set(together))
    assert not any(comes_out(set(together) - {one}) for one in together)
    alone, needed = ({c.id for c in causes} for causes in (trace.alone, trace.needed))
    assert {one for one in everything if comes_out({one})} == alone
    assert {one for one in everything if not comes_out(everything - {one})} == needed
    if trace.smallest:
        smaller = combinations(sorted(everything), len(together) - 1)
        assert not any(comes_out(set(some)) for some in smaller)


@FEW
@given(st.data())
def test_traces_by_brute_force(data: st.DataObject) -> None:
    """What explains a change does, needs each of its parts, and is least where it says so."""
    edition = data.draw(editions(LITTLE))
    before, after = (case_with(edition, data.draw(answers(edition))) for _ in range(2))

    found = compare(edition, before, edition, after)

    everything = {str(Key(one.question, one.row)) for one in found.answers}
    for one in found.outcomes:
        wanted, key = (one.after.stated, one.disposition_after), (one.determination, one.audience)
        if one.trace is None:
            assert (one.before.stated, one.disposition_before) == wanted
        else:
            check(
                one.trace,
                everything,
                lambda some, key=key, wanted=wanted: (  # type: ignore[misc]
                    does(edition, before, after, some)[key] == wanted
                ),
            )


@FEW
@given(st.data())
def test_a_case_does_not_differ_from_itself(data: st.DataObject) -> None:
    """Nothing is listed and no mixture is assessed."""
    edition = data.draw(editions(LITTLE))
    case = case_with(edition, data.draw(answers(edition)))

    found = compare(edition, case, edition, case)

    assert found.comparable == "same edition"
    assert (found.answers, found.standings, found.findings, found.mixtures) == ((), (), (), 0)
    assert (found.lists, found.authorities, found.levels, found.outcomes) == ((), (), (), ())


def test_the_answers_that_move_a_level_are_told_from_those_that_do_not() -> None:
    """From 0 to 60 + 40: neither reaches high by itself, both together do, and seeing nothing."""
    edition = build(QUESTIONS)
    before = case_of(edition, {"seat": "home", "listed": False, "seen": False})
    after = case_of(edition, {"seat": "far", "listed": True, "seen": False})

    found = compare(edition, before, edition, after)

    assert [(a.question, a.before, a.after) for a in found.answers] == [
        ("seat", "home", "far"),
        ("listed", "no", "yes"),
    ]
    (level,), (outcome,) = found.levels, found.outcomes
    assert (level.before.stated, level.after.stated) == ("low", "high")
    assert level.trace is not None
    assert level.trace.alone == ()
    assert [c.id for c in level.trace.needed] == ["seat", "listed"]
    assert [c.id for c in level.trace.together] == ["seat", "listed"]
    assert level.trace.smallest
    assert (outcome.disposition_before, outcome.disposition_after) == ("nothing", "ban")
    assert (outcome.rule_before, outcome.rule_after) == ("rule_nothing", "rule_ban")


def test_a_finding_that_appears_explains_its_floor_alone() -> None:
    """The answer behind the finding does it by itself, whatever else differs."""
    edition = build(QUESTIONS)
    before = case_of(edition, {"seat": "home", "listed": False, "seen": False})
    after = case_of(edition, {"seat": "near", "listed": False, "seen": True})

    found = compare(edition, before, edition, after)

    assert [(f.finding, f.before, f.after) for f in found.findings] == [
        ("was_seen", "false", "true")
    ]
    trace = found.outcomes[0].trace
    assert trace is not None
    assert [c.id for c in trace.alone] == [c.id for c in trace.together] == ["seen"]
    assert trace.smallest


def test_another_date_brings_other_lists_and_other_law() -> None:
    """Russia joins the list and the Act comes into force in 2025: each is a cause of its own."""
    edition = build(SEAT, ACT, LAW, {"RU": "Russia", "CN": "China"})
    said: dict[str, object] = {"seat": "RU", "big": True}
    before, after = case_of(edition, said), case_of(edition, said, LATER)

    found = compare(edition, before, edition, after)

    assert found.answers == ()
    assert [(one.list, one.joined, one.left) for one in found.lists] == [
        ("adversaries", ("RU",), ())
    ]
    assert [(a.authority, a.in_force_before, a.in_force_after) for a in found.authorities] == [
        ("act", False, True)
    ]
    assert "as of 2024-06-01, the second as of 2025-06-01" in found.statement
    (level,), (outcome,) = (one for one in found.levels if one.name == "threat"), found.outcomes
    assert level.trace is not None
    assert [c.id for c in level.trace.together] == ["adversaries"]
    assert outcome.trace is not None
    assert [(c.kind, c.id) for c in outcome.trace.together] == [
        ("list", "adversaries"),
        ("authority", "act"),
    ]
    assert [(c.before, c.after) for c in outcome.trace.together] == [
        ("CN", "CN, RU"),
        ("not in force", "in force"),
    ]
    assert outcome.trace.smallest


def test_a_change_of_rules_is_told_from_a_change_of_answers() -> None:
    """The second version cuts at 30: the same answers become moderate because of the rules."""
    early = build(QUESTIONS)
    late = build(QUESTIONS, METHODOLOGY.replace('moderate = "40"', 'moderate = "30"'))
    said: dict[str, object] = {"seat": "near", "listed": False, "seen": False}

    found = compare(early, case_of(early, said), late, case_of(late, said))

    assert found.comparable == "other texts"
    assert "different texts of one edition" in found.statement
    trace = found.outcomes[0].trace
    assert trace is not None
    assert [(c.kind, c.id) for c in trace.alone] == [("rules", "edition")]


def test_questions_that_one_version_lacks_are_named() -> None:
    """They are compared as not being there, and counted in the statement."""
    early = build(QUESTIONS)
    more = '[[section.question]]\nid = "late"\nkind = "yes_no"\nask = "Is it late?"\n[[finding]]'
    late = build(QUESTIONS.replace("[[finding]]", more))

    found = compare(early, case_of(early, {}), late, case_of(late, {"late": True}))

    assert (found.only_before, found.only_after) == ((), ("late",))
    assert "3 are the same word for word, 0 differ" in found.statement
    assert "0 are only in the first edition and 1 only in the second" in found.statement
    (answer,) = found.answers
    assert (answer.before, answer.after) == ("not among the questions", "yes")
    assert answer.standing_before == "not asked"


def test_different_editions_stand_side_by_side_and_are_not_traced() -> None:
    """Their levels do not mean the same, and the statement says so."""
    one = build(QUESTIONS)
    other = build(QUESTIONS, METHODOLOGY.replace('id = "little"', 'id = "other"'))
    before = case_of(one, {"seat": "home", "listed": False})
    after = case_of(other, {"seat": "far", "listed": True})

    found = compare(one, before, other, after)

    assert found.comparable == "other edition"
    assert "no change is traced" in found.statement
    assert [(o.before.stated, o.after.stated, o.trace) for o in found.outcomes] == [
        ("low", "high", None)
    ]
    assert {level.trace for level in found.levels} == {None}


def test_rules_that_fault_on_the_answers_to_others_explain_nothing() -> None:
    """A mixture that cannot be assessed is no explanation, and no traceback either."""
    divided = QUESTIONS + (
        '[[section.question]]\nid = "people"\nkind = "count"\nask = "How many?"\n'
        '[[derived]]\nid = "each"\nlabel = "Each"\nkind = "number"\nvalue = "10 / people"\n'
    ).replace("[[section.question]]", "[[section]]\nid = 't'\ntitle = 'T'\n[[section.question]]", 1)
    late = build(divided)
    early = build(divided.replace("10 / people", "10 + people"))
    before = case_of(early, {"seat": "home", "listed": False, "people": 0})
    after = case_of(late, {"seat": "far", "listed": True, "people": 2})

    found = compare(early, before, late, after)

    (outcome,) = found.outcomes
    assert outcome.trace is not None
    assert outcome.trace.alone == ()
    assert [c.id for c in outcome.trace.together] == ["seat", "listed"]


def test_rows_of_a_table_that_differ_are_written_out() -> None:
    """`2 rows` and `2 rows` would say nothing."""
    edition = build(
        ONE
        + """
[[section.question]]
id = "owners"
kind = "table"
ask = "Who owns it?"
column = [
  { id = "name", label = "name", kind = "text" },
  { id = "share", label = "share", kind = "percent" },
]
[[section.question]]
id = "big"
kind = "yes_no"
ask = "Is it big?"
points = { yes = 5 }
"""
    )
    kept = {"name": "Ann", "share": "10"}
    before = case_of(edition, {"owners": [kept, {"name": "Bob", "share": "20"}]})
    after = case_of(edition, {"owners": [kept, {"name": "Cat", "share": "30"}]})

    (answer,) = compare(edition, before, edition, after).answers

    assert (answer.before, answer.after) == ("2 rows: Bob, 20 %", "2 rows: Cat, 30 %")


def test_a_question_that_stands_otherwise_though_nothing_else_was_said_is_listed() -> None:
    """Its gate closed: the answer is kept and set aside."""
    text = QUESTIONS.replace(
        'ask = "Is it listed?"', 'ask = "Is it listed?"\nwhen = "seat != \'home\'"'
    )
    edition = build(text)
    before = case_of(edition, {"seat": "near", "listed": True})
    after = case_of(edition, {"seat": "home", "listed": True})

    (one,) = compare(edition, before, edition, after).standings

    assert (one.question, one.standing_before, one.standing_after) == (
        "listed",
        "answered",
        "not asked",
    )


def test_a_mitigation_that_was_verified_in_between_is_a_cause_of_its_own() -> None:
    """Promised in the first case and verified in the second: the seat counts as at home."""
    held = (
        METHODOLOGY
        + """
[[mitigation]]
id = "move"
label = "Move the seat"
help = "To this country."
verified_by = "The register."
[[mitigation.effect]]
set = "seat"
to = "home"
"""
    )
    edition = build(QUESTIONS, held)
    plain = case_of(edition, {"seat": "far", "listed": False, "seen": False})
    states: tuple[MitigationState, ...] = ("agreed", "verified")
    agreed, verified = (
        plain.model_copy(update={"mitigations": {"move": MitigationRecord(state=state)}})
        for state in states
    )

    found = compare(edition, agreed, edition, verified)

    assert [(m.mitigation, m.before, m.after) for m in found.mitigations] == [
        ("move", "agreed", "verified")
    ]
    (outcome,) = found.outcomes
    assert (outcome.before.stated, outcome.after.stated) == ("moderate", "low")
    assert outcome.trace is not None
    assert [(c.kind, c.id) for c in outcome.trace.alone] == [("mitigation", "move")]
    back = compare(edition, verified, edition, plain)
    assert [(m.before, m.after) for m in back.mitigations] == [("verified", "not recorded")]
    assert [o.trace and len(o.trace.alone) for o in back.outcomes] == [1]
