"""What changed between two texts of an authored file, and how much it weighs."""

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from riskwiz.authoring.locate import Location


class Weight(IntEnum):
    """Which number of a version a change raises."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """The word for it."""
        return self.name.lower()


class Change(NamedTuple):
    """A change, with what it is in words, and where it stands in the new text."""

    weight: Weight
    said: str
    location: Location


_WORDING = frozenset(
    {"ask", "cite", "help", "intro", "label", "meaning", "note", "outside", "remedy", "short",
     "status", "title", "unit", "url", "verified", "verified_by", "why", "headline", "publisher",
     "formerly"}
)  # fmt: skip
"""Keys that decide nothing: what they say can be reworded."""

_APART = frozenset({"version", "case", "$schema", "as_of"})
"""Keys that are about the text and not of it, and golden cases."""

_IN_ORDER = frozenset({"option", "levels", "disposition", "rule", "band"})
"""Lists whose order means something."""

_WHOLE = frozenset({"effect"})
"""Lists whose entries count together: one more changes what a case came to."""

_NAMES = {"levels": "level", "entry": "entry"}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Yield what changed from one text to the other, as data."""
    yield from _in_table(before, after, (), "the file")


def _in_table(
    before: Mapping[str, Any], after: Mapping[str, Any], at: Location, name: str
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        if key in _APART:
            continue
        here = (*at, key)
        if key not in before or key not in after:
            yield from _come_or_gone(key, before, after, at, name)
        elif isinstance(before[key], dict) and isinstance(after[key], dict):
            inner = f"`{key}`" if at else f"[{key}]"
            inner += f" of {name}" if name.startswith("the ") and name != "the file" else ""
            yield from _in_table(before[key], after[key], here, inner)
        elif _is_tables(before[key]) and _is_tables(after[key]):
            yield from _in_list(key, before[key], after[key], here, name)
        elif before[key] != after[key]:
            weight = Weight.PATCH if key in _WORDING else Weight.MAJOR
            yield Change(weight, f"`{key}` of {name} changed", here)


def _come_or_gone(
    key: str, before: Mapping[str, Any], after: Mapping[str, Any], at: Location, name: str
) -> Iterator[Change]:
    gone = key in before
    value = before[key] if gone else after[key]
    what = "was removed" if gone else "was added"
    if _is_tables(value):
        for index, one in enumerate(value):
            weight = Weight.MAJOR if gone else Weight.MINOR
            where = at if gone else (*at, key, index)
            yield Change(weight, f"the {_NAMES.get(key, key)} `{_id(one)}` of {name} {what}", where)
        return
    where = at if gone else (*at, key)
    if at and at[-1] in {"authorities", "lists"}:
        weight = Weight.MAJOR if gone else Weight.MINOR
    else:
        weight = Weight.PATCH if key in _WORDING else Weight.MAJOR
    yield Change(weight, f"`{key}` of {name} {what}", where)


def _in_list(
    key: str, before: list[Any], after: list[Any], at: Location, name: str
) -> Iterator[Change]:
    word = _NAMES.get(key, key)
    old = {_id(one): one for one in before}
    new = {_id(one): (index, one) for index, one in enumerate(after)}
    of = "" if name == "the file" else f" of {name}"
    for gone in old.keys() - new.keys():
        yield Change(Weight.MAJOR, f"the {word} `{gone}`{of} was removed", at)
    for one, (index, value) in new.items():
        if one in old:
            yield from _in_table(old[one], value, (*at, index), f"the {word} `{one}`{of}")
        else:
            weight = Weight.MAJOR if key in _WHOLE else Weight.MINOR
            yield Change(weight, f"the {word} `{one}`{of} was added", (*at, index))
    kept = [one for one in old if one in new]
    if kept != [one for one in new if one in old]:
        weight = Weight.MAJOR if key in _IN_ORDER else Weight.PATCH
        yield Change(weight, f"the order of {word}s{of} changed", at)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _id(one: Mapping[str, Any]) -> str:
    return str(
        one.get("id") or one.get("value") or one.get("from") or one.get("title") or one.get("set")
    )
