"""An answer file becomes the events of a case, or a list of everything that is wrong with it."""

import datetime as dt
from collections.abc import Callable

import pytest

from riskwiz.authoring import parse_answers
from riskwiz.core.answer import Given, Key, State, answered
from riskwiz.core.canonical import sha256
from riskwiz.core.case import replay
from riskwiz.core.event import (
    AnswerGiven,
    CaseOpened,
    Event,
    EvidenceAdded,
    EvidenceLinked,
    MarkingSet,
    NoteWritten,
    Subject,
)
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.core.interview import Interview, Said
from riskwiz.core.value import Objection
from tests.authoring.editions_on_disk import good_edition

HEAD = """
[case]
as_of = 2023-03-31
subject = { name = "An app" }
[edition]
id = "small"
"""
AN_ID = "an id: a small letter, then small letters, digits and _"
NEWS = """
[evidence.news]
title = "News"
publisher = "A paper"
reliability = "B"
"""


def _wrong(text: str) -> list[tuple[str, int, int, str]]:
    """The diagnostics of a text after HEAD, whose first line counts as 1."""
    parsed = parse_answers(HEAD + text.lstrip("\n"), "a.toml", good_edition())
    skipped = HEAD.count("\n")
    if any(d.severity == "error" for d in parsed.diagnostics):
        assert parsed.events is None
    return [(d.code, d.line - skipped, d.column, d.message) for d in parsed.diagnostics]


def _events(text: str) -> tuple[Event, ...]:
    parsed = parse_answers(HEAD + text.lstrip("\n"), "a.toml", good_edition())
    assert parsed.diagnostics == ()
    assert parsed.events is not None
    return parsed.events


def test_a_file_opens_a_case_named_after_its_own_bytes() -> None:
    """The same file gives the same case, wherever and whenever it is imported."""
    (opened,) = _events("")

    assert opened == CaseOpened(
        case=sha256(HEAD)[:32],
        subject=Subject(name="An app"),
        as_of=dt.date(2023, 3, 31),
        edition=good_edition().reference,
    )


def test_events_come_in_the_order_of_the_questions_whatever_that_of_the_file() -> None:
    """Answer, note, and each piece of evidence where it is first cited; the idle ones last."""
    events = _events("""
[answers.state_share]
value = 19.9
[[answers.state_share.evidence]]
id = "news"
credibility = 3
status = "alleged"
disputed = "The company denies it."
[answers.board_seats]
value = "most"
note = "Two of three."
[[answers.board_seats.evidence]]
id = "register"
credibility = 1
status = "demonstrated"
[[answers.board_seats.evidence]]
id = "news"
credibility = 2
status = "claimed"
[evidence.news]
title = "News"
publisher = "A paper"
date = 2023-01-02
url = "https://example.org"
reliability = "B"
[evidence.register]
title = "Register"
publisher = "A court"
reliability = "A"
""")
    news = Evidence(
        id="news",
        title="News",
        publisher="A paper",
        date=dt.date(2023, 1, 2),
        url="https://example.org",
        reliability="B",
    )
    register = Evidence(id="register", title="Register", publisher="A court", reliability="A")
    shown = Link(evidence="register", credibility=1, status=Status.DEMONSTRATED)
    claimed = Link(evidence="news", credibility=2, status=Status.CLAIMED)
    alleged = Link(
        evidence="news", credibility=3, status=Status.ALLEGED, disputed="The company denies it."
    )

    assert events[1:] == (
        AnswerGiven(question="board_seats", given=answered("most")),
        NoteWritten(question="board_seats", note="Two of three."),
        EvidenceAdded(evidence=register),
        EvidenceLinked(question="board_seats", link=shown),
        EvidenceAdded(evidence=news),
        EvidenceLinked(question="board_seats", link=claimed),
        AnswerGiven(question="state_share", given=answered("19.9")),
        EvidenceLinked(question="state_share", link=alleged),
    )


def test_answers_that_are_not_asked_come_last() -> None:
    """They are set aside, and kept."""
    events = _events("""
[answers.shop_story]
value = "We live on it."
[answers.golden_share]
value = true
[answers.board_seats]
value = "none"
[answers.launched]
value = 2020-01-01
""")

    assert [event.question for event in events if isinstance(event, AnswerGiven)] == [
        "board_seats",
        "launched",
        "golden_share",
        "shop_story",
    ]


def test_idle_evidence_is_kept_and_warned_of_and_the_marking_comes_last() -> None:
    """Evidence that nothing cites may be a forgotten link."""
    text = HEAD.replace("[case]", '[case]\nmarking = "FOR OFFICIAL USE"') + NEWS
    parsed = parse_answers(text, "a.toml", good_edition())

    assert [(d.code, d.severity) for d in parsed.diagnostics] == [("RW507", "warning")]
    assert parsed.events is not None
    assert [type(event) for event in parsed.events] == [CaseOpened, EvidenceAdded, MarkingSet]


@pytest.mark.parametrize(
    ("question", "written", "value"),
    [
        ("board_seats", '"one"', "one"),
        ("board_seats", "'one'", "one"),
        ("golden_share", "false", False),
        ("hq_country", '"cn"', "CN"),
        ("state_share", "20", "20"),
        ("state_share", "20.50", "20.5"),
        ("state_share", "1e1", "10"),
        ("users", "150_000_000", 150_000_000),
        ("revenue", "-5", -5),
        ("launched", "2020-02-29", "2020-02-29"),
        ("history", '"""\none\ntwo"""', "one\ntwo"),
        ("kinds", '["contacts", "places"]', ("places", "contacts")),
        ("owners", "[]", ()),
        (
            "owners",
            '[{ holder = "A", share = 19.9 }, { holder = "B", sort = "state" }]',
            ({"holder": "A", "share": "19.9"}, {"holder": "B", "sort": "state"}),
        ),
    ],
)
def test_values_are_taken_as_toml_writes_them(question: str, written: str, value: object) -> None:
    """Each kind of question, in the form in which it is kept."""
    events = _events(f"[answers.{question}]\nvalue = {written}\n")

    assert replay(events).answer(Key(question)).given == Given.model_validate(
        {"state": "answered", "value": value}
    )


def test_a_grid_is_answered_row_by_row() -> None:
    """Each audience has an answer of its own, with its own evidence."""
    case = replay(
        _events(
            NEWS
            + """
[answers.blackmail.rows.public]
unknown = "Nobody could say."
[answers.blackmail.rows.staff]
value = "serious"
evidence = [{ id = "news", credibility = 2, status = "claimed" }]
"""
        )
    )

    assert list(case.answers) == [Key("blackmail", "staff"), Key("blackmail", "public")]
    assert case.answer(Key("blackmail", "staff")).given == answered("serious")
    assert case.answer(Key("blackmail", "public")).state is State.UNKNOWN
    assert case.answer(Key("blackmail", "staff")).links[0].evidence == "news"


def test_events_are_those_of_somebody_who_answers_by_hand() -> None:
    """Law 6: wizard, plain mode and answer file give the same events."""
    events = _events("""
[answers.golden_share]
withheld = "They refuse."
[answers.board_seats]
value = "one"
note = "So the articles say."
""")
    interview = Interview(good_edition(), replay(events[:1]))
    said: list[Event] = []
    seats, share = Key("board_seats"), Key("golden_share")
    acts: list[Callable[[Interview], Said]] = [
        lambda now: now.answer(seats, "one"),
        lambda now: now.note(seats, "So the articles say."),
        lambda now: now.withheld(share, "They refuse."),
    ]
    for act in acts:
        outcome = act(interview)
        assert not isinstance(outcome, Objection)
        said.extend(outcome)
        interview = interview.after(outcome)

    assert tuple(said) == events[1:]


@pytest.mark.parametrize(
    ("text", "diagnostics"),
    [
        ("[answers.board_seat]\nvalue = 1", [("RW501", 1, 1, "there is no question `board_seat`")]),
        (
            '[answers.board_seats]\nvalue = "two"',
            [("RW503", 2, 9, "`board_seats`: 'two' is not one of its options")],
        ),
        (
            '[answers.launched]\nvalue = "yesterday"',
            [("RW503", 2, 9, "`launched`: 'yesterday' is not a date")],
        ),
        (
            '[answers.kinds]\nvalue = ["places", "faces"]',
            [("RW503", 2, 20, "`kinds`: 'faces' is not one of its options")],
        ),
        (
            '[answers.kinds]\nvalue = ["places", "no_data"]',
            [("RW503", 2, 9, "`kinds`: 'no_data' cannot stand beside other options")],
        ),
        (
            '[answers.owners]\nvalue = [\n{ holder = "A" },\n{ share = 101 },\n{ holder = 1 },\n]',
            [
                ("RW503", 4, 1, "`owners`: row 2: 'Holder' is missing"),
                ("RW503", 5, 1, "`owners`: row 3: Holder: 1 is not text"),
            ],
        ),
        (
            '[answers.hq_country]\nvalue = "ZZ"',
            [("RW503", 2, 9, "`hq_country`: 'ZZ' is not a country of ISO 3166")],
        ),
        (
            "[answers.state_share]\nvalue = 19.1234567",
            [("RW503", 2, 9, "`state_share`: '19.1234567' has more than 6 decimals")],
        ),
        (
            "[answers.users]\nvalue = 1.5",
            [("RW503", 2, 9, "`users`: '1.5' is not a whole number")],
        ),
        (
            '[answers.board_seats]\nnot_applicable = "No board."',
            [("RW503", 2, 18, "`board_seats`: this question must apply")],
        ),
        (
            '[answers.board_seats]\nunknown = "  "',
            [("RW503", 2, 11, "`board_seats`: unknown needs a reason")],
        ),
        (
            '[answers.board_seats]\nvalue = "one"\nunknown = "I looked."',
            [("RW504", 3, 1, "`board_seats` is answered in 2 ways: value and unknown")],
        ),
        (
            '[answers.blackmail]\nvalue = "serious"',
            [("RW502", 2, 1, "`blackmail` is answered row by row")],
        ),
        (
            '[answers.blackmail.rows.stuff]\nvalue = "serious"',
            [("RW502", 1, 1, "`blackmail` has no row `stuff`")],
        ),
        (
            '[answers.board_seats.rows.staff]\nvalue = "one"',
            [("RW502", 1, 1, "`board_seats` has no rows")],
        ),
        (
            '[answers.board_seats]\nvalue = "one"\n[[answers.board_seats.evidence]]\n'
            'id = "newz"\ncredibility = 2\nstatus = "claimed"' + NEWS,
            [("RW505", 4, 6, "there is no evidence `newz`")],
        ),
        (
            NEWS + '[answers.board_seats]\nvalue = "one"\nevidence = [\n'
            '  { id = "news", credibility = 2, status = "claimed" },\n'
            '  { id = "news", credibility = 3, status = "alleged" },\n]',
            [("RW506", 9, 10, "the evidence `news` is linked twice")],
        ),
        (
            '[answers.board_seats]\nvalue = "one"\nevidence = [{ id = "news", credibility = 7, '
            'status = "claimt" }]' + NEWS,
            [
                ("RW016", 3, 42, "`7` is none of the words that stand here"),
                ("RW016", 3, 54, "`claimt` is none of the words that stand here"),
            ],
        ),
        (
            NEWS.replace("A paper", "A \\u0007 paper"),
            [("RW005", 3, 13, "the text holds U+0007 (control character)")],
        ),
        (
            NEWS.replace('"B"', '"G"'),
            [("RW016", 4, 15, "`G` is none of the words that stand here")],
        ),
        (NEWS.replace(".news", ".News"), [("RW014", 1, 1, f"`News` is not {AN_ID}")]),
        (
            "[answers]\nboard_seats = 'one'",
            [("RW012", 2, 1, "`board_seats` must be a table of keys and values")],
        ),
        ("[answers.board_seats]\nvalu = 'one'", [("RW010", 2, 1, "there is no key `valu` here")]),
        ("[answer.board_seats]\nvalue = 'one'", [("RW010", 1, 1, "there is no key `answer` here")]),
        ("[answers.board_seats]", [("RW511", 1, 1, "nothing is said to `board_seats`")]),
    ],
)
def test_each_problem_has_its_place(
    text: str, diagnostics: list[tuple[str, int, int, str]]
) -> None:
    """And nothing else is said, and no event is made."""
    assert _wrong(text) == diagnostics


def test_all_problems_are_listed_at_once_and_no_event_is_made() -> None:
    """In head, evidence, answers and links alike."""
    text = """
[case]
as_of = "yesterday"
[edition]
id = "small"
[evidence.news]
title = "News"
reliability = "B"
[answers.board_seats]
value = "two"
[answers.nothing_such]
value = 1
[answers.state_share]
value = 101
[[answers.state_share.evidence]]
id = "newz"
credibility = 0
"""
    parsed = parse_answers(text, "a.toml", good_edition())

    assert parsed.events is None
    assert [(d.code, d.line) for d in parsed.diagnostics] == [
        ("RW011", 2),
        ("RW012", 3),
        ("RW011", 6),
        ("RW503", 10),
        ("RW501", 11),
        ("RW011", 15),
        ("RW016", 17),
    ]


def test_help_names_what_was_most_likely_meant() -> None:
    """For questions, options, rows and evidence."""
    text = (
        HEAD
        + NEWS
        + """
[answers.board_seat]
value = "one"
[answers.blackmail.rows.stuff]
value = "serious"
[answers.golden_share]
value = true
evidence = [{ id = "newz", credibility = 1, status = "claimed" }]
[answers.kinds]
value = ["place"]
"""
    )
    helps = [d.help for d in parse_answers(text, "a.toml", good_edition()).diagnostics]

    assert helps == [
        "did you mean `board_seats`?",
        "did you mean `staff`?",
        "did you mean `news`?",
        "did you mean 'places'?",
    ]


def test_answers_to_another_edition_are_refused() -> None:
    """The same ids may mean something else there."""
    text = HEAD.replace('"small"', '"large"')
    parsed = parse_answers(text, "a.toml", good_edition())

    assert parsed.events is None
    assert [(d.code, d.line, d.message) for d in parsed.diagnostics] == [
        ("RW508", 6, "the file answers the edition `large`; this one is `small`")
    ]


def test_answers_to_another_version_are_taken_with_a_warning() -> None:
    """Version and hashes say which texts have changed since."""
    edition = good_edition()
    kept, zeros = edition.texts[0].sha256, "0" * 64
    text = f"""{HEAD}version = "0.9.0"
[[edition.text]]
path = "effects.toml"
sha256 = "{kept}"
[[edition.text]]
path = "owners.toml"
sha256 = "{zeros}"
[[edition.text]]
path = "gone.toml"
version = "0.9.0"
sha256 = "{zeros}"
"""
    parsed = parse_answers(text, "a.toml", edition)

    assert parsed.events is not None
    assert [(d.code, d.severity, d.line, d.message) for d in parsed.diagnostics] == [
        ("RW509", "warning", 7, "the file answers version 0.9.0; this one is 1.0.0"),
        ("RW509", "warning", 13, "owners.toml has changed since these answers were given"),
        ("RW509", "warning", 17, "the edition has no gone.toml any more"),
    ]


def test_a_fault_of_the_edition_is_named_and_no_event_is_made() -> None:
    """A condition that fails on these answers is the author's mistake, not a crash."""
    from riskwiz.authoring import load_edition  # noqa: PLC0415
    from tests.authoring.editions_on_disk import GOOD, texts  # noqa: PLC0415

    good = texts(GOOD)
    effects = good["effects.toml"].replace('launched < date("2026-01-01")', "1 / users > 0")
    edition = load_edition(good | {"effects.toml": effects}).edition
    assert edition is not None

    parsed = parse_answers(HEAD + "[answers.users]\nvalue = 0", "a.toml", edition)

    assert parsed.events is None
    assert [(d.code, d.line) for d in parsed.diagnostics] == [("RW510", 7)]
