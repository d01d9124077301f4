"""Laws of plain mode, as properties over random talks."""

import io
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from riskwiz.core.answer import Key
from riskwiz.core.interview import Interview
from riskwiz.core.path import Standing
from riskwiz.core.value import Objection
from riskwiz.plain import run
from tests.editions import QUESTIONNAIRE, begin, build
from tests.plain.talks import LITTLE, MemoryRecord

GATES = build(
    QUESTIONNAIRE
    + """
[[section]]
id = "first"
title = "First"
question = [
  { id = "a", kind = "yes_no", ask = "Ask a?", points = { yes = 1 } },
  { id = "b", kind = "yes_no", ask = "Ask b?", when = 'a' },
  { id = "c", kind = "yes_no", ask = "Ask c?", when = '!a || b' },
]
[[section]]
id = "second"
title = "Second"
when = 'a && !b'
question = [
  { id = "d", kind = "yes_no", ask = "Ask d?" },
  { id = "e", kind = "yes_no", ask = "Ask e?", when = 'd || c' },
]
[[section]]
id = "third"
title = "Third"
question = [{ id = "f", kind = "yes_no", ask = "Ask f?", when = 'b.unknown || !a' }]
"""
)

NAMES = tuple(GATES.questions)
MOVES = st.sampled_from(
    [
        "yes",
        "no",
        "yes",
        "no",
        "skip",
        "back",
        "withdraw",
        "undo",
        "redo",
        "unknown why",
        "withheld why",
        "",
        "what",
    ]
    + [f"goto {name}" for name in NAMES]
)


@given(st.lists(MOVES, max_size=25))
def test_no_hidden_question_is_asked(lines: list[str]) -> None:
    """Whenever a line is read, the question asked last applies under the answers so far."""
    record, out = MemoryRecord(begin(GATES)), io.StringIO()

    def typed() -> Iterator[str]:
        for line in lines:
            asked = _asked(out.getvalue())
            assert asked is None or Key(asked) in record.interview.path
            yield line

    run(record, typed(), out)


@given(st.lists(st.sampled_from(["yes", "no", "unknown why", "withheld why"]), min_size=6))
def test_no_question_is_skipped(lines: list[str]) -> None:
    """With an answer to each question asked, every one that applies is asked once, in order."""
    record, out = MemoryRecord(begin(GATES)), io.StringIO()

    run(record, lines, out)

    asked = [event.question for event in record.answers]
    standings = [record.interview.record.standing(key) for key in record.interview.path]
    assert Standing.UNANSWERED not in standings
    assert asked == [key.question for key in record.interview.path]


VALUES: dict[str, st.SearchStrategy[str]] = {
    "owned": st.sampled_from(["yes", "no", "y", "perhaps"]),
    "seat": st.sampled_from(["CN", "us", "XX", "Ruritania"]),
    "board": st.sampled_from(["nobody", "some", "many"]),
    "share": st.decimals(-1, 101, places=2).map(str),
    "staff": st.integers(-1, 9).map(str),
    "ratio": st.decimals(-9, 9, places=7).map(str),
    "revenue": st.integers(-9, 10**16).map(str),
    "founded": st.dates().map(str),
    "motto": st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=20),
}


@given(
    st.lists(
        st.sampled_from(sorted(VALUES)).flatmap(lambda q: st.tuples(st.just(q), VALUES[q])),
        max_size=15,
    )
)
def test_plain_mode_gives_the_events_that_the_interview_gives(
    answers: list[tuple[str, str]],
) -> None:
    """Law 6: the same answers in the same order are the same events."""
    record = MemoryRecord(begin(LITTLE))
    direct: Interview = begin(LITTLE)
    expected: list[object] = []
    lines: list[str] = []
    for question, value in answers:
        if Key(question) not in direct.path:
            continue
        said = direct.answer(Key(question), value)
        if not isinstance(said, Objection):
            expected += said
            direct = direct.after(said)
        lines += [f"goto {question}", f"={value}"]

    run(record, lines, io.StringIO())

    assert record.appended == expected
    assert record.interview.case == direct.case


def _asked(transcript: str) -> str | None:
    """The id of the question that the transcript ends with; None at the end of the path."""
    if transcript.endswith("yes or no:\n"):
        return transcript.rsplit("Ask ", 1)[1][0]
    return None
