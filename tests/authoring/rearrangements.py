"""Random changes of an edition that leave it TOML: blocks moved about, and names that exist.

Most of them get past the first rules, so that what searches and proves is tried as well.
"""

import random
import re
from collections.abc import Callable

from riskwiz.core.functions import NAMES

Texts = dict[str, str]

_BLOCK = re.compile(r"(?m)^(?=\[)")
_EXPRESSION = re.compile(r"(?m)^((?:when|value) = ')(.*)(')$")
_ID = re.compile(r'\bid = "(\w+)"')
_NUMBER = re.compile(r'(?<=[= "])\d+(?=[", }\n])')
_NAME = re.compile(r"\b[a-z][a-z0-9_]*\b")
_SIGN = re.compile(r"&&|\|\||==|!=|>=|<=|>|<|!")
_SIGNS = ("&&", "||", "==", "!=", ">=", "<=", ">", "<", "!", "")


def rearranged(seed: int, original: Texts) -> Texts:
    """Return an edition with one to four changes, always the same for a seed."""
    chance = random.Random(f"rearranged {seed}")  # noqa: S311  (mistakes, not secrets)
    found = dict(original)
    for _ in range(chance.choice((1, 1, 2, 3, 4))):
        chance.choice(_CHANGES)(chance, found)
    return found


def _blocks(text: str) -> list[str]:
    return _BLOCK.split(text)


def _a_file(chance: random.Random, found: Texts) -> str:
    return chance.choice(sorted(found))


def _drop_a_block(chance: random.Random, found: Texts) -> None:
    path = _a_file(chance, found)
    blocks = _blocks(found[path])
    del blocks[chance.randrange(len(blocks))]
    found[path] = "".join(blocks)


def _copy_a_block(chance: random.Random, found: Texts) -> None:
    """Put a block a second time into its file, or into another one."""
    block = chance.choice(_blocks(found[_a_file(chance, found)]))
    path = _a_file(chance, found)
    blocks = _blocks(found[path])
    blocks.insert(chance.randrange(len(blocks) + 1), f"\n{block}\n")
    found[path] = "".join(blocks)


def _swap_two_blocks(chance: random.Random, found: Texts) -> None:
    path = _a_file(chance, found)
    blocks = _blocks(found[path])
    one, two = chance.randrange(len(blocks)), chance.randrange(len(blocks))
    blocks[one], blocks[two] = f"{blocks[two]}\n", f"{blocks[one]}\n"
    found[path] = "".join(blocks)


def _shuffle_a_stretch(chance: random.Random, found: Texts) -> None:
    path = _a_file(chance, found)
    blocks = [f"{block}\n" for block in _blocks(found[path])]
    start = chance.randrange(len(blocks))
    stretch = blocks[start : start + chance.choice((2, 5, 40, len(blocks)))]
    chance.shuffle(stretch)
    blocks[start : start + len(stretch)] = stretch
    found[path] = "".join(blocks)


def _swap_two_files(chance: random.Random, found: Texts) -> None:
    one, two = _a_file(chance, found), _a_file(chance, found)
    found[one], found[two] = found[two], found[one]


def _swap_two_expressions(chance: random.Random, found: Texts) -> None:
    """Let a condition stand where another stood, maybe in another file."""
    places = [
        (path, match)
        for path in sorted(found)
        for match in _EXPRESSION.finditer(found[path])
        if match[2]
    ]
    if len(places) > 1:
        (path, match), (_, other) = chance.sample(places, 2)
        text = found[path]
        found[path] = text[: match.start(2)] + other[2] + text[match.end(2) :]


def _in_an_expression(
    chance: random.Random, found: Texts, part: re.Pattern[str], news: list[str]
) -> None:
    path = _a_file(chance, found)
    expressions = [one for one in _EXPRESSION.finditer(found[path]) if part.search(one[2])]
    if expressions:
        one = chance.choice(expressions)
        place = chance.choice(list(part.finditer(one[2])))
        changed = one[2][: place.start()] + chance.choice(news) + one[2][place.end() :]
        found[path] = found[path][: one.start(2)] + changed + found[path][one.end(2) :]


def _another_name(chance: random.Random, found: Texts) -> None:
    """Name something else that exists, of whatever kind."""
    ids = sorted(set(_ID.findall("".join(found.values()))))
    _in_an_expression(chance, found, _NAME, [*ids, *sorted(NAMES)])


def _another_sign(chance: random.Random, found: Texts) -> None:
    _in_an_expression(chance, found, _SIGN, list(_SIGNS))


def _rename(chance: random.Random, found: Texts) -> None:
    """Give an id to something that has another, in all files; the two become one."""
    ids = sorted(set(_ID.findall("".join(found.values()))))
    if len(ids) > 1:
        one, two = chance.sample(ids, 2)
        for path in found:
            found[path] = re.sub(rf"\b{one}\b", two, found[path])


def _another_number(chance: random.Random, found: Texts) -> None:
    path = _a_file(chance, found)
    numbers = list(_NUMBER.finditer(found[path]))
    if numbers:
        one = chance.choice(numbers)
        new = str(chance.choice((0, 1, 2, 7, 50, 99, 100, 101, 65_537, 9_999_999)))
        found[path] = found[path][: one.start()] + new + found[path][one.end() :]


def _turn_a_switch(chance: random.Random, found: Texts) -> None:
    path = _a_file(chance, found)
    switches = list(re.finditer(r"= (true|false)\b", found[path]))
    if switches:
        one = chance.choice(switches)
        new = "= false" if one[1] == "true" else "= true"
        found[path] = found[path][: one.start()] + new + found[path][one.end() :]


_CHANGES: tuple[Callable[[random.Random, Texts], None], ...] = (
    _drop_a_block,
    _copy_a_block,
    _swap_two_blocks,
    _shuffle_a_stretch,
    _swap_two_files,
    _swap_two_expressions,
    _swap_two_expressions,
    _another_name,
    _another_name,
    _another_sign,
    _another_sign,
    _rename,
    _another_number,
    _another_number,
    _turn_a_switch,
)
