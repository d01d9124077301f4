"""Which open questions could move a score most."""

from fractions import Fraction

from riskwiz.core.answer import Key
from riskwiz.core.ask_next import Spread, ask_next
from tests.tui.edition import begun, empty, events


def test_the_open_questions_with_most_points_come_first() -> None:
    """Of threat's 16 points 8 hang on the right to appoint; of consequence's all on one grid."""
    asked = ask_next(empty().interview, most=4)

    assert asked == (
        Spread(Key("blackmail", "government"), "consequence", Fraction(100)),
        Spread(Key("data_kinds"), "harm", Fraction(100)),
        Spread(Key("appoints"), "threat", Fraction(50)),
        Spread(Key("state_share"), "threat", Fraction(25)),
    )


def test_what_is_unknown_is_open_and_what_is_answered_is_not() -> None:
    """Three at most, unless more are wanted."""
    record = begun()
    for row in ("government", "public"):
        record.append(events(record.interview.answer(Key("blackmail", row), "some")))
    record.append(events(record.interview.answer(Key("data_kinds"), ["none"])))

    asked = ask_next(record.interview)

    assert [one.key.question for one in asked] == ["state_share", "golden_share"]
