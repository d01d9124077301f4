"""The chain of owners as a tree: whichever table of an edition has the columns of one is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskwiz.core.assessment import Assessment
from riskwiz.core.enclosure import AnswerResult
from riskwiz.core.ownership import CHAIN

HOLDERS = 24
"""How many holders a picture shows; the answer lists them all."""

_DEEPEST = 8
_LETTERS, _COUNTRY = 70, 30
"""How many letters fit on a line of the drawing after the share, and in a country's name."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds something, and where in the tree they stand."""

    name: str
    country: str
    share: str
    of: str
    depth: int
    above: int
    """The place of what they hold in the list, from 1; 0 is the subject."""

    @property
    def room(self) -> int:
        """How many letters of the name a line of the drawing has room for."""
        return _LETTERS - 4 * self.depth - min(len(self.country), _COUNTRY)


@dataclass(frozen=True, slots=True)
class OwnerTree:
    """Who holds the subject, and who holds them in turn."""

    question: str
    holders: tuple[Holder, ...]
    left_out: int
    """How many rows of the answer are not drawn."""


def owner_trees(assessment: Assessment) -> tuple[OwnerTree, ...]:
    """Return a tree for every answer that says who holds how much of whom, and where they sit."""
    found = []
    for answer in assessment.answers:
        if answer.table and set(CHAIN) <= {column.id for column in answer.columns}:
            rows = list(_rows(answer))
            holders = list(_below(rows, "", "", 0, 1))[:HOLDERS]
            if holders:
                left = max(0, len(rows) - len(holders))
                found.append(OwnerTree(answer.question, _placed(holders), left))
    return tuple(found)


def _rows(answer: AnswerResult) -> Iterator[dict[str, str]]:
    names = [column.id for column in answer.columns]
    for row in answer.table[1:]:
        yield dict(zip(names, row, strict=True))


def _below(
    rows: list[dict[str, str]], company: str, said: str, above: int, depth: int
) -> Iterator[Holder]:
    """Yield who holds a company, each followed by who holds them; a circle is not gone round."""
    if depth > _DEEPEST:
        return
    for row in rows:
        if _folded(row["of"]) == company:
            owner = row["owner"]
            yield Holder(owner, row["country"], row["share"], said, depth, above)
            inner = [one for one in rows if one is not row]
            yield from _below(inner, _folded(owner), owner, above, depth + 1)


def _placed(holders: list[Holder]) -> tuple[Holder, ...]:
    """Say of each holder which line of the drawing stands for what they hold."""
    last: dict[int, int] = {0: 0}
    placed = []
    for number, one in enumerate(holders, start=1):
        last[one.depth] = number
        above = last[one.depth - 1]
        placed.append(Holder(one.name, one.country, one.share, one.of, one.depth, above))
    return tuple(placed)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
