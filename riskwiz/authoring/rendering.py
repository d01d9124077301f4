"""Diagnostics as an author reads them: the place, the line, a caret and what to do."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from riskwiz.authoring.diagnostic import Diagnostic

_BOLD, _RED, _YELLOW, _BLUE, _PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[0m"
_TONES = {"error": _RED, "warning": _YELLOW, "note": _BLUE}
_WIDEST = 100
_BEFORE = 60
_TAB = "    "


def render(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], *, color: bool = False
) -> str:
    """Write diagnostics with the lines they are about.

    Nothing of the texts reaches a terminal as a control sequence.
    """
    lines = {path: text.split("\n") for path, text in texts.items()}
    return "\n".join(
        "\n".join(_one(diagnostic, lines.get(diagnostic.path, []), color)) + "\n"
        for diagnostic in diagnostics
    )


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count errors, warnings and notes in words."""
    severities = [d.severity for d in diagnostics]
    parts = [
        f"{count} {word}{'s' if count != 1 else ''}"
        for word in ("error", "warning", "note")
        if (count := severities.count(word))
    ]
    *first, last = parts or ["nothing wrong"]
    return f"{', '.join(first)} and {last}" if first else last


def _one(diagnostic: Diagnostic, lines: list[str], color: bool) -> Iterator[str]:
    tone = _TONES[diagnostic.severity]
    head = _tinted(f"{diagnostic.severity}[{diagnostic.code}]", tone, color)
    yield f"{head}{_tinted(': ' + _shown(diagnostic.message), _BOLD, color)}"
    gutter = " " * len(str(diagnostic.line or ""))
    yield f"{gutter}{_tinted('-->', _BLUE, color)} {_place(diagnostic)}"
    bar = _tinted("|", _BLUE, color)
    if 0 < diagnostic.line <= len(lines):
        excerpt, caret = _excerpt(lines[diagnostic.line - 1], diagnostic)
        yield f"{gutter} {bar}"
        yield f"{_tinted(str(diagnostic.line), _BLUE, color)} {bar} {excerpt}".rstrip()
        yield f"{gutter} {bar} {_tinted(caret, tone, color)}"
    equals = _tinted("=", _BLUE, color)
    if diagnostic.note:
        yield f"{gutter} {equals} {_shown(diagnostic.note)}"
    if diagnostic.help:
        yield f"{gutter} {equals} help: {_shown(diagnostic.help)}"


def _place(diagnostic: Diagnostic) -> str:
    if not diagnostic.line:
        return _shown(diagnostic.path)
    return f"{_shown(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}"


def _excerpt(line: str, diagnostic: Diagnostic) -> tuple[str, str]:
    """Return the part of a line around the caret, and the line of carets below it."""
    line = line.removesuffix("\r")
    at = max(0, min(diagnostic.column - 1, len(line)))
    marked = max(1, min(diagnostic.length, len(line) - at))
    start = max(0, at - _BEFORE) if len(line) > _WIDEST else 0
    end = min(len(line), start + _WIDEST)
    left = "… " if start else ""
    right = " …" if end < len(line) else ""
    before = left + _shown(line[start:at])
    text = _shown(line[at : min(at + marked, end)])
    after = _shown(line[min(at + marked, end) : end]) + right
    return before + text + after, " " * _width(before) + "^" * max(1, _width(text))


def _shown(text: str) -> str:
    """Replace every character that could command a terminal by one that shows it."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\t":
        return _TAB
    code = ord(character)
    if code < 0x20:  # noqa: PLR2004  (the C0 controls have pictures of their own)
        return chr(0x2400 + code)
    category = unicodedata.category(character)
    return "\N{REPLACEMENT CHARACTER}" if category in {"Cc", "Cf", "Cs", "Zl", "Zp"} else character


def _width(text: str) -> int:
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _tinted(text: str, tone: str, color: bool) -> str:
    return f"{tone}{text}{_PLAIN}" if color else text
