"""In which combinations an expression has which value: its skeleton over masks."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from riskwiz.authoring.search.skeleton import Atom, Choice, Joined, Not, Skeleton
from riskwiz.core.expression import CelValue


class Case(NamedTuple):
    """A value, and the combinations in which an expression has it; in the others it has none."""

    value: CelValue
    mask: int


Cases = tuple[Case, ...]


def merged(cases: Iterable[Case]) -> Cases:
    """Put the combinations of equal values together."""
    found: dict[str, Case] = {}
    for case in cases:
        if case.mask:
            key = repr(case.value)
            before = found[key].mask if key in found else 0
            found[key] = Case(case.value, before | case.mask)
    return tuple(found.values())


def where(cases: Cases, value: CelValue) -> int:
    """Return the combinations in which an expression has a value."""
    return reduce(or_, (c.mask for c in cases if c.value is value or c.value == value), 0)


def anywhere(cases: Cases) -> int:
    """Return the combinations in which an expression has any value."""
    return reduce(or_, (c.mask for c in cases), 0)


def over(whole: Skeleton, atom: Callable[[str], Cases]) -> Cases:
    """Work an expression out in all combinations at once, given its atoms.

    As in CEL, `&&` and `||` absorb a part that has no value, and `? :` does not.
    """
    match whole:
        case Atom():
            return atom(whole.source)
        case Not():
            return merged(Case(not case.value, case.mask) for case in over(whole.inner, atom))
        case Joined():
            parts = [over(part, atom) for part in whole.parts]
            all_, any_ = (True, False) if whole.by_and else (False, True)
            every = reduce(and_, (where(part, all_) for part in parts))
            some = reduce(or_, (where(part, any_) for part in parts))
            return merged([Case(all_, every), Case(any_, some)])
        case Choice():
            return merged(_chosen(whole, atom))


def _chosen(whole: Choice, atom: Callable[[str], Cases]) -> Iterator[Case]:
    condition = over(whole.condition, atom)
    for value, part in ((True, whole.yes), (False, whole.no)):
        holds = where(condition, value)
        yield from (Case(case.value, case.mask & holds) for case in over(part, atom))
