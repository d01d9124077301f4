"""The state of a case as an answer file: readable, and the same bytes for the same state."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from riskwiz.authoring import parse_answers, write_answers
from riskwiz.core.answer import Key
from riskwiz.core.case import Case, replay
from riskwiz.core.event import CaseOpened, Subject
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.core.interview import Interview
from riskwiz.core.question import Question
from riskwiz.core.value import Objection
from tests.authoring.editions_on_disk import good_edition

EDITION = good_edition()
TEXTS = "\n\n".join(
    f'[[edition.text]]\npath = "{one.path}"\n'
    + (f'version = "{one.version}"\n' if one.version else "")
    + f'sha256 = "{one.sha256}"'
    for one in EDITION.texts
)
WRITTEN = f"""\
[case]
as_of = 2023-03-31
marking = "FOR OFFICIAL USE"

[case.subject]
name = "An \\"app\\""
description = \"\"\"
Two
lines\"\"\"

[edition]
id = "small"
version = "1.0.0"

{TEXTS}

# --- Evidence ---

[evidence.register]
title = "Register"
publisher = "A court"
date = 2023-01-02
reliability = "A"
valid_until = 2024-01-01

[evidence.news]
title = "News"
publisher = "A paper"
url = "https://example.org"
reliability = "B"

[evidence.idle]
title = "Idle"
publisher = "Nobody"
reliability = "F"

# --- Control ---

# Can a foreign state appoint directors?
[answers.board_seats]
value = "none"
note = "So the articles say."
[[answers.board_seats.evidence]]
id = "register"
credibility = 1
status = "demonstrated"
[[answers.board_seats.evidence]]
id = "news"
credibility = 3
status = "alleged"
disputed = "By the company."

# What share do foreign states hold?
[answers.state_share]
value = 19.9

# Who owns the company?
[answers.owners]
value = [
    {{ holder = "A, \\"B\\" & C", share = 19.9, sort = "state" }},
    {{ holder = "D", share = 20.0 }},
]

# --- Harm ---

# What could be done with the data?
[answers.blackmail.rows.staff]
value = "serious"

[answers.blackmail.rows.public]
withheld = "They refuse."

# What is collected?
[answers.kinds]
value = ["places", "contacts"]

# How many people use it?
[answers.users]
value = 150000000

# Since when is it on the market?
[answers.launched]
value = 2020-02-29

# --- Set aside: not asked under these answers ---

# Does a state hold a golden share?
[answers.golden_share]
value = true
"""


def _case(text: str) -> Case:
    parsed = parse_answers(text, "a.toml", EDITION)
    assert parsed.events is not None, parsed.diagnostics
    return replay(parsed.events)


def test_a_case_is_written_to_be_read() -> None:
    """In the order of the questions, with their words, dates as dates and numbers as numbers."""
    assert write_answers(EDITION, _case(WRITTEN)) == WRITTEN


def test_an_empty_case_is_an_answer_file_too() -> None:
    """It can be filled in by hand and imported."""
    opened = CaseOpened(
        case="x",
        subject=Subject(name="S"),
        as_of=dt.date(2023, 1, 1),
        edition=EDITION.reference,
    )
    written = write_answers(EDITION, replay([opened]))

    assert write_answers(EDITION, _case(written)) == written
    assert "[answers" not in written


def test_the_order_in_which_a_case_came_about_leaves_no_trace() -> None:
    """Answers given backwards, evidence before the answers that cite it: the same file."""
    case = _case(WRITTEN)
    shuffled = case.model_copy(
        update={
            "answers": dict(reversed(case.answers.items())),
            "evidence": {one: case.evidence[one] for one in ("news", "idle", "register")},
        }
    )

    written = write_answers(EDITION, shuffled)

    assert written == WRITTEN
    assert parse_answers(written, "a.toml", EDITION).events is not None


REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
PLAIN = st.characters(exclude_categories=("Cc", "Cs", "Mn", "Me"), exclude_characters=REORDERING)
LINES = st.text(PLAIN, min_size=1, max_size=20).filter(str.strip)
PROSE = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
VALUES: dict[str, st.SearchStrategy[object]] = {
    "yes_no": st.booleans(),
    "percent": st.decimals(0, 100, places=6).map(str),
    "count": st.integers(0, 10**15),
    "money": st.integers(-(10**15), 10**15),
    "date": st.dates(),
    "text": LINES,
    "long_text": PROSE,
    "country": st.sampled_from(["CN", "US", "AE"]),
    "table": st.lists(
        st.fixed_dictionaries(
            {"holder": PROSE},
            optional={
                "share": st.decimals(0, 100, places=2).map(str),
                "sort": st.sampled_from(["state", "other"]),
            },
        ),
        max_size=3,
    ),
}


def _value(question: Question) -> st.SearchStrategy[object]:
    if question.kind in VALUES:
        return VALUES[question.kind]
    options = [one.id for one in question.option]  # type: ignore[union-attr]
    if question.kind == "multi":
        return st.lists(st.sampled_from(options[1:]), min_size=1, unique=True)
    return st.sampled_from(options)


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    """A case that somebody filled in by hand, in any order, with gaps."""
    opened = CaseOpened(
        case="by hand",
        subject=Subject(name=draw(LINES), description=draw(st.none() | PROSE)),
        as_of=draw(st.dates()),
        edition=EDITION.reference,
    )
    interview = Interview(EDITION, replay([opened]))
    keys = [Key(q.id, row) for q in EDITION.questions.values() for row in EDITION.rows(q)]
    for one in draw(st.lists(st.sampled_from(["a", "b", "c"]), unique=True)):
        evidence = Evidence(id=one, title=draw(LINES), publisher=draw(LINES), reliability="B")
        interview = _said(interview, interview.add_evidence(evidence))
    for key in draw(st.lists(st.sampled_from(keys), unique=True)):
        question = EDITION.questions[key.question]
        if draw(st.integers(0, 3)):
            outcome = interview.answer(key, draw(_value(question)))
        else:
            outcome = interview.unknown(key, draw(PROSE))
        interview = _said(interview, outcome)
        if draw(st.booleans()):
            interview = _said(interview, interview.note(key, draw(PROSE)))
        for one in interview.case.evidence if draw(st.booleans()) else ():
            link = Link(evidence=one, credibility=2, status=Status.CLAIMED)
            interview = _said(interview, interview.link(key, link))
    return interview.case


def _said(interview: Interview, outcome: object) -> Interview:
    return interview if isinstance(outcome, Objection) else interview.after(outcome)  # type: ignore[arg-type]


@given(case=_cases())
def test_export_import_export_gives_the_same_bytes(case: Case) -> None:
    """Law 7, and nothing of the case is lost on the way."""
    written = write_answers(EDITION, case)
    again = _case(written)

    assert write_answers(EDITION, again) == written
    assert again.answers == case.answers
    assert again.evidence == case.evidence
    assert again.subject == case.subject
