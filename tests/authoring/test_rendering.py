"""What an author sees of a diagnostic."""

from textwrap import dedent

import pytest

from riskwiz.authoring import Diagnostic, render, summary

LINE = "when = 'benefical_owner == \"foreign\"'"
UNKNOWN = Diagnostic(
    code="RW103",
    severity="error",
    message="`when` names a question that does not exist",
    path="ownership.toml",
    line=2,
    column=9,
    length=15,
    note="the question `board_seats` can never be asked",
    help="did you mean `beneficial_owner` (line 12)?",
)


def _plain(length: int = 1, column: int = 1, severity: str = "error") -> Diagnostic:
    return Diagnostic(
        code="RW000",
        severity=severity,  # type: ignore[arg-type]
        message="wrong",
        path="a.toml",
        line=1,
        column=column,
        length=length,
    )


def test_a_diagnostic_shows_place_line_caret_note_and_help() -> None:
    """The form is the one of DESIGN section 7."""
    shown = render([UNKNOWN], {"ownership.toml": f"# first\n{LINE}\n"})

    assert shown == dedent("""\
        error[RW103]: `when` names a question that does not exist
         --> ownership.toml:2:9
          |
        2 | when = 'benefical_owner == "foreign"'
          |         ^^^^^^^^^^^^^^^
          = the question `board_seats` can never be asked
          = help: did you mean `beneficial_owner` (line 12)?
        """)


def test_a_diagnostic_about_a_whole_file_shows_no_line() -> None:
    """There is nothing to point at."""
    whole = Diagnostic(code="RW001", severity="error", message="gone", path="m.toml", help="look")

    assert render([whole], {}) == "error[RW001]: gone\n--> m.toml\n = help: look\n"


def test_diagnostics_are_parted_by_an_empty_line() -> None:
    """So that each can be read by itself."""
    shown = render([_plain(), _plain(severity="warning")], {"a.toml": "x = 1"})

    assert shown.count("\n\n") == 1
    assert "\n\nwarning[RW000]: wrong\n" in shown


@pytest.mark.parametrize(
    ("line", "column", "length", "excerpt", "caret"),
    [
        ("a = 1", 5, 1, "a = 1", "    ^"),
        ("a = 1", 5, 99, "a = 1", "    ^"),
        ("a = 1", 99, 1, "a = 1", "     ^"),
        ("\ta = 1", 2, 1, "    a = 1", "    ^"),
        ("名 = 1", 5, 1, "名 = 1", "     ^"),
        ("e\u0301 = 1", 6, 1, "e\u0301 = 1", "    ^"),
        ("a = 1\r", 5, 1, "a = 1", "    ^"),
    ],
)
def test_the_caret_stands_under_what_it_marks(
    line: str, column: int, length: int, excerpt: str, caret: str
) -> None:
    """Tabs, wide letters and combining marks are counted as they are shown."""
    shown = render([_plain(length, column)], {"a.toml": line + "\nb = 2\n"}).split("\n")

    assert shown[3] == f"1 | {excerpt}"
    assert shown[4] == f"  | {caret}"


def test_a_long_line_is_shown_around_the_caret() -> None:
    """Nobody scrolls sideways to a caret."""
    shown = render([_plain(3, 301)], {"a.toml": "x" * 300 + "yyy" + "z" * 300}).split("\n")

    assert len(shown[3]) < 115
    assert shown[3].index("yyy") == shown[4].index("^^^")
    assert shown[3].startswith("1 | … x")
    assert shown[3].endswith("z …")


@pytest.mark.parametrize("color", [True, False])
def test_no_text_of_an_author_commands_the_terminal(color: bool) -> None:
    """Escapes, bells and reversed text are shown as signs, in the message and in the line."""
    nasty = "\x1b[2J\x07\x9b1m\u202e"
    bad = Diagnostic(
        code="RW000", severity="error", message=nasty, path=nasty, line=1, column=1, note=nasty,
        help=nasty,
    )  # fmt: skip

    shown = render([bad], {nasty: f"a = '{nasty}'"}, color=color)

    assert "\x1b[2J" not in shown
    assert not {"\x07", "\x9b", "\u202e"} & set(shown)
    assert ("\x1b[" in shown) == color


def test_colour_adds_nothing_but_colour() -> None:
    """With the colours taken out it is the same text."""
    texts = {"ownership.toml": f"# first\n{LINE}\n"}
    plain, colored = render([UNKNOWN], texts), render([UNKNOWN], texts, color=True)

    for code in ("\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[0m"):
        colored = colored.replace(code, "")
    assert colored == plain


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "nothing wrong"),
        (["error"], "1 error"),
        (["error", "warning", "warning"], "1 error and 2 warnings"),
        (["warning"], "1 warning"),
    ],
)
def test_the_summary_counts(severities: list[str], words: str) -> None:
    """Errors first, then warnings."""
    assert summary([_plain(severity=one) for one in severities]) == words
