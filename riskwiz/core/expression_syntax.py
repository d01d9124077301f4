"""Why an expression cannot be read, seen in what stands where its reader stopped."""

import re

Reason = tuple[str, str | None, int]
"""What is wrong, what to do, and how many characters from the place are to blame."""

TYPOGRAPHIC = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a"
"""Quotation marks as word processors write them."""

_SIGNS = {"and": "&&", "or": "||", "not": "!", "is": "==", "equals": "==", "xor": "!="}
"""Words of plain English, and the signs that stand for them."""

_NO_SIGN = {
    "=>": "write >= for at least",
    "=<": "write <= for at most",
    "=": "write == for is, and != for is not",
    "&": "write && for and",
    "|": "write || for or",
    ",": "write && for and, || for or",
}
_TOKEN = re.compile(r"\w+|.", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')


def unreadable(source: str, offset: int) -> Reason:
    """Say why an expression cannot be read from a place on."""
    before, after = source[:offset].rstrip(), source[offset:]
    if not source.strip():
        return "it is empty", "write a condition, or take the line out", 1
    return (
        _in_numbers(before, after)
        or _in_words(before, after)
        or _in_marks(before, after)
        or _at_the_end(source, after)
        or (f"`{_shown(after)}` cannot stand here", None, len(_shown(after)))
    )


def _in_numbers(before: str, after: str) -> Reason | None:
    if before.endswith("%") and before[:-1].rstrip()[-1:].isdigit():
        return "a number stands without `%`", "write 20.0 for 20 %", 1
    if re.search(r"\d$", before) and re.match(r",\d", after):
        return "a number has no comma", "write a point: 5.5", 1
    if re.search(r"\d$", before) and re.match(r"\d", after):
        return "a number has no spaces", "write 10000 for ten thousand", 1
    if (
        re.search(r"\d\.?$", before)
        and re.match(r"\.|\Z|\W", after)
        and "." in before[-1:] + after[:1]
    ):
        return "a number has a digit behind its point", "write 20.0", 1
    return None


def _in_words(before: str, after: str) -> Reason | None:
    word = re.match(r"[A-Za-z]+\b", after)
    last = re.search(r"\b([A-Za-z]+)$", before)
    for found in (word and word[0], last and last[1]):
        sign = _SIGNS.get((found or "").lower())
        if found and sign:
            help_ = f"write {sign} for {found.lower()}"
            return f"`{found}` is no word of expressions", help_, len(word[0]) if word else 1
    if word and word[0].lower() in {"contains", "includes", "has"}:
        return f"`{word[0]}` is no word of expressions", 'write "option" in question', len(word[0])
    return None


def _in_marks(before: str, after: str) -> Reason | None:
    mark = after[:1]
    if mark and mark in TYPOGRAPHIC:
        return f"`{mark}` is not a quotation mark", 'write the straight " on both sides', 1
    if mark in {'"', "'"} and not _QUOTED.match(after):
        return "this text has no closing quotation mark", f"write {mark} where it ends", 1
    if before.endswith("<") and mark == ">":
        return "`<>` means nothing here", "write != for is not", 1
    for sign, help_ in _NO_SIGN.items():
        if after.startswith(sign):
            return f"`{sign}` means nothing here", help_, len(sign)
    return None


def _at_the_end(source: str, after: str) -> Reason | None:
    bare = _QUOTED.sub("", source)
    for opening, closing in ("()", "[]", "{}"):
        left_open = bare.count(opening) - bare.count(closing)
        if left_open > 0 and not after.strip():
            return f"`{closing}` is missing at the end", f"write {closing} where it belongs", 1
        if left_open < 0 and after.startswith(closing):
            return f"there is one `{closing}` too many", "take it out", 1
    if not after.strip():
        return "it ends too early", "write what should follow, or take the last sign out", 1
    return None


def _shown(after: str) -> str:
    found = _QUOTED.match(after) or _TOKEN.match(after)
    return found[0][:40] if found else ""
