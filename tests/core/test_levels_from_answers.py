"""Derived lists and levels, tables of several inputs, computed factors, exclusive cut points."""

from fractions import Fraction
from itertools import product

import pytest

from riskwiz.core.answer import State
from riskwiz.core.assessment import Assessment
from riskwiz.core.edition import Edition, EditionFault
from tests.editions import AUDIENCES, DECISION, FACTOR, HEAD, ONE, assessed, build, factor

UNKNOWN, WITHHELD = State.UNKNOWN, State.WITHHELD

OPTIONS = """option = [
  { id = "none", label = "N", points = 0 },
  { id = "some", label = "S", points = 4 },
  { id = "much", label = "M", points = 10 },
]
"""
ASKED = (
    ONE
    + '[[section.question]]\nid = "a"\nkind = "choice"\nask = "A?"\n'
    + OPTIONS
    + '[[section.question]]\nid = "b"\nkind = "choice"\nask = "B?"\nwhen = \'a != "none"\'\n'
    + OPTIONS
    + '[[section.question]]\nid = "c"\nkind = "yes_no"\nask = "C?"\n'
)
WORD = """
[[derived]]
id = "word"
label = "Word"
kind = "level"
scale = "level"
value = 'c ? "high" : (max([a, b]) == "much" ? "moderate" : "low")'
"""


def decide(rows: str, inputs: str = '["word", "a"]') -> str:
    """Write a table `joined` of several inputs."""
    head = '[[table]]\nid = "joined"\nlabel = "Joined"\ntitle = "Joined"\nscale = "level"\n'
    return f"{head}inputs = {inputs}\ndecide = [{rows}]\n"


JOINED = decide(
    '["high", "*", "high"], ["*", "much", "high"], ["low", "none", "low"], ["*", "*", "moderate"]'
)
ON_JOINED = DECISION.replace('level = "threat"', 'level = "joined"').replace("threat,", "joined,")


def joined(one: Assessment) -> tuple[str, str, str, int]:
    """Return what was read from the table of several inputs, and the row that matched."""
    match = one.table_matches[0]
    return (match.level.stated, match.level.low, match.level.high, match.row)


def word(one: Assessment) -> tuple[str, str, str, str]:
    """Return the derived level with how it stands."""
    found = one.derived_levels[0]
    return (found.state, found.level.stated, found.level.low, found.level.high)


EDITION = build(ASKED + WORD, HEAD + FACTOR + JOINED + ON_JOINED)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": "some", "b": "some", "c": False}, ("answered", "low", "low", "low")),
        ({"a": "some", "b": "much", "c": False}, ("answered", "moderate", "moderate", "moderate")),
        ({"c": True}, ("answered", "high", "high", "high")),
        ({}, ("unanswered", "moderate", "low", "high")),
        ({"a": "some", "c": False}, ("unanswered", "moderate", "low", "high")),
        ({"c": UNKNOWN}, ("unanswered", "moderate", "low", "high")),
        ({"a": "none", "c": False}, ("not asked", "low", "low", "low")),
    ],
)
def test_a_derived_level_is_known_or_could_be_any(
    answers: dict[str, object], expected: tuple[str, ...]
) -> None:
    """While it is not known it stands half way up; where nothing is asked, at the bottom."""
    assert word(assessed(EDITION, **answers)) == expected


@pytest.mark.parametrize(
    ("not_known", "stated"),
    [("0", "low"), ("1/10", "moderate"), ("1/2", "moderate"), ("51/100", "high"), ("1", "high")],
)
def test_what_is_not_known_stands_as_far_up_as_the_methodology_says(
    not_known: str, stated: str
) -> None:
    """At the place that share × (levels − 1) gives, rounded up."""
    head = HEAD.replace('not_known = "1/2"', f'not_known = "{not_known}"')
    one = assessed(build(ASKED + WORD, head + FACTOR + JOINED + ON_JOINED))
    assert word(one)[1] == stated


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": "some", "b": "some", "c": False}, ("moderate", "moderate", "moderate", 4)),
        ({"a": "much", "b": "some", "c": False}, ("high", "high", "high", 2)),
        ({"a": "some", "b": "none", "c": True}, ("high", "high", "high", 1)),
        ({"a": "none", "c": False}, ("low", "low", "low", 3)),
        ({"a": "some"}, ("moderate", "moderate", "high", 4)),
        ({"c": False, "a": "some"}, ("moderate", "moderate", "high", 4)),
        ({}, ("moderate", "low", "high", 4)),
        ({"a": WITHHELD}, ("high", "low", "high", 2)),
        ({"c": True}, ("high", "high", "high", 1)),
    ],
)
def test_a_table_of_several_inputs_gives_its_first_row_that_matches(
    answers: dict[str, object], expected: tuple[str, str, str, int]
) -> None:
    """What is open ranges over all its words; what is withheld counts as the most concerning."""
    assert joined(assessed(EDITION, **answers)) == expected


def test_an_assessment_says_what_a_table_of_several_inputs_was_read_at() -> None:
    """Each input with its label and word, and the table itself row by row."""
    one = assessed(EDITION, a="some", b="some", c=False)
    found = [(i.input, i.label, i.word.stated) for i in one.table_matches[0].inputs]
    assert found == [("word", "Word", "low"), ("a", "A?", "some")]
    assert one.table_lists[0].labels == ("Word", "A?")
    assert one.table_lists[0].rows[2] == ("low", "none", "low")
    assert (one.tables, one.table_grids) == ((), ())
    assert set(one.determinations[0].outcomes[0].inputs) == {"word", "a"}


def test_a_table_is_read_at_the_least_concerning_option_of_what_is_not_asked() -> None:
    """As an item that is not asked has no points; what is behind an open gate could be any."""
    rows = '["none", "low"], ["*", "high"]'
    edition = build(ASKED, HEAD + FACTOR + decide(rows, '["b"]') + ON_JOINED)
    assert joined(assessed(edition, a="none", b="much")) == ("low", "low", "low", 1)
    assert joined(assessed(edition)) == ("high", "low", "high", 2)


def test_past_the_bound_a_table_could_give_what_any_row_in_reach_gives() -> None:
    """A range may be wider than it needs be, and is never narrower."""
    names = [f"q{n}" for n in range(9)]
    asked = ONE + "".join(
        f'[[section.question]]\nid = "{n}"\nkind = "choice"\nask = "{n}?"\n{OPTIONS}' for n in names
    )
    stars = ', "*"' * 8
    rows = f'["much"{stars}, "high"], ["*"{stars}, "moderate"]'
    inputs = str(names).replace("'", '"')
    edition = build(asked, HEAD + FACTOR + decide(rows, inputs) + ON_JOINED)
    assert joined(assessed(edition))[1:3] == ("moderate", "high")
    assert joined(assessed(edition, q0="some"))[1:3] == ("moderate", "moderate")


def test_a_determination_may_rest_on_answers_alone() -> None:
    """Without any factor its confidence is that of the answers behind it."""
    edition = build(ASKED.replace('factor = "threat"', "") + WORD, HEAD + JOINED + ON_JOINED)
    one = assessed(edition, a="some", b="some", c=False)
    assert one.factors == ()
    assert one.determinations[0].confidence == "low"
    assert one.determinations[0].outcomes[0].rule == "rule_watch"


def test_rules_may_name_a_derived_level() -> None:
    """Its range is tried as a level's is."""
    rules = DECISION.replace("at_least(threat, ", "at_least(word, ")
    edition = build(ASKED + WORD, HEAD + FACTOR + rules)
    to = assessed(edition, a="some").determinations[0].outcomes[0].disposition
    assert (to.stated, to.low, to.high) == ("watch", "nothing", "ban")
    to = assessed(edition, c=True).determinations[0].outcomes[0].disposition
    assert (to.stated, to.low, to.high) == ("ban", "ban", "ban")


def test_a_derived_list_can_be_looked_into() -> None:
    """Its words are those that the answers have."""
    text = ASKED + "[[derived]]\nid = 'l'\nlabel = 'L'\nkind = 'list'\nvalue = '[a, b]'\n"
    text += '[[finding]]\nid = "f"\ntitle = "F."\nseverity = "high"\n'
    text += "when = '\"much\" in l && size(l) == 2'\n"
    edition = build(text)
    found = [
        [f.truth for f in assessed(edition, **answers).findings]
        for answers in ({"a": "some", "b": "much"}, {"a": "some", "b": "some"}, {"a": "none"}, {})
    ]
    assert found == [["true"], [], [], ["not yet known"]]


def test_a_level_that_is_none_of_its_scale_is_a_fault_of_the_edition() -> None:
    """The checker finds it; where it was not asked, nothing crashes."""
    edition = build(ASKED + WORD)
    broken = build(ASKED + WORD.replace('"low")', '"high")'))
    words = {place: broken.expressions[place] for place in broken.expressions}
    assert words.keys() == edition.expressions.keys()
    methodology = edition.methodology.model_copy(
        update={
            "scale": (
                edition.methodology.scale[0].model_copy(
                    update={"levels": edition.methodology.scale[0].levels[:2]}
                ),
            )
        }
    )
    short = Edition(methodology, edition.questionnaires, {}, {}, edition.expressions)
    with pytest.raises(EditionFault, match="derived `word` fails: 'high' is no level"):
        assessed(short, c=True)


COMPUTED = """
[[factor]]
id = "sum"
label = "Computed"
title = "Computed"
scale = "level"
cut_points = { moderate = "40", high = "70" }
value = 'VALUE'
maximum = 20
"""


def computed(value: str, more: str = "") -> Edition:
    """Make an edition with a factor that is computed from `threat`."""
    return build(ASKED, HEAD + FACTOR + COMPUTED.replace("VALUE", value) + more + DECISION)


@pytest.mark.parametrize(
    ("value", "answers", "expected"),
    [
        ("threat.points", {"a": "much", "b": "some"}, ("14", "14", "14")),
        ("threat.points / 3.0", {"a": "much", "b": "none"}, ("10/3", "10/3", "10/3")),
        ("threat.points", {"a": "much"}, ("15", "10", "20")),
        ("20.0 - threat.points", {"a": "much"}, ("5", "0", "10")),
        ("threat.points >= 12.0 ? threat.points * 0.5 : threat.points", {}, ("10", "0", "20")),
        (
            "threat.points >= 12.0 ? threat.points * 0.5 : threat.points",
            {"a": "much", "b": "much"},
            ("10", "10", "10"),
        ),
        ("round_half_up(mean([threat.points, 1.0]), 0)", {"a": "some"}, ("5", "3", "8")),
        ("min([threat.points, 12.0]) * product([0.5, 2.0])", {"a": "much"}, ("12", "10", "12")),
        (
            "sum([double(count([threat.points > 3.0, threat.points > 12.0]))])",
            {"a": "some"},
            None,
        ),
    ],
)
def test_a_computed_factor_is_worked_out_exactly(
    value: str, answers: dict[str, object], expected: tuple[str, str, str] | None
) -> None:
    """Its range holds whatever the open answers turn out to be."""
    if expected is None:
        with pytest.raises(AssertionError):
            computed(value)
        return
    one = factor(assessed(computed(value), **answers), "sum").score
    assert tuple(map(str, (one.stated, one.low, one.high))) == expected
    assert one.denominator == 20


def test_the_account_of_a_computed_factor_names_the_factors_that_it_reads() -> None:
    """With their points and maxima, so that it can be redone by hand."""
    one = factor(assessed(computed("threat.points * 0.5"), a="much"), "sum")
    assert one.value == "threat.points * 0.5"
    line = one.account[0]
    assert (line.item, line.label, line.maximum) == ("threat", "Threat", 20)
    assert [int(n) for n in (line.stated, line.low, line.high)] == [15, 10, 20]
    assert one.confidence.level == "low"


@pytest.mark.parametrize(
    "value",
    [
        "threat.points >= 12.0 ? 0.0 : threat.points",
        "max([threat.points, 10.0 - threat.points])",
        "threat.points * threat.points - 5.0",
        "threat.points == 8.0 || !(threat.points < 14.0) ? 20.0 : -1.0",
        "count([threat.points > 3.0, threat.points > 12.0]) == 1 ? 3.0 : 4.0",
    ],
)
def test_no_completion_of_a_computed_factor_falls_outside_its_range(value: str) -> None:
    """By brute force, also where it neither rises nor falls throughout."""
    edition = computed(value)
    words = ("none", "some", "much")
    for so_far in ({}, {"a": "none"}, {"a": "some"}, {"b": "much"}, {"a": "much"}):
        wide = factor(assessed(edition, **so_far), "sum").score
        assert wide.low <= wide.stated <= wide.high
        for a, b in product(words, words):
            answers = {"a": a, "b": b} | so_far
            one = factor(assessed(edition, **answers), "sum").score
            assert one.low == one.stated == one.high
            assert wide.low <= one.stated <= wide.high, (so_far, answers)


def test_a_computed_factor_may_read_another_for_each_audience() -> None:
    """It is worked out for each of them."""
    harm = FACTOR.replace('"threat"', '"harm"') + "per_audience = true\n"
    both = COMPUTED.replace("VALUE", "threat.points + harm.points") + "per_audience = true\n"
    grid = '[[section.question]]\nid = "g"\nkind = "grid"\nask = "G?"\nfactor = "harm"\n' + OPTIONS
    edition = build(ASKED + grid, HEAD + AUDIENCES + FACTOR + harm + both + DECISION)
    one = assessed(edition, a="some", b="none", g__cleared="much", g__public="none")
    assert factor(one, "sum", "cleared").score.stated == 14
    assert factor(one, "sum", "public").score.stated == 4


@pytest.mark.parametrize(
    ("exclusive", "points", "level"),
    [
        (False, 8, "moderate"),
        (True, 8, "low"),
        (True, 10, "moderate"),
        (True, 14, "moderate"),
        (False, 14, "high"),
        (True, 20, "high"),
    ],
)
def test_a_level_begins_at_its_cut_point_or_above_it(
    exclusive: bool, points: int, level: str
) -> None:
    """Of 20 points, 8 are a score of 40 and 14 one of 70."""
    said = {8: ("some", "some"), 10: ("much", "none"), 14: ("much", "some"), 20: ("much", "much")}
    head = FACTOR + (f"cut_points_exclusive = {str(exclusive).lower()}\n")
    a, b = said[points]
    one = factor(assessed(build(ASKED, HEAD + head + DECISION), a=a, b=b))
    assert (one.score.stated, one.level.stated) == (Fraction(points), level)
    assert [c.included for c in one.cut_points] == [True, not exclusive, not exclusive]
