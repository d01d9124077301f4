"""From a key path to its line and column, in every way in which TOML lets it be written."""

import pytest

from riskwiz.authoring.locate import Location, Places, Span

TEXT = '''#:schema x
title = "Ü"
a.b.c = 1
[table]
"quoted key" = { inner = [10, 20], "é" = 3 }
[[list]]
id = 'one'
[[list.deep]]
x = 1
[[list.deep]]
x = 2
dotted.key = [
    # a comment
    { y = 1 },
    { y = 2, z = """
two
lines""" },
]
[[list]]
id = 'two'
[[list.deep]]
x = 3
[list.deep.sub]
w = true
[other.further]
v = 1979-05-27 # a day
when = 'a && b' # a comment behind it
many = [1, { n = 2 }] # another
'''


@pytest.mark.parametrize(
    ("location", "key", "value"),
    [
        (("title",), (2, 1), (2, 9)),
        (("a", "b", "c"), (3, 1), (3, 9)),
        (("a", "b"), (3, 1), (3, 9)),
        (("table",), (4, 1), (4, 1)),
        (("table", "quoted key"), (5, 1), (5, 16)),
        (("table", "quoted key", "inner"), (5, 18), (5, 26)),
        (("table", "quoted key", "inner", 1), (5, 31), (5, 31)),
        (("table", "quoted key", "é"), (5, 36), (5, 42)),
        (("list", 0), (6, 1), (6, 1)),
        (("list", 0, "id"), (7, 1), (7, 6)),
        (("list", 0, "deep", 1, "x"), (11, 1), (11, 5)),
        (("list", 0, "deep", 1, "dotted", "key", 0, "y"), (14, 7), (14, 11)),
        (("list", 0, "deep", 1, "dotted", "key", 1, "z"), (15, 14), (15, 18)),
        (("list", 1, "id"), (20, 1), (20, 6)),
        (("list", 1, "deep", 0, "x"), (22, 1), (22, 5)),
        (("list", 1, "deep", 0, "sub", "w"), (24, 1), (24, 5)),
        (("other", "further", "v"), (26, 1), (26, 5)),
        (("other", "further", "when"), (27, 1), (27, 8)),
        (("other", "further", "many", 1, "n"), (28, 14), (28, 18)),
    ],
)
def test_a_key_and_its_value_are_found(
    location: Location, key: tuple[int, int], value: tuple[int, int]
) -> None:
    """Tables, lists of tables, dotted and quoted keys, inline tables and inline lists."""
    places = Places(TEXT)

    assert places.key(location)[:2] == key
    assert places.value(location)[:2] == value


@pytest.mark.parametrize(
    ("location", "line"),
    [(("list", 1, "deep", 0, "gone"), 21), (("list", 0, "gone"), 6), (("gone",), 1), ((), 1)],
)
def test_what_is_not_there_is_sought_in_the_table_around_it(location: Location, line: int) -> None:
    """A missing key is shown at the header of its table; where there is none, at the start."""
    assert Places(TEXT).key(location).line == line


def test_a_value_is_marked_as_far_as_its_line_goes() -> None:
    """The length is that of the text between the brackets or quotes, on its first line."""
    places = Places(TEXT)

    assert places.value(("table", "quoted key", "inner")) == Span(5, 26, 8)
    assert places.key(("list", 0, "deep", 0)) == Span(8, 1, 13)
    assert places.value(("list", 0, "deep", 1, "dotted", "key")) == Span(12, 14, 1)


@pytest.mark.parametrize(
    ("text", "offset", "span"),
    [
        ("when = 'abc + d'", 6, Span(1, 15, 1)),
        ('when = "abc + d"', 6, Span(1, 15, 1)),
        ("é.when = 'ü + d'", 4, Span(1, 15, 1)),
        ("when = '''abc\n  + d'''", 8, Span(2, 5, 1)),
        ("when = '''\nabc\n  + d'''", 8, Span(3, 5, 1)),
        ('when = """\nabc\n  + d"""', 8, Span(3, 5, 1)),
        (r'when = "ab\u0063 + d"', 6, Span(1, 1, 4)),
    ],
)
def test_a_character_of_an_expression_is_found(text: str, offset: int, span: Span) -> None:
    """In literal text to the character; where escapes have moved it, the key is marked."""
    location: Location = ("é", "when") if text.startswith("é") else ("when",)

    assert Places(text.replace("é.", '"é".')).within(location, offset, 1) == (
        span if not text.startswith("é") else span._replace(column=span.column + 2)
    )


def test_a_text_that_the_second_parser_does_not_follow_is_located_as_far_as_it_does() -> None:
    """Line breaks inside an inline table are newer than the parser that locates."""
    places = Places("a = {\n  b = 1,\n  c = 2,\n}\nd = 3\n")

    assert places.key(("a", "c")).line == 3
    assert places.key(("d",)) == Span(5, 1, 1)
