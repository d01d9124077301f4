"""How the memo says things: number agreement, lists, dates, fractions. Nothing is decided here."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from markupsafe import Markup, escape

RUN = 40
"""An unbroken run of characters longer than this gets break chances."""

_NBSP = "\u00a0"
_BREAK_CHANCE = "\u200b"
_LONG_RUN = re.compile(rf"[^\s\u200b]{{{RUN + 1},}}")
_PIECE = re.compile(r".{1,20}", re.DOTALL)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHARE = re.compile(r"(?<=\d) (?=%)")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

STATUS_HEADING = {
    "demonstrated": "Demonstrated",
    "adjudicated": "Found by a court or a regulator",
    "preliminary": "Found by a regulator so far",
    "settled": "Settled without admission",
    "admitted": "Admitted by the company",
    "claimed": "Claimed by the company",
    "alleged": "Alleged, not proved",
    "capability": "Capability only",
}
"""What stands over the facts of a status."""

STAGE_HEADING = {
    "none": "None",
    "verified": "Verified",
    "agreed": "+ agreed",
    "proposed": "+ proposed",
}
"""What stands over the levels at a stage of the mitigations, each on top of the one before."""

STATUS_PHRASE = {
    "demonstrated": "demonstrated",
    "adjudicated": "found by a court or regulator",
    "preliminary": "a preliminary finding",
    "settled": "settled without admission",
    "admitted": "admitted by the company",
    "claimed": "claimed by the company",
    "alleged": "alleged",
    "capability": "capability only",
}
"""How a status is said in a sentence."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say how many there are of something: `no findings`, `one finding`, `12 findings`."""
    noun = one if number == 1 else (many or f"{one}s")
    return f"{spelled(number)}{_NBSP}{noun}"


def spelled(number: int) -> str:
    """Write a number below ten as a word: `no`, `one`, `nine`, `10`, `1,234`."""
    return _SPELLED[number] if 0 <= number < len(_SPELLED) else f"{number:,}"


def tallied(number: int) -> str:
    """Say how many of those just named are so: `none is`, `one is`, `12 are`."""
    return counted(number, "is", "are") if number else f"none{_NBSP}is"


def agree(number: int, one: str, many: str) -> str:
    """Choose a word by number: `is` or `are`."""
    return one if number == 1 else many


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`."""
    several = [str(word) for word in words]
    if len(several) < 2:  # noqa: PLR2004  (one word needs no joining)
        return "".join(several)
    return f"{', '.join(several[:-1])} {last} {several[-1]}"


def day(date: dt.date) -> str:
    """Write a date as officials do: 31 March 2023."""
    return f"{date.day}{_NBSP}{_MONTHS[date.month - 1]}{_NBSP}{date.year}"


def told(value: str, kind: str) -> str:
    """Say what stands for an answer of a kind: a date as officials do, all else as it stands."""
    if kind != "date" or not _DATE.fullmatch(value):
        return value
    month, _, year = day(dt.date.fromisoformat(value)).rpartition(_NBSP)
    return f"{month} {year}"


def fraction(number: Fraction) -> str:
    """Write an exact number as a whole and a fraction: 47 1/2."""
    sign = "\u2212" if number < 0 else ""
    whole, rest = divmod(abs(number), 1)
    if not rest:
        return f"{sign}{whole:,}"
    return f"{sign}{whole:,}{_NBSP}{rest}" if whole else f"{sign}{rest}"


def one_place(number: Fraction) -> str:
    """Write a number with one decimal place, so that figures align; halves go to even."""
    tenths = round(10 * number)
    sign = "\u2212" if tenths < 0 else ""
    whole, rest = divmod(abs(tenths), 10)
    return f"{sign}{whole:,}.{rest}"


def percent(share: Fraction) -> str:
    """Write a share per hundred; what is not all or nothing is never rounded to it."""
    tenths = round(1000 * share)
    if share and not tenths:
        return f"less than 0.1{_NBSP}%"
    if share != 1 and tenths == 1000:  # noqa: PLR2004  (all of it)
        return f"more than 99.9{_NBSP}%"
    return f"{one_place(Fraction(tenths, 10))}{_NBSP}%"


def at_least(share: Fraction) -> str:
    """Say a share that others are not below: `all`, `at least 82.2 %`, `more than 99.9 %`."""
    said = percent(share)
    return "all" if share == 1 else said if said.startswith("more") else f"at least {said}"


def inside(phrase: str) -> str:
    """Begin a phrase as it stands inside a sentence: `the general public`; acronyms stay."""
    second = phrase[1:2]
    return phrase if second.isupper() else phrase[:1].lower() + phrase[1:]


def begun(phrase: str) -> str:
    """Begin a phrase as it stands at the start of a sentence."""
    return phrase[:1].upper() + phrase[1:]


def unstopped(sentence: str) -> str:
    """Take the full stop off a sentence that goes on."""
    return sentence.strip().removesuffix(".")


def shortened(text: str, most: int = 100) -> str:
    """Cut text for the margin of a page, where it must not take more than two lines."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def paragraphs(text: str) -> list[str]:
    """Split authored text at blank lines; line breaks inside a paragraph are spaces."""
    return [" ".join(block.split()) for block in re.split(r"\n[ \t]*\n", text) if block.strip()]


def lines(text: str) -> list[str]:
    """Split an assessor's text at its line breaks."""
    return [line for line in text.splitlines() if line.strip()]


def readable(value: object) -> object:
    """Make text safe to set: long runs may break, marks that turn the direction are shown.

    A figure stays with its percent sign. Applied to whatever a template prints; what is Markup
    already is left alone.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    shown = _SHARE.sub(_NBSP, _directed(value))
    return _LONG_RUN.sub(lambda run: _BREAK_CHANCE.join(_PIECE.findall(run[0])), shown)


def status_phrase(status: str) -> str:
    """Say a status as it stands in a sentence."""
    return STATUS_PHRASE[status]


def whole(text: str) -> Markup:
    """Print text without break chances, such as a hash that somebody will copy."""
    return escape(_directed(text))


def _directed(text: str) -> str:
    """Show the marks that turn the direction of what follows."""
    return _DIRECTION.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text)


_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][!-~]*)?")


def web(url: str) -> Markup | None:
    """Return a plain address of the web as what a link leads to; None for any other address."""
    return escape(url) if _WEB.fullmatch(url) else None


FILTERS: dict[str, Callable[..., object]] = {
    "agree": agree,
    "at_least": at_least,
    "begun": begun,
    "counted": counted,
    "day": day,
    "fraction": fraction,
    "inside": inside,
    "lines": lines,
    "listed": listed,
    "one_place": one_place,
    "paragraphs": paragraphs,
    "percent": percent,
    "shortened": shortened,
    "status_phrase": status_phrase,
    "spelled": spelled,
    "tallied": tallied,
    "told": told,
    "unstopped": unstopped,
    "web": web,
    "whole": whole,
}
"""The filters that templates may use, by name."""
