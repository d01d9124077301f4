"""Text from cases, editions and assessors, made safe to print: never terminal control."""

import unicodedata

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Words of several scripts are misspelt without these, and they command nothing."""

_BREAKS = "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_COMMANDING = frozenset({"Cc", "Cf", "Cs"})


def safe(text: str) -> str:
    """Replace what could command a terminal or turn the text around; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_safe, text.replace("\r\n", "\n")))


def _safe(character: str) -> str:
    if character == "\n" or character in _JOINERS:
        return character
    if character in _BREAKS:
        return "\n"
    if character == "\t":
        return " "
    if unicodedata.category(character) in _COMMANDING:
        return "\N{REPLACEMENT CHARACTER}"
    return character
