"""Text from cases, editions and assessors commands no terminal."""

import io
import unicodedata

import pytest

from riskwiz.plain import run
from tests.editions import ONE, begin, build
from tests.plain.talks import LITTLE, MemoryRecord, talk

HOSTILE = "\x1b]0;owned\x07\x9b31mred\u202egnp.exe\u2028line\x00"


def _commands(text: str) -> set[str]:
    return {
        f"U+{ord(one):04X}"
        for one in text
        if one != "\n" and unicodedata.category(one) in {"Cc", "Cf", "Cs", "Zl"}
    }


def test_authored_text_is_never_printed_raw() -> None:
    """Control characters in an edition arrive as a replacement character."""
    written = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
    edition = build(
        f'{ONE}intro = "{written}"\n[[section.question]]\nid = "q"\nkind = "choice"\n'
        f'ask = "{written}"\nhelp = "{written}"\n'
        f'option = [{{ id = "a", label = "{written}" }}, {{ id = "b", label = "B" }}]\n'
    )

    done = talk("help\n1\nback\nreview\n", edition=edition)

    assert _commands(done.transcript) == set()
    assert "\N{REPLACEMENT CHARACTER}" in done.transcript


@pytest.mark.parametrize("line", [HOSTILE, "\udcff", "\x1b[2J", "9" * 100_000, "a\u0300" * 99])
@pytest.mark.parametrize("question", ["owned", "board", "share", "motto", "founded", "holders"])
def test_typed_text_is_never_printed_raw(question: str, line: str) -> None:
    """Whatever is typed is recorded, or objected to without being echoed raw."""
    record, out = MemoryRecord(begin(LITTLE)), io.StringIO()

    run(record, [f"goto {question}\n", line, f"evidence {line}", f"goto {line}", "note \x07"], out)

    assert _commands(out.getvalue()) == set()
    assert max(map(len, out.getvalue().split("\n"))) <= 79


def test_a_stream_that_cannot_show_a_character_shows_another() -> None:
    """An old terminal's encoding ends nothing."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", errors="strict")

    run(MemoryRecord(begin(LITTLE)), ["yes\n"], out)

    out.flush()
    assert b"Threat 50 ? 63" in raw.getvalue()


def test_joined_scripts_stay_as_they_are_spelt() -> None:
    """A zero-width non-joiner is a letter's shape, not a command."""
    assert "نمی\u200cشود" in talk("goto motto\nنمی\u200cشود\n").transcript
