"""A memory of what was worked out before, so that the same is not worked out twice."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

_MOST_KEPT = 5_000


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
    """Keeps what was worked out under everything that it followed from; it forgets when full."""

    _kept: dict[Hashable, Any] = field(default_factory=dict)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made under a key, or make it."""
        found: T | None = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = make()
        return found
