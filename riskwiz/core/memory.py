"""Memories of what was worked out before, so that the same is not worked out twice."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

_MOST_KEPT = 5_000


class Kept(dict[K, V]):
    """What was worked out, each under what it follows from; it forgets all of it when full."""

    def __init__(self, most: int) -> None:
        """Keep so many things at most."""
        super().__init__()
        self.most = most

    def keep(self, key: K, value: V) -> V:
        """Keep a value under a key, and return it."""
        if len(self) >= self.most:
            self.clear()
        self[key] = value
        return value


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """Stands for an object in a key: equal only to itself, however much another is like it."""

    one: object

    def __eq__(self, other: object) -> bool:
        """Say whether both stand for one object."""
        return isinstance(other, Same) and self.one is other.one

    def __hash__(self) -> int:
        """Return a hash of the object's identity."""
        return id(self.one)


@dataclass
class Memory:
    """Keeps what different functions work out, each under names of its own."""

    _kept: Kept[Hashable, Any] = field(default_factory=lambda: Kept(_MOST_KEPT))

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made under a key, or make it."""
        found: T | None = self._kept.get(key)
        return self._kept.keep(key, make()) if found is None else found
