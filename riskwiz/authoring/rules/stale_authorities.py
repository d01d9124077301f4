"""What is cited was in force when the edition was checked.

The edition says in `as_of` up to which day its facts were checked. An authority whose `until` lies
before that day is law of the past: a new case would print it as a yardstick, and a rule on it
alone could not match. Say in `until` when it ended only where a successor is cited beside it;
where it lives on under another name, give that name and put the old one under `formerly`. An
authority that begins only after that day is not law yet. Judged by the edition's own date, never
by the clock. A warning.
"""

import datetime as dt
from collections.abc import Iterator

from riskwiz.authoring.cites import cites
from riskwiz.authoring.diagnostic import Diagnostic, warning
from riskwiz.authoring.draft import Draft
from riskwiz.authoring.spot import Spot
from riskwiz.core.authority import Authority, in_force, split

CODE = "RW404"
_NAMED = 3


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find authorities that are cited alone and were not in force at the edition's date."""
    if draft.methodology is None:
        return
    as_of = draft.methodology.methodology.as_of
    alone: dict[str, list[Spot]] = {}
    for group in _groups(draft):
        if not any(_holds(draft, cite, as_of) for cite, _ in group):
            cite, spot = group[0]
            alone.setdefault(split(cite)[0], []).append(spot)
    for path, reference in draft.references.items():
        for name, one in reference.authorities.items():
            if name in alone and (one.until is None or one.start < one.until):
                spot = Spot(path, ("authorities", name))
                yield _stale(draft, spot, one, as_of, alone[name])


def _groups(draft: Draft) -> Iterator[list[tuple[str, Spot]]]:
    """Yield the cites that stand together, in one list."""
    found: dict[Spot, list[tuple[str, Spot]]] = {}
    for cite, spot in cites(draft):
        found.setdefault(spot._replace(location=spot.location[:-1]), []).append((cite, spot))
    yield from found.values()


def _holds(draft: Draft, cite: str, as_of: dt.date) -> bool:
    authority = draft.authorities.get(split(cite)[0])
    if authority is None:
        return True
    periods = [(authority.start, authority.until)]
    periods += [(one.start, one.until) for one in authority.formerly]
    return any(in_force(start, until, as_of) for start, until in periods)


def _stale(
    draft: Draft, spot: Spot, one: Authority, as_of: dt.date, citing: list[Spot]
) -> Diagnostic:
    ended = one.start <= as_of
    what = f"ended on {one.until}" if ended else f"begins only on {one.start}"
    return warning(
        CODE,
        f"`{spot.location[-1]}` {what}, and is cited with nothing that was in force on {as_of}",
        draft.value(spot / ("until" if ended else "from")),
        help_="cite what holds now beside it, or give its new name and put this under `formerly`"
        if ended
        else "cite what holds until then beside it",
        note=f"cited so at {_places(draft, citing)}",
    )


def _places(draft: Draft, citing: list[Spot]) -> str:
    """Name the first few places."""
    where = [draft.value(spot) for spot in citing[:_NAMED]]
    more = len(citing) - len(where)
    named = ", ".join(f"{one.path}:{one.line}" for one in where)
    return f"{named}, and {more} more" if more else named
