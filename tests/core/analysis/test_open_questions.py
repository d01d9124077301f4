"""What open questions can move, ranges in words, and what happens when an edition fails."""

from riskwiz.core.analysis.flips import flips
from riskwiz.core.analysis.open_questions import open_questions
from riskwiz.core.analysis.ranges import ranges
from riskwiz.core.analysis.settling import settling_sets
from riskwiz.core.answer import State
from riskwiz.core.edition import Edition
from riskwiz.core.mitigation_record import MitigationRecord
from tests.editions import METHODOLOGY, ONE, build, case_of
from tests.tui.edition import empty

KINDS = """
[[section.question]]
id = "grade"
kind = "choice"
ask = "Which grade?"
may_not_apply = true
option = [{ id = "no", label = "No", points = 0 }, { id = "yes", label = "Yes", points = 4 }]
[[section.question]]
id = "several"
kind = "multi"
ask = "Which of them?"
option = [
  { id = "m0", label = "None", points = 0, exclusive = true },
  { id = "m1", label = "1", points = 1 }, { id = "m2", label = "2", points = 1 },
  { id = "m3", label = "3", points = 1 }, { id = "m4", label = "4", points = 1 },
]
[[section.question]]
id = "share"
kind = "percent"
ask = "How much?"
band = [{ from = "0", label = "little", points = 0 }, { from = "20", label = "much", points = 2 }]
[[section.question]]
id = "people"
kind = "count"
ask = "How many?"
min = "1"
[[section.question]]
id = "seat"
kind = "country"
ask = "Where?"
[[section.question]]
id = "since"
kind = "date"
ask = "Since when?"
[[section.question]]
id = "name"
kind = "text"
ask = "Who?"
[[section.question]]
id = "owners"
kind = "table"
ask = "Who owns it?"
column = [
  { id = "owner", label = "Owner", kind = "text", required = true },
  { id = "kind", label = "Kind", kind = "choice", option = [{ id = "a", label = "A" }] },
  { id = "home", label = "Home", kind = "yes_no" },
  { id = "country", label = "Country", kind = "country" },
  { id = "since", label = "Since", kind = "date" },
  { id = "share", label = "Share", kind = "percent" },
  { id = "votes", label = "Votes", kind = "count" },
]
[[finding]]
id = "abroad"
title = "It is abroad."
severity = "high"
when = 'seat == "CN" || owners.exists(o, o.country == "CN") || share >= 35.0'
floor = { factor = "threat", level = "high" }
"""
EDITION = build(ONE + KINDS)

FAILING = """
[[section.question]]
id = "n"
kind = "count"
ask = "How many?"
[[section.question]]
id = "m"
kind = "count"
ask = "Of how many?"
band = [{ from = "0", label = "few", points = 0 }, { from = "5", label = "many", points = 3 }]
[[finding]]
id = "f"
title = "F."
severity = "high"
when = "m / n > 1"
"""


def test_the_country_of_a_row_and_a_figure_in_a_finding_are_tried() -> None:
    """Any of them makes the finding, which sets the level high: two steps up from low."""
    said: dict[str, object] = {"grade": "no", "several": ("m0",), "share": "0", "people": 3}
    found = {q.question: q for q in open_questions(EDITION, case_of(EDITION, said)).questions}
    for name in ("seat", "owners"):
        assert {(m.measure.kind, m.up, m.high) for m in found[name].moves} == {
            ("disposition", 2, "ban"),
            ("determination", 2, "high"),
            ("factor", 2, "high"),
        }
        assert not found[name].exhaustive
    assert found["since"].moves == found["name"].moves == ()
    assert found["since"].why == "No answer to it changes a level or a disposition."


def test_the_three_that_matter_most_are_asked_next() -> None:
    """What can change nothing is never among them."""
    found = open_questions(EDITION, case_of(EDITION, {}))
    assert len(found.questions) == 8
    assert len(found.ask_next) == 3
    assert {one.question for one in found.ask_next} <= {
        "grade",
        "several",
        "share",
        "seat",
        "owners",
    }
    assert "telling answers were tried" in found.note
    first = found.questions[0]
    assert first.steps == max(max(m.up, m.down) for m in first.moves)


def test_with_nothing_open_there_is_nothing_to_ask() -> None:
    """So it says; and every range is one point, sharp."""
    edition = build(ONE + KINDS[: KINDS.index("[[section.question]]", 5)])
    case = case_of(edition, {"grade": "yes"})
    found = open_questions(edition, case)
    assert (found.questions, found.note) == ((), "No question that is asked is open.")
    one = ranges(edition, case)
    assert one.sharp
    assert all(each.certain for each in one.measures)
    assert settling_sets(edition, case).determinations[0].settled


def test_an_answer_at_which_the_edition_fails_is_told() -> None:
    """With n still open, 0 people fails: the sentence says where, and ranges stay sound."""
    edition = build(ONE + FAILING)
    case = case_of(edition, {"m": 5})
    (one,) = open_questions(edition, case).questions
    assert len(one.faults) == 1
    assert one.faults[0].startswith("the condition of finding `f` fails:")
    found = ranges(edition, case)
    assert found.faults == one.faults
    assert not found.exhaustive
    assert found.note.startswith("Under some answers an expression of the edition fails")
    assert settling_sets(edition, case).determinations
    assert flips(edition, case_of(edition, {"m": 5, "n": 2})).flips
    (both,) = settling_sets(edition, case_of(edition, {})).determinations
    assert not both.settled


def gates(count: int) -> Edition:
    """Make an edition in which any of many answers makes a finding that floors."""
    questions = "".join(
        f"""
[[section.question]]
id = "q{n}"
kind = "choice"
ask = "{n}?"
option = [{{ id = "no", label = "No", points = 0 }}, {{ id = "yes", label = "Yes", points = 1 }}]
"""
        for n in range(count)
    )
    odd = " && ".join(f'q{n} == "{"yes" if n % 2 else "no"}"' for n in range(count))
    finding = f"""
[[finding]]
id = "odd"
title = "Odd."
severity = "high"
when = '{odd}'
floor = {{ factor = "threat", level = "high" }}
"""
    return build(ONE + questions + finding)


def test_few_combinations_are_followed_up_and_many_are_said_to_be_too_many() -> None:
    """Here the ends meet without, so both are sharp; what is needed is tried."""
    few, many = gates(2), gates(9)
    assert ranges(few, case_of(few, {})).sharp
    assert ranges(many, case_of(many, {})).open == 9


def test_a_finding_that_no_answer_makes_widens_no_range() -> None:
    """Its condition cannot be met; the record cannot tell, but trying both answers does."""
    finding = """
[[finding]]
id = "never"
title = "Never."
severity = "high"
when = 'grade == "no" && grade == "yes"'
floor = { factor = "threat", level = "high" }
"""
    first = KINDS[: KINDS.index("[[section.question]]", 5)]
    extra = 'id = "other"\nkind = "yes_no"\nask = "?"\npoints = { yes = 6 }\n'
    edition = build(ONE + first + "[[section.question]]\n" + extra + finding)
    case = case_of(edition, {"other": False})
    found = ranges(edition, case)
    (level, *_) = (one for one in found.measures if one.measure.kind == "factor")
    assert (level.low, level.high, level.sharp) == ("low", "moderate", True)
    assert found.combinations == 3
    assert found.note == "3 combinations of open answers were followed up."


def test_verified_mitigations_hold_whatever_is_answered() -> None:
    """With the grade held at no, answering yes moves nothing."""
    promise = """
[[mitigation]]
id = "held"
label = "Held"
effect = [{ set = "grade", to = "no" }]
"""
    edition = build(ONE + KINDS, METHODOLOGY + promise)
    case = case_of(edition, {"several": ("m0",), "share": "0"})
    record = MitigationRecord.model_validate({"state": "verified"})
    kept = case.model_copy(update={"mitigations": {"held": record}})
    assert "grade" in {q.question for q in open_questions(edition, case).questions}
    assert "grade" not in {q.question for q in open_questions(edition, kept).questions}
    for one in flips(edition, kept).flips:
        assert all(c.question != "grade" for each in one.sets for c in each.changes)


def test_a_refused_answer_is_still_open() -> None:
    """Withheld counts in full, and an answer can bring it down."""
    case = case_of(EDITION, {"grade": State.WITHHELD, "several": ("m0",), "share": "0"})
    (one,) = (q for q in open_questions(EDITION, case).questions if q.question == "grade")
    assert one.standing == "withheld"
    assert one.points == 40


def test_of_a_grid_the_row_that_matters_most_is_asked_next() -> None:
    """Both rows can move more than the right to appoint; whoever looks for one has the other."""
    found = empty().interview.open_questions
    assert [(one.question, one.row) for one in found.questions[:4]] == [
        ("blackmail", "government"),
        ("blackmail", "public"),
        ("data_kinds", None),
        ("appoints", None),
    ]
    assert [one.question for one in found.ask_next] == ["blackmail", "data_kinds", "appoints"]
