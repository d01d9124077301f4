"""Editions are read whole or not at all, and whatever is in a file gives no traceback."""

import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwiz.authoring import load_edition, parse_answers
from riskwiz.core.authority import Authority
from riskwiz.core.canonical import sha256
from riskwiz.core.edition_reference import TextReference
from tests.authoring.editions_on_disk import GOOD, good_edition, texts


def test_an_edition_is_what_its_files_say() -> None:
    """Questions, levels, lists, authorities, expressions and countries are all there."""
    edition = good_edition()

    assert list(edition.questions)[:3] == ["hq_country", "board_seats", "golden_share"]
    assert edition.lists["adversaries"].members(dt.date(2021, 6, 1)) == {"CN", "XX"}
    assert edition.lists["adversaries"].members(dt.date(2023, 6, 1)) == {"CN"}
    assert edition.authorities["guide"] == Authority(
        title="The Guide",
        kind="guidance",
        start=dt.date(2019, 1, 1),
        until=dt.date(2030, 1, 1),
        verified=True,
    )
    assert edition.expressions["question", "golden_share"].names == ("board_seats",)
    assert edition.countries["CN"] == "China"


def test_an_edition_names_its_texts_with_version_and_hash() -> None:
    """So that a case can hold the exact texts it was answered against."""
    good = texts(GOOD)

    assert good_edition().texts == (
        TextReference(path="effects.toml", version="1.0.0", sha256=sha256(good["effects.toml"])),
        TextReference(
            path="methodology.toml", version="1.0.0", sha256=sha256(good["methodology.toml"])
        ),
        TextReference(path="owners.toml", version="1.0.0", sha256=sha256(good["owners.toml"])),
        TextReference(
            path="reference/law.toml", version=None, sha256=sha256(good["reference/law.toml"])
        ),
    )


def test_other_files_of_the_folder_are_left_out() -> None:
    """Golden cases and notes may lie in an edition's folder."""
    others = {"notes.txt": "no toml", "golden/one.toml": "no = toml at all", "reference/x.md": "#"}

    loaded = load_edition(texts(GOOD) | others)

    assert loaded.diagnostics == ()
    assert loaded.edition is not None
    assert len(loaded.edition.texts) == 4


def test_a_folder_without_methodology_is_no_edition() -> None:
    """One sentence, not a list of what else is missing."""
    loaded = load_edition({"owners.toml": texts(GOOD)["owners.toml"]})

    assert loaded.edition is None
    assert [(d.code, d.path, d.line) for d in loaded.diagnostics] == [
        ("RW001", "methodology.toml", 0)
    ]


def test_the_mistakes_of_all_files_are_listed_at_once() -> None:
    """An author mends everything in one go."""
    good = texts(GOOD)

    loaded = load_edition(
        {
            "methodology.toml": good["methodology.toml"].replace('"1/2"', '"half"'),
            "owners.toml": good["owners.toml"].replace("ask =", "asks ="),
            "effects.toml": good["effects.toml"].replace("cap = 3", "cap = "),
            "reference/law.toml": good["reference/law.toml"].replace("2021-03-22", '"2021"'),
        }
    )

    assert [(d.code, d.path) for d in loaded.diagnostics] == [
        ("RW003", "effects.toml"),
        ("RW017", "methodology.toml"),
        *[("RW010", "owners.toml")] * 5,
        *[("RW012", "reference/law.toml")] * 2,
    ]


def test_rules_of_a_file_are_asked_though_another_file_cannot_be_read() -> None:
    """What is wrong in one file does not hide what is wrong in the next."""
    good = texts(GOOD)

    loaded = load_edition(
        good
        | {
            "methodology.toml": "nothing",
            "owners.toml": good["owners.toml"].replace('"No", points = 0', '"No", points = 1'),
        }
    )

    assert [(d.code, d.path) for d in loaded.diagnostics] == [
        ("RW003", "methodology.toml"),
        ("RW201", "owners.toml"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("\ufeffa = 1", "RW003", 1, 1),
        ("a = 1\nb = \x00", "RW003", 2, 5),
        ("a = 1\n# \udc80", "RW003", 2, 3),
        ("a = 1\nb = 1" + "0" * 5000, "RW003", 2, 5),
        ("a = 1\nb = 1e99999999999999999999", "RW003", 2, 5),
        ("a = " + "[" * 3000, "RW004", 1, 1),
        (".".join("a" * 3000) + " = 1", "RW004", 1, 1),
        ("a = '" + "x" * 5_000_000 + "'", "RW002", 0, 0),
        ("a = 1\na = 2", "RW003", 2, 1),
    ],
    ids=["bom", "nul", "not utf-8", "digits", "exponent", "nested", "dotted", "long", "twice"],
)
def test_a_text_that_is_no_toml_gives_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    """Whatever was saved into the file, there is a line to look at."""
    (found,) = load_edition({"methodology.toml": text}).diagnostics

    assert (found.code, found.line, found.column) == (code, line, column)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("asks", "ask"), ("lable", "label"), ("optoin", "option"), ("exclusve", "exclusive")],
)
def test_a_misspelt_key_is_one_mistake(wrong: str, right: str) -> None:
    """It is not called missing as well."""
    owners = texts(GOOD)["effects.toml"].replace(f"{right} = ", f"{wrong} = ", 1)

    (found,) = load_edition(texts(GOOD) | {"effects.toml": owners}).diagnostics

    assert found.code == "RW010"
    assert found.help == f"did you mean `{right}`?"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('points = "4"', "RW012"),
        ("points = true", "RW012"),
        ("points = 4.0", "RW012"),
        ("points = 4.5", "RW012"),
        ("points = -1", "RW015"),
        ("points = 99999999", "RW015"),
        ("points = []", "RW012"),
    ],
)
def test_numbers_are_not_bent_into_shape(written: str, code: str) -> None:
    """A quoted number, a truth value or a fraction where a whole number belongs is a mistake."""
    effects = texts(GOOD)["effects.toml"].replace("points = 6", written)

    (found,) = load_edition(texts(GOOD) | {"effects.toml": effects}).diagnostics

    assert (found.code, found.line) == (code, 20)


@pytest.mark.parametrize(
    "share", ["1e999999999", "1/0", "½", "٣", " 1", "nan", "1_0", "0x1", "9" * 5000]
)
def test_an_exact_number_is_digits_a_point_or_a_fraction(share: str) -> None:
    """And it is never worked out when it would fill the memory."""
    methodology = texts(GOOD)["methodology.toml"].replace('"1/2"', f'"{share}"')

    (found,) = load_edition(texts(GOOD) | {"methodology.toml": methodology}).diagnostics

    assert (found.code, found.line) == ("RW017", 7)


@given(chance=st.randoms(use_true_random=False), cuts=st.integers(1, 4))
def test_no_mangled_edition_gives_a_traceback(chance: Random, cuts: int) -> None:
    """Lines lost, doubled, swapped or torn: there are diagnostics, or there is an edition."""
    mangled = dict(texts(GOOD))
    for _ in range(cuts):
        path = chance.choice(sorted(mangled))
        lines = mangled[path].split("\n")
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at][: len(lines[at]) // 2]
            case _:
                lines[at] = (
                    lines[at].replace("level", "ask").replace("e", chance.choice("\x1b'[]="))
                )
        mangled[path] = "\n".join(lines)

    loaded = load_edition(mangled)

    errors = [d for d in loaded.diagnostics if d.severity == "error"]
    assert (loaded.edition is None) == bool(errors)
    assert all(d.line > 0 and d.column > 0 for d in errors)


@given(text=st.text(st.sampled_from("[]{}=.'\"\n a1#\\,x\x00\ud800-"), max_size=60))
def test_no_noise_gives_a_traceback(text: str) -> None:
    """Neither as an edition nor as an answer file."""
    assert load_edition({"methodology.toml": text}).edition is None
    assert parse_answers(text, "noise.toml", good_edition()).events is None


def test_of_very_many_mistakes_in_a_file_the_first_thousand_are_told() -> None:
    """The last of them says so; another file's mistakes are told besides."""
    written = texts(GOOD)
    written["effects.toml"] = "".join(f"key_{at} = 1\n" for at in range(1_200))
    written["effects.toml"] += texts(GOOD)["effects.toml"]
    written["owners.toml"] = "key = 1\n" + written["owners.toml"]

    found = load_edition(written).diagnostics

    told = [one for one in found if one.path == "effects.toml"]
    assert len(told) == 1_000
    assert {one.code for one in found} == {"RW010"}
    assert [one.note for one in told][-1] == "only the first 1,000 mistakes of the file are told"
    assert [one.path for one in found if one.path != "effects.toml"] == ["owners.toml"]
