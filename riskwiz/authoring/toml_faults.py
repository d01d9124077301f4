"""Why a text is no TOML, in words for somebody who has never written any.

The reader says where it had to stop. What most likely went wrong is seen in the line itself; where
nothing is recognised, the reader's own words have to do.
"""

import re
from collections.abc import Callable

from riskwiz.authoring.toml_stop import Fault, Stop
from riskwiz.authoring.toml_values import REASONS as OF_VALUES
from riskwiz.authoring.toml_values import comma_in_number

_TYPOGRAPHIC = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a"
_HEADING = re.compile(r"^\s*(\[{1,2})\s*([\w.-]+(?:[ \t]+[\w.-]+)*)\s*(\]{0,2})\s*$")


def explained(said: str, at: int, text: str) -> Fault:
    """Say why a text is no TOML, from where its reader stopped and what it said."""
    stop = Stop(text, min(at, len(text)), said)
    for reason in _REASONS:
        found = reason(stop)
        if found is not None:
            return found
    return Fault(f"this is not TOML: {said[:1].lower()}{said[1:]}", None, at)


def _control_character(stop: Stop) -> Fault | None:
    character = stop.text[stop.at : stop.at + 1]
    if not character or character in "\t\n\r" or (character >= " " and character != "\x7f"):
        return None
    message = f"the file holds a control character, U+{ord(character):04X}"
    return Fault(message, "take it out", stop.at)


def _lone_carriage_return(stop: Stop) -> Fault | None:
    if not re.match(r"[ \t]*\r", stop.after):
        return None
    help_ = "save the file with the line ends of Unix or of Windows"
    return Fault("the line ends as on very old machines", help_, stop.at)


def _typographic_quotes(stop: Stop) -> Fault | None:
    if stop.after[:1] not in set(_TYPOGRAPHIC):
        return None
    return Fault(
        f"`{stop.after[0]}` is not a quotation mark that these files know",
        'write the straight " on both sides; word processors bend it',
        stop.at,
    )


def _strange_comment(stop: Stop) -> Fault | None:
    if stop.before.strip() or not stop.after.startswith(("//", "/*", "--", ";", "%", "<!--")):
        return None
    return Fault("a comment begins with `#`", "write # before it, or take the line out", stop.at)


def _heading(stop: Stop) -> Fault | None:
    found = _HEADING.match(stop.line)
    if found is None or stop.said.startswith("Cannot"):
        return None
    opened, name, closed = found.groups()
    if " " in name or "\t" in name:
        return Fault("a heading has no spaces", "join its words with _", stop.start, len(stop.line))
    if len(opened) == len(closed):
        return None
    more = max(len(opened), len(closed))
    right = f"{'[' * more}{name}{']' * more}"
    return Fault(
        "the brackets of this heading are not the same on both sides",
        f"write {right}",
        stop.start,
        len(stop.line),
    )


def _no_name(stop: Stop) -> Fault | None:
    if not stop.said.startswith("Invalid initial"):
        return None
    return Fault(
        "a name is missing here", "write a heading or a key, or take the line out", stop.at
    )


def _written_twice(stop: Stop) -> Fault | None:
    if stop.said.startswith("Duplicate inline"):
        key = stop.said.split("'")[1]
        at = stop.text.rfind(key, 0, stop.at)
        return Fault(f"`{key}` is written twice in one {{ … }}", "keep one of them", at, len(key))
    if not stop.said.startswith("Cannot"):
        return None
    heading = _HEADING.match(stop.line)
    return _heading_twice(stop, heading) if heading else _key_twice(stop)


def _heading_twice(stop: Stop, heading: re.Match[str]) -> Fault | None:
    opened, name, _ = heading.groups()
    once, often = f"[{name}]", f"[[{name}]]"
    at, length = stop.start, len(stop.line.rstrip())
    other = once if len(opened) > 1 else often
    before = re.search(rf"^[ \t]*{re.escape(other)}", stop.text[: stop.start], re.MULTILINE)
    if before is not None:
        line = stop.number_of(before.end())
        message = f"the heading has one bracket on a side here, and two on line {line}"
        if len(opened) > 1:
            message = f"the heading has two brackets on a side here, and one on line {line}"
        return Fault(message, f"write {often} wherever there can be several of them", at, length)
    same = re.search(rf"^[ \t]*{re.escape(opened + name)}\]", stop.text[: stop.start], re.MULTILINE)
    if same is not None and len(opened) == 1:
        note = f"the first: line {stop.number_of(same.end())}"
        help_ = "write what belongs to it under the first one"
        return Fault(f"the heading {once} stands here once more", help_, at, length, note)
    inner = re.search(rf"^[ \t]*(\[+{re.escape(name)}\..*)$", stop.text[: stop.start], re.MULTILINE)
    if inner is None:
        return None
    line = stop.number_of(inner.end())
    return Fault(
        f"{opened}{name}{']' * len(opened)} stands after something that belongs into it",
        f"move it above {inner[1].strip()[:60]} (line {line})",
        at,
        length,
    )


def _key_twice(stop: Stop) -> Fault | None:
    pairs = list(re.finditer(r"^[ \t]*([\w.-]+)[ \t]*=", stop.text[: stop.at], re.MULTILINE))
    if not pairs:
        return None
    key = pairs[-1]
    top = max(stop.text.rfind("\n[", 0, key.start()), 0)
    first = next((p for p in pairs[:-1] if p[1] == key[1] and p.start() >= top), None)
    note = f"the first: line {stop.number_of(first.start(1))}" if first else None
    help_ = "keep one of them"
    return Fault(f"`{key[1]}` is written twice", help_, key.start(1), len(key[1]), note)


def _no_pair(stop: Stop) -> Fault | None:
    """A key without `=`, or something that is no key."""
    colon = re.match(r"^\s*(?:.*[{,]\s*)?([\w.-]+)\s*$", stop.before)
    if colon and stop.after.startswith(":"):
        return Fault("`:` stands where `=` belongs", f"write {colon[1]} = …", stop.at)
    if not stop.said.startswith(("Expected '='", "Invalid statement")):
        return None
    if colon and re.match(r"[\"'\d\[{]|true|false", stop.after):
        return Fault(f"`=` is missing behind `{colon[1]}`", f"write {colon[1]} = …", stop.at)
    if re.match(r"^\s*[\w-]+(\s+[\w-]+)+\s*=", stop.line):
        start = stop.start + len(stop.line) - len(stop.line.lstrip())
        length = len(stop.line.partition("=")[0].strip())
        return Fault("a key has no spaces", "take one word out, or join them with _", start, length)
    if re.match(r"\d*\s*[,}]", stop.after) and re.search(r"\d,\d*$", stop.before):
        return comma_in_number(stop)
    bare = re.match(r"\s*[,}]", stop.after)
    if colon and bare:
        return Fault(f"`=` is missing behind `{colon[1]}`", f"write {colon[1]} = …", stop.at)
    if stop.after.startswith("="):
        return Fault("no key stands before `=`", "write one, or take the line out", stop.at)
    if stop.said.startswith("Invalid") and stop.after[:1].isalpha():
        return Fault("a key is made of the letters a to z, digits, _ and -", None, stop.at)
    if "=" in stop.line or not stop.line.strip():
        return None
    return Fault(
        "this line is neither a heading nor a key with its value",
        'a text over several lines stands between """, and a comment begins with #',
        stop.start,
        len(stop.line),
    )


_REASONS: tuple[Callable[[Stop], Fault | None], ...] = (
    _control_character,
    _lone_carriage_return,
    _typographic_quotes,
    _strange_comment,
    _written_twice,
    _heading,
    _no_name,
    _no_pair,
    *OF_VALUES,
)
"""What is looked for, the most telling first."""
