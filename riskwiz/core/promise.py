"""Recording how a mitigation stands: the event, or why it cannot be taken."""

import datetime as dt
from typing import get_args

from riskwiz.core.case import Case
from riskwiz.core.edition import Edition
from riskwiz.core.event import Event, MitigationRecorded
from riskwiz.core.mitigation_record import MitigationRecord, MitigationState
from riskwiz.core.question import DateQuestion
from riskwiz.core.refusal import refused_line, refused_prose
from riskwiz.core.value import Objection, nearest, read

STATES: tuple[MitigationState, ...] = get_args(MitigationState)
"""How far a mitigation can have come, in this order."""

_DAY = DateQuestion(id="due", ask="Due", kind="date")


def recorded(
    edition: Edition, case: Case, mitigation: str, entry: dict[str, object]
) -> tuple[Event, ...] | Objection:
    """Record a mitigation as proposed, agreed or verified.

    `entry` holds state, due, by and note as somebody typed them or as TOML has them; due, by and
    note may be empty. Agreed without a due date is a standing promise; verified needs `by`.
    """
    record = _record(edition, mitigation, entry)
    if isinstance(record, Objection):
        return record
    if case.mitigations.get(mitigation) == record:
        return ()
    return (MitigationRecorded(mitigation=mitigation, **dict(record)),)


def withdrawn(edition: Edition, case: Case, mitigation: str) -> tuple[Event, ...] | Objection:
    """Take a mitigation out of the case."""
    if mitigation in case.mitigations:
        return (MitigationRecorded(mitigation=mitigation, state="withdrawn"),)
    return _unknown(edition, mitigation) or ()


def _record(
    edition: Edition, mitigation: str, entry: dict[str, object]
) -> MitigationRecord | Objection:
    said = {key: str(entry.get(key) or "").strip() for key in ("state", "by", "note")}
    refused = (
        _unknown(edition, mitigation)
        or _strange_state(said["state"])
        or refused_line(said["by"])
        or refused_prose(said["note"])
    )
    if refused is not None:
        return refused
    due = _day(entry.get("due"))
    if isinstance(due, Objection):
        return due
    if said["state"] == "verified" and not said["by"]:
        return Objection(
            message="verified needs who verified it", help="name them, or record it as agreed"
        )
    return MitigationRecord.model_validate(
        {"state": said["state"], "due": due, "by": said["by"] or None, "note": said["note"] or None}
    )


def _unknown(edition: Edition, mitigation: str) -> Objection | None:
    known = list(edition.mitigations)
    if mitigation in known:
        return None
    meant = nearest(mitigation, known)
    there = f"there are: {', '.join(known)}" if known else "the edition has none"
    return Objection(
        message=f"there is no mitigation called {mitigation[:60]!r}",
        help=f"did you mean {meant!r}?" if meant else there,
    )


def _strange_state(state: str) -> Objection | None:
    if state in STATES:
        return None
    return Objection(
        message=f"{state[:60]!r} is no state of a mitigation",
        help="it is proposed, agreed or verified",
    )


def _day(given: object) -> dt.date | Objection | None:
    if given is None or given == "":
        return None
    day = read(_DAY, given)
    return day if isinstance(day, Objection) else dt.date.fromisoformat(str(day))
