"""Conditions: true, false, and not yet known (DESIGN 3.1)."""

import pytest

from riskwiz.core.answer import State
from riskwiz.core.edition import EditionFault
from riskwiz.core.path import Truth, View, walk
from tests.editions import AUDIENCES, DECISION, FACTOR, HEAD, ONE, assessed, build, case_of

UNKNOWN, WITHHELD, NOT_APPLICABLE = State.UNKNOWN, State.WITHHELD, State.NOT_APPLICABLE

METHODOLOGY = HEAD + AUDIENCES + FACTOR + "per_audience = true\n" + DECISION
ASKED = (
    ONE
    + """
[[section.question]]
id = "a"
kind = "yes_no"
ask = "A?"
may_not_apply = true
[[section.question]]
id = "b"
kind = "yes_no"
ask = "B?"
[[section.question]]
id = "c"
kind = "choice"
ask = "C?"
when = 'a'
option = [
  { id = "low", label = "L", points = 0 },
  { id = "mid", label = "M", points = 1 },
  { id = "top", label = "T", points = 2 },
]
[[section.question]]
id = "n"
kind = "count"
ask = "N?"
[[section.question]]
id = "p"
kind = "percent"
ask = "P?"
[[section.question]]
id = "h"
kind = "country"
ask = "H?"
[[section.question]]
id = "m"
kind = "multi"
ask = "M?"
option = [{ id = "x", label = "X" }, { id = "y", label = "Y" }]
[[section.question]]
id = "d"
kind = "date"
ask = "D?"
[[section.question]]
id = "g"
kind = "grid"
ask = "G?"
may_not_apply = true
option = [{ id = "low", label = "L", points = 0 }, { id = "top", label = "T", points = 2 }]
[[section.question]]
id = "t"
kind = "table"
ask = "T?"
column = [
  { id = "share", label = "Share", kind = "percent" },
  { id = "land", label = "Land", kind = "country" },
  { id = "seats", label = "Seats", kind = "count" },
  { id = "day", label = "Day", kind = "date" },
]
"""
)
LISTS = """
[authorities.rule]
title = "The rule"
kind = "law"
from = 2020-01-01
verified = true
[lists.foes]
title = "Foes"
[[lists.foes.entry]]
value = "XX"
label = "X"
from = 2021-01-01
until = 2023-01-01
[[lists.foes.entry]]
value = "YY"
label = "Y"
from = 2024-06-01
"""


def finding(when: str) -> str:
    """Write a finding `f`."""
    return f"[[finding]]\nid = \"f\"\ntitle = \"F.\"\nseverity = \"high\"\nwhen = '''{when}'''\n"


def truth(when: str, view: View = View.RECORD, /, **answers: object) -> Truth:
    """Evaluate a condition over the answers."""
    edition = build(ASKED + finding(when), METHODOLOGY, LISTS)
    case = case_of(edition, {k.replace("__", "."): v for k, v in answers.items()})
    return walk(edition, case, view).truth(("finding", "f"))


FULL_ROW = {"share": "1", "land": "XX", "seats": 0, "day": "2024-01-01"}
TRUE, FALSE, NOT_YET = Truth.TRUE, Truth.FALSE, Truth.NOT_YET


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ("a", {"a": True}, TRUE),
        ("a", {"a": False}, FALSE),
        ("a", {}, NOT_YET),
        ("a", {"a": UNKNOWN}, NOT_YET),
        ("a", {"a": WITHHELD}, NOT_YET),
        ("a", {"a": NOT_APPLICABLE}, FALSE),
        ("!a", {}, NOT_YET),
        ("!a", {"a": NOT_APPLICABLE}, FALSE),
        ("a || b", {"a": True}, TRUE),
        ("b || a", {"a": True}, TRUE),
        ("a || b", {"a": False}, NOT_YET),
        ("a && b", {"a": False}, FALSE),
        ("b && a", {"a": False}, FALSE),
        ("a && b", {"a": True}, NOT_YET),
        ("a ? b : !b", {"b": True}, NOT_YET),
        ("a || true", {}, TRUE),
        ("a && false", {"a": UNKNOWN}, FALSE),
        ('c == "top"', {"a": False}, FALSE),
        ('c == "top"', {"a": False, "c": "top"}, FALSE),
        ('c != "top"', {"a": False}, FALSE),
        ('!(c == "top")', {"a": False}, FALSE),
        ('c == "top" || b', {"a": False, "b": True}, TRUE),
        ('c == "top" || b', {"a": False, "b": False}, FALSE),
        ('c == "top" || b', {"a": False}, NOT_YET),
        ('c == "top"', {}, NOT_YET),
        ('c == "top"', {"c": "top"}, NOT_YET),
        ('"x" in m', {"m": ["x"]}, TRUE),
        ('"y" in m', {"m": ["x"]}, FALSE),
        ("size(m) == 2", {"m": ["x", "y"]}, TRUE),
        ("n > 3", {"n": 4}, TRUE),
        ('audience == "public"', {"n": 4}, NOT_YET),
        ("p >= 20.0", {"p": "19.9"}, FALSE),
        ("p >= 19.9", {"p": "19.9"}, TRUE),
        ("p >= 20.0", {"p": "19.999999"}, FALSE),
        ("p >= 20.0", {"p": "20"}, TRUE),
        ("p == 0.1", {"p": "0.1"}, TRUE),
        ('d < date("2024-01-01")', {"d": "2023-12-31"}, TRUE),
        ('d < date("2024-01-01")', {"d": "2024-01-01"}, FALSE),
        ('d < date("2024-01-01")', {"d": "1000-01-01"}, TRUE),
        ('d < date("2024-01-01")', {"d": "9999-12-31"}, FALSE),
    ],
)
def test_a_condition_is_true_false_or_not_yet_known(
    when: str, answers: dict[str, object], expected: Truth
) -> None:
    """`&&` and `||` absorb what is missing on one side; what is not asked makes false."""
    assert truth(when, **answers) is expected


@pytest.mark.parametrize(
    ("said", "known", "unknown", "withheld"),
    [
        (True, TRUE, FALSE, FALSE),
        (UNKNOWN, FALSE, TRUE, FALSE),
        (WITHHELD, FALSE, FALSE, TRUE),
        (NOT_APPLICABLE, FALSE, FALSE, FALSE),
        (None, NOT_YET, NOT_YET, NOT_YET),
    ],
)
def test_conditions_can_ask_for_the_state_of_a_question(
    said: object, known: Truth, unknown: Truth, withheld: Truth
) -> None:
    """`q.known`, `q.unknown` and `q.withheld` say what was said; silence says nothing."""
    answers = {} if said is None else {"a": said}
    assert truth("a.known", **answers) is known
    assert truth("a.unknown", **answers) is unknown
    assert truth("a.withheld", **answers) is withheld
    assert truth("a.asked", **answers) is TRUE


@pytest.mark.parametrize("said", [UNKNOWN, WITHHELD])
def test_whatever_is_not_known_can_still_become_anything_in_the_range(said: object) -> None:
    """The range takes neither the state nor the value of an open question as settled."""
    for when in ("a.known", "a.unknown", "a.withheld", "a"):
        assert truth(when, View.RANGE, a=said) is NOT_YET
    assert truth("a.asked", View.RANGE, a=said) is TRUE


@pytest.mark.parametrize(
    ("answers", "asked"), [({"a": True}, TRUE), ({"a": False}, FALSE), ({}, NOT_YET)]
)
def test_asked_follows_the_gate(answers: dict[str, object], asked: Truth) -> None:
    """A question behind an open gate is not yet known to be asked; one not asked is not known."""
    assert truth("c.asked", **answers) is asked
    if asked is FALSE:
        assert truth("c.known || c.unknown || c.withheld", **answers) is FALSE


@pytest.mark.parametrize(
    ("c", "word", "expected"),
    [
        ("low", "low", TRUE),
        ("low", "mid", FALSE),
        ("mid", "mid", TRUE),
        ("top", "mid", TRUE),
        ("mid", "top", FALSE),
    ],
)
def test_at_least_follows_the_order_of_the_options(c: str, word: str, expected: Truth) -> None:
    """And not the alphabet: low < mid < top."""
    assert truth(f'at_least(c, "{word}")', a=True, c=c) is expected


@pytest.mark.parametrize(("land", "expected"), [("XX", FALSE), ("YY", TRUE), ("ZZ", FALSE)])
def test_listed_asks_at_the_as_of_date(land: str, expected: Truth) -> None:
    """At 2024-06-01 an entry until 2023 is off the list; one from that very day is on it."""
    rows = [{"land": "ZZ"}, {"land": land}]
    assert truth('t.exists(o, listed(o.land, "foes"))', t=rows) is expected
    assert truth('listed(h, "foes")', h=land) is expected
    assert truth('listed(h, "foes")') is NOT_YET


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (["1.8", "18.2"], TRUE),
        (["1.8", "18.199999"], FALSE),
        (["0.1", "0.2", "19.7"], TRUE),
        (["20"], TRUE),
        ([], FALSE),
    ],
)
def test_sum_is_exact(shares: list[str], expected: Truth) -> None:
    """1.8 + 18.2 is 20, which it is not in binary floating point."""
    rows = [{"share": share} for share in shares]
    assert truth("sum(t.map(o, o.share)) >= 20.0", t=rows) is expected


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ('g["public"] == "top"', {"g__public": "top"}, TRUE),
        ('g.public == "top"', {"g__public": "top"}, TRUE),
        ('g["public"] == "top"', {"g__public": "low"}, FALSE),
        ('g["public"] == "top"', {"g__cleared": "top"}, NOT_YET),
        ('g["public"] == "top"', {"g__public": UNKNOWN, "g__cleared": "low"}, NOT_YET),
        ('g["public"] == "top"', {"g__public": NOT_APPLICABLE, "g__cleared": "top"}, FALSE),
        ('at_least(g["public"], "top")', {"g__public": "top"}, TRUE),
        ("g.known", {"g__public": "top"}, NOT_YET),
        ("g.known", {"g__public": "top", "g__cleared": "low"}, TRUE),
        ("g.withheld", {"g__public": "top", "g__cleared": WITHHELD}, TRUE),
    ],
)
def test_a_row_of_a_grid_is_known_or_not_by_itself(
    when: str, answers: dict[str, object], expected: Truth
) -> None:
    """What is said of one audience decides a condition about that audience alone."""
    assert truth(when, **answers) is expected


@pytest.mark.parametrize(
    ("when", "rows", "expected"),
    [
        ('t.exists(o, o.land == "XX")', [{"share": "1"}, {"land": "XX"}], TRUE),
        ('t.exists(o, o.land == "XX")', [{"share": "1"}, {"land": "YY"}], FALSE),
        ("t.exists(o, o.share > 5.0)", [], FALSE),
        ("t.all(o, o.share > 5.0)", [], TRUE),
        ('t.exists(o, timestamp(o.day) < date("2024-01-02"))', [{"day": "2024-01-01"}], TRUE),
        ('t.exists(o, o.day < date("2024-01-02"))', [{"day": "2024-01-01"}], TRUE),
        ('t.exists(o, o . day >= date("2024-01-02"))', [{"day": "2024-01-01"}], FALSE),
        ('t.exists(o, o.day < date("2024-01-02"))', [{"share": "1"}, {"day": "2024-01-01"}], TRUE),
        ('t.exists(o, o.day < date("2024-01-02"))', [{"share": "1"}], FALSE),
        ("t.exists(o, has(o.day))", [{"share": "1"}], FALSE),
        ('max(t.map(o, o.day)) == date("2024-03-01")', [{"day": "2024-03-01"}], TRUE),
        ('days_between(t[0].day, date("2024-03-01")) == 60', [{"day": "2024-01-01"}], TRUE),
        ("max(t.map(o, o.share)) >= 0.0", [], FALSE),
        ("mean(t.map(o, o.share)) == 1.5", [{"share": "1"}, {"share": "2"}], TRUE),
        ("count(t.map(o, o.share > 1.0)) == 1", [{"share": "1"}, {"share": "2"}], TRUE),
        ('t.exists(o, timestamp(o.day) < date("2024-01-01"))', [{"day": "2024-01-01"}], FALSE),
        ("sum(t.map(o, o.share)) > 0.0", [{"land": "XX"}, {"share": "3"}], FALSE),
        ("t.exists(o, double(o.share) < double(o.seats))", [{"share": "1", "seats": 2}], TRUE),
    ],
)
def test_a_cell_that_was_left_out_makes_no_condition_true(
    when: str, rows: list[object], expected: Truth
) -> None:
    """Rows that hold are enough; where only a missing cell could tell, it is false."""
    assert truth(when, t=rows) is expected


@pytest.mark.parametrize(
    ("when", "answers"),
    [
        ("1 / n > 0", {"n": 0}),
        ("n * n > 0", {"n": 10**15}),
        ('d < date("2024-13-01")', {"d": "2024-01-01"}),
        ("t.exists(o, 1 / o.seats > 0)", {"t": [FULL_ROW]}),
        ("t.all(x, t.all(y, t.all(z, true)))", {"t": [FULL_ROW] * 500}),
        ("product([1e300, 1e300]) > 0.0", {}),
        ("product([1000000000, 1000000000, 1000000000]) > 0", {}),
        ("round_half_up(1.0, n) > 0.0", {"n": 13}),
    ],
)
def test_any_other_error_is_a_fault_of_the_edition(when: str, answers: dict[str, object]) -> None:
    """Division by zero, overflow or a spent iteration budget names the place that fails."""
    with pytest.raises(EditionFault, match="the condition of finding `f` fails: ") as caught:
        truth(when, **answers)
    assert caught.value.place == ("finding", "f")


def test_lists_are_looked_up_once_however_often_they_are_named() -> None:
    """Two conditions over one list agree."""
    both = 'listed(h, "foes") && !listed(h, "foes")'
    assert truth(both, h="YY") is FALSE
    gate = ASKED.replace('ask = "N?"', "ask = \"N?\"\nwhen = 'a'")
    text = gate + '[[derived]]\nid = "v"\nlabel = "V"\nkind = "boolean"\n'
    text += "value = 'listed(h, \"foes\")'\n" + finding('v && listed(h, "foes")')
    one = assessed(build(text, METHODOLOGY, LISTS), h="YY")
    assert [f.finding for f in one.findings] == ["f"]


def test_a_derived_whole_number_is_one() -> None:
    """It falls into bands, and is written without a point."""
    derived = """
[[derived]]
id = "v"
label = "V"
kind = "number"
factor = "threat"
value = 'size(t)'
band = [{ from = "0", label = "none", points = 0 }, { from = "2", label = "two", points = 3 }]
"""
    one = assessed(build(ASKED + derived, METHODOLOGY, LISTS), t=[{}, {}])
    line = next(i for i in one.factors[0].account if i.item == "v")
    assert (line.rule, int(line.stated)) == ("2: two", 3)


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ("1 / n > 0", {}, NOT_YET),
        ("1 / n > 0 || a", {"n": 0}, NOT_YET),
        ("1 / n > 0 || a", {"n": 0, "a": True}, TRUE),
        ("n != 0 && 1 / n > 0", {"n": 0}, FALSE),
    ],
)
def test_an_error_that_the_answers_may_yet_absorb_is_no_fault(
    when: str, answers: dict[str, object], expected: Truth
) -> None:
    """While a question that the condition names is not known, it is not yet known."""
    assert truth(when, **answers) is expected


@pytest.mark.parametrize("number", ['double("nan")', 'double("inf")'])
def test_a_derived_number_is_finite(number: str) -> None:
    """An edition that derives no number is at fault; nothing else crashes."""
    derived = f'[[derived]]\nid = "v"\nlabel = "V"\nkind = "number"\nvalue = \'{number}\'\n'
    with pytest.raises(EditionFault, match="derived `v` fails: it gives no finite number"):
        assessed(build(ASKED + derived, METHODOLOGY))
