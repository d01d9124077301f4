"""What a beginner mistypes in TOML is said in a sentence, at its place, with what to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwiz.authoring.diagnostic import Diagnostic
from riskwiz.authoring.toml_text import parse_toml
from tests.authoring.editions_on_disk import GOOD, texts


def _said(text: str) -> Diagnostic:
    found = parse_toml(text, "a.toml")
    assert isinstance(found, Diagnostic)
    assert found.code == "RW003"
    return found


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "help_"),
    [
        ('a = 1\nb = "x\n', 2, 7, "the quotation mark at the end of this text is missing", '"'),
        ("a = 'x\nb = 1\n", 1, 7, "the quotation mark at the end of this text is missing", "'"),
        ("a = 'x\nb = '1'\n", 1, 7, "the quotation mark at the end of this text is missing", "'"),
        ('a = """x\nb = "1"\n', 1, 5, "begins with three quotation marks and never ends", '"""'),
        ("a = \"1\"\nb = \"\"\"x\nc = '''y'''", 2, 5, "three quotation marks", '"""'),
        ('a = Duty phones"', 1, 5, "a text stands between quotation marks", '"Duty phones"'),
        ("a = [ one, two ]", 1, 7, "a text stands between quotation marks", '"one"'),
        ("a = {b = choice}", 1, 10, "a text stands between quotation marks", '"choice"'),
        ("a = “x”", 1, 5, "`“` is not a quotation mark", 'straight "'),
        ("a = [“x”]", 1, 6, "`“` is not a quotation mark", 'straight "'),
        ('a = "the "x" of"', 1, 10, "the text ends at this quotation mark", '\\"'),
        ("a = 'What's it'", 1, 10, "the text ends at this quotation mark", "double"),
        ('when = ""x" in y"', 1, 9, "the text ends at this quotation mark", "when = '…'"),
        ('when = reads == "x"', 1, 8, "an expression stands between single quotes", "when = '…'"),
        ('a = "C:\\dir"', 1, 8, "`\\` has a meaning of its own", "\\\\"),
        ("a = True", 1, 5, "`true` or `false`, in small letters", None),
        ("a = {b = yes}", 1, 10, "`true` or `false`, in small letters", None),
        ("a = 23.11.2026", 1, 5, "a date is written year-month-day", "2026-01-31"),
        ("a = 11/23/2026", 1, 5, "a date is written year-month-day", "2026-01-31"),
        ("a = 2026-1-1", 1, 5, "a date is written year-month-day", "2026-01-31"),
        ("a = 2026-02-30", 1, 5, "there is no such day", "calendar"),
        ("a = 10,000", 1, 7, "a number has no comma", "10_000"),
        ("a = {b = 1,5}", 1, 11, "a number has no comma", "10_000"),
        ("a = 10 000", 1, 8, "a number has no spaces", "10_000"),
        ("a = 5 %", 1, 7, "a number stands without `%`", "20"),
        ("a = {b = 5%}", 1, 11, "a number stands without `%`", "20"),
        ("a = 01", 1, 5, "a number does not begin with 0", "take the 0 out"),
        ("a = .5", 1, 5, "a number has a digit before its point", "0.5"),
        ("a = .55", 1, 5, "a number has a digit before its point", "0.55"),
        ("a = €5", 1, 5, "no value begins with `€`", "quotation marks"),
        ("a =\nb = 1", 1, 4, "nothing stands behind `=`", "take the line out"),
        ("a == 1", 1, 4, "one `=` is enough", "take the other out"),
        ('a = "x";', 1, 8, "something follows the value", "take it out"),
        ('a = "x" // y', 1, 9, "something follows the value", "begins with #"),
        ('a = "x", "y"', 1, 8, "something follows the value", "a list"),
        ("a = [1]]", 1, 8, "something follows the value", "`]` too many"),
        ("a = [1,,2]", 1, 8, "a comma too many", "take it out"),
        ('a = ["x" "y"]', 1, 9, "a comma is missing here", "write ,"),
        ("a = [\n  {b = 1} # c\n  {b = 2},\n]", 2, 10, "a comma is missing here", "write ,"),
        ('a = [{b = "x" c = "y"}]', 1, 14, "a comma is missing here", "write ,"),
        ('a = ["x"\nb = 1\n', 1, 9, "`]` is missing here", None),
        ('a = [\n  "x",\nb = 1\n', 2, 7, "`]` is missing here", None),
        ("a = {b = 1\n", 1, 11, "`}` is missing here", None),
        ("[[section.question]\n", 1, 1, "the brackets of this heading", "[[section.question]]"),
        ("[a\nb = 1", 1, 1, "the brackets of this heading", "[a]"),
        ("[a]]\n", 1, 1, "the brackets of this heading", "[[a]]"),
        ("[a b]\n", 1, 1, "a heading has no spaces", "_"),
        ("[]\n", 1, 2, "a name is missing here", "take the line out"),
        ("[a]\n\n[a]\n", 3, 1, "the heading [a] stands here once more", "under the first"),
        ("[a]\n[[a]]\n", 2, 1, "two brackets on a side here, and one on line 1", "[[a]]"),
        ("[[a]]\n[a]\n", 2, 1, "one bracket on a side here, and two on line 1", "[[a]]"),
        ("[[a.b]]\nc = 1\n[[a]]\n", 3, 1, "stands after something that belongs into it", "line 1"),
        ("a = 1\na = 2", 2, 1, "`a` is written twice", "keep one"),
        ('[b]\na = 1\n[c]\na = 1\na = """\n"""', 5, 1, "`a` is written twice", "keep one"),
        ("a = {b = 1, b = 2}", 1, 13, "`b` is written twice in one { … }", "keep one"),
        ('kind "choice"', 1, 6, "`=` is missing behind `kind`", "kind = …"),
        ("a = { one }", 1, 11, "`=` is missing behind `one`", "one = …"),
        ('kind: "choice"', 1, 5, "`:` stands where `=` belongs", "kind = …"),
        ("a = {b: 1}", 1, 7, "`:` stands where `=` belongs", "b = …"),
        ('the ask = "x"', 1, 1, "a key has no spaces", "_"),
        ("= 1", 1, 1, "no key stands before `=`", "take the line out"),
        ("é = 1", 1, 1, "a key is made of the letters a to z", None),
        ("// mine\na = 1", 1, 1, "a comment begins with `#`", "#"),
        ("One sentence.\n", 1, 1, "neither a heading nor a key with its value", '"""'),
        ('a = "x"\rb = 1', 1, 8, "the line ends as on very old machines", "Windows"),
        ('a = "x\x07"', 1, 7, "a control character, U+0007", "take it out"),
    ],
)
def test_what_a_beginner_mistypes_is_said_in_a_sentence(
    text: str, line: int, column: int, message: str, help_: str | None
) -> None:
    """At the place where something is to be written or taken out."""
    found = _said(text)

    assert message in found.message
    assert (found.line, found.column) == (line, column)
    assert (help_ or "") in (found.help or "")


def test_what_is_not_recognised_is_said_in_the_words_of_the_reader() -> None:
    """Better those than a guess."""
    assert _said('"a" "b" = 1').message.startswith("this is not TOML: ")


@pytest.mark.parametrize(
    "text",
    [
        "a = [" + "\n" * 200_000 + "!",
        "\n" * 200_000 + "[[a.b]]\n" + "\n" * 200_000 + "[[a]]",
        "a = [\n" + '"x", # y\n' * 100_000 + "#z\n" * 100_000 + "b = 1",
        "a = " + "x" * 1_000_000,
        '"' * 300_001,
        "a = {" + "b=1," * 100_000 + "!",
        "a = 1\n" + "k = 1\n" * 100_000,
    ],
    ids=["blank", "headings", "comments", "long", "quotes", "pairs", "keys"],
)
def test_a_long_text_is_explained_as_quickly_as_it_is_read(text: str) -> None:
    """No pattern looks at the same stretch over and over."""
    assert _said(text).message


@given(st.data())
def test_whatever_is_cut_out_the_place_is_in_the_text(data: st.DataObject) -> None:
    """A sentence at a place that exists, for every way to tear a file."""
    text = texts(GOOD)["owners.toml"]
    start = data.draw(st.integers(0, len(text) - 1))
    torn = text[:start] + data.draw(st.sampled_from(["", '"', "[", "}", "=", "“", "\n"]))
    torn += text[start + data.draw(st.integers(0, 40)) :]

    found = parse_toml(torn, "a.toml")

    if isinstance(found, Diagnostic):
        lines = torn.split("\n")
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
