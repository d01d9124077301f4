"""What an expression may say: names with their places, and what is refused where."""

import pytest

from riskwiz.core.edition import compile_sites, declarations, sites
from riskwiz.core.expression import Declarations, Expression, ExpressionProblem, Language
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
            "day": "timestamp",
            "owners": "rows",
            "grid": "cells",
        },
        orders={"land": ("mild", "grave"), "grid": ("mild", "grave"), "share": ()},
        lists=("foes",),
        money=frozenset({"money"}),
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
        ('owners.exists(o, o.x < "m")', 21, "text is compared by the alphabet here"),
        ("owners.exists(o, o.x < o.y)", 21, "cells are compared here that might be text"),
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
        ("share > 20", 6, "`>` does not go with (double, int)"),
        ("a == 1", 2, "`==` does not go with (bool, int)"),
        ("a &&", 4, "mismatched input '<EOF>'"),
        ("", 0, "mismatched input '<EOF>'"),
        ('at_least(land, "worse")', 15, "there is no word of `land` called 'worse'"),
        ('at_least(grid["p"], "worse")', 20, "there is no word of `grid` called 'worse'"),
        ("at_least(land, land)", 15, "at_least takes a word between quotes as its second argument"),
        (
            'owners.exists(o, at_least(o.x, "grave"))',
            31,
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


def test_an_expression_knows_its_lists_and_type() -> None:
    """Both are found in the syntax tree, never in an error's English."""
    one = compiled('listed(land, "foes") || listed("XX", "foes")')
    assert (one.lists, one.type) == (("foes",), "bool")
    assert compiled("sum(owners.map(o, o.x))").type == "double"
    assert compiled("land").type == "STRING"


@pytest.mark.parametrize(
    ("when", "kind", "message"),
    [
        ("1", "boolean", "it gives int, where bool is needed"),
        ("a", "number", "it gives bool, where double or int is needed"),
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
