"""The interview: what may be said, what it gives, and what is refused why."""

import datetime as dt
from collections.abc import Callable

import pytest

from riskwiz.core.answer import Key, State
from riskwiz.core.changes import changes
from riskwiz.core.event import (
    AnswerWithdrawn,
    AssessmentSigned,
    CaseReopened,
    EvidenceAdded,
    EvidenceLinked,
    EvidenceUnlinked,
    MarkingSet,
    NoteWritten,
)
from riskwiz.core.evidence import Evidence, Link, Status
from riskwiz.core.interview import Interview, Said, signature
from riskwiz.core.path import Standing
from riskwiz.core.value import Objection
from tests.editions import (
    AUDIENCES,
    DECISION,
    FACTOR,
    HEAD,
    ONE,
    QUESTIONNAIRE,
    begin,
    build,
    given,
    key,
)

ASKED = (
    QUESTIONNAIRE
    + """
[[section]]
id = "s"
title = "S"
[[section.question]]
id = "a"
kind = "yes_no"
ask = "A?"
required = true
points = { yes = 4 }
[[section.question]]
id = "b"
kind = "yes_no"
ask = "B?"
when = 'a'
may_not_apply = true
[[section.question]]
id = "g"
kind = "grid"
ask = "G?"
factor = "harm"
option = [{ id = "mild", label = "Mild", points = 0 }, { id = "grave", label = "G", points = 2 }]
[[section]]
id = "z"
title = "Z"
when = 'b'
[[section.question]]
id = "land"
kind = "country"
ask = "Land?"
[[section]]
id = "end"
title = "End"
[[section.question]]
id = "owners"
kind = "table"
ask = "Owners?"
column = [
  { id = "who", label = "Who", kind = "text" },
  { id = "land", label = "Land", kind = "country" },
]
[[finding]]
id = "f"
title = "A is so."
severity = "high"
when = 'a'
"""
)
HARM = FACTOR.replace('"threat"', '"harm"') + "per_audience = true\n"
EDITION = build(
    ASKED, HEAD + AUDIENCES + FACTOR + HARM + DECISION, countries={"US": "USA", "CN": "China"}
)
START = begin(EDITION)
SOURCE = Evidence(id="leak", title="Leak", publisher="P", reliability="A")
TIE = Link(evidence="leak", credibility=1, status=Status.ALLEGED)
SIGNED = signature("Ann", "assessor", dt.date(2024, 6, 2))


def said(interview: Interview, *outcomes: Callable[[Interview], Said]) -> Interview:
    """Say several things, none of which may be refused."""
    for say in outcomes:
        events = say(interview)
        assert isinstance(events, tuple), events
        interview = interview.after(events)
    return interview


def refused(outcome: Said) -> str:
    """Return the message of an objection."""
    assert isinstance(outcome, Objection)
    assert outcome.help
    return outcome.message


def test_the_next_open_question_goes_round_once() -> None:
    """After the last comes the first; questions and rows that have something said are skipped."""
    assert START.next_open() == Key("a")
    assert START.next_open(Key("a")) == Key("g", "cleared")
    assert START.next_open(Key("g", "cleared")) == Key("g", "public")
    assert START.next_open(Key("owners")) == Key("a")
    assert START.next_open(Key("nowhere")) == Key("a")
    one = said(START, lambda i: i.answer(Key("a"), raw=True))
    assert one.next_open() == Key("b")
    done = said(
        one,
        lambda i: i.not_applicable(Key("b"), "no"),
        lambda i: i.answer(Key("g", "cleared"), "mild"),
        lambda i: i.unknown(Key("g", "public"), "looked"),
        lambda i: i.withheld(Key("owners"), "refused"),
    )
    assert done.next_open() is None
    assert done.next_open(Key("a")) is None


def test_stepping_goes_by_questions_and_stops_at_the_ends() -> None:
    """A grid counts once; a question off the path counts as the first."""
    assert START.step(Key("a"), 1) == Key("g", "cleared")
    assert START.step(Key("g", "public"), 1) == Key("owners")
    assert START.step(Key("g", "public"), -1) == Key("a")
    assert START.step(Key("owners"), 5) == Key("owners")
    assert START.step(Key("a"), -1) == Key("a")
    assert START.step(Key("land"), 0) == Key("a")


def test_stepping_where_nothing_is_asked_stays() -> None:
    """There is nowhere to go."""
    none = begin(build(f"{QUESTIONNAIRE}[[section]]\nid='s'\ntitle='S'\nwhen='false'\n"
                       "[[section.question]]\nid='a'\nkind='yes_no'\nask='A?'\n"))  # fmt: skip
    assert none.step(Key("a"), 1) == Key("a")
    assert none.next_open() is None
    assert none.outline[0].sections == ()


def test_the_outline_lists_what_applies_and_how_it_stands() -> None:
    """Sections without a question that applies are left out."""
    (line,) = said(START, lambda i: i.answer(Key("a"), raw=True)).outline
    assert [(s.section.id, s.done, len(s.questions)) for s in line.sections] == [
        ("s", 1, 3),
        ("end", 0, 1),
    ]
    assert (line.id, line.title, line.done, line.asked) == ("one", "One", 1, 4)
    grid = line.sections[0].questions[2]
    assert grid.standings == (Standing.UNANSWERED, Standing.UNANSWERED)
    assert not grid.dealt_with


@pytest.mark.parametrize(
    ("say", "message"),
    [
        (lambda i: i.answer(Key("aa"), raw=True), "there is no question called 'aa'"),
        (lambda i: i.answer(Key("a", "public"), raw=True), "'a' has no rows"),
        (lambda i: i.answer(Key("g"), "mild"), "'g' has no row None"),
        (lambda i: i.answer(Key("g", "minors"), "mild"), "'g' has no row 'minors'"),
        (lambda i: i.answer(Key("a"), "perhaps"), "'perhaps' is neither yes nor no"),
        (lambda i: i.answer(Key("land"), "QQ"), "'QQ' is not a country of ISO 3166"),
        (
            lambda i: i.answer(Key("owners"), [{"who": "A"}, {"land": "QQ"}]),
            "'QQ' is not a country of ISO 3166",
        ),
        (lambda i: i.unknown(Key("a"), "  "), "unknown needs a reason"),
        (lambda i: i.withheld(Key("a"), ""), "withheld needs a reason"),
        (lambda i: i.not_applicable(Key("b"), ""), "not applicable needs a reason"),
        (lambda i: i.not_applicable(Key("a"), "so"), "this question must apply"),
        (lambda i: i.not_applicable(Key("aa"), "so"), "there is no question called 'aa'"),
        (lambda i: i.unknown(Key("a"), "x" * 20_001), "the text has 20,001 characters; 20,000 fit"),
        (lambda i: i.unknown(Key("a"), "a\x1b"), "the text holds the control character U+001B"),
        (lambda i: i.note(Key("aa"), "n"), "there is no question called 'aa'"),
        (lambda i: i.note(Key("a"), "a\ud800"), "the text holds the control character U+D800"),
        (lambda i: i.withdraw(Key("aa")), "there is no question called 'aa'"),
        (lambda i: i.link(Key("a"), TIE), "there is no evidence called 'leak'"),
        (lambda i: i.link(Key("aa"), TIE), "there is no question called 'aa'"),
        (
            lambda i: i.link(Key("a"), TIE.model_copy(update={"disputed": "\x00"})),
            "the text holds the control character U+0000",
        ),
        (lambda i: i.unlink(Key("aa"), "leak"), "there is no question called 'aa'"),
        (
            lambda i: i.add_evidence(SOURCE.model_copy(update={"title": "a\nb"})),
            "the text holds the control character U+000A",
        ),
        (
            lambda i: i.add_evidence(SOURCE.model_copy(update={"file": "a\x1b.pdf"})),
            "the text holds the control character U+001B",
        ),
        (
            lambda i: i.add_evidence(SOURCE.model_copy(update={"note": "a\x1b"})),
            "the text holds the control character U+001B",
        ),
        (lambda i: i.mark("SECRET\x1b"), "the text holds the control character U+001B"),
        (lambda i: i.mark("a\nb"), "the text holds the control character U+000A"),
        (lambda i: i.mark("x" * 401), "the text has 401 characters; 400 fit"),
        (lambda i: i.sign(SIGNED), "1 required question is open"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_objected_to(
    say: Callable[[Interview], Said], message: str
) -> None:
    """With the reason and what to do; nothing changes."""
    assert refused(say(START)) == message


@pytest.mark.parametrize(
    ("name", "help_"),
    [("owner", "did you mean 'owners'?"), ("zzz", "take it out")],
)
def test_a_misspelt_question_gets_a_suggestion(name: str, help_: str) -> None:
    """The nearest one, where one is near."""
    outcome = START.answer(Key(name), "x")
    assert isinstance(outcome, Objection)
    assert outcome.help == help_


def test_a_misspelt_piece_of_evidence_gets_a_suggestion() -> None:
    """The same for links."""
    one = said(START, lambda i: i.add_evidence(SOURCE))
    outcome = one.link(Key("a"), TIE.model_copy(update={"evidence": "leek"}))
    assert isinstance(outcome, Objection)
    assert outcome.help == "did you mean 'leak'?"


def test_saying_something_gives_one_event_and_saying_it_again_none() -> None:
    """For answers, states, notes, evidence, links and the marking."""
    says: list[tuple[Callable[[Interview], Said], object]] = [
        (lambda i: i.answer(Key("a"), "yes"), given("a", value=True)),
        (lambda i: i.note(Key("a"), " n "), NoteWritten(question="a", note="n")),
        (lambda i: i.add_evidence(SOURCE), EvidenceAdded(evidence=SOURCE)),
        (lambda i: i.link(Key("a"), TIE), EvidenceLinked(question="a", link=TIE)),
        (lambda i: i.unlink(Key("a"), "leak"), EvidenceUnlinked(question="a", evidence="leak")),
        (lambda i: i.unknown(Key("g", "public"), " so "), given("g.public", State.UNKNOWN)),
        (lambda i: i.withheld(Key("owners"), "so"), given("owners", State.WITHHELD)),
        (lambda i: i.not_applicable(Key("b"), "so"), given("b", State.NOT_APPLICABLE)),
        (lambda i: i.mark(" INTERNAL "), MarkingSet(marking="INTERNAL")),
        (lambda i: i.mark(None), MarkingSet(marking=None)),
        (lambda i: i.note(Key("a"), " "), NoteWritten(question="a", note=None)),
        (lambda i: i.withdraw(Key("a")), AnswerWithdrawn(question="a")),
        (lambda i: i.answer(Key("land"), "cn"), given("land", "CN")),
    ]
    interview = START
    for say, event in says:
        assert say(interview) == (event,)
        interview = said(interview, say)
        assert say(interview) == ()
    assert interview.case.answer(Key("a")).given is None


def test_a_link_is_replaced_by_a_new_one_from_the_same_evidence() -> None:
    """An answer has at most one link with each piece of evidence."""
    other = TIE.model_copy(update={"credibility": 3, "disputed": "Acme denies it"})
    one = said(
        START,
        lambda i: i.add_evidence(SOURCE),
        lambda i: i.link(Key("a"), TIE),
        lambda i: i.link(Key("a"), other),
    )
    assert one.case.answer(Key("a")).links == (other,)


def test_a_signed_case_refuses_every_change_until_it_is_reopened() -> None:
    """Reopening needs a reason, and the signatures lapse."""
    ready = said(
        START,
        lambda i: i.answer(Key("a"), raw=False),
        lambda i: i.add_evidence(SOURCE),
        lambda i: i.link(Key("a"), TIE),
    )
    assert ready.reopen("why") == ()
    signed = said(ready, lambda i: i.sign(SIGNED))
    assert signed.assessment.final
    assert not ready.assessment.final
    changing: list[Callable[[Interview], Said]] = [
        lambda i: i.answer(Key("a"), raw=True),
        lambda i: i.unknown(Key("a"), "so"),
        lambda i: i.withheld(Key("a"), "so"),
        lambda i: i.not_applicable(Key("b"), "so"),
        lambda i: i.withdraw(Key("a")),
        lambda i: i.note(Key("a"), "n"),
        lambda i: i.add_evidence(SOURCE),
        lambda i: i.link(Key("a"), TIE),
        lambda i: i.unlink(Key("a"), "leak"),
        lambda i: i.mark("X"),
    ]
    for say in changing:
        assert refused(say(signed)) == "the case is signed"
    assert refused(signed.reopen(" ")) == "reopening needs a reason"
    assert refused(signed.reopen("x" * 20_001)) == "the text has 20,001 characters; 20,000 fit"
    assert signed.reopen(" new facts ") == (CaseReopened(reason="new facts"),)
    again = said(signed, lambda i: i.reopen("new facts"))
    assert again.case.signatures == ()
    assert not again.assessment.final


def test_a_reviewer_alone_makes_nothing_final() -> None:
    """The assessor signs."""
    ready = said(START, lambda i: i.unknown(Key("a"), "looked"))
    reviewed = said(ready, lambda i: i.sign(signature("Bo", "reviewer", dt.date(2024, 6, 2))))
    assert not reviewed.assessment.final
    assert said(reviewed, lambda i: i.sign(SIGNED)).assessment.final


@pytest.mark.parametrize(
    "event",
    [
        SIGNED.model_copy(update={"name": "A\x1bnn"}),
        SIGNED.model_copy(update={"remarks": "a\x00"}),
    ],
)
def test_a_signature_holds_plain_text(event: AssessmentSigned) -> None:
    """Like everything else that is printed."""
    ready = said(START, lambda i: i.unknown(Key("a"), "looked"))
    assert refused(ready.sign(event)).startswith("the text holds the control character")


def test_two_required_questions_are_counted() -> None:
    """In words that fit the number."""
    two = build(ASKED.replace('kind = "table"', 'kind = "table"\nrequired = true'),
                HEAD + AUDIENCES + FACTOR + HARM + DECISION)  # fmt: skip
    assert refused(begin(two).sign(SIGNED)) == "2 required questions are open"


def test_changes_are_said_in_a_few_words() -> None:
    """Scores, findings that came and went, questions that were added or set aside."""
    yes = said(START, lambda i: i.answer(Key("a"), raw=True))
    assert changes(START, yes) == ("Threat 50 → 100", "finding: A is so.", "1 question added")
    no = said(yes, lambda i: i.answer(Key("a"), raw=False))
    assert changes(yes, no) == ("Threat 100 → 0", "1 finding gone", "1 question set aside")
    more = said(yes, lambda i: i.answer(Key("b"), raw=True))
    assert changes(yes, more) == ("1 question added",)
    assert changes(no, no) == ()


def test_an_edition_without_countries_takes_every_code() -> None:
    """Two letters are all that it can check."""
    bare = build(ASKED, HEAD + AUDIENCES + FACTOR + HARM + DECISION)
    assert begin(bare).answer(Key("land"), "qq") == (given("land", "QQ"),)
    assert key("g.public") == Key("g", "public")
    assert str(key("g.public")) == "g[public]"


def test_where_nothing_is_asked_a_step_leads_nowhere() -> None:
    """The only question lies behind a gate that is always closed."""
    asked = '[[section.question]]\nid = "q"\nkind = "yes_no"\nask = "Q?"\nwhen = \'false\'\n'
    assert begin(build(ONE + asked)).step(Key("q"), 1) == Key("q")


def test_a_signature_that_is_refused_signs_nothing() -> None:
    """What is wrong with it is what there is to say."""
    nameless = signature(" ", "assessor", dt.date(2024, 6, 1))
    ready = said(START, lambda i: i.unknown(Key("a"), "looked"))
    assert ready.sign(nameless) is nameless
    assert isinstance(nameless, Objection)


def test_nobody_reviews_their_own_assessment() -> None:
    """A second signature by the same person, in whatever letters, is no second pair of eyes."""
    ready = said(START, lambda i: i.answer(Key("a"), raw=False))
    signed = said(ready, lambda i: i.sign(SIGNED))
    own = signature("ANN", "reviewer", dt.date(2024, 6, 2))

    refused = signed.sign(own)

    assert isinstance(refused, Objection)
    assert refused.message == "Ann has signed as assessor already"
    assert isinstance(signed.sign(signature("M. Ito", "reviewer", dt.date(2024, 6, 2))), tuple)
