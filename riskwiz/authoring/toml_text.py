"""Reading a TOML text into plain data, or saying why it is none."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import tomli

from riskwiz.authoring.diagnostic import Diagnostic, Where, error
from riskwiz.authoring.locate import Location, Places
from riskwiz.authoring.toml_faults import explained

LONGEST = 5_000_000
"""How many characters an authored text may have."""

Data = dict[str, Any]

_MANY_LINES = frozenset(
    {"description", "disputed", "help", "intro", "meaning", "not_applicable", "note", "outside",
     "remedy", "unknown", "value", "when", "why", "withheld"}
)  # fmt: skip
"""The keys whose text may have several lines."""

_STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_STRANGE_IN_LINES = re.compile("(?![\n\t])" + _STRANGE.pattern)
"""Control characters, halves of surrogate pairs, and overrides of the direction of text."""

_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\\\\]|\"\"\"|'''"
)
"""What a file with strange characters in its texts must have: one of them, an escape, or a text of
several lines."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_DIGITS = re.compile(r"\d[\d_]{400}|[\d_.]+[eE][+-]?0*[1-9]\d{2}")
_MOST_DIGITS = 400
"""How many digits a decimal may have before or after its point: more take too long to work with."""


class _NoNumber(ValueError):
    """A number that is too large to be one."""


def parse_toml(text: str, path: str) -> Data | Diagnostic:
    """Read a TOML text; decimals stay exact."""
    refused = _refused(text, path)
    if refused is not None:
        return refused
    try:
        return tomli.loads(text, parse_float=_exact)
    except tomli.TOMLDecodeError as fault:
        return _syntax(fault, text, path)
    except RecursionError:
        return _nested(text, path)
    except ValueError:
        return _number(text, path)


def _refused(text: str, path: str) -> Diagnostic | None:
    if len(text) > LONGEST:
        return error(
            "RW002",
            f"the file has more than {LONGEST:,} characters",
            Where(path),
            help_="is this the right file? If it is, split it",
        )
    if text.startswith("\ufeff"):
        return error(
            "RW003",
            "the file begins with a byte order mark",
            Where(path, 1, 1),
            help_="save it as UTF-8 without BOM",
        )
    surrogate = _SURROGATE.search(text)
    if surrogate is not None:
        where = _where(text, surrogate.start(), path)
        return error("RW003", "this is not UTF-8", where, help_="save the file as UTF-8")
    return None


def strange_characters(data: Data, places: Places, path: str) -> Iterator[Diagnostic]:
    """Find control characters and direction overrides in the texts of a file."""
    if _SUSPECT.search(places.text) is None or not _has_strange(data):
        return
    stack: list[tuple[Any, Location, bool]] = [(data, (), False)]
    while stack:
        value, location, many_lines = stack.pop()
        if isinstance(value, str):
            found = (_STRANGE_IN_LINES if many_lines else _STRANGE).search(value)
            if found is not None:
                yield _strange_character(found[0], places, location, path)
        elif isinstance(value, dict):
            stack.extend(
                (inner, (*location, key), many_lines or key in _MANY_LINES)
                for key, inner in value.items()
            )
        elif isinstance(value, list):
            stack.extend((one, (*location, at), many_lines) for at, one in enumerate(value))


def _has_strange(data: Data) -> bool:
    """Say whether any text has a strange character, without noting where texts stand."""
    of_lines, of_one = list[str](), list[str]()
    stack: list[tuple[Any, bool]] = [(data, False)]
    while stack:
        value, many_lines = stack.pop()
        inner = value.items() if isinstance(value, dict) else ((None, one) for one in value)
        for key, one in inner:
            is_long = many_lines or key in _MANY_LINES
            if isinstance(one, str):
                (of_lines if is_long else of_one).append(one)
            elif isinstance(one, dict) or isinstance(one, list):  # noqa: SIM101  (twice as fast)
                stack.append((one, is_long))
    return bool(_STRANGE.search("".join(of_one)) or _STRANGE_IN_LINES.search("".join(of_lines)))


def _strange_character(character: str, places: Places, location: Location, path: str) -> Diagnostic:
    where = Where(path, *places.value(location))
    if character in "\n\t":
        return error(
            "RW005",
            f"the text holds a {'tab' if character == chr(9) else 'line break'}",
            where,
            help_="write a space for it: this text is one line",
        )
    name = unicodedata.name(character, "control character").lower()
    return error(
        "RW005",
        f"the text holds U+{ord(character):04X} ({name})",
        where,
        help_="take it out: it could command a terminal or reorder what is read",
    )


def _exact(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as fault:
        raise _NoNumber(text) from fault
    if number.is_finite() and abs(number.adjusted()) > _MOST_DIGITS:
        raise _NoNumber(text)
    return number


def _where(text: str, at: int, path: str) -> Where:
    before = text[:at]
    return Where(path, before.count("\n") + 1, at - before.rfind("\n"))


def _syntax(refused: tomli.TOMLDecodeError, text: str, path: str) -> Diagnostic:
    fault = explained(refused.msg, refused.pos, text)
    where = _where(text, fault.at, path)._replace(length=max(1, fault.length))
    return error("RW003", fault.message, where, help_=fault.help, note=fault.note)


def _nested(text: str, path: str) -> Diagnostic:
    depths = [sum(line.count(c) for c in "[{.") for line in text.split("\n")]
    return error(
        "RW004",
        "values are nested too deeply to be read",
        Where(path, depths.index(max(depths)) + 1, 1),
        help_="nothing in these files is more than a few levels deep",
    )


def _number(text: str, path: str) -> Diagnostic:
    match = _DIGITS.search(text)
    return error(
        "RW003",
        "this number is too large",
        _where(text, match.start() if match else 0, path),
        help_="write a number of ordinary size",
    )
