"""Objections to answers as they stand: each names the answers that it is about."""

import datetime as dt

import pytest

from riskwiz.core.case import replay
from riskwiz.core.concerns import concerns
from riskwiz.core.edition import FormerCountry
from riskwiz.core.event import EvidenceAdded, EvidenceLinked
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.core.path import walk
from tests.editions import ONE, assessed, build, opened

EDITION = (
    ONE
    + """
[[section.question]]
id = "seat"
kind = "country"
ask = "Where is it run from?"
[[section.question]]
id = "owners"
kind = "table"
ask = "Who owns it?"
column = [{ id = "country", label = "Country", kind = "country" }]
[[section.question]]
id = "rights"
kind = "yes_no"
ask = "Does a state have rights in it?"
points = { yes = 4 }
[[section.question]]
id = "kinds"
kind = "multi"
ask = "Which rights?"
option = [
  { id = "none", label = "None", exclusive = true },
  { id = "veto", label = "A veto" },
]
[[contradiction]]
id = "rights_of_nobody"
says = "Rights are said to exist, and none is named."
when = 'rights && "none" in kinds'
"""
)
WORLD = {"FR": "France", "US": "United States"}


def test_answers_that_cannot_all_be_right_are_named_at_the_last_of_them() -> None:
    """With what was said to each; the score is what it is without the contradiction."""
    one = assessed(build(EDITION), rights=True, kinds=("none",))
    (concern,) = one.concerns
    assert (concern.question, concern.contradiction) == ("kinds", "rights_of_nobody")
    assert concern.message == (
        "Rights are said to exist, and none is named. · "
        "Does a state have rights in it? yes · Which rights? None"
    )
    assert one.factors[0].score.stated == 4


@pytest.mark.parametrize("answers", [{"rights": False, "kinds": ("none",)}, {"rights": True}, {}])
def test_what_is_not_known_contradicts_nothing(answers: dict[str, object]) -> None:
    """Nor does an answer that fits."""
    assert assessed(build(EDITION), **answers).concerns == ()


def test_a_country_that_is_no_more_is_objected_to() -> None:
    """From the day on which it was gone; in a table too."""
    edition = build(EDITION, countries=WORLD)
    gone = {"YU": FormerCountry("Yugoslavia", dt.date(2024, 6, 1))}
    object.__setattr__(edition, "former_countries", gone)
    said = [c.message for c in assessed(edition, seat="YU").concerns]
    place = "name the one that was in its place on 2024-06-01"
    assert said == [f"Yugoslavia (YU) is no country since 2024-06-01; {place}"]
    rows = [{"country": "FR"}, {"country": "XX"}, {}]
    said = [c.message for c in assessed(edition, owners=rows).concerns]
    assert said == [f"no country has the code XX; {place}"]
    later = {"YU": FormerCountry("Yugoslavia", dt.date(2024, 6, 2))}
    object.__setattr__(edition, "former_countries", later)
    assert assessed(edition, seat="YU").concerns == ()


def test_evidence_newer_than_the_case_names_the_answers_that_rest_on_it() -> None:
    """Each question once; evidence of the day itself is not too new."""
    day = dt.date(2024, 6, 2)
    new = Evidence(id="news", title="The news", publisher="P", date=day, reliability="B")
    link = Link(evidence="news", credibility=2, status=Status.DEMONSTRATED)
    edition = build(EDITION)
    linked = EvidenceLinked(question="rights", row=None, link=link)
    case = replay([opened(edition), EvidenceAdded(evidence=new), linked])
    (concern,) = concerns(edition, case, walk(edition, case))
    assert concern.evidence == "news"
    assert concern.message == (
        "The news is dated 2024-06-02, after the as-of date 2024-06-01; "
        "on it rests: Does a state have rights in it?"
    )
