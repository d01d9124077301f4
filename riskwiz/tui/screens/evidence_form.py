"""The forms about evidence: their fields, and how filled-in fields become evidence and links."""

import datetime as dt
import re
from collections.abc import Collection
from typing import get_args

from riskwiz.core.evidence import (
    CREDIBILITY_MEANING,
    RELIABILITY_MEANING,
    STATUS_MEANING,
    Credibility,
    Evidence,
    Link,
    Reliability,
    Status,
    evidence_id,
)
from riskwiz.core.value import Objection
from riskwiz.tui.dialogs.form import Field
from riskwiz.tui.ports import LocalFile
from riskwiz.tui.widgets.choice_list import Choice

_RELIABILITY = tuple(Choice(k, f"{k}  {v}") for k, v in RELIABILITY_MEANING.items())
_CREDIBILITY = tuple(Choice(str(k), f"{k}  {v}") for k, v in CREDIBILITY_MEANING.items())
_KEEP = (
    Choice("no", "no: the case keeps its name and SHA-256"),
    Choice("yes", "yes: the case keeps the file itself inside it"),
)
_STATUS = tuple(Choice(k.value, f"{k.value}: {v}") for k, v in STATUS_MEANING.items())


def source_fields(evidence: Evidence | None = None) -> list[Field]:
    """Return the fields that describe a source."""
    known = evidence
    return [
        Field("title", "Title", known.title if known else ""),
        Field("publisher", "Publisher", known.publisher if known else ""),
        Field("date", "Date", _text(known and known.date), "optional; such as 2026-01-22"),
        Field("url", "URL", _text(known and known.url), "optional"),
        Field("reliability", "Reliability", known.reliability if known else "", "", _RELIABILITY),
    ]


def detail_fields(evidence: Evidence | None = None) -> list[Field]:
    """Return the fields about a source that can wait."""
    known = evidence
    return [
        Field("valid_until", "Valid until", _text(known and known.valid_until), "optional"),
        Field("file", "File", _text(known and known.file), "optional; drop it, or write its path"),
        Field("keep", "Keep it", "no", "", _KEEP),
        Field("note", "Note", _text(known and known.note), "optional"),
    ]


def link_fields(link: Link | None = None) -> list[Field]:
    """Return the fields that say what a source is worth for one answer."""
    credibility = str(link.credibility) if link else ""
    return [
        Field("credibility", "Credibility", credibility, "", _CREDIBILITY),
        Field("status", "Status", link.status.value if link else "", "", _STATUS),
        Field("disputed", "Disputed", _text(link and link.disputed), "optional; who, and why"),
    ]


def _text(value: object) -> str:
    return "" if not value else str(value)


def names_new_file(values: dict[str, str], known: Evidence | None) -> bool:
    """Say whether a form names a file that is to be looked at: another, or one to keep now."""
    file = values["file"].strip()
    before = known.file if known is not None else None
    return bool(file) and (file != before or values["keep"] == "yes")


def evidence_from(
    values: dict[str, str],
    taken: Collection[str],
    known: Evidence | None = None,
    attached: LocalFile | None = None,
) -> Evidence | Objection:
    """Make evidence of a filled-in form and the file that it names, or say what is missing."""
    dates: dict[str, dt.date | None] = {}
    for name in ("date", "valid_until"):
        date = _date(values[name])
        if isinstance(date, Objection):
            return date
        dates[name] = date
    for name, label in (("title", "the title"), ("publisher", "the publisher")):
        if not values[name].strip():
            return Objection(message=f"{label} is missing", help="fill it in")
    reliability: Reliability | None = next(
        (one for one in get_args(Reliability) if one == values["reliability"]), None
    )
    if reliability is None:
        return Objection(message="the reliability is missing", help="pick A to F")
    publisher = values["publisher"].strip()
    file = attached
    if file is None and known is not None and values["file"].strip() and known.file:
        file = LocalFile(known.file, known.sha256 or "")
    return Evidence(
        id=known.id if known else evidence_id(publisher, dates["date"], taken),
        title=values["title"].strip(),
        publisher=publisher,
        date=dates["date"],
        url=values["url"].strip() or None,
        reliability=reliability,
        valid_until=dates["valid_until"],
        file=file.name if file is not None else None,
        sha256=(file.sha256 or None) if file is not None else None,
        note=values["note"].strip() or None,
    )


def link_from(values: dict[str, str], evidence: str) -> Link | Objection:
    """Make a link of a filled-in form, or say what is missing."""
    credibility: Credibility | None = next(
        (one for one in get_args(Credibility) if str(one) == values["credibility"]), None
    )
    if credibility is None:
        return Objection(message="the credibility is missing", help="pick 1 to 6")
    if values["status"] not in {one.value for one in Status}:
        return Objection(message="the status is missing", help="pick what the source makes of it")
    return Link(
        evidence=evidence,
        credibility=credibility,
        status=Status(values["status"]),
        disputed=values["disputed"].strip() or None,
    )


def _date(text: str) -> dt.date | Objection | None:
    if not text.strip():
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            return dt.date.fromisoformat(text.strip())
    except ValueError:
        pass
    return Objection(message=f"{text!r} is not a date", help="write it as 2026-01-22")
