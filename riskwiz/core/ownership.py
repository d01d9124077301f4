"""Shares through a chain of owners: stakes multiplied along each chain, and the chains summed.

The rows of a table say who (`owner`) holds how much (`share`, in percent) of whom (`of`; empty
means the subject), and in which country the owner sits. Stakes that run in a circle are left out
of the sum, whichever way the rows are sorted, and reported.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

CHAIN = ("owner", "of", "country", "share")
"""The columns that a table needs for shares through a chain."""

SUBJECT = ""
_WHOLE = 100
_HALF = 50

Row = Mapping[str, Any]
Owners = dict[str, dict[str, Fraction]]


def effective_share(rows: Sequence[Row], members: frozenset[str]) -> Fraction:
    """Return the percentage of the subject that holders in some countries have, in the end.

    A holder in one of the countries counts with its whole stake; any other with what those
    countries have of it in turn. Raises KeyError where a row has no owner or no share.
    """
    return _share(rows, {_name(row, "owner") for row in rows if row.get("country") in members})


def share_outside(rows: Sequence[Row], members: frozenset[str]) -> Fraction:
    """Return the percentage that holders in other countries have; holders in none are left out."""
    return _share(rows, _outside(rows, members))


def share_untraced(rows: Sequence[Row]) -> Fraction:
    """Return the percentage where the trail ends: holders with neither a country nor owners."""
    placed = {_name(row, "owner") for row in rows if row.get("country")}
    held = {_name(row, "of") for row in rows}
    return _share(rows, {_name(row, "owner") for row in rows} - placed - held)


def share_by_majority(rows: Sequence[Row], members: frozenset[str]) -> Fraction:
    """Return the percentage held by those countries and by what they have half of or more.

    Unlike in `effective_share`, a company of which they hold half or more, together, counts with
    its whole stake, and one of which they hold less with nothing.
    """
    counted = {_name(row, "owner") for row in rows if row.get("country") in members}
    owners = _owners(rows)
    while True:
        more = {
            company
            for company, held in owners.items()
            if company not in counted and company != SUBJECT and _held(held, counted) >= _HALF
        }
        if not more:
            return _held(owners.get(SUBJECT, {}), counted)
        counted |= more


def largest_share_outside(rows: Sequence[Row], members: frozenset[str]) -> Fraction:
    """Return the largest percentage that the holders in any one other country have."""
    countries = {str(row["country"]) for row in rows if row.get("country")} - members
    shares = (effective_share(rows, frozenset({one})) for one in countries)
    return max(shares, default=Fraction(0))


def _outside(rows: Sequence[Row], members: frozenset[str]) -> set[str]:
    placed = (row for row in rows if row.get("country"))
    return {_name(row, "owner") for row in placed if row["country"] not in members}


def _held(held: Mapping[str, Fraction], counted: set[str]) -> Fraction:
    return sum((share for owner, share in held.items() if owner in counted), Fraction(0))


def _share(rows: Sequence[Row], counted: set[str]) -> Fraction:
    """Multiply stakes along each chain down to holders that count, and sum the chains."""
    owners = {one: held for one, held in _owners(rows).items() if one not in counted}
    for one, other in _circular(owners):
        del owners[other][one]
    shares: dict[str, Fraction] = {}
    stack = [SUBJECT]
    while stack:
        company = stack[-1]
        if company in shares:
            stack.pop()
            continue
        held = owners.get(company, {})
        waiting = [o for o in held if o not in counted and o not in shares]
        if waiting:
            stack.extend(waiting)
            continue
        shares[company] = sum(
            (s * (1 if o in counted else shares[o] / _WHOLE) for o, s in held.items()), Fraction(0)
        )
    return shares[SUBJECT]


def objections(rows: Sequence[Row], subject: str) -> Iterator[str]:
    """Say which stakes run in a circle, and of whom more than everything is held."""
    whole = [row for row in rows if "owner" in row and "share" in row]
    owners = _owners(whole)
    itself = _folded(subject)
    for row in whole:
        if itself and _name(row, "owner") == itself:
            of = str(row.get("of", "")) or subject
            yield f"{subject} stands among the owners of {of}, and so would own what owns it"
        if itself and _name(row, "of") == itself:
            yield f"a stake of {row['owner']} is in {subject} by name; leave that column empty"
    written = {_folded(row.get(key, "")): row.get(key, "") for row in whole for key in CHAIN[:2]}
    names = written | {SUBJECT: subject}
    circle = sorted({names[one] for pair in _circular(owners) for one in pair})
    if circle:
        yield (
            f"the stakes of {', '.join(circle)} run in a circle; what they hold through it may be "
            "left out of shares through a chain"
        )
    for company, held in owners.items():
        total = sum(held.values(), Fraction(0))
        if total > _WHOLE:
            yield f"the owners of {names[company]} hold {float(total):g} % of it, more than 100 %"


def _owners(rows: Iterable[Row]) -> Owners:
    """Return for each company what each of its owners holds of it."""
    owners: Owners = {}
    for row in rows:
        held = owners.setdefault(_name(row, "of"), {})
        owner = _name(row, "owner")
        held[owner] = held.get(owner, Fraction(0)) + Fraction(row["share"])
    return owners


def _name(row: Row, key: str) -> str:
    return _folded(row[key] if key == "owner" else row.get(key, SUBJECT))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _circular(owners: Owners) -> list[tuple[str, str]]:
    """Return the stakes of companies that, through others, are held by what they hold."""
    inner = _in_circles(owners)
    return [
        (owner, company)
        for company, held in owners.items()
        if company in inner
        for owner in held
        if owner in inner and company in _behind(owners, owner)
    ]


def _in_circles(owners: Owners) -> set[str]:
    """Return the companies that are left when those without owners are taken away in turn."""
    left = {company: set(held) for company, held in owners.items()}
    while True:
        ends = [company for company, held in left.items() if held.isdisjoint(left)]
        if not ends:
            return set(left)
        for company in ends:
            del left[company]


def _behind(owners: Owners, company: str) -> set[str]:
    """Return everyone who holds a company, directly or through others, and itself."""
    found: set[str] = set()
    waiting = [company]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(owners.get(one, ()))
    return found
