"""Reading answers: what each kind takes, and what is objected to, hostile input included."""

import datetime as dt
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from riskwiz.core.answer import Given, answered
from riskwiz.core.question import Question, TableQuestion
from riskwiz.core.value import Objection, canonical, exact, read, refused_text
from riskwiz.core.wording import table_words, words
from tests.editions import ONE, build

OPTIONS = [{"id": "one", "label": "One"}, {"id": "two", "label": "Two"}]
COLUMNS = [
    {"id": "who", "label": "Who", "kind": "text", "required": True},
    {"id": "share", "label": "Share", "kind": "percent"},
    {"id": "seats", "label": "Seats", "kind": "count"},
    {"id": "price", "label": "Price", "kind": "money"},
    {"id": "rate", "label": "Rate", "kind": "number"},
    {"id": "land", "label": "Land", "kind": "country"},
    {"id": "since", "label": "Since", "kind": "date"},
    {"id": "state", "label": "State", "kind": "yes_no"},
    {"id": "form", "label": "Form", "kind": "choice", "option": OPTIONS},
]
MORE: dict[str, dict[str, object]] = {
    "choice": {"option": OPTIONS},
    "grid": {"option": OPTIONS},
    "multi": {"option": [*OPTIONS, {"id": "none", "label": "None", "exclusive": True}]},
    "money": {"currency": "USD"},
    "table": {"column": COLUMNS},
}
KINDS = [
    "choice",
    "multi",
    "yes_no",
    "number",
    "count",
    "percent",
    "money",
    "date",
    "text",
    "long_text",
    "country",
    "grid",
    "table",
]
QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def question(kind: str, **more: object) -> Question:
    """Make a question of a kind."""
    written = {"id": "q", "ask": "Q?", "kind": kind} | MORE.get(kind, {}) | more
    return QUESTION.validate_python(written)


def in_short(value: object) -> str:
    """Name a test by its values, cut short."""
    return ascii(value)[:40]


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("choice", "two", "two"),
        ("grid", "one", "one"),
        ("multi", ["two", "one"], ("one", "two")),
        ("multi", ("two", "two"), ("two",)),
        ("multi", ["none"], ("none",)),
        ("yes_no", True, True),
        ("yes_no", " Yes ", True),
        ("yes_no", "N", False),
        ("yes_no", "false", False),
        ("number", Decimal("-12.50"), "-12.5"),
        ("number", "1,234,567.5", "1234567.5"),
        ("number", "-1,234", "-1234"),
        ("number", 7, "7"),
        ("number", "1e3", "1000"),
        ("number", Decimal("1E+3"), "1000"),
        ("number", "-0", "0"),
        ("number", Decimal("-0.000"), "0"),
        ("number", "0e-999999999", "0"),
        ("number", "0e999999999", "0"),
        ("number", "0.000001", "0.000001"),
        ("number", "1.0000000000000000000000000000000000000000", "1"),
        ("number", 10**15, str(10**15)),
        ("number", -(10**15), str(-(10**15))),
        ("count", "1,234", 1234),
        ("count", Decimal("5.000"), 5),
        ("count", 0, 0),
        ("percent", "19.9 %", "19.9"),
        ("percent", Decimal("100.0"), "100"),
        ("money", "12,000", 12000),
        ("money", -5, -5),
        ("date", dt.date(2024, 2, 29), "2024-02-29"),
        ("date", " 2024-02-29 ", "2024-02-29"),
        ("text", "  a\r\n", "a"),
        ("long_text", "a\r\nb\rc\n\n\td ", "a\nb\nc\n\n\td"),
        ("text", "x" * 20_000, "x" * 20_000),
        ("long_text", "e\u0301" * 9_000, "e\u0301" * 9_000),
        ("text", "e" + "\u0301" * 8, "e" + "\u0301" * 8),
        ("text", "日本語 ﷺ 👩‍❤️‍👨", "日本語 ﷺ 👩‍❤️‍👨"),
        ("country", " cn", "CN"),
        ("table", [], ()),
        (
            "table",
            [{"who": "A", "share": "5 %", "land": "us", "seats": "", "state": "no"}],
            ({"who": "A", "share": "5", "land": "US", "state": False},),
        ),
        (
            "table",
            [{"who": "A", "price": 7, "rate": "1.50", "since": dt.date(2024, 1, 2), "form": "two"}],
            ({"who": "A", "price": 7, "rate": "1.5", "since": "2024-01-02", "form": "two"},),
        ),
    ],
    ids=in_short,
)  # fmt: skip
def test_an_answer_is_read_to_its_canonical_form(kind: str, raw: object, value: object) -> None:
    """And reading the canonical form again changes nothing."""
    got = read(question(kind), raw)
    assert got == value
    assert type(got) is type(value)
    assert read(question(kind), got) == got


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        ("choice", "tow", "'tow' is not one of its options"),
        ("choice", 1, "1 is not one of its options"),
        ("choice", None, "None is not one of its options"),
        ("choice", ["one"], "['one'] is not one of its options"),
        ("multi", "one", "'one' is not a list of options"),
        ("multi", [], "no option is chosen"),
        ("multi", ["one", "none"], "'none' cannot stand beside other options"),
        ("multi", ["one", {}], "{} is not one of its options"),
        ("yes_no", 1, "1 is neither yes nor no"),
        ("yes_no", "maybe", "'maybe' is neither yes nor no"),
        ("number", "", "'' is not a number"),
        ("number", True, "true is not a number"),
        ("number", 1.5, "1.5 is not a number"),
        ("number", math.nan, "nan is not a number"),
        ("number", "nan", "'nan' is not a number"),
        ("number", "sNaN", "'sNaN' is not a number"),
        ("number", "-inf", "'-inf' is not a number"),
        ("number", Decimal("Infinity"), "Infinity is not a number"),
        ("number", "1,5", "'1,5' is not a number"),
        ("number", "1,23,456", "'1,23,456' is not a number"),
        ("number", ",1", "',1' is not a number"),
        ("number", "5 %%", "'5 %%' is not a number"),
        ("number", "1e999999999", "'1e999999999' is too large"),
        ("number", "-1e999999999999999999", "'-1e999999999999999999' is too large"),
        ("number", "1e9999999999999999999999", "'1e9999999999999999999999' is not a number"),
        ("number", "1e-999999999", "'1e-999999999' has more than 6 decimals"),
        ("number", Decimal("1E-999999999"), "1E-999999999 has more than 6 decimals"),
        ("count", "1e-999999999", "'1e-999999999' is not a whole number"),
        ("number", 10**20, "100000000000000000000 is too large"),
        ("number", 10**15 + 1, "1000000000000001 is too large"),
        ("number", "1000000000000000.000001", "'1000000000000000.000001' is too large"),
        ("number", "0.0000001", "'0.0000001' has more than 6 decimals"),
        (
            "number",
            "1.0000000000000000000000000000000000000001",
            "'1.0000000000000000000000000000000000000001' has more than 6 decimals",
        ),
        ("count", -1, "-1 is below 0"),
        ("count", "2.5", "'2.5' is not a whole number"),
        ("percent", Decimal("100.000001"), "100.000001 is above 100"),
        ("percent", "-0.1", "'-0.1' is below 0"),
        ("money", "1.5", "'1.5' is not a whole number"),
        ("date", "2023-02-29", "'2023-02-29' is not a date"),
        ("date", "0001-01-01", "'0001-01-01' is not a date"),
        ("date", "0000-01-01", "'0000-01-01' is not a date"),
        ("date", "24-01-01", "'24-01-01' is not a date"),
        ("date", dt.datetime(2024, 1, 1, tzinfo=dt.UTC), "2024-01-01 00:00:00+00:00 is not a date"),
        ("date", 20240101, "20240101 is not a date"),
        ("text", 5, "5 is not text"),
        ("text", " \n ", "the text is empty"),
        ("text", "x" * 20_001, "the text has 20,001 characters; 20,000 fit"),
        ("text", "a\nb", "the text holds the control character U+000A"),
        ("text", "a\tb", "the text holds the control character U+0009"),
        ("long_text", "a\x1b[31mb", "the text holds the control character U+001B"),
        ("long_text", "a\x00b", "the text holds the control character U+0000"),
        ("long_text", "a\x85b", "the text holds the control character U+0085"),
        ("long_text", "a\ud800b", "the text holds the control character U+D800"),
        ("text", "e" + "\u0301" * 9, "the text piles more than 8 combining marks on one letter"),
        (
            "text",
            "e" + "\u0301\u200d" * 9,
            "the text piles more than 8 combining marks on one letter",
        ),
        ("country", "CHN", "'CHN' is not a country code"),
        ("country", 12, "12 is not a country code"),
        ("table", "x", "the value is not a list of rows"),
        ("table", [1], "the value is not a list of rows"),
        ("table", [{"who": "A"}] * 501, "the table has 501 rows; 500 fit"),
        ("table", [{"whom": "A"}], "row 1: 'whom' is not one of its columns"),
        ("table", [{"who": "A"}, {"share": 5}], "row 2: 'Who' is missing"),
        ("table", [{"who": "A", "share": 101}], "row 1: Share: 101 is above 100"),
        ("table", [{"who": "A", "seats": "1.5"}], "row 1: Seats: '1.5' is not a whole number"),
        ("table", [{"who": "\x07"}], "row 1: Who: the text holds the control character U+0007"),
        ("table", [{"who": ["A"]}], "row 1: Who: ['A'] is not text"),
        ("table", [{"who": "A", "form": "x"}], "row 1: Form: 'x' is not one of its options"),
        ("table", [{"who": "A", "since": "x"}], "row 1: Since: 'x' is not a date"),
        ("table", [{5: "A"}], "row 1: 5 is not one of its columns"),
    ],
    ids=in_short,
)  # fmt: skip
def test_what_cannot_be_taken_is_objected_to(kind: str, raw: object, message: str) -> None:
    """In a sentence that quotes what was given; nothing hangs and nothing crashes."""
    got = read(question(kind), raw)
    assert isinstance(got, Objection)
    assert got.message == message
    assert got.help


def test_an_objection_to_a_misspelt_option_suggests_the_nearest() -> None:
    """The others are listed where none is near."""
    near, far = read(question("choice"), "twoo"), read(question("choice"), "zzz")
    assert isinstance(near, Objection)
    assert isinstance(far, Objection)
    assert (near.help, far.help) == ("did you mean 'two'?", "choose one of: one, two")


def test_a_number_of_thousands_of_digits_is_too_large() -> None:
    """Python refuses to write it, so the objection does not quote it."""
    got = read(question("count"), 10**5000)
    assert isinstance(got, Objection)
    assert got.message == "the number is too large"


def test_a_long_answer_is_quoted_in_short() -> None:
    """An objection stays one readable line."""
    got = read(question("choice"), "x" * 10_000)
    assert isinstance(got, Objection)
    assert len(got.message) < 100


def test_a_text_field_may_be_shorter() -> None:
    """Its own limit is named."""
    got = read(question("text", max_length=3), "abcd")
    assert isinstance(got, Objection)
    assert got.message == "the text has 4 characters; 3 fit"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("-2.6", "'-2.6' is below -2.5"),
        ("12.500001", "'12.500001' is above 12.5"),
        ("-2.5", None),
        ("12.5", None),
    ],
)
def test_a_number_keeps_to_its_ends(raw: str, message: str | None) -> None:
    """Both ends are inclusive, and are written as decimals."""
    got = read(question("number", min="-2.5", max="12.5"), raw)
    assert (got.message if isinstance(got, Objection) else None) == message


def test_a_question_may_set_its_own_ends_for_percent() -> None:
    """A percentage over a hundred, where the author allows it."""
    assert read(question("percent", max="250"), "200") == "200"


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.dates()
    | st.datetimes()
    | st.text()
    | st.text(st.characters(categories=["Cc", "Cs", "Mn", "Cf", "Nd", "No"]))
    | st.from_regex(r"[+-]?[0-9,._ ]{1,30}([eE][+-]?[0-9]{1,20})?%?", fullmatch=True)
    | st.sampled_from(
        ["one", "two", "none", "who", "share", 10**4000, "²", "\uff11\uff12", "1_000"]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["who", "share", "land", "x"]) | st.integers(), inner)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", KINDS)
@given(raw=ANYTHING)
def test_reading_never_crashes_and_is_stable(kind: str, raw: object) -> None:
    """Whatever is given: an objection, or a value that stays the same when read or stored."""
    one = question(kind)
    value = read(one, raw)
    if isinstance(value, Objection):
        assert value.message
        assert "\x1b" not in value.message
        return
    assert read(one, value) == value
    stored = Given.model_validate_json(answered(value).model_dump_json())
    assert stored.value == value
    assert words(EDITION, one, value)


@given(raw=ANYTHING)
def test_any_stored_value_can_be_said_in_words(raw: object) -> None:
    """One that its question would refuse today is said as it stands."""
    try:
        value = answered(raw).value  # type: ignore[arg-type]
    except ValueError:
        return
    assert value is not None
    for kind in KINDS:
        one = question(kind)
        assert isinstance(words(EDITION, one, value), str)
        if isinstance(one, TableQuestion):
            table_words(EDITION, one, value)


EDITION = build(f'{ONE}[[section.question]]\nid = "a"\nkind = "date"\nask = "A?"\n')


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+2", "100"), ("-0.0", "0"), ("0.10", "0.1"), ("1200", "1200"), ("-0.050", "-0.05")],
)
def test_a_decimal_is_written_without_exponent_or_trailing_zeros(number: str, text: str) -> None:
    """One number, one text."""
    assert canonical(Decimal(number)) == text


def test_a_list_is_no_number() -> None:
    """Asking for its exact number is a mistake of the programmer."""
    with pytest.raises(TypeError, match="no number"):
        exact(("a",))


def test_plain_text_is_not_refused() -> None:
    """Line breaks are taken where lines are."""
    assert refused_text("a\n\tb") is None
    assert isinstance(refused_text("a\nb", lines=False), Objection)
