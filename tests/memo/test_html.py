"""The memo as HTML says what the assessment says, and nothing else."""

import datetime as dt
import os
import re
from html import unescape
from pathlib import Path

import pytest

from riskwiz.core.answer import State
from riskwiz.core.event import AssessmentSigned, Event
from riskwiz.memo import Look, render_html
from riskwiz.memo.html import fill
from tests.memo.little_case import (
    ANSWERS,
    MARKED,
    SIGNED,
    little_assessment,
    said,
    without_value,
)

LOOK = Look(Path(__file__).parents[2] / "templates" / "memo")
SNAPSHOTS = Path(__file__).parent / "snapshots"


def page(*more: Event) -> str:
    """Render the little case with some more events."""
    return fill(little_assessment(*more), None, ANSWERS, LOOK, {})


def words(html: str) -> str:
    """Return what a reader sees of a page, with single spaces."""
    body = re.sub(r"<svg.*?</svg>", "", html.split("<body>")[1], flags=re.DOTALL)
    blocks = re.sub(r"</?(p|li|ul|h\d|div|td|th|tr|br)\b[^>]*>", " ", body)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", blocks)).replace("\xa0", " ").split())


def section(html: str, heading: str) -> str:
    """Return the words between one second-level heading and the next."""
    found = next(
        part for part in re.split(r"<h2[^>]*>", html)[1:] if heading in part.split("</h2>")[0]
    )
    return words("<body>" + found)


def lines(html: str) -> str:
    """Return a page without styles, blank lines, indentation and hashes, as a snapshot keeps it."""
    page = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    kept = "\n".join(line.strip() for line in page.splitlines() if line.strip()) + "\n"
    return re.sub(r'(class="hash">)[0-9a-f]{64}', r"\1a hash", kept)


@pytest.mark.parametrize(("name", "more"), [("draft", ()), ("final", (MARKED, *SIGNED))])
def test_the_page_is_the_one_that_was_looked_at(name: str, more: tuple[Event, ...]) -> None:
    """A change of a template shows as a difference (RISKWIZ_UPDATE_SNAPSHOTS=1 accepts it)."""
    snapshot = SNAPSHOTS / f"{name}.html"
    actual = lines(page(*more))
    if os.environ.get("RISKWIZ_UPDATE_SNAPSHOTS"):
        snapshot.write_text(actual, encoding="utf-8")

    assert snapshot.read_text(encoding="utf-8") == actual


def test_the_bottom_line_comes_first_and_names_both_determinations() -> None:
    """An official reads the level and the disposition for each before anything else."""
    bottom = section(page(), "Bottom line")

    assert bottom.index("National security.") < bottom.index("User harm.")
    assert "The risk to people with access to classified information is high" in bottom
    assert "and the disposition is restrict" in bottom
    assert "The risk to the general public is low" in bottom
    assert "The level is low and the disposition is no action. Little harm is shown." in bottom


def test_confidence_stands_in_a_sentence_of_its_own() -> None:
    """No sentence speaks of a level and of confidence at once (ICD 203)."""
    sentences = section(page(), "Bottom line").split(". ")

    speaking = [s for s in sentences if "onfidence" in s]
    assert len(speaking) == 2
    assert not any(re.search(r"risk to|disposition is|level is", s) for s in speaking)


def test_a_draft_says_how_many_questions_are_open() -> None:
    """A memo that is not final is provisional, in so many words."""
    assert "Provisional: one question open, one required." in words(page())
    assert "Provisional" not in words(page(*SIGNED))


def test_statuses_stand_apart() -> None:
    """What is admitted and what is only possible are under different headings."""
    apart = section(page(), "2. What is demonstrated")

    admitted = apart.index("Admitted by the company")
    alleged = apart.index("Alleged, not proved")
    capability = apart.index("Capability only")
    assert admitted < alleged < capability
    assert "track journalists? yes (E2)" in apart[admitted:alleged]
    assert "track journalists? yes (E3)" in apart[alleged:capability]
    assert "compel the company to hand over data? yes" in apart[capability:]
    assert "compel" not in apart[:capability]


def test_a_memo_is_from_its_assessors_and_not_from_who_dissents() -> None:
    """A reviewer's remarks stand with the signatures; the heading names who assessed."""
    dissent = AssessmentSigned(
        name="M. Ito", role="reviewer", date=dt.date(2023, 4, 3), remarks="I read it otherwise."
    )

    text = words(page(*SIGNED, dissent))

    assert "FROM: A. Miller SUBJECT:" in text
    assert "I read it otherwise." in text


def test_a_dispute_is_printed_with_who_disputes() -> None:
    """The reader of a finding learns that it is disputed, and by whom."""
    why = section(page(), "Findings and grounds")

    assert "Disputed. The company: the law binds no foreign subsidiary." in why


def test_a_level_that_floors_raise_stands_beside_that_of_its_points() -> None:
    """The range of the points alone would contradict what the bottom line calls settled."""
    scores = section(page(), "Scores, tables")

    assert "Where findings set floors, the level by points alone stands below the level." in scores
    assert "Threat 63 37–74 high by points moderate to high" in scores


def test_a_law_that_was_not_in_force_is_called_a_yardstick() -> None:
    """The memo does not cite as law what was none at the as-of date, nor hide what is unread."""
    why = section(page(), "Findings and grounds")

    assert "A later act [1], s. 2(g) (yardstick, not law at the as-of date)" in why
    assert re.search(r"A charter \[\d\], art. 11 \(unverified\)", why)


def test_a_floor_names_the_level_without_it() -> None:
    """The reader sees that a finding and not the points made the level."""
    why = section(page(), "Why")

    assert "Threat is at least high (finding 1; by points moderate)" in why
    assert "1. A state can compel the company" in why


def test_what_is_not_known_is_listed_with_its_reason() -> None:
    """Unknown, withheld and open questions, concerns and set-aside answers all appear."""
    gaps = section(page(said("tracked", False)), "Enclosure 3. What is not known")

    assert "licensed from abroad? The company gave no answer in two letters." in gaps
    assert "audits the access? No report was found in any register." in gaps
    assert "filings complete? (required)" in gaps
    assert "Geneva; the question is not asked under the present answers." in gaps


def test_benefits_stand_outside_the_determination_and_in_no_other_part_of_the_body() -> None:
    """Benefits are recorded in full under a heading that says that they count for nothing."""
    html = page()

    outside = section(html, "Benefits and advocacy")
    assert "campaign on small businesses? Yes. It said that seven million shops" in outside
    assert "campaign on small businesses?" not in section(html, "Answers")
    assert "It changed no score, range, level, confidence or disposition." in outside
    for heading in ("Bottom line", "Why", "What is demonstrated", "What is not known"):
        assert "small businesses" not in section(html, heading)


def test_nothing_is_counted_in_the_wrong_number() -> None:
    """There are no `1 findings`."""
    calm = (said("tracked", False), without_value("compelled", State.UNKNOWN, "Not found."))
    for html in (page(), page(*SIGNED), page(*calm)):
        assert not re.search(r"\b(1|one)\b (findings|questions|answers)\b", words(html))


def test_no_id_of_an_audience_level_or_status_is_printed() -> None:
    """People read labels; ids stand in the attached files alone."""
    said_words = words(page().split('id="enclosure-method"')[0])

    for machine_word in ("general_public", "no_action", "national_security", "cleared", "None"):
        assert machine_word not in said_words


def test_every_number_in_the_account_of_points_is_one_of_the_assessment() -> None:
    """The sums that the memo prints are those that were assessed (law 2)."""
    assessment = little_assessment()
    account = page().split("Enclosure 6. Account of points")[1].split("<section")[0]
    printed = re.findall(r'<td class="figure">([^<]+)</td>', account)

    expected: list[str] = []
    for factor in assessment.factors:
        for item in factor.account:
            expected += [_exact(item.stated), _exact(item.low), _exact(item.high)]
            expected.append(str(item.maximum))
        score = factor.score
        expected += [_exact(score.stated), _exact(score.low), _exact(score.high)]
        expected.append(str(score.denominator))
        expected += [str(score.stated_percent), str(score.low_percent), str(score.high_percent)]
    assert printed == expected
    assert "1\xa01/2" in printed


def _exact(number: object) -> str:
    text = str(number)
    known = {"3/2": "1\xa01/2", "23/2": "11\xa01/2", "21/2": "10\xa01/2"}
    return known.get(text, text)


def test_the_page_for_a_browser_is_one_file() -> None:
    """Its styles and fonts are inside, and it asks for nothing from outside."""
    whole = render_html(little_assessment(), None, ANSWERS, LOOK)

    assert "<link" not in whole
    assert "@page" in whole
    asked = re.findall(r"url\(([a-z]+):?", whole)
    assert asked
    assert set(asked) == {"data"}
    assert not re.search(r'src="|<link|@import', whole)
    assert set(re.findall(r'<(\w+)[^>]* href="(?!#)', whole)) == {"a"}
