"""Pictures are drawn from whatever answers have the columns for them, each with its words."""

import datetime as dt
from decimal import Decimal
from functools import cache

from riskwiz.core.answer import answered
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import AnswerGiven, Event
from riskwiz.core.value import Objection, read
from riskwiz.memo.html import fill
from riskwiz.memo.owners import owner_trees
from riskwiz.memo.timeline import timeline
from tests.editions import ONE, build, given, opened
from tests.memo.little_case import ANSWERS
from tests.memo.printed import LOOK

TABLES = (
    ONE
    + """
[[section.question]]
id = "seat"
kind = "yes_no"
ask = "Is it abroad?"
points = { yes = 1 }
[[section.question]]
id = "stakes"
kind = "table"
ask = "Who holds it?"
[[section.question.column]]
id = "owner"
label = "Owner"
kind = "text"
[[section.question.column]]
id = "of"
label = "Of"
kind = "text"
[[section.question.column]]
id = "country"
label = "Country"
kind = "country"
[[section.question.column]]
id = "share"
label = "Share"
kind = "percent"
[[section.question]]
id = "leaks"
kind = "table"
ask = "What leaked?"
[[section.question.column]]
id = "on"
label = "Day"
kind = "date"
[[section.question.column]]
id = "what"
label = "What"
kind = "text"
"""
)


@cache
def edition() -> Edition:
    """Return an edition whose questions are called nothing in particular."""
    return build(TABLES, countries={"CN": "China", "FR": "France"})


def holds(owner: str, share: str, of: str = "", country: str = "CN") -> dict[str, object]:
    """Write a row of the table of owners."""
    return {"owner": owner, "of": of, "country": country, "share": Decimal(share)}


def case(stakes: list[dict[str, object]], leaks: list[dict[str, object]]) -> Assessment:
    """Assess a case with owners and leaks."""
    events: list[Event] = [opened(edition()), given("seat", True)]
    for question, rows in (("stakes", stakes), ("leaks", leaks)):
        if rows:
            value = read(edition().questions[question], rows)
            assert not isinstance(value, Objection)
            events.append(AnswerGiven(question=question, given=answered(value)))
    return assess(edition(), replay(events))


STAKES = [
    holds("Parent", "100"),
    holds("Fund", "60", "parent ", "FR"),
    holds("Founder", "20", "Parent"),
    holds("State", "1.5", "Fund"),
]
LEAKS: list[dict[str, object]] = [
    {"on": dt.date(2023, 6, 1), "what": "A second leak."},
    {"on": dt.date(2022, 1, 1), "what": "A first leak"},
]


def test_the_chain_of_owners_is_a_tree_from_the_subject_up() -> None:
    """Who holds the parent hangs from the parent, however its name is written."""
    (tree,) = owner_trees(case(STAKES, []))

    drawn = [(one.name, one.share, one.country, one.depth, one.above) for one in tree.holders]
    assert drawn == [
        ("Parent", "100 %", "China", 1, 0),
        ("Fund", "60 %", "France", 2, 1),
        ("State", "1.5 %", "China", 3, 2),
        ("Founder", "20 %", "China", 2, 1),
    ]
    assert tree.left_out == 0


def test_owners_in_a_circle_are_drawn_once() -> None:
    """A holds B and B holds A: each line of the answer stands in the picture at most once."""
    (tree,) = owner_trees(case([holds("A", "50"), holds("B", "30", "A"), holds("A", "9", "B")], []))

    assert [(one.name, one.of) for one in tree.holders] == [("A", ""), ("B", "A"), ("A", "B")]


def test_what_is_too_much_for_a_picture_is_counted() -> None:
    """The picture shows 24 holders and says that 76 are not drawn; the answer lists all."""
    many = [holds(f"Holder {n}", "1") for n in range(100)]
    assessment = case(many, [])

    (tree,) = owner_trees(assessment)
    assert (len(tree.holders), tree.left_out) == (24, 76)
    assert "76\xa0are not drawn" in fill(assessment, None, ANSWERS, LOOK, {})


def test_the_timeline_runs_from_the_first_year_to_the_as_of_date() -> None:
    """1 January 2022 is its beginning; 1 June 2023 lies 516 of 882 days along."""
    line = timeline(case([], LEAKS))

    assert line is not None
    assert [mark.happening.what for mark in line.marks] == ["A first leak", "A second leak"]
    assert [mark.along for mark in line.marks] == [0.0, round(516 / 882, 4)]
    assert (line.first, line.last) == (dt.date(2022, 1, 1), dt.date(2024, 6, 1))


def test_nothing_with_a_date_is_no_timeline() -> None:
    """No empty picture, and no empty heading."""
    html = fill(case([], []), None, ANSWERS, LOOK, {})

    assert "What happened when" not in html
    assert "Who owns it" not in html


def test_every_picture_is_also_said() -> None:
    """The text alternative names who holds what; the dates stand in a table."""
    html = fill(case(STAKES, LEAKS), None, ANSWERS, LOOK, {})

    assert "Parent (China), 100\u00a0%; Fund (France), 60\u00a0% of Parent" in html
    assert "<td>1\xa0June\xa02023</td><td>A second leak</td>" in html
    assert html.count("<svg") == html.count("<title>") - 1
