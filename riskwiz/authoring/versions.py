"""Which version is due for an edition that changed (`riskwiz check --against OLD`)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from riskwiz.authoring.changes import Change, Weight, changes
from riskwiz.authoring.diagnostic import Diagnostic, error, in_order, remark
from riskwiz.authoring.diagnostic import Where as Place
from riskwiz.authoring.draft import METHODOLOGY
from riskwiz.authoring.locate import Places
from riskwiz.authoring.toml_text import parse_toml

DUE = "RW801"
CHANGED = "RW802"

Version = tuple[int, int, int]
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


class _File(NamedTuple):
    """A file in both texts; the data is empty where it is in one of them only."""

    path: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    found: tuple[Change, ...]


def compare_versions(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Say, of each file that changed, which version is due; an error where it has a lower one.

    The methodology's version is the edition's, and is due for the largest change of all files.
    Files that are not TOML are left out: reading them says what is wrong.
    """
    files = list(_files(before, after))
    found: list[Diagnostic] = []
    for file in files:
        own = file.found
        if file.path == METHODOLOGY:
            own = tuple(change for one in files for change in one.found)
            elsewhere = {c: one.path for one in files if one is not file for c in one.found}
        else:
            elsewhere = {}
        head = _head(file.path)
        if own and head in file.after and head in file.before:
            largest = max(own, key=lambda change: change.weight)
            found.append(_due(file, largest, after[file.path], elsewhere.get(largest)))
    return in_order(found)


def _files(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[_File]:
    for path in sorted({*before, *after}):
        if path.endswith(".toml") and path.count("/") <= 1:
            old, new = (_data(texts.get(path, ""), path) for texts in (before, after))
            if path not in after:
                yield _File(path, old, {}, (Change(Weight.MAJOR, f"{path} was removed", ()),))
            elif path not in before:
                yield _File(path, {}, new, (Change(Weight.MINOR, f"{path} was added", ()),))
            else:
                yield _File(path, old, new, tuple(changes(old, new)))


def _data(text: str, path: str) -> Mapping[str, Any]:
    data = parse_toml(text, path)
    return {} if isinstance(data, Diagnostic) else data


def _head(path: str) -> str:
    return "methodology" if path == METHODOLOGY else "questionnaire"


def _due(file: _File, change: Change, text: str, elsewhere: str | None) -> Diagnostic:
    head = _head(file.path)
    old, new = (_version(data.get(head)) for data in (file.before, file.after))
    due = _raised(old, change.weight)
    where = Place(file.path, *Places(text).value((head, "version")))
    what = f"{change.said} ({change.weight.word})"
    if elsewhere is not None and change.location:
        what += f", in {elsewhere}"
    elif change.location:
        what += f", line {Places(text).key(change.location).line}"
    if new >= due:
        message = f"version {_said(new)} follows {_said(old)}: {what}"
        return remark(CHANGED, message, where)
    return error(
        DUE,
        f"version {_said(due)} is due: {what}",
        where,
        help_=f'write version = "{_said(due)}"',
        note=f"it was {_said(old)}",
    )


def _version(head: object) -> Version:
    written = head.get("version") if isinstance(head, dict) else None
    match = _VERSION.fullmatch(str(written))
    return (int(match[1]), int(match[2]), int(match[3])) if match else (0, 0, 0)


def _raised(old: Version, weight: Weight) -> Version:
    major, minor, patch = old
    match weight:
        case Weight.MAJOR:
            return (major + 1, 0, 0)
        case Weight.MINOR:
            return (major, minor + 1, 0)
        case _:
            return (major, minor, patch + 1)


def _said(version: Version) -> str:
    return ".".join(map(str, version))
