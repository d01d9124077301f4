"""What an official asks next: what promises would leave, what could change, and how sure it is."""

from functools import cache

from riskwiz.core.analysis.analysis import analyse
from riskwiz.core.analysis.analysis_result import Analysis
from riskwiz.core.assess import assess
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import MitigationRecorded
from riskwiz.memo.html import fill
from tests.editions import DECISION, FACTOR, HEAD, ONE, assessed, build, given, opened
from tests.memo.little_case import ANSWERS
from tests.memo.printed import LOOK
from tests.memo.test_html import section, words

METHODOLOGY = (
    HEAD
    + """
[robustness]
spread_of_points = "0.2"
spread_of_cut_points = "5"
count = 1000
seed = 7
"""
    + FACTOR
    + DECISION
    + """
[[mitigation]]
id = "auditor"
label = "An auditor of the agency's choice"
verified_by = "The auditor's reports."
[[mitigation.effect]]
set = "audited"
to = true
"""
)
QUESTIONS = (
    ONE
    + """
[[section.question]]
id = "audited"
kind = "yes_no"
ask = "Is it audited?"
points = { no = 4 }
[[section.question]]
id = "owned"
kind = "yes_no"
ask = "Does a state own it?"
points = { yes = 6 }
"""
)


@cache
def edition() -> Edition:
    """Return an edition with a mitigation, and with a measure of its robustness."""
    return build(QUESTIONS, METHODOLOGY)


def page(state: str, *, audited: bool = False) -> str:
    """Fill the page of a case in which a state owns what nobody audits, and one thing is agreed."""
    promised = {"mitigation": "auditor", "state": state, "by": "A. Miller"}
    case = replay(
        [
            opened(edition()),
            given("audited", audited),
            given("owned", True),
            MitigationRecorded.model_validate(promised),
        ]
    )
    analysis: Analysis = analyse(edition(), case)
    return fill(assess(edition(), case), analysis, ANSWERS, LOOK, {})


def test_a_promise_is_printed_with_what_it_would_leave() -> None:
    """10 of 10 points are high and mean ban; with the auditor 6 of 10 are moderate: watch."""
    left = section(page("agreed"), "Mitigations")

    assert "One mitigation is recorded, in full in Enclosure 5." in left
    assert "An auditor of the agency's choice: agreed, not kept yet" in left
    assert "For whom None + agreed" in left
    assert "Decision high, ban moderate, watch" in left


def test_what_is_verified_counts_in_the_memo() -> None:
    """The bottom line is the level with what is verified to be kept."""
    html = page("verified")

    assert "Decision. The level is moderate and the disposition is watch" in words(html)
    assert "For whom None Verified" in section(html, "Mitigations")


def test_robustness_stands_in_the_bottom_line_and_in_an_enclosure() -> None:
    """How often the result stays is a number of the analysis."""
    html = page("proposed")

    assert "The case was worked out 1,000 times" in section(html, "Bottom line")
    assert "Decision high" in section(html, "How robust it is")


def test_what_drives_a_score_is_drawn_with_its_numbers() -> None:
    """Without the auditor's 4 points the score is 60, without the state's 6 it is 40."""
    html = page("proposed")
    drawn = html.split('<table class="drivers">')[1].split("</table>")[0]

    assert "Does a state own it?: score 40.0 with none of its points, 100.0 as it is" in drawn
    assert drawn.index("Does a state own it?") < drawn.index("Is it audited?")
    assert '<td class="figure">40.0</td><td class="figure">100.0</td>' in drawn
    assert '<td class="figure">60.0</td><td class="figure">100.0</td>' in drawn


LISTED = (
    HEAD
    + """
[[factor]]
id = "threat"
label = "Threat"
title = "Threat"
scale = "level"
cut_points = { moderate = "40", high = "70" }
[[table]]
id = "priority"
label = "Priority"
title = "What comes first"
scale = "level"
inputs = ["threat", "use"]
decide = [["high", "*", "high"], ["*", "wide", "moderate"], ["*", "*", "low"]]
"""
    + DECISION.replace('level = "threat"', 'level = "priority"').replace(
        "at_least(threat", "at_least(priority"
    )
)
USE = (
    QUESTIONS
    + """
[[section.question]]
id = "use"
kind = "choice"
ask = "How widely is it used?"
option = [{ id = "narrow", label = "By few" }, { id = "wide", label = "By many people" }]
[[derived]]
id = "reach"
label = "Reach"
kind = "level"
scale = "level"
value = 'use == "wide" ? "high" : "low"'
"""
)


def test_a_table_of_several_inputs_is_printed_with_the_row_that_holds() -> None:
    """Its words are labels, any word is a dash, and the row of this case is marked."""
    one = assessed(build(USE, LISTED), use="wide", owned=False, audited=True)
    html = fill(one, None, ANSWERS, LOOK, {})

    table = words("<body>" + html.split('<table class="list">')[1].split("</table>")[0])
    assert "Row Threat How widely is it used? Priority" in table
    assert "1 high – high 2 – By many people moderate this case 3 – – low" in table


def test_derived_levels_are_printed() -> None:
    """A level that follows from answers stands with the others."""
    one = assessed(build(USE, LISTED), use="wide", owned=False, audited=True)
    html = fill(one, None, ANSWERS, LOOK, {})

    assert "Reach high settled" in words("<body>" + html.split('<table class="derived">')[1])
