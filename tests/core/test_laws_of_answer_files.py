"""Laws 6 and 7 across packages: an answer file says what an interview says, and stays the same."""

from hypothesis import given
from hypothesis import strategies as st

from riskwiz.authoring import parse_answers, write_answers
from riskwiz.core.answer import Key
from riskwiz.core.assess import assess
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import CaseOpened, Event
from riskwiz.core.interview import Interview
from tests.core.random_editions import Shape, answers, editions
from tests.editions import given as event
from tests.editions import opened

SHAPE = Shape(questions=6)


def exported(edition: Edition, said: dict[Key, object]) -> str:
    """Write the answer file of a case."""
    events = [opened(edition), *(_event(key, value) for key, value in said.items())]
    return write_answers(edition, replay(events))


def imported(edition: Edition, text: str) -> tuple[Event, ...]:
    """Read the events of an answer file that has no problems."""
    parsed = parse_answers(text, "a.toml", edition)
    assert parsed.events is not None, parsed.diagnostics
    return parsed.events


@given(st.data())
def test_law_6_an_answer_file_gives_the_events_of_an_interview(data: st.DataObject) -> None:
    """Its events, said one after another to an interview, are taken exactly as they are."""
    edition = data.draw(editions(SHAPE))
    first, *events = imported(edition, exported(edition, data.draw(answers(edition))))
    assert isinstance(first, CaseOpened)
    interview = Interview(edition, replay([first]))
    for one in events:
        assert one.kind == "answer_given"
        key = Key(one.question, one.row)
        if one.given.value is not None:
            again = interview.answer(key, one.given.value)
        else:
            again = getattr(interview, one.given.state.value)(key, one.given.reason)
        assert again == (one,)
        interview = interview.after([one])


@given(st.data())
def test_law_7_export_import_export_gives_the_same_bytes(data: st.DataObject) -> None:
    """And the imported case assesses as the exported one did, but for its id."""
    edition = data.draw(editions(SHAPE))
    said = data.draw(answers(edition))
    text = exported(edition, said)
    case = replay(imported(edition, text))
    assert write_answers(edition, case) == text
    original = replay([opened(edition), *(_event(k, v) for k, v in said.items())])
    assert assess(edition, case).factors == assess(edition, original).factors


def _event(key: Key, value: object) -> Event:
    return event(str(key).replace("[", ".").rstrip("]"), value)
