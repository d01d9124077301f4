"""Authorities (laws and standards that are cited) and dated reference lists."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from riskwiz.core.model import Cite, Identifier, Line, Model, Prose

Kind = Literal["law", "standard", "guidance", "case", "order", "bill"]


class Formerly(Model):
    """Where an authority stood, or what it was called, before."""

    title: Line
    start: dt.date = Field(alias="from")
    until: dt.date | None = None


class Authority(Model):
    """A law, standard, order or decision, with the dates between which it is in force."""

    title: Line
    kind: Kind
    start: dt.date = Field(alias="from")
    until: dt.date | None = None
    formerly: tuple[Formerly, ...] = ()
    verified: bool
    url: Line | None = None
    note: Prose | None = None


class Entry(Model):
    """A member of a dated list."""

    value: Line
    label: Line
    start: dt.date = Field(alias="from")
    until: dt.date | None = None
    verified: bool = True
    note: Prose | None = None


class ReferenceList(Model):
    """A list such as the foreign adversaries, whose members come and go by date."""

    title: Line
    cite: tuple[Cite, ...] = ()
    note: Prose | None = None
    entry: tuple[Entry, ...] = ()

    def members(self, as_of: dt.date) -> frozenset[str]:
        """Return the values that are on the list at a date."""
        return frozenset(e.value for e in self.entry if in_force(e.start, e.until, as_of))


class Reference(Model):
    """One authored file of authorities and lists."""

    schema_: str | None = Field(default=None, alias="$schema")
    authorities: dict[Identifier, Authority] = Field(default_factory=dict)
    lists: dict[Identifier, ReferenceList] = Field(default_factory=dict)


class Citation(Model):
    """A cite as it is printed for a case: the title valid at the as-of date."""

    authority: str
    title: str
    pin_point: str
    text: str
    in_force: bool
    verified: bool
    kind: Kind
    url: str | None = None


def in_force(start: dt.date, until: dt.date | None, as_of: dt.date) -> bool:
    """Say whether a period that starts on one day and ends before another covers a date."""
    return start <= as_of and (until is None or as_of < until)


def split(cite: str) -> tuple[str, str]:
    """Return the authority's key and the pin-point of a cite."""
    key, _, pin_point = cite.partition(" ")
    return key, pin_point


def citation(cite: str, authorities: Mapping[str, Authority], as_of: dt.date) -> Citation:
    """Resolve a cite at a date; the cite must name one of the authorities."""
    key, pin_point = split(cite)
    authority = authorities[key]
    title, valid = authority.title, in_force(authority.start, authority.until, as_of)
    former = next((f for f in authority.formerly if in_force(f.start, f.until, as_of)), None)
    if not valid and former is not None:
        title, valid = former.title, True
    return Citation(
        authority=key,
        title=title,
        pin_point=pin_point,
        text=f"{title}, {pin_point}" if pin_point else title,
        in_force=valid,
        verified=authority.verified,
        kind=authority.kind,
        url=authority.url,
    )
