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
    """What it was called, or where it stood, then."""
    start: dt.date = Field(alias="from")
    """The first day on which it was called so."""
    until: dt.date | None = None
    """The first day on which it was no longer called so."""


class Authority(Model):
    """A law, standard, order or decision, with the dates between which it is in force."""

    title: Line
    """What the authority is called, as the memo cites it."""
    kind: Kind
    """What it is; a standard or guidance is a yardstick, not law."""
    start: dt.date = Field(alias="from")
    """The first day on which it is in force."""
    until: dt.date | None = None
    """The first day on which it is no longer in force; leave it out while it is."""
    formerly: tuple[Formerly, ...] = ()
    """What it was called, or where it stood, before."""
    verified: bool
    """Whether somebody has read the text itself; if not, the memo says so."""
    url: Line | None = None
    """Where the text can be read."""
    note: Prose | None = None
    """Anything else that a reader should know."""


class Entry(Model):
    """A member of a dated list."""

    value: Line
    """What is on the list, as answers give it: a country's two letters, say."""
    label: Line
    """What people call it."""
    start: dt.date = Field(alias="from")
    """The first day on which it is on the list."""
    until: dt.date | None = None
    """The first day on which it is no longer on the list; leave it out while it is."""
    verified: bool = True
    """Whether somebody has checked this entry in the text itself."""
    note: Prose | None = None
    """Anything else that a reader should know."""


class ReferenceList(Model):
    """A list such as the foreign adversaries, whose members come and go by date."""

    title: Line
    """What the list is, as the memo prints it."""
    cite: tuple[Cite, ...] = ()
    """What this rests on: an authority's key, one space, and the place in it."""
    note: Prose | None = None
    """Anything else that a reader should know."""
    entry: tuple[Entry, ...] = ()
    """The members of the list, with their dates."""

    def members(self, as_of: dt.date) -> frozenset[str]:
        """Return the values that are on the list at a date."""
        return frozenset(e.value for e in self.entry if in_force(e.start, e.until, as_of))


class Reference(Model):
    """One authored file of authorities and lists."""

    schema_: str | None = Field(default=None, alias="$schema")
    """The JSON Schema of this file, for editors that do not read the file's first line."""
    authorities: dict[Identifier, Authority] = Field(default_factory=dict)
    """The authorities that the edition cites, each under the key that cites begin with."""
    lists: dict[Identifier, ReferenceList] = Field(default_factory=dict)
    """Dated lists, each under the key that `listed(…)` names."""


class Citation(Model):
    """A cite as it is printed for a case: the title valid at the as-of date."""

    authority: str
    """The key of the authority."""
    title: str
    """The authority's title as it was valid at the as-of date."""
    pin_point: str
    """The place in the authority."""
    text: str
    """Title and place, as they are printed."""
    in_force: bool
    """Whether the authority was in force at the as-of date."""
    verified: bool
    """Whether somebody has read the text itself."""
    kind: Kind
    """What the authority is; a standard or guidance is a yardstick, not law."""
    url: str | None = None
    """Where the text can be read."""


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
