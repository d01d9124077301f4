"""One of two cases that are compared: its edition, and what its date makes of lists and law."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from riskwiz.core.authority import Authority, Entry, ReferenceList, citation
from riskwiz.core.case import Case
from riskwiz.core.edition import Edition

_ALWAYS, _NEVER = dt.date.min, dt.date.max


@dataclass(frozen=True)
class Side:
    """One of the two cases with its edition."""

    edition: Edition
    case: Case

    @cached_property
    def lists(self) -> dict[str, ReferenceList]:
        """The reference lists with the members that they have at the as-of date, undated."""
        return {
            name: one.model_copy(update={"entry": tuple(_members(one, self.case.as_of))})
            for name, one in self.edition.lists.items()
        }

    @cached_property
    def authorities(self) -> dict[str, Authority]:
        """The authorities, in force always or never, as they are at the as-of date."""
        return {name: self._undated(name) for name in self.edition.authorities}

    def in_force(self, authority: str) -> bool:
        """Say whether an authority is in force at the as-of date; one it lacks is not."""
        known = self.edition.authorities
        return authority in known and citation(authority, known, self.case.as_of).in_force

    def members(self, name: str) -> frozenset[str]:
        """Return the members of a list at the as-of date; one that the edition lacks has none."""
        one = self.edition.lists.get(name)
        return one.members(self.case.as_of) if one else frozenset()

    def state_of(self, mitigation: str) -> str:
        """Return how far a mitigation has come."""
        record = self.case.mitigations.get(mitigation)
        return record.state if record else "not recorded"

    def _undated(self, name: str) -> Authority:
        start = _ALWAYS if self.in_force(name) else _NEVER
        changes = {"start": start, "until": None, "formerly": ()}
        return self.edition.authorities[name].model_copy(update=changes)


def _members(one: ReferenceList, as_of: dt.date) -> Iterator[Entry]:
    found = one.members(as_of)
    for entry in one.entry:
        if entry.value in found:
            yield entry.model_copy(update={"start": _ALWAYS, "until": None})
