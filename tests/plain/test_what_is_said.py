"""What plain mode says of a question, an edition and a review beyond the plainest case."""

from riskwiz.core.answer import Key
from tests.editions import METHODOLOGY, ONE, build
from tests.plain.talks import talk

AUTHORITIES = """
[authorities.act]
title = "The Act"
kind = "law"
from = 2020-01-01
verified = true
"""

RICH = build(
    f"""{ONE}benefits = true
[[section.question]]
id = "jobs"
kind = "number"
ask = "How many jobs?"
help = "Ask the chamber."
cite = ["act s. 2"]
status = "unverified"
[[section.question]]
id = "story"
kind = "long_text"
ask = "Which story?"
[[section.question]]
id = "rows"
kind = "table"
ask = "Which rows?"
[[section.question.column]]
id = "paid"
label = "Paid"
kind = "money"
currency = "USD"
required = true
[[section.question.column]]
id = "where"
label = "Where"
kind = "country"
""",
    METHODOLOGY,
    AUTHORITIES,
    countries={"CN": "China"},
)


def test_help_says_cites_ids_and_what_is_unverified() -> None:
    """Everything that an author wrote about a question can be read."""
    said = talk("help\n", edition=RICH).said

    assert "Ask the chamber." in said
    assert "Cited: The Act, s. 2." in said
    assert "Nobody has checked yet, in a text, what this question rests on." in said
    assert "The question's id is jobs." in said


def test_help_explains_how_texts_and_tables_are_entered() -> None:
    """The ways of ending, keeping and removing are said where they hold."""
    text, table = (talk(f"goto {q}\nhelp\n", edition=RICH).said for q in ("story", "rows"))

    assert "A line of two full stops stands for a line of one." in text
    assert "Column Paid, required" in table
    assert "an empty line in the place of a new row ends it" in table


def test_a_benefits_section_says_that_it_changes_nothing() -> None:
    """What is considered and outside the determination is known as such before it is entered."""
    assert "is recorded, and changes no level." in talk("quit\n", edition=RICH).said


def test_a_country_in_a_table_is_checked_before_the_row_is_kept() -> None:
    """The row is entered anew; the rows before it stay."""
    done = talk("goto rows\n5\nChina\n6\nXX\n7\nCN\n\n", edition=RICH)

    assert done.record.value("rows") == ({"paid": 5, "where": "CN"}, {"paid": 7, "where": "CN"})
    assert "'XX' is not a country of ISO 3166" in done.said


def test_a_first_cell_that_cannot_be_taken_asks_the_question_again() -> None:
    """The words that plain mode knows are within reach again at once."""
    done = talk("goto rows\nskpi\nskip\n", edition=RICH)

    assert "Not recorded: 'skpi' is not a number" in done.said
    assert "This is the end" in done.said or done.record.interview.next_open() == Key("jobs")


def test_the_review_lists_what_is_set_aside_and_of_concern() -> None:
    """An answer whose question is no longer asked is kept and listed, with the reason."""
    late = "evidence\nLater\nCourt\n2030-01-01\n\n\nB\n2\n1\n\n"
    said = talk(f"yes\nCN\nback\nback\n{late}no\ngoto reach\nunknown why\nreview\n").said

    assert "seat: China; the question is not asked under the present answers." in said
    late = "court_2030: Later is dated 2030-01-01, after the as-of date 2024-06-01; on it rests:"
    assert f"{late} Is it owned from abroad?" in said
    assert "reach.cleared: unknown: why." in said


def test_an_answer_that_the_edition_cannot_take_is_not_recorded() -> None:
    """The author's mistake is told, and the case stays sound."""
    faulty = build(
        f"""{ONE}
[[section.question]]
id = "n"
kind = "count"
ask = "N?"
[[section.question]]
id = "m"
kind = "count"
ask = "M?"
when = '10 / n > 1'
"""
    )

    done = talk("0\n2\n", edition=faulty)

    assert "Not recorded: the condition of question `m` fails" in done.said
    assert done.record.value("n") == 2
