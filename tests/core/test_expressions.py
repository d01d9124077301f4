"""What an expression may say: names with their places, and what is refused where."""

from fractions import Fraction

import pytest

from riskwiz.core.completion import Completion
from riskwiz.core.declared import compile_sites, declarations, sites
from riskwiz.core.expression import CelValue, Declarations, Expression, Language, evaluate
from riskwiz.core.expression_problem import ExpressionProblem
from riskwiz.core.methodology import Methodology
from riskwiz.core.questionnaire import Questionnaire
from tests.editions import METHODOLOGY, ONE, parse

LANGUAGE = Language(
    Declarations(
        types={
            "a": "bool",
            "a.known": "bool",
            "share": "double",
            "seats": "int",
            "money": "int",
            "land": "string",
            "land2": "string",
            "day": "timestamp",
            "owners": "rows",
            "stakes": "rows",
            "grid": "cells",
            "words": "strings",
        },
        orders={
            "land": ("mild", "grave"),
            "land2": ("mild", "grave"),
            "grid": ("mild", "grave"),
            "owners.kind": ("private", "state"),
            "share": (),
        },
        lists=("foes",),
        money=frozenset({"money"}),
        columns={
            "owners": {
                "owner": "string",
                "of": "string",
                "country": "string",
                "share": "double",
                "x": "double",
                "y": "double",
                "land": "string",
                "kind": "string",
                "seats": "int",
                "day": "timestamp",
            },
            "stakes": {"owner": "string", "share": "double"},
        },
    )
)


def problems(source: str) -> list[tuple[int, str]]:
    """Compile what must not compile; return where and why."""
    outcome = LANGUAGE.compile(source)
    assert isinstance(outcome, tuple)
    return [(p.offset, p.message) for p in outcome]


def compiled(source: str) -> Expression:
    """Compile what must compile."""
    outcome = LANGUAGE.compile(source)
    assert isinstance(outcome, Expression), outcome
    return outcome


@pytest.mark.parametrize(
    ("source", "offset", "message"),
    [
        ('land < "m"', 5, "text is compared by the alphabet here"),
        ('a && land >= "m"', 10, "text is compared by the alphabet here"),
        ('owners.exists(o, o.land < "m")', 24, "text is compared by the alphabet here"),
        ("dyn(land) < dyn(land2)", 10, "things are compared here that might be text"),
        ("owners.exists(o, o.shar > 1.0)", 18, "`owners` has no column `shar`"),
        ("owners[0].shar > 1.0", 9, "`owners` has no column `shar`"),
        (
            "owners.exists(o, o.share > 1)",
            25,
            "`>` cannot compare a decimal number with a whole number",
        ),
        ('owners.exists(o, o.day < "2024-01-01")', 23, "`<` cannot compare a date with text"),
        ("sum([share, seats]) > 1.0", 0, "sum takes a list of one kind"),
        ("sum([land]) > 1.0", 3, "`sum` does not go with a list of words"),
        ("sum(owners) > 1.0", 3, "`sum` does not go with the table `owners`"),
        ('max([land, "worse"]) == "mild"', 11, "there is no word of `land` called 'worse'"),
        ('max(["mild"]) == "mild"', 0, "max cannot tell the order of these words"),
        ("max(words) == land", 0, "max cannot tell the order of these words"),
        ("max([land] + [land2]) == land", 0, "max cannot tell the order of these words"),
        ("land.size.first == 1", 4, "text has no parts, so no point can follow it"),
        (
            "max(owners.map(o, o.land)) == land",
            0,
            "max cannot tell the order of these words",
        ),
        ('share_of(owners, "friends") > 1.0', 17, "there is no list called 'friends'"),
        ('share_of([1], "foes") > 1.0', 9, "share_of takes a table that says who owns whom"),
        ("share_untraced([1]) > 1.0", 15, "share_untraced takes a table that says who owns whom"),
        (
            'share_of(stakes, "foes") > 1.0',
            9,
            "`stakes` does not have the columns of a chain of owners",
        ),
        (" + ".join(["seats"] * 500) + " > 1", 0, "it is nested too deep to be read"),
        ("(" * 40 + "a" + ")" * 40, 0, "it is nested too deep to be read"),
        ("[a].exists(x, " * 25 + "a" + ")" * 25, 0, "it is nested too deep to be read"),
        (
            "!(" * 28 + "owners[0].day < day" + ")" * 28,
            0,
            "it is nested too deep to be read",
        ),
        ("days_between(land, day) > 1", 12, "`days_between` does not go with text and a date"),
        ("share + 1.0 > 2.0", 6, "arithmetic on decimals is rounded"),
        ("share * 2.0 > 2.0", 6, "arithmetic on decimals is rounded"),
        ("owners.exists(o, o.x + o.y > 2.0)", 21, "arithmetic on decimals is rounded"),
        ("money * 2 > 5", 6, "arithmetic on money can overflow and truncates"),
        ("5 < 100 / money", 8, "arithmetic on money can overflow and truncates"),
        ("size(grid) == 1", 5, "`grid` has a row for each audience; name one of them"),
        ('grid == {"x": "y"}', 0, "`grid` has a row for each audience; name one of them"),
        ("has(grid.x)", 4, "`grid` has a row for each audience; name one of them"),
        ('"x" in grid', 7, "`grid` has a row for each audience; name one of them"),
        ("a && nope", 5, "there is nothing called `nope`"),
        ("a &&\n  nope", 7, "there is nothing called `nope`"),
        ('"é" == land && nope', 15, "there is nothing called `nope`"),
        ("share > 20", 6, "`>` cannot compare a decimal number with a whole number"),
        ("a == 1", 2, "`==` cannot compare true or false with a whole number"),
        ("a &&", 4, "it ends too early"),
        ("", 0, "it is empty"),
        ('at_least(land, "worse")', 15, "there is no word of `land` called 'worse'"),
        ('at_least(grid["p"], "worse")', 20, "there is no word of `grid` called 'worse'"),
        ("at_least(land, land)", 15, "at_least takes a word between quotes as its second argument"),
        (
            'owners.exists(o, at_least(o.land, "grave"))',
            34,
            "at_least needs a question with options, or a level",
        ),
        ('listed(land, "friends")', 13, "there is no list called 'friends'"),
        ("listed(land, land)", 13, "listed takes a word between quotes as its second argument"),
        ("x" * 10_001, 0, "the expression has 10,001 characters; 10,000 fit"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(source: str, offset: int, message: str) -> None:
    """The offset counts characters, over lines and beyond ASCII."""
    assert problems(source) == [(offset, message)]


@pytest.mark.parametrize(
    ("source", "offset", "message", "help_"),
    [
        ('land = "mild"', 5, "`=` means nothing here", "=="),
        ('land === "mild"', 7, "`=` means nothing here", "=="),
        ("share => 5.0", 6, "`=>` means nothing here", ">="),
        ("share =< 5.0", 6, "`=<` means nothing here", "<="),
        ("a <> a", 3, "`<>` means nothing here", "!="),
        ("a & a", 2, "`&` means nothing here", "&&"),
        ("a | a", 2, "`|` means nothing here", "||"),
        ("a, a", 1, "`,` means nothing here", "&&"),
        ("a and a", 2, "`and` is no word of expressions", "&&"),
        ('land == "mild" OR a', 15, "`OR` is no word of expressions", "||"),
        ("not a", 4, "`not` is no word of expressions", "!"),
        ("not (a)", 0, "`not` is no word of expressions", "!(…)"),
        ('land is "mild"', 5, "`is` is no word of expressions", "=="),
        ('words contains "x"', 6, "`contains` is no word of expressions", "in question"),
        ("if(a, a, a)", 0, "`if` is no word of expressions", "?"),
        ("a then a", 2, "`then` cannot stand here", None),
        ("(a", 2, "`)` is missing at the end", ")"),
        ("[a].exists(x, x", 15, "`)` is missing at the end", ")"),
        ("a)", 1, "there is one `)` too many", "take it out"),
        ('land == "mild', 8, "this text has no closing quotation mark", '"'),
        ("land == “mild”", 8, "`“` is not a quotation mark", 'straight "'),
        ("share > 5,5", 9, "a number has no comma", "a point"),
        ("seats > 5 000", 10, "a number has no spaces", "10000"),
        ("share > 5%", 10, "a number stands without `%`", "20.0"),
        ("share > 5.", 10, "a number has a digit behind its point", "20.0"),
        ("  ", 2, "it is empty", "take the line out"),
        ('atleast(land, "mild")', 0, "there is no function `atleast`", "`at_least`"),
        ("xyzzy(land)", 0, "there is no function `xyzzy`", "at_least"),
        ("at_least(land)", 0, "`at_least` takes something else", "at_least(question,"),
        ("count()", 0, "`count` takes something else", None),
        ("owners.exists(o.share > 5.0)", 7, "`exists` takes something else", "exists(row,"),
        ("owners.exists(o.x, true)", 15, "`exists` takes something else", "exists(row,"),
        ("seats.exists(x, x)", 0, "only a table or a list has rows to go through", None),
        ("99999999999999999999 > seats", 0, "this number is too large", None),
        ("has(land)", 4, "has() argument", None),
        ("owners.share > 5.0", 6, "`owners` has many rows", "owners.exists(row,"),
        ("sum(owners) > 5.0", 3, "the table `owners`", "owners.map("),
        ("listed(land, land)", 13, "takes a word between quotes", "listed(country,"),
        ('at_least(share, "x")', 8, "a decimal number and text", ">="),
        ('at_least(words, "x")', 8, "a list of words and text", "in question"),
        ('at_least(a, "x")', 8, "true or false and text", "stands alone"),
        ('at_least(day, "x")', 8, "a date and text", None),
        ('words.contains("x")', 14, "a list of words and text", "in question"),
        ('"x" in land', 4, "`in` looks into a list, and text is none", "=="),
        ("!land", 0, "`!` needs a condition behind it, and text is none", "at_least("),
        ("a && seats", 2, "a condition on both sides, and a whole number is none", "> 20"),
        ("a && share", 2, "a condition on both sides, and a decimal number is none", "> 20.0"),
        ("a && words", 2, "a condition on both sides, and a list of words is none", "in question"),
        ("a && day", 2, "a condition on both sides, and a date is none", None),
        ("seats > 5.5", 6, "a whole number with a decimal number", "without a point"),
        ("share > 5", 6, "a decimal number with a whole number", "with a point"),
        ('seats > "5"', 6, "a whole number with text", "without quotation marks"),
        ("day > 2024-01-01", 4, "a date with a whole number", "date("),
        ('words == "x"', 6, "a list of words with text", "in question"),
        ('a == "yes"', 2, "true or false with text", "stands alone"),
        ('grid == "mild"', 5, "a grid with text", "one audience"),
        ("land == null", 5, "text with null", ".known"),
        ("words == owners", 6, "a list of words with the table `owners`", None),
        ("owners[0] == land", 10, "a row of `owners` with text", None),
        ("[[1]] == land", 6, "list(list(int)) with text", None),
        ("seats - a > 1", 6, "`-` does not go with a whole number and true or false", None),
    ],
)
def test_what_a_beginner_writes_is_said_with_what_to_write(
    source: str, offset: int, message: str, help_: str | None
) -> None:
    """In plain English, at the sign that is to blame."""
    outcome = LANGUAGE.compile(source)
    assert isinstance(outcome, tuple)
    assert message in outcome[0].message
    assert outcome[0].offset == offset
    assert (outcome[0].help is None) if help_ is None else (help_ in (outcome[0].help or ""))


def test_a_grid_and_a_number_say_how_they_become_a_condition() -> None:
    """A condition that gives no truth is told how to."""
    text = ONE + '[[section.question]]\nid = "a"\nkind = "count"\nask = "A?"\n'
    text += '[[section.question]]\nid = "b"\nkind = "yes_no"\nask = "B?"\nwhen = "a"\n'
    asked = (Questionnaire.model_validate(parse(text)),)
    head = Methodology.model_validate(parse(METHODOLOGY))
    _, found = compile_sites(Language(declarations(head, asked, {})), sites(head, asked))
    assert [problem.help for _, problem in found] == ["compare it: number > 20"]


@pytest.mark.parametrize(
    "source",
    [
        "(" * 90 + "a" + ")" * 90,
        "\x00",
        "a.b.c.d",
        "0x",
        "'",
        "a ? : b",
        "\ufffd",
        "a[0",
        "!" * 500,
    ],
)
def test_a_hostile_expression_fails_cleanly(source: str) -> None:
    """Nothing crashes, and there is something to say."""
    assert problems(source)


def test_two_mistakes_are_both_said() -> None:
    """An author sees all of them at once."""
    assert problems("nope && land < nada") == [
        (0, "there is nothing called `nope`"),
        (15, "there is nothing called `nada`"),
    ]


def test_an_undeclared_name_is_given_for_a_suggestion() -> None:
    """The diagnostic can ask `did you mean`."""
    outcome = LANGUAGE.compile("nope")
    assert outcome == (
        ExpressionProblem(message="there is nothing called `nope`", offset=0, name="nope"),
    )


def test_an_unknown_word_comes_with_those_that_exist() -> None:
    """The same for a word of `at_least`."""
    outcome = LANGUAGE.compile('at_least(land, "worse")')
    assert isinstance(outcome, tuple)
    assert (outcome[0].name, outcome[0].expected) == ("worse", ("mild", "grave"))


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a && share > 1.0", {"a": 0, "share": 5}),
        ("a.known && a", {"a.known": 0, "a": 11}),
        ("a ||\n  a.known", {"a": 0, "a.known": 7}),
        ('"日本" == land', {"land": 8}),
        ('grid["p"] == "x" || grid.q == "x"', {"grid": 0}),
        ("owners.exists(o, o.land == land)", {"owners": 0, "land": 27}),
        ('at_least(land, "mild") && listed(land, "foes")', {"land": 9}),
        ('{"x": land}["x"] == "y"', {"land": 6}),
        ("[a, true].exists(x, x)", {"a": 1}),
        ('land.startsWith("m") ? a : !a', {"land": 0, "a": 23}),
    ],
)
def test_an_expression_knows_the_names_that_it_uses(source: str, names: dict[str, int]) -> None:
    """Each with its first place in the source."""
    one = compiled(source)
    assert dict(one.offsets) == names
    assert set(one.names) == set(names)


def test_an_expression_knows_the_rows_of_a_grid_that_it_uses() -> None:
    """A row that is worked out stands as none; cells of tables are not among them."""
    assert compiled('grid["p"] == "x" && owners[0].kind == grid.q').cells == {
        "grid": frozenset({"p", "q"})
    }
    assert compiled('grid[land] == "x"').cells == {"grid": frozenset({None})}


def test_numbers_that_are_written_out_are_found_exactly() -> None:
    """Apart from 0, and from what is too large to be a number."""
    found = compiled("share > 0.1 || share < 0.0 || share > 1e999 || seats == -3").tree.figures()
    assert sorted(found) == [Fraction(-3), Fraction(1, 10)]


def test_an_expression_knows_its_lists_and_type() -> None:
    """Both are found in the syntax tree, never in an error's English."""
    one = compiled('listed(land, "foes") || listed("XX", "foes")')
    assert (one.lists, one.type) == (("foes",), "bool")
    assert compiled("sum(owners.map(o, o.x))").type == "double"
    assert compiled("land").type == "STRING"


@pytest.mark.parametrize(
    ("when", "kind", "message"),
    [
        ("1", "boolean", "it gives a whole number, where true or false is needed"),
        ("a", "number", "it gives true or false, where a number is needed"),
        ("a", "list", "it gives true or false, where a list of words is needed"),
        ("1", "level", "it gives a whole number, where text is needed"),
    ],
)
def test_an_expression_gives_what_its_place_needs(when: str, kind: str, message: str) -> None:
    """A condition gives true or false, a derived number a number."""
    text = ONE + '[[section.question]]\nid = "a"\nkind = "yes_no"\nask = "A?"\n'
    text += f'[[derived]]\nid = "v"\nlabel = "V"\nkind = "{kind}"\nvalue = "{when}"\n'
    asked = (Questionnaire.model_validate(parse(text)),)
    head = Methodology.model_validate(parse(METHODOLOGY))
    compiled_, found = compile_sites(Language(declarations(head, asked, {})), sites(head, asked))
    assert [(site.place, p.message) for site, p in found] == [(("derived", "v"), message)]
    assert ("derived", "v") not in compiled_


def test_a_derived_level_gives_words_of_its_scale_alone() -> None:
    """Text that could be anything is refused at its place, and so is a word of no level."""
    text = ONE + '[[section.question]]\nid = "t"\nkind = "text"\nask = "T?"\n'
    text += '[[derived]]\nid = "v"\nlabel = "V"\nkind = "level"\nscale = "level"\n'
    text += """value = 't == "a" ? t : "hihg"'\n"""
    asked = (Questionnaire.model_validate(parse(text)),)
    head = Methodology.model_validate(parse(METHODOLOGY))
    _, found = compile_sites(Language(declarations(head, asked, {})), sites(head, asked))
    assert [(p.offset, p.message) for _, p in found] == [
        (11, "it must give a word of the scale: low, moderate, high"),
        (15, "the scale has no level called 'hihg'"),
    ]


def test_every_expression_is_listed_with_its_place_in_the_file() -> None:
    """Sections, questions, derived values, findings and rules."""
    text = (
        ONE.replace('title = "S"', "title = \"S\"\nwhen = 'true'")
        + """
[[section.question]]
id = "a"
kind = "money"
currency = "USD"
ask = "A?"
when = 'true'
[[derived]]
id = "v"
label = "V"
kind = "number"
value = '1.0'
[[finding]]
id = "f"
title = "F."
severity = "high"
when = 'nope'
"""
    )
    asked = (Questionnaire.model_validate(parse(text)),)
    head = Methodology.model_validate(parse(METHODOLOGY))
    places = [(site.file, site.location) for site in sites(head, asked)]
    assert places == [
        ("one", ("section", 0, "when")),
        ("one", ("section", 0, "question", 0, "when")),
        ("one", ("derived", 0, "value")),
        ("one", ("finding", 0, "when")),
        ("methodology", ("rule", 0, "when")),
        ("methodology", ("rule", 1, "when")),
    ]
    declared = declarations(head, asked, {})
    assert declared.money == frozenset({"a"})
    _, found = compile_sites(Language(declared), sites(head, asked))
    assert [site.place for site, _ in found] == [("finding", "f")]


def test_a_level_of_an_unknown_scale_has_no_order() -> None:
    """The scale is a mistake of its own; nothing crashes on the way."""
    head = Methodology.model_validate(parse(METHODOLOGY.replace('scale = "level"', 'scale = "x"')))
    declared = declarations(head, (), {})
    assert "threat" not in declared.orders
    outcome = Language(declared).compile('at_least(threat, "high")')
    assert isinstance(outcome, tuple)
    assert outcome[0].message == "at_least needs a question with options, or a level"


@pytest.mark.parametrize(
    ("source", "completed"),
    [
        ("max([land, land2]) == land", 'max_string("land", [land, land2]) == land'),
        ('min([grid["p"], "mild"]) == land', 'min_string("grid", [grid["p"], "mild"]) == land'),
        (
            "max(owners.filter(o, o.x > 1.0).map(o, o.kind)) == land",
            'max_string("owners.kind", owners.filter(o, o.x > 1.0).map(o, o.kind)) == land',
        ),
        ("sum  ( [share] ) > 1.0", "sum_double  ( [share] ) > 1.0"),
        ("owners.exists(o, o.day < day)", "owners.exists(o, o.day.as_day() < day)"),
        ("owners.exists(o, has(o.day))", "owners.exists(o, has(o.day))"),
        (
            "owners.exists(o, o. // the day\n  day < day)",
            "owners.exists(o, o. // the day\n  day.as_day() < day)",
        ),
        ("owners.exists(o, o.`day` < day)", "owners.exists(o, o.`day`.as_day() < day)"),
        ('at_least(grid.p, "grave")', 'at_least(grid.p, "grid", "grave")'),
        ('share_of(owners, "CN") > 1.0', 'share_of(owners, ["CN"], "CN") > 1.0'),
        ('share_of(owners, "foes") > 1.0', 'share_of(owners, lists.foes, "foes") > 1.0'),
        (
            'share_by_majority(owners, "foes") > share_untraced(owners)',
            'share_by_majority(owners, lists.foes, "foes") > share_untraced(owners)',
        ),
        (
            'owners.exists(o, at_least(o.kind, "state"))',
            'owners.exists(o, at_least(o.kind, "owners.kind", "state"))',
        ),
    ],
)
def test_what_is_evaluated_is_told_what_its_words_mean(source: str, completed: str) -> None:
    """The order of words, the members of lists, the type of numbers, days in rows."""
    tree = compiled(source).formula.tree
    known = LANGUAGE.declarations
    one = Completion(tree, source, known.orders, known.lists, known.columns)
    assert (one.completed, one.problems) == (completed, [])


VALUES: dict[str, CelValue] = {
    "share": 2.5,
    "seats": 3,
    "a": True,
    "land": "mild",
    "land2": "grave",
}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("sum([share, 0.1])", 2.6),
        ("sum([0.1, 0.2])", 0.3),
        ("sum([seats, 2])", 5),
        ("product([share, 0.1])", 0.25),
        ("product([seats, 2])", 6),
        ("mean([0.1, 0.2])", 0.15),
        ("mean([1, 2])", 1.5),
        ("min([share, 0.1])", 0.1),
        ("max([seats, 2])", 3),
        ("max([land, land2])", "grave"),
        ('min([land, "grave", land2])', "mild"),
        ("count([a, !a, a])", 2),
        ("count([seats, seats])", 2),
        ("count([])", 0),
        ("round_half_up(share, 0)", 3.0),
        ("round_half_up(2.345, 2)", 2.35),
        ("round_half_up(-2.5, 0)", -2.0),
        ("round_half_up(seats, 0)", 3.0),
        ('days_between(date("2024-02-01"), date("2024-03-01"))', 29),
        ('days_between(date("2024-03-01"), date("2024-02-01"))', -29),
    ],
)
def test_functions_are_exact(source: str, value: object) -> None:
    """A tenth and two tenths are three tenths."""
    one = compiled(source)
    assert evaluate(one, {n: VALUES[n] for n in one.names}) == (value, None)


def test_columns_may_be_called_what_their_authors_like() -> None:
    """Names that differ by underscores alone are two columns."""
    columns = {"t": {"a_b": "int", "a__b": "int", "ab": "int"}}
    language = Language(Declarations(types={"t": "rows"}, orders={}, columns=columns))
    one = language.compile("t.exists(o, o.a_b > o.a__b)")
    assert isinstance(one, Expression)
    assert evaluate(one, {"t": [{"a_b": 2, "a__b": 1}]}) == (True, None)


@pytest.mark.parametrize(
    ("source", "completed", "type_", "lists"),
    [
        ('listed(land, "foes")', 'listed(land, lists.foes, "foes")', "bool", ("foes",)),
        ("sum([share, 0.1])", "sum_double([share, 0.1])", "double", ()),
        ("owners[0].share", "owners[0].share", "double", ()),
    ],
)
def test_a_part_of_an_expression_compiles_by_itself(
    source: str, completed: str, type_: str, lists: tuple[str, ...]
) -> None:
    """As it was completed in the whole; a cell has the type of its column."""
    part = LANGUAGE.part(source, completed)
    assert part is not None
    assert (part.source, part.completed, part.type, part.lists) == (
        source,
        completed,
        type_,
        lists,
    )


def test_a_part_that_means_nothing_by_itself_is_none() -> None:
    """It names what only the whole declares, or is nested too deep once it is completed."""
    assert LANGUAGE.part("o.share > 1.0", "o.share > 1.0") is None
    deep = compiled("[a].exists(x, " * 23 + "owners[0].day < day" + ")" * 23)
    assert LANGUAGE.part(deep.source, deep.completed) is None
