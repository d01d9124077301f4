"""Random mistakes in the texts of an edition, and what riskwiz makes of them.

Run as a program it tries some of them, numbered by seed, and prints a line for each that was
answered by anything but diagnostics: `python -m tests.authoring.mutations FIRST COUNT`, with
`rearranged` behind them for changes that leave the files TOML.
"""

import datetime as dt
import json
import random
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from types import FrameType
from typing import Any

import tomli
import tomli_w

from riskwiz.authoring import check_edition, render, sarif, summary
from tests.authoring.editions_on_disk import texts
from tests.authoring.rearrangements import rearranged

SHIPPED = Path(__file__).parents[2] / "questionnaires"
MOST_SECONDS = 20
MOST_BYTES = 1_500_000_000

Texts = dict[str, str]
Holder = dict[str, Any] | list[Any]

_CHARACTERS = [
    *"\x00\x07\x1b\x7f\x85\u00ad\u200b\u202e\u2066\ufeff\U0001f600",
    *"\"'[]{}=.,#\\\n\r\t -_0aZé",
    '"""', "'''", "[[", "]]", "\r\n", "\\u001b", "\\ud800", "1e400", "9" * 500, "[" * 300,
]  # fmt: skip
_VALUES: list[Any] = [
    "", " ", "x", "x" * 25_000, "\x1b[31mred", "line\nbreak", "\u202etxet", "a b", "A", "é",
    0, -1, 1, 2**63, 10**40, True, False, 0.1, float("nan"), float("inf"), -1e300,
    dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.time(1, 2),
    [], [[]], [{}], {}, {"": {}}, {"kind": "choice"}, [1, "a", True], ["x"] * 400,
    "1/0", "1/3", "12.5", "-7", "true", "null", "*", "RW101", "1.0.0", "USD", "CN",
]  # fmt: skip
_EXPRESSIONS = [
    "true", "false", "1", "1.5", '"x"', "[]", "{}", "x", "audience", "1/0", "a.b.c.d", "\n", "é",
    "[1,2,3].all(x, x > 0)", "(" * 40 + "true" + ")" * 40, "!" * 60 + "true", "q ? 1 : 2",
    "true ? false : true", "sum([])", "max([1, 2.5])", 'listed("CN", "foreign_adversaries")',
    'at_least(threat, "high")', "[[[[1]]]].map(a, a.map(b, b))", "int(1e300)", "dyn(1)",
    'date("2026-13-45") < date("x")', "-9223372036854775808", '"\\u001b"', "b'x'", "r'x'",
    "''' '''", "// comment", "has(a.b)", "1 in [1]", "{1: 2}[1]", "true " + "&& true " * 900,
    "string(1)", "duration('1s')", "timestamp('x')", "type(1) == int", "math.greatest(1)",
    "[1,2].exists(x, [1,2].exists(y, [1,2].exists(z, x + y + z > 5)))",
]  # fmt: skip


def mutated(seed: int, original: Texts) -> Texts:
    """Return an edition with one to three mistakes, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311  (mistakes, not secrets)
    found = dict(original)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice(sorted(found))
        mistake = chance.choice((_in_characters, _in_lines, _in_data, _in_data, _in_data))
        if mistake is _in_characters and chance.random() < 0.02:
            del found[path]
            found = found or dict(original)
            continue
        found[path] = mistake(chance, found[path], "".join(original.values()))
    return found


def _in_characters(chance: random.Random, text: str, _: str) -> str:
    at = chance.randrange(len(text) + 1)
    until = min(len(text), at + chance.choice((0, 1, 1, 2, 5, 60, 4000)))
    new = chance.choice(("", chance.choice(_CHARACTERS), text[at:until] * 2))
    return text[:at] + new + text[until:]


def _in_lines(chance: random.Random, text: str, everything: str) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at:at] = lines[other : other + chance.randrange(1, 30)]
        case _:
            lines.insert(at, chance.choice(everything.split("\n")))
    return "\n".join(lines)


def _in_data(chance: random.Random, text: str, everything: str) -> str:
    try:
        data = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError, ValueError):
        return _in_lines(chance, text, everything)
    places = list(_places(data))
    if not places:
        return text
    holder, key = chance.choice(places)
    _mistaken(chance, holder, key, places, everything)
    try:
        return tomli_w.dumps(data)
    except (TypeError, ValueError, RecursionError, UnicodeError):
        return _in_lines(chance, text, everything)


def _mistaken(
    chance: random.Random,
    holder: Any,  # noqa: ANN401
    key: Any,  # noqa: ANN401
    places: list[tuple[Any, Any]],
    everything: str,
) -> None:
    """Make one mistake at a key or an index of a table or list."""
    value, (other, other_key) = holder[key], chance.choice(places)
    changes: list[Callable[[], Any]] = [
        lambda: holder.__setitem__(key, chance.choice(_VALUES)),
        lambda: holder.__setitem__(key, deepcopy(other[other_key])),
        lambda: holder.__delitem__(key),
        lambda: holder.__setitem__(key, [value, deepcopy(value)]),
        lambda: holder.__setitem__(key, {"id": value}),
    ]
    if isinstance(value, str):
        words = sorted(set(everything.replace('"', " ").split()))
        changes += [
            lambda: holder.__setitem__(key, chance.choice(_EXPRESSIONS)),
            lambda: holder.__setitem__(key, _in_words(chance, value, words)),
            lambda: holder.__setitem__(key, value + chance.choice(_EXPRESSIONS)),
            lambda: holder.__setitem__(key, f"({value}) && ({chance.choice(_EXPRESSIONS)})"),
            lambda: holder.__setitem__(key, value[: chance.randrange(len(value) + 1)]),
        ]
    if isinstance(value, bool | int):
        changes.append(lambda: holder.__setitem__(key, value + chance.choice((-1, 1, 7))))
    if isinstance(value, list) and value:
        changes += [
            lambda: chance.shuffle(value),
            lambda: value.append(deepcopy(chance.choice(value))),
            lambda: value.pop(chance.randrange(len(value))),
        ]
    if isinstance(holder, dict):
        name = chance.choice(("x", "when", "id", "kind", "value", "points", f"{key}s", "a.b", "é"))
        changes.append(lambda: holder.__setitem__(name, holder.pop(key)))
    chance.choice(changes)()


def _in_words(chance: random.Random, text: str, words: list[str]) -> str:
    pieces = text.split(" ")
    pieces[chance.randrange(len(pieces))] = chance.choice(words)
    return " ".join(pieces)


def _places(data: Holder) -> Iterator[tuple[Any, Any]]:
    """Yield every table and list with every key or index in it."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)


def answered(some: Texts) -> None:
    """Check an edition as the command line does, in every form."""
    found = check_edition(some)
    render(found, some)
    summary(found)
    json.dumps(sarif(found))
    for one in found:
        lines = some.get(one.path, "").split("\n")
        if not (0 <= one.line <= len(lines) and one.column >= 0):
            raise AssertionError(f"{one.code} is said of {one.path}:{one.line}:{one.column}")


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {MOST_SECONDS} seconds")


def main() -> None:
    """Try some seeds and print what was answered by anything but diagnostics."""
    first, count = int(sys.argv[1]), int(sys.argv[2])
    changed = rearranged if sys.argv[3:] == ["rearranged"] else mutated
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    signal.signal(signal.SIGPROF, _too_long)
    original = texts(SHIPPED)
    for seed in range(first, first + count):
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        try:
            answered(changed(seed, original))
        except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
            _say({"seed": seed, "fault": traceback.format_exc()})
    signal.setitimer(signal.ITIMER_PROF, 0)
    _say({"tried": count})


def _say(one: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(one) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
