"""What an assessor reads and writes in plain mode, word for word."""

import pytest

from tests.plain.talks import agree, talk

WHOLE = """\
yes
China
2
2,3
19.9
Example Holding
12.5
2
State Fund

abroad

1200
1.5
1,000,000
2012-03-01
=skip
It began in a garage.

It moved.
..
.
1
2
memo
quit
"""

WORDS = """\
help
back
skip
skip
n/a
no board at all
unknown
asked the company twice
withheld They refused to say.
note Ask again in June.
evidence
Register of companies
Commercial court
2024-01-31
https://example.org/register

b
2
1

none
evidence commercial_court_2024
3
claimed
The company, which names another owner.
goto seat
goto owned
yes
goto holders

goto nothing
withdraw
review
quit
"""

REFUSALS = """\
perhaps
no
7
back
yes
Atlantis
XX
US
3
1
1,2
0
2
150
goto staff
1.5
-3
10
a lot
2
1.5
7
tomorrow
2024-02-30
2020-02-29
goto story
.
"""


@pytest.mark.parametrize(
    ("name", "script"), [("whole", WHOLE), ("words", WORDS), ("refusals", REFUSALS)]
)
def test_a_talk_reads_as_it_should(name: str, script: str) -> None:
    """The transcript is the one that was read and approved; no line is wider than 79 columns."""
    done = talk(script)

    agree(name, done.transcript)
    assert max(map(len, done.transcript.splitlines())) <= 79


def test_a_whole_interview_gives_every_answer() -> None:
    """Each kind's answer arrives in its canonical form, and nothing is left open."""
    record = talk(WHOLE).record

    assert {event.question: record.value(event.question) for event in record.answers} == {
        "owned": True,
        "seat": "CN",
        "board": "some",
        "rights": ("veto", "inspect"),
        "share": "19.9",
        "holders": (
            {"name": "Example Holding", "share": "12.5", "place": "abroad"},
            {"name": "State Fund", "place": "abroad"},
        ),
        "staff": 1200,
        "ratio": "1.5",
        "revenue": 1_000_000,
        "founded": "2012-03-01",
        "motto": "skip",
        "story": "It began in a garage.\n\nIt moved.\n.",
        "reach": None,
    }
    assert (record.value("reach.cleared"), record.value("reach.public")) == ("little", "far")
    assert record.interview.next_open() is None
