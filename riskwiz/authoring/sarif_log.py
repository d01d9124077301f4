"""Diagnostics as SARIF 2.1.0, which code hosts and editors show beside the text."""

from collections.abc import Iterable
from typing import Any

from riskwiz import __version__
from riskwiz.authoring.diagnostic import Diagnostic
from riskwiz.authoring.manual import Page, pages

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """Return diagnostics as a SARIF log with one run; its rules are the manual's pages."""
    found = tuple(diagnostics)
    codes = {one.code for one in found}
    rules = [page for page in pages() if page.code in codes]
    places = {page.code: index for index, page in enumerate(rules)}
    driver = {
        "name": "riskwiz",
        "semanticVersion": __version__,
        "rules": [_rule(page) for page in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, places) for one in found],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(page: Page) -> dict[str, Any]:
    return {
        "id": page.code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.title},
        "help": {"text": page.text or page.title, "markdown": page.text or page.title},
    }


def _result(one: Diagnostic, places: dict[str, int]) -> dict[str, Any]:
    parts = [one.message, *filter(None, (one.note, one.help and f"help: {one.help}"))]
    result: dict[str, Any] = {
        "ruleId": one.code,
        "level": one.severity,
        "message": {"text": "\n".join(parts)},
        "locations": [{"physicalLocation": _location(one)}],
    }
    if one.code in places:
        result["ruleIndex"] = places[one.code]
    return result


def _location(one: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(one.path)}}
    if one.line:
        column = max(1, one.column)
        location["region"] = {
            "startLine": one.line,
            "startColumn": column,
            "endLine": one.line,
            "endColumn": column + max(1, one.length),
        }
    return location


def _uri(path: str) -> str:
    """Write a path as a relative reference; what a URI cannot hold is escaped."""
    plain = "/-._~!$&'()*+,;=@"
    return "".join(
        c if c.isascii() and (c.isalnum() or c in plain) else _escaped(c)
        for c in path.replace("\\", "/")
    )


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
